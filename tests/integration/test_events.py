"""The village's own events: seats, the waiting list, who may do what, what is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import pytest
import sqlalchemy as sa
from small_village import NOW, add_mother, do, found, letters, work_of

from domain.commands_of_events import (
    AnswerInvitation,
    AskAboutEvent,
    CancelEvent,
    GiveOpinion,
    JudgeEvent,
    KeepEvent,
    MarkAttendance,
    MoveEvent,
    ScheduleInvitation,
)
from domain.eligibility import Target, Whom
from domain.errors import Refused
from domain.events import EventStatus, GuestState
from handlers.commands import carry_out
from scheduler import events as planner
from storage import children, events, guests, reach
from storage.tables.events import event, event_guest, event_opinion
from storage.tables.talk import outbox
from storage.tables.village import broadcast

UNDER_FIVES = Target(below_months=60)
HELD_ON = date(2026, 3, 20)


@pytest.fixture
def connection(database):
    """Give a transaction that is rolled back at the end."""
    with database.writer.connect() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up."""
    return found(connection)


def keep(**changed):
    """Make the command that keeps an event."""
    told = {
        "event": None,
        "kind": "checkup",
        "name": "Pemeriksaan gratis",
        "on": HELD_ON,
        "at": time(8),
        "place": "Balai Desa",
        "quota": 2,
        "target": UNDER_FIVES.to_json(),
    }
    return KeepEvent(**(told | changed))


def plan(connection, village, **changed):
    """Keep an event and let the midwife agree; give its number."""
    do(connection, village, village.officer, keep(**changed))
    kept = connection.execute(sa.select(sa.func.max(event.c.id))).scalar_one()
    do(connection, village, village.midwife, JudgeEvent(event=kept, verdict="agree"))
    return kept


def guest_of(connection, event_id, name):
    """Give the guest that is a mother's child."""
    return next(g for g in guests.of_event(connection, event_id) if g.full_name == f"Anak {name}")


def come(connection, village, event_id, mother, name, *, comes=True):
    """Let a mother answer."""
    guest = guest_of(connection, event_id, name)
    command = AnswerInvitation(event=event_id, guests=(guest.id,), comes=comes)
    do(connection, village, mother, command)


def state(connection, event_id, name):
    """Give where a child stands."""
    return guest_of(connection, event_id, name).state


def test_only_the_entitled_are_kept(connection, village):
    """A target of under-fives takes children, and nobody else."""
    add_mother(connection, village, "Sri")
    kept = plan(connection, village)
    assert [guest.full_name for guest in guests.of_event(connection, kept)] == ["Anak Sri"]


def test_the_first_of_the_waiting_list_gets_the_seat_and_is_told(connection, village):
    """Whoever declines frees a seat, and the next hears of it."""
    mothers = {n: add_mother(connection, village, n) for n in ("Sri", "Rina", "Wati", "Ayu")}
    kept = plan(connection, village)
    for name in ("Sri", "Rina", "Wati", "Ayu"):
        come(connection, village, kept, mothers[name], name)
    assert state(connection, kept, "Wati") is GuestState.WAITING
    come(connection, village, kept, mothers["Rina"], "Rina", comes=False)
    assert state(connection, kept, "Wati") is GuestState.COMING
    assert state(connection, kept, "Ayu") is GuestState.WAITING
    told = [row["person_id"] for row in letters(connection, f"event:{kept}:seat:")]
    assert told == [mothers["Wati"]]


def test_a_seat_kept_for_a_question_is_freed_after_two_days(connection, village):
    """The seat goes to the next when no answer came."""
    sri, rina = (add_mother(connection, village, n) for n in ("Sri", "Rina"))
    kept = plan(connection, village, quota=1)
    guest = guest_of(connection, kept, "Sri")
    do(connection, village, sri, AskAboutEvent(event=kept, guests=(guest.id,), words="sakit ga?"))
    come(connection, village, kept, rina, "Rina")
    assert state(connection, kept, "Rina") is GuestState.WAITING
    planner.plan(connection, NOW + timedelta(days=2, minutes=1))
    assert state(connection, kept, "Rina") is GuestState.COMING
    assert state(connection, kept, "Sri") is GuestState.ENTITLED


def test_a_question_waits_for_the_decision(connection, village):
    """It is passed on after ten minutes, or with the answer if that comes first."""
    sri = add_mother(connection, village, "Sri")
    kept = plan(connection, village)
    guest = guest_of(connection, kept, "Sri")
    do(connection, village, sri, AskAboutEvent(event=kept, guests=(guest.id,), words="sakit ga?"))
    (asked,) = letters(connection, f"event:{kept}:asked:")
    assert asked["not_before"] == NOW + timedelta(minutes=10)
    come(connection, village, kept, sri, "Sri")
    (asked,) = letters(connection, f"event:{kept}:asked:")
    assert asked["not_before"] == NOW


