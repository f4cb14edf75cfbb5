"""Givens about people: who agreed, who is connected, which number is whose, who wrote when."""

import re
from datetime import timedelta

from bot.worlds.cast import Seat
from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.given_time import day_in, moment_in
from bot.worlds.load import address_for
from dialog.input.phones import FoundPhone, read_phone
from dialog.messages import ChannelName
from domain.commands_family import AddFamilyPhone
from domain.people import Family, Sex
from domain.people import call_name as usual_call
from handlers import opening
from handlers.commands import carry_out
from storage import children, days, directory, people

WROTE_BEFORE = timedelta(days=3)
"""A family that agreed does not write every day, so WhatsApp takes only templates."""
CODE_VALID = timedelta(days=7)
_CHANNELS = {"whatsapp": ChannelName.WHATSAPP, "telegram": ChannelName.TELEGRAM}
_NEW_CHILD = re.compile(
    r"(?P<name>[A-Z][\w'’]+(?: [A-Z][\w'’]+)*) "
    r"\((?P<sex>[LP]), (?:lahir )?(?P<born>\d{1,2} \w+ \d{4})"
)


def connect(
    change: Change,
    label: str,
    family: Family,
    *,
    agrees: bool = True,
    channel: ChannelName | None = None,
    number: str = "",
) -> tuple[int, Seat]:
    """Let a mother answer for her family from an address; give her number and the address."""
    person_id = directory.guardian_of(change.connection, family.id)
    if person_id is None:
        person_id = _join(change, label, family, channel, number)
    if agrees and not people.agrees(change.connection, person_id):
        agree(change, person_id, family.id)
    seat = change.seat(label)
    change.scene.mentioned.append(seat)
    return person_id, seat


def _join(
    change: Change, label: str, family: Family, channel: ChannelName | None, number: str
) -> int:
    used = ChannelName.WHATSAPP if number else channel or change.stage.cast.channel_of(label)
    if number:
        seat = Seat(channel=used, address=address_for(number, used))
        change.stage.cast.take_seat(label, seat)
    else:
        seat = change.stage.cast.seat(change.connection, label)
    if seat.channel is not used:
        seat = Seat(channel=used, address=address_for(f"+{seat.address.removeprefix('+')}", used))
        change.stage.cast.take_seat(label, seat)
    person_id = _person_at(change, seat, family)
    people.add_guardian(change.connection, person_id, family.id, change.stage.now)
    return person_id


def _person_at(change: Change, seat: Seat, family: Family) -> int:
    known = directory.owner(change.connection, seat.channel, seat.address)
    if known is not None:
        return known
    joined_at = change.stage.now - WROTE_BEFORE
    person_id = people.add(
        change.connection,
        village_id=change.stage.village_id,
        name=family.mother_name,
        title="Ibu",
        call_name=usual_call(family.mother_name),
        rt=family.rt,
        shares_phone=False,
        created_at=joined_at,
    )
    people.add_address(
        change.connection,
        person_id=person_id,
        channel=seat.channel,
        address=seat.address,
        last_inbound_at=joined_at,
        added_at=joined_at,
    )
    return person_id


def agree(change: Change, person_id: int, family_id: int | None = None) -> None:
    """Let a person have agreed to messages some days ago."""
    people.add_consent(
        change.connection,
        person_id=person_id,
        family_id=family_id,
        kind="family",
        answer=True,
        text_version="1",
        channel=str(change.stage.channel),
        given_at=change.stage.now - WROTE_BEFORE,
    )


def _those_told_of(change: Change) -> tuple[tuple[str, Family], ...]:
    """Find the mothers of a sentence; 'keempat ibu' and 'mereka' are those of the heading."""
    named = change.families_in(change.sentence)
    if named or not re.search(r"\b(?:ke\w+|para|semua|seluruh) ibu\b|mereka", change.sentence):
        return named
    return change.mothers_of_heading()


def _agreed(change: Change, _match: re.Match[str]) -> None:
    said = re.search(r"\((WhatsApp|Telegram)\)", change.sentence)
    channel = _CHANNELS[said[1].lower()] if said else None
    for label, family in _those_told_of(change):
        connect(change, label, family, channel=channel)
        for found in _NEW_CHILD.finditer(change.sentence):
            _add_child(change, family, found)


def _add_child(change: Change, family: Family, found: re.Match[str]) -> None:
    born = day_in(found["born"], change.stage.local.date())
    if born is None or change.child(found["name"]) is not None:
        return
    children.add(
        change.connection,
        family_id=family.id,
        posyandu_id=family.posyandu_id,
        name=found["name"],
        sex=Sex(found["sex"]),
        born_on=born,
        has_kia_book=True,
        registered_at=change.stage.now - WROTE_BEFORE,
    )


def _wrote_then(change: Change, _match: re.Match[str]) -> None:
    """Set when those told of wrote last."""
    told = change.sentence
    moment = moment_in(told[_wrote_at(told) :], change.stage.now, change.stage.zone)
    if moment is None:
        return
    named = _those_told_of(change)
    seats = [connect(change, label, family, agrees=False)[1] for label, family in named]
    for seat in seats or change.scene.mentioned[-1:]:
        directory.last_heard(change.connection, seat.channel, seat.address, moment)


def _wrote_at(told: str) -> int:
    found = re.search(r"pesan terakhir|terakhir menulis|tidak menulis|lebih dari", told)
    return found.start() if found else 0


