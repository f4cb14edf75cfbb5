"""Exports over a whole area: the same counts as a posyandu's day, and only for whom they are."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import httpx
import pytest
from openpyxl import load_workbook
from provider_world import MOTHER, add_address, letter, providers, queue, states
from small_village import add_mother, add_person, found, say
from starlette.applications import Starlette
from typer.testing import CliRunner

from bot.__main__ import app
from dialog.messages import Bubble, ChannelName, Document, FileOrder
from dialog.wire import bubble_from_json, bubble_to_json
from documents.registers.catalogue import FORMS
from domain.indicators import figures_of_day
from domain.monthly import children_in, month_figures
from domain.people import RoleKind
from handlers.exports import file_for, made
from storage import areas, children, exporting, founding, people
from storage.register import StoredRegister
from storage.tables.people import child
from storage.tables.talk import outbox
from web.media import media_routes

NOW = datetime(2026, 2, 11, 3, tzinfo=UTC)
JANUARY, DAY = date(2026, 1, 13), date(2026, 2, 10)
FEBRUARY = date(2026, 2, 1)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OTHERWISE = "Maaf, berkasnya belum bisa saya kirim."


@pytest.fixture
def village(database):
    """Settle a village that weighed in two months; nothing is kept as computed."""
    with database.writer.begin() as connection:
        settled = found(connection)
        days = {
            on: founding.add_day(
                connection,
                posyandu_id=settled.anggrek,
                planned_on=on,
                held_on=on,
                status="closed",
            )
            for on in (JANUARY, DAY)
        }
        for name in ("Rina", "Dewi", "Sari", "Lilis"):
            add_mother(connection, settled, name)
        numbers = [each.id for each in children.of_posyandu(connection, settled.anggrek)]
        for number, before, now in (
            (numbers[0], 8_400, 8_900),
            (numbers[1], 8_400, 8_450),
            (numbers[2], None, 9_000),
        ):
            if before:
                weigh(connection, number, JANUARY, before, days[JANUARY])
            weigh(connection, number, DAY, now, days[DAY])
        children.correct(connection, numbers[0], has_kia_book=True, nik="0351010203040001")
        children.add_vitamin_a(
            connection,
            child_id=numbers[0],
            campaign="2026-02",
            given_on=DAY,
            capsule="MERAH",
            recorded_at=NOW,
        )
        children.add_midwife_task(
            connection, child_id=numbers[1], on=DAY, reasons={}, status="waiting", sent_at=NOW
        )
    return settled


def weigh(connection, child_id, on, grams, day):
    """Keep a weighing as it comes from outside: nothing is computed yet."""
    children.add_weighing(
        connection,
        child_id=child_id,
        day_id=day,
        weighed_on=on,
        weight_g=grams,
        length_mm=740,
        position=None,
        source="posyandu",
        rule_version="",
        computed={},
        recorded_at=NOW,
    )


def order(form="skdn", month=FEBRUARY, *posyandu):
    """Order a form."""
    return FileOrder(form=form, month=month, posyandu=posyandu)


@pytest.mark.parametrize("in_detail", [False, True])
def test_month_counts_what_its_day_counted(database, village, in_detail):
    """The figures of the month are those of the posyandu's day, letter by letter."""
    with database.reader.connect() as connection:
        register = StoredRegister(connection, village.cadre, village.id, NOW)
        of_day = figures_of_day(register, village.anggrek, DAY)
        (at,) = areas.named(connection, posyandu_name="anggrek", village_name="WANASARI")
        extract = exporting.extract(connection, (at,), FEBRUARY, in_detail=in_detail)
        found_ = month_figures(children_in(extract, FEBRUARY))
    assert found_.day == of_day
    assert (of_day.everybody, of_day.weighed, of_day.rose, of_day.did_not_rise) == (4, 3, 1, 1)
    assert (found_.red, of_day.capsules, of_day.referred) == (1, 1, 1)