def test_the_quota_is_never_exceeded_by_answers_at_once(database):
    """Twenty families answer at the same moment; five get a seat, each with a number of its own."""
    with database.writer.begin() as connection:
        village = found(connection)
        names = [f"Ibunda{number}" for number in range(20)]
        mothers = {name: add_mother(connection, village, name) for name in names}
        kept = plan(connection, village, quota=5)
        own = {name: guest_of(connection, kept, name).id for name in names}

    def answer(name):
        with database.writer.begin() as connection:
            command = AnswerInvitation(event=kept, guests=(own[name],), comes=True)
            carry_out(work_of(connection, village, mothers[name]), command)

    with ThreadPoolExecutor(6) as phones:
        list(phones.map(answer, names))
    with database.writer.begin() as connection:
        rows = guests.of_event(connection, kept)
        seated = [guest.number for guest in rows if guest.state is GuestState.COMING]
        waiting = [guest.waits_since for guest in rows if guest.state is GuestState.WAITING]
    assert sorted(seated) == [1, 2, 3, 4, 5]
    assert sorted(waiting) == list(range(1, 16))


def test_only_those_who_agreed_are_invited_once(connection, village):
    """A refusal means no letter, and a second tick writes none again."""
    sri = add_mother(connection, village, "Sri")
    add_mother(connection, village, "Rina", agrees=False)
    kept = plan(connection, village)
    do(connection, village, village.officer, ScheduleInvitation(event=kept, send_at=NOW))
    for _tick in range(2):
        planner.plan(connection, NOW)
    invited = letters(connection, f"event:{kept}:invite:")
    assert [row["person_id"] for row in invited] == [sri]
    assert invited[0]["template"] == "undangan_kegiatan"


def test_an_invitation_taken_back_is_not_sent(connection, village):
    """Cancelling the event cancels the planned invitation as well."""
    add_mother(connection, village, "Sri")
    kept = plan(connection, village)
    later = NOW + timedelta(hours=2)
    do(connection, village, village.officer, ScheduleInvitation(event=kept, send_at=later))
    do(connection, village, village.officer, CancelEvent(event=kept))
    planner.plan(connection, later)
    assert not letters(connection, f"event:{kept}:invite:")
    assert connection.execute(sa.select(broadcast.c.status)).scalar_one() == "cancelled"


def test_those_signed_up_hear_of_a_change_and_the_cadre_of_the_others(connection, village):
    """A family without consent is told by word of mouth."""
    sri = add_mother(connection, village, "Sri")
    add_mother(connection, village, "Rina", agrees=False)
    kept = plan(connection, village)
    come(connection, village, kept, sri, "Sri")
    come(connection, village, kept, village.cadre, "Rina")
    moved = MoveEvent(event=kept, on=date(2026, 3, 24), at=time(9), place="Balai Desa")
    outcome = do(connection, village, village.officer, moved)
    assert [row["person_id"] for row in letters(connection, f"event:{kept}:moved:")] == [sri]
    assert [notice.person_id for notice in outcome.notices] == [village.cadre]


def test_the_day_before_those_who_come_are_reminded_once(connection, village):
    """At 16.00 local time; the day of silence is no day for a reminder."""
    sri = add_mother(connection, village, "Sri")
    add_mother(connection, village, "Rina")
    kept = plan(connection, village)
    come(connection, village, kept, sri, "Sri")
    zone = work_of(connection, village, sri).village.zone
    # 19 March 2026 is Nyepi, so the reminder for the 20th goes out on the 18th.
    for day, count in ((date(2026, 3, 18), 1), (date(2026, 3, 19), 1)):
        planner.plan(connection, datetime.combine(day, time(16), tzinfo=zone))
        told = letters(connection, f"event:{kept}:remind:")
        assert [row["person_id"] for row in told] == [sri] * count


def test_who_stayed_away_is_listed_to_the_cadre_and_who_came_is_asked(connection, village):
    """Both only once it is known who came."""
    mothers = {n: add_mother(connection, village, n) for n in ("Sri", "Rina")}
    kept = plan(connection, village)
    for name, mother in mothers.items():
        come(connection, village, kept, mother, name)
    after = datetime(2026, 3, 21, 1, 0, tzinfo=NOW.tzinfo)
    planner.plan(connection, after)
    assert not letters(connection, f"event:{kept}:away:")
    came = guest_of(connection, kept, "Sri").id
    do(connection, village, village.cadre, MarkAttendance(event=kept, came=(came,)), now=after)
    planner.plan(connection, after)
    (away,) = letters(connection, f"event:{kept}:away:")
    assert away["person_id"] == village.cadre
    assert "Anak Rina" in away["bubble"]["text"]
    asked = letters(connection, f"event:{kept}:opinion:")
    assert [row["person_id"] for row in asked] == [mothers["Sri"]]


