"""Putting a world file into a database."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from bot.worlds import shape
from bot.worlds.load_children import child as put_child
from bot.worlds.load_children import past_day
from bot.worlds.loading import Loading, Place
from bot.worlds.shape import Table, World, WorldError
from dialog.input.phones import FoundPhone, read_phone
from dialog.messages import ChannelName
from domain.learning import Measuring
from domain.people import RoleKind, Sex
from domain.people import call_name as usual_call
from storage import days, directory, founding, learning, people
from storage.engine import Connection

_VILLAGE_WIDE = (RoleKind.COORDINATOR, RoleKind.VILLAGE_OFFICER, RoleKind.MIDWIFE)


def load(connection: Connection, world: World, *, now: datetime, channel: ChannelName) -> int:
    """Put a world into a database as it stands at a moment; give the village's number.

    Officers get an address on the channel, beside their number; mothers have none until they
    write or a given says so. A second world joins the Puskesmas of the first when it names it.
    Raises WorldError, naming the place, for a file that lacks something.
    """
    loading = Loading(connection, world, now, channel)
    loading.codes |= founding.codes(connection)
    village_id = _village(loading)
    hamlets = {
        shape.written(row, "nama", world.name): founding.add_hamlet(
            connection,
            village_id,
            shape.written(row, "nama", world.name),
            tuple(str(rt) for rt in row.get("rt") or ()),
        )
        for row in world.rows("dusun")
    }
    if not world.rows("posyandu"):
        raise WorldError(f"{world.name}: 'posyandu' belum diisi")
    for row in world.rows("posyandu"):
        place = _posyandu(loading, row, village_id, hamlets)
        loading.placed[place.name] = place
        for number, child in enumerate(world.children(place.name), 1):
            put_child(loading, place, child, f"{world.name}: balita {place.name} ke-{number}")
        for number, other in enumerate(world.others(place.name), 1):
            _other(loading, place, other, f"{world.name}: sasaran lain {place.name} ke-{number}")
    for number, row in enumerate(world.rows("petugas"), 1):
        _officer(loading, row, village_id, f"{world.name}: petugas ke-{number}")
    return village_id


def _village(loading: Loading) -> int:
    world = loading.world
    puskesmas: Mapping[str, Any] = world.table.get("puskesmas") or {}
    doses_: Mapping[str, Any] = world.table.get("imunisasi") or {}
    duty = read_phone(str(puskesmas.get("telepon_jaga") or ""))
    name = str(puskesmas.get("nama") or f"Puskesmas {world.village}")
    puskesmas_id = founding.puskesmas_named(loading.connection, name) or founding.add_puskesmas(
        loading.connection,
        name=name,
        duty_phone=duty.number if isinstance(duty, FoundPhone) else "",
        emergency_phone=str(puskesmas.get("telepon_gawat_darurat") or "119"),
    )
    return founding.add_village(
        loading.connection,
        puskesmas_id=puskesmas_id,
        name=world.village,
        district=str(world.table.get("kecamatan") or ""),
        time_zone=world.zone.key,
        je_endemic=bool(doses_.get("daerah_je")),
        hexavalent=bool(doses_.get("heksavalen")),
    )


def _posyandu(loading: Loading, row: Table, village_id: int, hamlets: Mapping[str, int]) -> Place:
    name = shape.written(row, "nama", f"{loading.world.name}: posyandu")
    where = f"{loading.world.name}: posyandu {name}"
    opens_at, closes_at = shape.hours(row, where)
    rule = shape.rule(row, where)
    posyandu_id = founding.add_posyandu(
        loading.connection,
        village_id=village_id,
        hamlet_id=hamlets.get(str(row.get("dusun") or "")),
        name=name,
        place=str(row.get("tempat") or name),
        day_rule=str(rule),
        opens_at=opens_at,
        closes_at=closes_at,
    )
    place = Place(id=posyandu_id, name=name, village_id=village_id, rule=rule)
    for key in ("hari_ini", "berikutnya"):
        if row.get(key):
            _move_if_needed(loading, place, shape.day(row[key], f"{where}, {key}"))
    if row.get("hari_terakhir"):
        past_day(loading, place, shape.day(row["hari_terakhir"], f"{where}, hari_terakhir"))
    return place


def _move_if_needed(loading: Loading, place: Place, held_on: date) -> None:
    planned_on = place.rule.on(held_on.year, held_on.month)
    if planned_on != held_on:
        days.move(loading.connection, days.by_rule(place.id, planned_on), held_on)


def _other(loading: Loading, place: Place, row: Table, where: str) -> None:
    name = shape.written(row, "nama", where)
    stage = shape.life_stage(row)
    founding.add_resident(
        loading.connection,
        posyandu_id=place.id,
        name=name,
        life_stage=stage,
        sex=Sex.FEMALE if stage == "pregnant" else str(row.get("jk") or ""),
        born_on=shape.day(row["lahir"], f"{where} ({name})") if row.get("lahir") else None,
        rt=str(row.get("rt") or ""),
        last_period_on=shape.day(row["hpht"], f"{where} ({name})") if row.get("hpht") else None,
    )


def _officer(loading: Loading, row: Table, village_id: int, where: str) -> None:
    name = shape.written(row, "nama", where)
    title, call = shape.title_and_call(str(row.get("sebut") or name))
    number = officer_address(row, ChannelName.WHATSAPP, where)
    known = directory.owner(loading.connection, ChannelName.WHATSAPP, number)
    person_id = known or people.add(
        loading.connection,
        village_id=village_id,
        name=name,
        title=title,
        call_name=call if title else usual_call(name),
        rt=str(row.get("rt") or ""),
        created_at=loading.registered_at,
    )
    kind = shape.role(row, where)
    posyandu = loading.placed.get(str(row.get("posyandu") or ""))
    if kind is RoleKind.CADRE and posyandu is None:
        raise WorldError(f"{where} ({name}): kader perlu 'posyandu' yang ada di daftar")
    people.add_role(
        loading.connection,
        person_id=person_id,
        kind=kind,
        village_id=None if kind is RoleKind.CADRE else village_id,
        posyandu_id=posyandu.id if posyandu and kind is RoleKind.CADRE else None,
        since=loading.registered_at.date(),
    )
    if posyandu and kind in _VILLAGE_WIDE and "kader" in str(row["peran"]).lower():
        people.add_role(
            loading.connection,
            person_id=person_id,
            kind=RoleKind.CADRE,
            posyandu_id=posyandu.id,
            since=loading.registered_at.date(),
        )
    # Who is listed has done this before; somebody new joins with a code.
    learning.keep_met(loading.connection, person_id, Measuring, loading.registered_at.date())
    if known is None:
        _addresses(loading, person_id, row, where)


def _addresses(loading: Loading, person_id: int, row: Table, where: str) -> None:
    for channel in {ChannelName.WHATSAPP, loading.channel}:
        # A colleague's number is known, whichever channel is used.
        people.add_address(
            loading.connection,
            person_id=person_id,
            channel=channel,
            address=officer_address(row, channel, where),
            last_inbound_at=loading.now - timedelta(hours=1)
            if channel is loading.channel
            else None,
            added_at=loading.registered_at,
        )


def officer_address(row: Table, channel: ChannelName, where: str) -> str:
    """Give an officer's number, or on Telegram a chat id made of it."""
    phone = read_phone(shape.written(row, "telepon", where))
    if not isinstance(phone, FoundPhone):
        raise WorldError(f"{where}: telepon {row['telepon']!r} bukan nomor HP")
    return address_for(phone.number, channel)


def address_for(number: str, channel: ChannelName) -> str:
    """Give the address that stands for a phone number: on Telegram a chat id made of it."""
    return number if channel is ChannelName.WHATSAPP else number.removeprefix("+")