def test_child_who_left_later_still_counts_in_the_month(database, village):
    """What was true in a month stays in its recap; a child whose data are frozen is nowhere."""
    with database.writer.begin() as connection:
        numbers = [each.id for each in children.of_posyandu(connection, village.anggrek)]
        for number, values in (
            (numbers[0], {"left_on": date(2026, 3, 1), "left_because": "pindah"}),
            (numbers[1], {"left_on": DAY, "left_because": "pindah"}),
            (numbers[2], {"frozen_at": NOW}),
        ):
            connection.execute(child.update().where(child.c.id == number).values(**values))
    with database.reader.connect() as connection:
        at = areas.of_village(connection, village.id)
        extract = exporting.extract(connection, at, FEBRUARY)
        listed = children_in(extract, FEBRUARY)
    assert len(listed) == 2


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_from_the_records(database, village, form):
    """No form trips over what is missing."""
    with database.reader.connect() as connection:
        at = areas.of_village(connection, village.id)
        assert made(connection, FORMS[form], at, FEBRUARY)


def test_few_questions_whatever_the_number_of_children(database, village):
    """Nothing is asked once for each child."""
    asked = []
    with database.reader.connect() as connection:
        at = areas.of_village(connection, village.id)
        original = connection.execute

        def counted(*arguments, **named):
            asked.append(arguments)
            return original(*arguments, **named)

        connection.execute = counted
        made(connection, FORMS["sip"], at, FEBRUARY)
    assert len(asked) <= 12


@pytest.mark.parametrize(
    ("who", "wanted", "may"),
    [
        ("cadre", order("skdn"), False),
        ("officer", order("skdn"), True),
        ("officer", order("rekap"), False),
        ("officer", order("sip2"), False),
        ("coordinator", order("skdn"), True),
        ("coordinator", order("eppgbm"), False),
        ("midwife", order("rekap"), True),
        ("midwife", order("fhir"), False),
        ("midwife", order("no such form"), False),
        ("midwife", order("rekap", date(2026, 3, 1)), False),
    ],
)
def test_rights_are_asked_for_when_the_file_is_made(database, village, who, wanted, may):
    """Officers get counts of the village, health workers their reports, nobody a register."""
    found_ = file_for(database, getattr(village, who), wanted, NOW)
    assert (found_ is not None) is may


def test_cadre_gets_the_own_posyandu_only(database, village):
    """Another posyandu's counts are not hers, nor one that does not exist."""
    own = file_for(database, village.cadre, order("skdn", FEBRUARY, village.anggrek), NOW)
    assert load_workbook(BytesIO(own))["SKDN"]["B7"].value == "Anggrek"
    for posyandu in ((village.kenanga,), (village.anggrek, village.kenanga), (999,)):
        assert file_for(database, village.cadre, order("skdn", FEBRUARY, *posyandu), NOW) is None


def test_pokjanal_and_families_get_no_file(database, village):
    """The sub-district's team sees guarded counts alone; a mother nothing of others."""
    with database.writer.begin() as connection:
        team = add_person(connection, village.id, "Hendra", title="Bapak")
        people.add_role(
            connection,
            person_id=team,
            kind=RoleKind.POKJANAL,
            village_id=village.id,
            since=JANUARY,
        )
        mother = add_mother(connection, village, "Ayu")
    assert file_for(database, team, order(), NOW) is None
    assert file_for(database, mother, order(), NOW) is None


def test_wish_is_answered_with_words_and_then_the_file(database, village):
    """On WhatsApp a file has no words of its own, so that they stand before it."""
    with database.writer.begin() as connection:
        texts = say(
            connection, village.midwife, "minta rekap pakai excel bulan 02/2026 ya", now=NOW
        )
        rows = connection.execute(outbox.select().order_by(outbox.c.id.desc())).mappings().first()
    assert texts[0].startswith("Rekap Desa Wanasari, Februari 2026: berkas Excel")
    assert rows["bubble"]["document"]["order"] == {
        "form": "rekap",
        "month": "2026-02-01",
        "posyandu": [],
    }


def send(database, tmp_path, *letters, channel="whatsapp", address=""):
    """Send what is queued and give what a phone shows."""
    queue(database, *letters)

    async def play():
        async with providers(tmp_path, contents=False) as world:
            if channel == "whatsapp":
                await world.simulator.person_sends("whatsapp", address, text="halo")
            else:
                world.simulator.add_telegram(int(address), name="Bu Wati", started=True)
            sender = replace(world).sender(database)
            for _ in range(2):
                await sender.send_due()
                world.clock.pass_by(seconds=2)
            return world.shown(address, channel), world.simulator.log

    return asyncio.run(play())