def test_opinions_are_counted_without_a_person(connection, village):
    """The table holds counts alone, and the audit says nothing of an opinion."""
    sri = add_mother(connection, village, "Sri")
    kept = plan(connection, village)
    for _time in range(2):
        command = GiveOpinion(event=kept, satisfied="satisfied", informed="late")
        do(connection, village, sri, command)
    rows = connection.execute(sa.select(event_opinion)).mappings().all()
    assert {(row["question"], row["answer"], row["count"]) for row in rows} == {
        ("satisfied", "satisfied", 2),
        ("informed", "late", 2),
    }
    assert not [column for column in event_opinion.c if "person" in column.name]


@pytest.mark.parametrize(
    ("who", "command"),
    [
        ("cadre", keep()),
        ("officer", keep(on=date(2026, 3, 19))),
        ("officer", keep(on=date(2026, 3, 1))),
    ],
    ids=["a cadre plans", "on the day of silence", "in the past"],
)
def test_what_may_not_be_is_refused_and_nothing_kept(connection, village, who, command):
    """A refusal leaves no row behind."""
    with pytest.raises(Refused):
        do(connection, village, getattr(village, who), command)
    assert not connection.execute(sa.select(sa.func.count()).select_from(event)).scalar_one()


def test_nobody_agrees_with_an_own_event_or_without_the_duty(connection, village):
    """The midwife alone agrees with health content."""
    do(connection, village, village.officer, keep())
    kept = connection.execute(sa.select(sa.func.max(event.c.id))).scalar_one()
    for person in (village.officer, village.coordinator, village.cadre):
        with pytest.raises(Refused):
            do(connection, village, person, JudgeEvent(event=kept, verdict="agree"))
    assert events.one(connection, kept).status is EventStatus.AWAITING


def test_a_family_answers_for_its_own_alone(connection, village):
    """Another family's child, and another posyandu's for a cadre, are refused."""
    sri = add_mother(connection, village, "Sri")
    add_mother(connection, village, "Rina", posyandu=village.kenanga)
    kept = plan(connection, village)
    others = guest_of(connection, kept, "Rina").id
    for person in (sri, village.cadre):
        with pytest.raises(Refused):
            do(
                connection,
                village,
                person,
                AnswerInvitation(event=kept, guests=(others,), comes=True),
            )
    assert state(connection, kept, "Rina") is GuestState.ENTITLED


def test_the_whole_village_is_looked_at_by_a_second_person(connection, village):
    """Kerja bakti for all families waits for the coordinator; for one RT it does not."""
    add_mother(connection, village, "Sri")
    everybody = Target(whom=Whom.FAMILIES)
    for target, status in (
        (everybody, EventStatus.AWAITING),
        (Target(whom=Whom.FAMILIES, rts=("01",)), EventStatus.OPEN),
    ):
        command = keep(kind="cleanup", name="Kerja bakti", quota=None, target=target.to_json())
        do(connection, village, village.officer, command)
        kept = connection.execute(sa.select(sa.func.max(event.c.id))).scalar_one()
        assert events.one(connection, kept).status is status


def test_a_child_that_left_frees_its_seat(connection, village):
    """Nothing more is said of it, and the next moves up."""
    sri, rina = (add_mother(connection, village, n) for n in ("Sri", "Rina"))
    kept = plan(connection, village, quota=1)
    come(connection, village, kept, sri, "Sri")
    come(connection, village, kept, rina, "Rina")
    child = guest_of(connection, kept, "Sri").child_id
    connection.execute(
        children.child.update().where(children.child.c.id == child).values(left_on=NOW.date())
    )
    planner.plan(connection, NOW + timedelta(hours=1))
    assert state(connection, kept, "Rina") is GuestState.COMING


def test_reach_counts_a_letter_that_left_and_a_word_of_mouth(connection, village):
    """A failed letter told nobody."""
    sri, rina = (add_mother(connection, village, n) for n in ("Sri", "Rina"))
    add_mother(connection, village, "Wati", agrees=False, rt="02")
    kept = plan(connection, village, quota=None)
    do(connection, village, village.officer, ScheduleInvitation(event=kept, send_at=NOW))
    planner.plan(connection, NOW)
    for person, became in ((sri, "delivered"), (rina, "failed")):
        connection.execute(
            outbox.update()
            .where(outbox.c.key == f"event:{kept}:invite:{person}:0")
            .values(state=became)
        )
    come(connection, village, kept, village.cadre, "Wati")
    counted = reach.of_event(connection, events.one(connection, kept))
    assert [(place.rt, place.entitled, place.told) for place in counted] == [
        ("01", 2, 1),
        ("02", 1, 1),
    ]
    assert connection.execute(sa.select(sa.func.count()).select_from(event_guest)).scalar_one() == 3