def _coming(change: Change, match: re.Match[str]) -> None:
    for label, family in change.families_in(match["who"]):
        person_id, _seat = connect(change, label, family)
        day = days.next_day(change.connection, family.posyandu_id, change.stage.local.date())
        directory.say_coming(
            change.connection, person_id, family.posyandu_id, day.held_on, change.stage.now
        )


def _code(change: Change, match: re.Match[str]) -> None:
    child = change.child(match["child"])
    if child is None:
        return
    is_over = re.search(r"tidak berlaku|kedaluwarsa|sudah habis", change.sentence, re.IGNORECASE)
    valid_until = change.stage.now + (-CODE_VALID if is_over else CODE_VALID)
    directory.set_code(
        change.connection, child.family_id, match["code"].replace(" ", ""), valid_until
    )


def _number_of(change: Change, match: re.Match[str]) -> None:
    phone = read_phone(match["number"])
    if not isinstance(phone, FoundPhone):
        return
    for label, family in change.families_in(match["who"]):
        connect(change, label, family, number=phone.number)


def _number_is_dead(change: Change, match: re.Match[str]) -> None:
    for label, family in change.families_in(match["who"]):
        _person, seat = connect(change, label, family, channel=ChannelName.WHATSAPP)
        change.stage.line.cut(seat.address)


def _stopped(change: Change, match: re.Match[str]) -> None:
    for label, family in change.families_in(match["who"]):
        person_id, _seat = connect(change, label, family)
        people.stop(change.connection, person_id, change.stage.now - timedelta(days=1), None)


def _shared(change: Change, match: re.Match[str]) -> None:
    is_shared = "sendiri" not in match[0].lower()
    told = _those_told_of(change)
    seats = [connect(change, label, family, agrees=False)[1] for label, family in told]
    for seat in seats or change.scene.mentioned[-1:]:
        owner = directory.owner(change.connection, seat.channel, seat.address)
        if owner is not None:
            people.change(change.connection, owner, shares_phone=is_shared)


def _wrong_number(change: Change, match: re.Match[str]) -> None:
    """Keep somebody's number as a mother's, who never agreed and never wrote."""
    stranger = match["stranger"].strip()
    seat = change.seat(stranger)
    for label, family in change.families_in(match["mother"]):
        _person_at(change, seat, family)
        directory.last_heard(change.connection, seat.channel, seat.address, None)
        change.stage.cast.take_seat(label, seat)
        change.scene.wrong_numbers.append((family, seat))
    change.stage.cast.take_seat(stranger, seat)


def _invited(change: Change, match: re.Match[str]) -> None:
    """Let a cadre enter a family's number now, which invites it."""
    named = change.families_in(match["who"] or "")
    for family, seat in [
        *((family, change.seat(label)) for label, family in named),
        *([] if named else change.scene.wrong_numbers),
    ]:
        cadre = change.cadres(change.register.posyandu(family.posyandu_id))[0]
        eldest = children.of_family(change.connection, family.id)[0]
        command = AddFamilyPhone(child=eldest.id, phone=seat.address)
        for notice in carry_out(change.work(cadre.id), command).notices:
            opening.open_for(change.connection, notice, now=change.stage.now)


def _moved(change: Change, match: re.Match[str]) -> None:
    for posyandu in change.register.all_posyandu():
        if posyandu.name.lower() in match["where"].lower():
            for label, family in change.families_in(match["who"]):
                directory.move_family(change.connection, family.id, posyandu.id)
                connect(change, label, family)


PEOPLE: tuple[Rule, ...] = (
    rule(
        r"kode keluarga (?P<child>[\w' ]+?),? (?:adalah )?(?P<code>\d{3} ?\d{3})\b",
        _code,
    ),
    rule(
        r"nomor (?P<number>[+\d][\d\- ]{7,}\d) (?:sudah )?(?:dipakai|milik|punya) (?P<who>.+)",
        _number_of,
    ),
    rule(
        r"nomor (?P<stranger>[\w. ]+?) tercatat (?:keliru |salah )?sebagai nomor (?P<mother>.+)",
        _wrong_number,
    ),
    rule(r"(?P<who>.+?) (?:kini |sekarang |sudah )?pindah ke (?P<where>.+)", _moved),
    rule(
        r"(?<!belum )(?<!belum pernah )\b(?:setuju|menyetujui|terhubung)\b"
        r"|(?<!belum )terdaftar sebagai orang tua"
        r"|^ibu .*(?<!belum )\bterdaftar\b",
        _agreed,
    ),
    rule(
        r"(?P<who>.+?) (?:sudah )?(?:membalas |menjawab )?(?:akan|bisa) (?:hadir|datang)", _coming
    ),
    rule(r"nomor (?P<who>.+?)(?: sudah)? tidak aktif", _number_is_dead),
    rule(r"(?P<who>(?:Ibu|Bu) .+?) (?:sudah )?(?:mengetik )?berhenti\b", _stopped),
    rule(r"undangan(?: gabung)? (?:sudah )?dikirim(?: ke (?P<who>.+))?", _invited),
    rule(r"\bhp\b[^,;.]*?\b(?:bersama|sendiri)", _shared),
    rule(
        r"pesan terakhir|terakhir menulis|tidak menulis|lebih dari 24 jam|di luar 24 jam",
        _wrote_then,
    ),
)
