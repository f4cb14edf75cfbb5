"""The rows of next reminders, what is promised from them, and what is said when its turn comes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from small_village import NOW, add_mother, do, found, letters, say

from bot.templates import Templates
from bot.worlds.wire import BOUNDLESS, PaperChannel
from dialog.channel import DeliveryStatus
from dialog.messages import ChannelName
from domain.commands import RecordDoses
from domain.commands_family import CorrectChild
from domain.commands_village import MoveDay
from scheduler import reconciling, reminders
from scheduler.taking import Policy, take
from storage import children, due_runs, history, outbox, pauses
from storage.tables.due import child_next, dose_told
from storage.tables.people import child, family, guardian

EVE = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
"""16.00 in Jayapura, the day before the second Tuesday."""
WEDNESDAY = date(2026, 3, 11)


@pytest.fixture
def connection(database):
    """Give a transaction that is rolled back at the end."""
    with database.writer.connect() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up."""
    return found(connection)


@pytest.fixture
def sri(connection, village):
    """Keep a mother of a girl of fourteen months who got nothing yet."""
    return add_mother(connection, village, "Sri")


def child_of(connection, mother):
    """Give the number of a mother's child."""
    query = (
        sa.select(child.c.id)
        .join(family, child.c.family_id == family.c.id)
        .join(guardian, guardian.c.family_id == family.c.id)
        .where(guardian.c.person_id == mother)
        .order_by(child.c.id)
    )
    return connection.execute(query).scalars().first()


def row_of(connection, child_id):
    """Give the row of a child's next reminder."""
    query = sa.select(child_next).where(child_next.c.child_id == child_id)
    return connection.execute(query).mappings().one()


def deliver(connection, now=EVE):
    """Send what is due, and give the texts."""
    policy = Policy(
        owner="test",
        default_zone=ZoneInfo("Asia/Jayapura"),
        templates=Templates(),
        rates=dict.fromkeys(ChannelName, BOUNDLESS),
        batch=100,
    )
    channel, texts = PaperChannel(ChannelName.WHATSAPP), []
    while taken := take(connection, channel, policy, now=now):
        for each in taken:
            outbox.advance(connection, each.message.id, DeliveryStatus.READ, now)
            texts.append(channel.wording(each.outgoing))
    return texts


def give(child_id, *antigens):
    """Make the command that records doses."""
    return RecordDoses(child=child_id, on=NOW.date(), antigens=antigens)


def test_a_new_child_gets_its_row_with_the_next_tick(connection, sri):
    """Bound to the posyandu's real day, at four in the afternoon before it."""
    reminders.plan(connection, NOW)
    row = row_of(connection, child_of(connection, sri))
    assert (row["step"], row["on"], row["send_at_utc"]) == ("day", date(2026, 3, 10), EVE)
    assert "DPT1" in row["dose"].split()


def test_recording_a_dose_changes_the_row_in_the_same_transaction(connection, village, sri):
    """What was given is due no more, and what follows it is not due yet."""
    reminders.plan(connection, NOW)
    girl = child_of(connection, sri)
    do(connection, village, village.cadre, give(girl, "DPT"))
    assert not {"DPT1", "DPT2"}.intersection(row_of(connection, girl)["dose"].split())


def test_taking_a_dose_back_makes_it_due_again(connection, village, sri):
    """The history's way of taking back leaves no row that is out of date."""
    girl = child_of(connection, sri)
    do(connection, village, village.cadre, give(girl, "DPT"))
    rows = connection.execute(sa.text("SELECT id FROM dose")).scalars().all()
    history.withdraw(connection, {"dose": rows}, at=NOW)
    assert row_of(connection, girl)["send_at_utc"] is None
    reminders.plan(connection, NOW)
    assert "DPT1" in row_of(connection, girl)["dose"].split()


def test_a_corrected_birth_date_changes_the_row(connection, village, sri):
    """A baby of two months waits for other doses than one of fourteen."""
    girl = child_of(connection, sri)
    do(connection, village, village.cadre, CorrectChild(child=girl, born_on=date(2026, 1, 20)))
    assert "MR1" not in row_of(connection, girl)["dose"].split()