def file_letter(database, person, channel, address, *posyandu):
    """Write a message with the recap of January to a new address of somebody."""
    with database.writer.begin() as connection:
        add_address(connection, person, channel, address)
    document = Document(
        name="rekap-2026-01.xlsx",
        order=order("skdn", date(2026, 1, 1), *posyandu),
        otherwise=OTHERWISE,
    )
    return letter(
        person_id=person,
        channel=channel,
        address=address,
        bubble=Bubble(text="Rekap", document=document),
    )


def test_telegram_gets_the_file_under_its_name(database, tmp_path, village):
    """The document bubble shows what the file is called."""
    queued = file_letter(database, village.officer, ChannelName.TELEGRAM, "7777")
    shown, _ = send(database, tmp_path, queued, channel="telegram", address="7777")
    assert [(m.kind, m.text, m.file_name) for m in shown] == [
        ("document", "Rekap", "rekap-2026-01.xlsx")
    ]
    assert states(database) == ["sent"]


def test_whatsapp_is_told_an_address_that_tells_nothing(database, tmp_path, village):
    """Neither the village nor the month stands in it, and it is kept once."""
    queued = file_letter(database, village.officer, ChannelName.WHATSAPP, MOTHER)
    _, accepted = send(database, tmp_path, queued, address=MOTHER)
    name = accepted[0].request["MediaUrl"].rpartition("/")[2]
    assert len(name) == 64 + len(".xlsx")
    assert load_workbook(BytesIO((tmp_path / name).read_bytes())).sheetnames == ["SKDN"]


def test_words_go_instead_of_a_file_that_is_not_theirs(database, tmp_path, village):
    """A duty that ended since gives no file; the person is told another way."""
    queued = file_letter(database, village.cadre, ChannelName.WHATSAPP, MOTHER)
    shown, _ = send(database, tmp_path, queued, address=MOTHER)
    assert [(m.kind, m.text) for m in shown] == [("text", OTHERWISE)]
    assert states(database) == ["sent"]


def test_provider_is_told_the_type_and_a_name(tmp_path):
    """A provider refuses another type, and WhatsApp shows the name it is told here."""
    name = "a" * 64 + ".xlsx"
    (tmp_path / name).write_bytes(b"PK")

    async def fetch(*names):
        transport = httpx.ASGITransport(Starlette(routes=media_routes(tmp_path)))
        async with httpx.AsyncClient(transport=transport, base_url="http://x.example") as client:
            return [await client.get(f"/media/{each}") for each in names]

    fetched, guessed = asyncio.run(fetch(name, "rekap.xlsx"))
    assert fetched.headers["content-type"] == SHEET
    assert fetched.headers["content-disposition"] == 'inline; filename="rekap.xlsx"'
    assert guessed.status_code == 404


def test_order_of_a_file_can_be_read_next_year():
    """It is kept as words and numbers."""
    document = Document(name="x.xlsx", order=order("skdn", FEBRUARY, 3), otherwise="y")
    bubble = Bubble(text="x", document=document)
    assert bubble_from_json(bubble_to_json(bubble)) == bubble


@pytest.fixture
def run(database_url, village, monkeypatch):
    """Run `sapa` against the village."""
    assert village.id
    monkeypatch.setenv("SAPA_DATABASE_URL", database_url)
    return lambda *words: CliRunner().invoke(app, ["export", *words])


def test_command_writes_a_form_and_says_so(run, tmp_path):
    """One line on the other stream names the form, the month and the file."""
    target = tmp_path / "februari.xlsx"
    result = run("skdn", "--village", "wanasari", "--month", "2026-02", "-o", str(target))
    assert result.exit_code == 0, result.output
    assert load_workbook(target)["SKDN"]["A3"].value == "Bulan Februari 2026"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("skdm", "--village", "Wanasari"), "none of"),
        (("skdn",), "say where"),
        (("skdn", "--village", "Atlantis"), "nothing is called"),
        (("skdn", "--village", "Wanasari", "--month", "02-2026"), "is no month"),
        (("skdn", "--village", "Wanasari", "--month", "2999-01"), "has not begun"),
        (("fhir", "--village", "Wanasari"), "must end in .ndjson"),
    ],
)
def test_command_says_what_to_change(run, tmp_path, words, complaint):
    """Nothing is written when something is wrong, and an older file stays as it was."""
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"older")
    result = run(*words, "-o", str(target))
    assert result.exit_code == 2
    assert complaint in result.output
    assert target.read_bytes() == b"older"


def test_command_lists_the_forms(run):
    """Every form is named."""
    output = run("list").output
    assert all(name in output for name in FORMS)