def test_a_moved_day_is_followed(connection, village, sri):
    """Nobody is sent to a door that is closed."""
    reminders.plan(connection, NOW)
    to = date(2026, 3, 12)
    move = MoveDay(posyandu=village.anggrek, planned_on=date(2026, 3, 10), to=to, tells=False)
    do(connection, village, village.officer, move)
    reminders.plan(connection, EVE)
    assert letters(connection, "reminder:") == []
    assert row_of(connection, child_of(connection, sri))["on"] == to


@pytest.mark.usefixtures("sri")
def test_a_reminder_is_promised_once_and_worded_when_it_is_sent(connection):
    """The promise is its meaning alone; its words come from what is known at its turn."""
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE)
    reminders.plan(connection, EVE + timedelta(minutes=1))
    (promised,) = letters(connection, "reminder:before:")
    assert promised["bubble"]["text"] == ""
    (text,) = deliver(connection)
    assert text.startswith("Selamat sore, Ibu Sri. Besok Selasa 10 Maret")
    assert "sekaligus waktunya imunisasi" in text


def test_a_dose_recorded_after_the_promise_is_not_spoken_of(connection, village, sri):
    """It is decided again at sending."""
    girl = child_of(connection, sri)
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE)
    given = ("OPV", "DPT", "PCV", "IPV", "MR")
    do(connection, village, village.cadre, give(girl, *given), now=EVE)
    (text,) = deliver(connection)
    assert "imunisasi" not in text
    assert "untuk Anak" in text


def test_a_promise_to_somebody_who_stopped_comes_to_nothing(connection, sri):
    """BERHENTI holds for what is queued already."""
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE)
    say(connection, sri, "BERHENTI", now=EVE)
    assert not any("Selamat sore" in text for text in deliver(connection, EVE))
    assert letters(connection, "reminder:")[0]["error"] == "opted_out"


@pytest.mark.usefixtures("sri")
def test_a_promise_about_a_child_that_left_comes_to_nothing(connection):
    """Nothing is said of a child that is not served any more."""
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE)
    connection.execute(child.update().values(left_on=NOW.date()))
    assert deliver(connection) == []
    assert letters(connection, "reminder:")[0]["error"] == "not_needed"


@pytest.mark.usefixtures("sri")
def test_brothers_and_sisters_come_in_one_message(connection, village):
    """A family is written to once a day, whatever is due."""
    home = connection.execute(sa.select(family.c.id)).scalars().one()
    children.add(
        connection,
        family_id=home,
        posyandu_id=village.anggrek,
        name="Bagus",
        sex="L",
        born_on=date(2025, 11, 2),
        registered_at=NOW,
    )
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE)
    (text,) = deliver(connection)
    assert "untuk Bagus dan Anak" in text
    assert "(Bagus)" in text


def test_a_family_that_did_not_agree_hears_nothing(connection, village):
    """The child has its row all the same: a cadre may hear of it."""
    wati = add_mother(connection, village, "Wati", agrees=False)
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE)
    assert letters(connection, "reminder:") == []
    assert row_of(connection, child_of(connection, wati))["step"]


def test_what_was_missed_until_the_quiet_hours_is_skipped(connection, sri):
    """'Besok' is true on one day only; the next day's reminder comes in a month."""
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE + timedelta(hours=5))
    assert letters(connection, "reminder:") == []
    reminders.plan(connection, EVE + timedelta(hours=16))
    assert letters(connection, "reminder:") == []
    assert row_of(connection, child_of(connection, sri))["on"] == date(2026, 4, 14)


@pytest.mark.usefixtures("sri")
def test_what_was_missed_for_an_hour_is_caught_up(connection):
    """A program that was down at four says it at five."""
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE + timedelta(hours=1))
    assert len(letters(connection, "reminder:before:")) == 1


def test_a_child_that_is_ill_is_reminded_of_two_weeks_later(connection, sri):
    """The answer SAKIT silences the next days, and whoever comes after all ends it."""
    girl = child_of(connection, sri)
    reminders.plan(connection, NOW)
    reminders.plan(connection, EVE)
    deliver(connection)
    say(connection, sri, "anaknya demam bu", now=EVE + timedelta(minutes=5))
    assert pauses.paused(connection, [girl], date(2026, 3, 20))
    say(connection, sri, "eh jadi bisa hadir", now=EVE + timedelta(minutes=9))
    assert not pauses.paused(connection, [girl], date(2026, 3, 20))


def test_an_overdue_dose_goes_to_the_family_and_then_to_the_cadre(connection, village, sri):
    """Once each; the cadre's list waits until she writes, and names the child and the dose."""
    girl = child_of(connection, sri)
    connection.execute(
        dose_told.insert(),
        [
            {"child_id": girl, "dose": code, "step": "day", "on": day}
            for day in (date(2026, 1, 13), date(2026, 2, 10))
            for code in ("OPV1", "DPT1", "PCV1", "IPV1", "MR1")
        ],
    )
    local_four = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
    for number in range(45):
        for hours in (-8, 0):
            now = local_four + timedelta(days=number, hours=hours)
            reminders.plan(connection, now)
            deliver(connection, now)
    assert len(letters(connection, "reminder:vaccine:")) == 1
    (task,) = letters(connection, "overdue:")
    assert (task["person_id"], task["state"]) == (village.cadre, "held")
    say(connection, village.cadre, "menu", now=now)
    outbox.release_held(connection, village.cadre, now)
    texts = [text for text in deliver(connection, now) if "dikunjungi" in text]
    assert len(texts) == 1
    assert "Anak Sri (RT 01, Ibu Sri): " in texts[0]
    assert "DPT-HB-Hib 1" in texts[0]


def test_the_nightly_look_mends_a_row_that_differs(connection, sri):
    """It is counted, and a second look finds nothing."""
    girl = child_of(connection, sri)
    reminders.plan(connection, NOW)
    connection.execute(child_next.update().values(dose="MR2", send_at_utc=EVE + timedelta(days=3)))
    reconciling.begin(connection, NOW)
    while reconciling.is_going_on(connection):
        reconciling.go_on(connection, NOW)
    assert due_runs.latest(connection).mended == 1
    assert row_of(connection, girl)["send_at_utc"] == EVE
    reconciling.begin(connection, NOW)
    while reconciling.is_going_on(connection):
        reconciling.go_on(connection, NOW)
    assert due_runs.latest(connection).mended == 0


def test_a_look_at_every_child_goes_on_where_it_stopped(connection, village, monkeypatch):
    """Each batch is kept with how far it came."""
    for name in ("Sri", "Rina", "Wati"):
        add_mother(connection, village, name)
    monkeypatch.setattr(reconciling, "BATCH", 2)
    reconciling.go_on(connection, NOW)
    assert (due_runs.latest(connection).seen, reconciling.is_going_on(connection)) == (2, True)
    reconciling.go_on(connection, NOW)
    reconciling.go_on(connection, NOW)
    assert (due_runs.latest(connection).seen, reconciling.is_going_on(connection)) == (3, False)


@pytest.mark.usefixtures("sri")
def test_another_schedule_lets_every_child_be_computed_anew(connection, monkeypatch):
    """The run begins by itself at the first child."""
    reconciling.go_on(connection, NOW)
    reconciling.go_on(connection, NOW)
    assert not reconciling.is_going_on(connection)

    class Later:
        ruleset = "id-epi-2027.1"

    monkeypatch.setattr(reconciling, "current_schedule", Later)
    reconciling.go_on(connection, NOW)
    assert due_runs.latest(connection).ruleset == Later.ruleset


def test_an_announcement_lets_what_can_wait_wait(connection, sri):
    """A text about an overdue dose comes on another day; a posyandu day is always told."""
    connection.execute(
        outbox.outbox.insert().values(
            key=f"broadcast:1:person:{sri}:0",
            person_id=sri,
            channel="whatsapp",
            address="x",
            kind="broadcast",
            priority=30,
            bubble={"text": "x"},
            not_before=EVE,
            state="sent",
            created_at=EVE,
        )
    )
    girl = child_of(connection, sri)
    reminders.plan(connection, NOW)
    connection.execute(child_next.update().values(step="overdue", dose="MR1", on=EVE.date()))
    reminders.plan(connection, EVE)
    assert letters(connection, "reminder:") == []
    connection.execute(
        child_next.update().values(
            step="day", dose="MR1", on=date(2026, 3, 10), send_at_utc=EVE, after_utc=NOW
        )
    )
    reminders.plan(connection, EVE)
    assert len(letters(connection, "reminder:before:")) == 1
    assert girl
