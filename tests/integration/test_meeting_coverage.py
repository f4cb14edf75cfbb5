"""The figures of a quarterly meeting equal an independent count of the same random records."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random

import pytest
import sqlalchemy as sa
from small_village import NOW, add_mother, add_person, found

from documents.meeting.catalogue import MEETING_FORMS
from domain.coverage.counting import Coverage, all_together
from domain.coverage.indicators import Indicator
from domain.coverage.quarters import Quarter, trailing
from domain.people import RoleKind
from handlers.exports import file_for, of_meeting
from handlers.meeting_files import agenda
from storage import areas, coverage, founding, people
from storage.tables.care import home_visit
from storage.tables.events import event, event_guest
from storage.tables.health import midwife_task, vitamin_a, weighing
from storage.tables.people import child, family
from storage.tables.screening import screening

QUARTER = Quarter(year=2026, number=1)
SPAN = trailing(QUARTER)
MONTHS = [month for quarter in SPAN for month in quarter.months]


class Drawn:
    """Random records, kept beside the database to be counted otherwise."""

    def __init__(self, connection, village, seed):
        self.random = Random(seed)  # noqa: S311 (made-up records)
        self.connection = connection
        self.village = village
        self.children = []
        self.codes = {}
        self.capsules = set()
        self.referrals = []
        self.visits = set()
        self.mothers = []
        self.events = []
        self.held = defaultdict(dict)
        self._days()
        for posyandu in (village.anggrek, village.kenanga):
            for _number in range(self.random.randint(8, 14)):
                self._child(posyandu)
        for posyandu in (village.anggrek, village.kenanga):
            for _number in range(6):
                self._mother(posyandu)
        self._events()

    def _days(self):
        for posyandu in (self.village.anggrek, self.village.kenanga):
            for month in MONTHS:
                if self.random.random() < 0.2:  # a month in which nobody opened
                    continue
                on = month + timedelta(days=self.random.randint(6, 20))
                self.held[posyandu][month] = (
                    on,
                    founding.add_day(
                        self.connection,
                        posyandu_id=posyandu,
                        planned_on=on,
                        held_on=on,
                        status="closed",
                    ),
                )

    def _child(self, posyandu):
        born = date(2021, 1, 1) + timedelta(days=self.random.randint(0, 1_800))
        left = date(2026, 2, 1) if self.random.random() < 0.1 else None
        mother = self._insert(
            family,
            posyandu_id=posyandu,
            mother_name="Rina",
            rt="01",
            code=f"{len(self.children):06}x{posyandu}",
            code_valid_until=NOW,
            created_at=NOW,
        )
        number = self._insert(
            child,
            family_id=mother,
            posyandu_id=posyandu,
            name=f"Anak {len(self.children)}",
            sex=self.random.choice("LP"),
            born_on=born,
            registered_at=NOW,
            left_on=left,
            left_because="pindah" if left else "",
        )
        self.children.append((number, posyandu, born, left))
        for month, (on, day) in self.held[posyandu].items():
            is_there = born <= on and (left is None or on < left)
            if is_there and self.random.random() < 0.8:
                self._weigh(number, month, on, day)
        self._care(number, posyandu)

    def _weigh(self, number, month, on, day):
        code = self.random.choice("NNNTOB")
        self.codes[number, month] = code
        self._insert(
            weighing,
            child_id=number,
            day_id=day,
            weighed_on=on,
            weight_g=9_000,
            source="posyandu",
            rule_version="1",
            computed={"code": code, "did_not_rise_in_a_row": 0, "below_red_line": False},
            recorded_at=NOW,
        )
        if month.month in (2, 8) and self.random.random() < 0.6:
            self.capsules.add((number, month))
            self._insert(
                vitamin_a,
                child_id=number,
                campaign=f"{month:%Y-%m}",
                given_on=on,
                capsule="MERAH",
                recorded_at=NOW,
            )

    def _care(self, number, posyandu):
        for _time in range(self.random.randint(0, 2)):
            on = self._any_day()
            status = self.random.choice(("waiting", "seen", "closed"))
            self.referrals.append((number, posyandu, on, status))
            self._insert(
                midwife_task, child_id=number, on=on, reasons={}, status=status, sent_at=NOW
            )
        if self.random.random() < 0.4:
            on, met = self._any_day(), self.random.choice(("parent", "nobody", "relative"))
            if met != "nobody":
                self.visits.add((number, on))
            self._insert(
                home_visit,
                child_id=number,
                on=on,
                met=met,
                checks={},
                recorded_by=self.village.cadre,
                recorded_at=NOW,
            )

    def _mother(self, posyandu):
        number = founding.add_resident(
            self.connection,
            posyandu_id=posyandu,
            name="Sari",
            life_stage="pregnant",
            sex="P",
            born_on=date(1998, 1, 1),
        )
        for _time in range(self.random.randint(1, 3)):
            on = self._any_day()
            arm = self.random.choice((None, 220, 234, 235, 260))
            iron = self.random.choice((None, True, False))
            kept = self._insert(
                screening,
                resident_id=number,
                posyandu_id=posyandu,
                on=on,
                life_stage="pregnant",
                observed={
                    name: value
                    for name, value in (("arm_mm", arm), ("iron_received", iron))
                    if value is not None
                },
                computed={},
                rule_version="1",
                source="posyandu",
                recorded_at=NOW,
            )
            self.mothers.append((number, posyandu, on, kept, arm, iron))

    def _events(self):
        """Hold events: marked, not marked, called off; with guests of both posyandu."""
        for _number in range(8):
            on, status = self._any_day(), self.random.choice(("open", "open", "cancelled"))
            held = self._insert(
                event,
                village_id=self.village.id,
                kind="checkup",
                name="Pemeriksaan gratis",
                status=status,
                on=on,
                created_by=self.village.cadre,
                created_at=NOW,
            )
            is_marked = self.random.random() < 0.7
            guests = [
                (where, self.random.choice((True, False, None)) if is_marked else None)
                for _child, where, _born, _left in self.children
                if self.random.random() < 0.5
            ]
            for where, came in guests:
                self._insert(
                    event_guest, event_id=held, posyandu_id=where, state="entitled", came=came
                )
            if status == "open" and any(came is not None for _where, came in guests):
                self.events.append((on, guests))

    def _any_day(self):
        return SPAN[0].first + timedelta(days=self.random.randint(0, 360))

    def _insert(self, table, **columns):
        query = table.insert().values(**columns).returning(table.c.id)
        return self.connection.execute(query).scalar_one()

    def served(self, posyandu, month):
        """List the under-fives of a month, by the day that was held."""
        if month not in self.held[posyandu]:
            return []
        on = self.held[posyandu][month][0]
        return [
            (number, born)
            for number, where, born, left in self.children
            if where == posyandu and born <= on and (left is None or left > on)
            if (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day) < 60
        ]


@pytest.fixture(params=range(2))
def drawn(request, database):
    """Fill both kinds of database with random records of two posyandu."""
    with database.writer.begin() as connection:
        village = found(connection)
        records = Drawn(connection, village, request.param)
        ids = (village.anggrek, village.kenanga)
        yield records, Coverage(coverage.facts(connection, ids, QUARTER)), ids


def test_each_month_counts_everybody_and_those_weighed(drawn):
    """D, S, N, D' and their mean over the months with a day are as counted by hand."""
    records, counted, ids = drawn
    for quarter in SPAN:
        for posyandu, one in zip(ids, counted.of(quarter), strict=True):
            shares, rose = [], []
            for month in quarter.months:
                served = records.served(posyandu, month)
                codes = [records.codes.get((number, month)) for number, _born in served]
                shares.append((sum(code is not None for code in codes), len(codes)))
                rose.append((codes.count("N"), codes.count("N") + codes.count("T")))
            attended = one.measures[Indicator.WEIGHED]
            assert [(s.part, s.whole) for s in attended.months] == shares
            assert [(s.part, s.whole) for s in one.measures[Indicator.ROSE].months] == rose
            known = [Fraction(part, whole) for part, whole in shares if whole]
            assert attended.value == (sum(known) / len(known) if known else None)


def test_capsules_are_of_children_from_six_months_to_five_years(drawn):
    """Vitamin A is counted in February and August alone, of those old enough that day."""
    records, counted, ids = drawn
    for quarter in SPAN:
        for posyandu, one in zip(ids, counted.of(quarter), strict=True):
            eligible = []
            for month in quarter.months:
                if month.month not in (2, 8):
                    continue
                for number, born in records.served(posyandu, month):
                    on = records.held[posyandu][month][0]
                    months = (on.year - born.year) * 12 + on.month - born.month
                    if 6 <= months - (on.day < born.day) < 60:
                        eligible.append((number, month))
            measure = one.measures[Indicator.VITAMIN_A]
            assert measure.whole == len(eligible)
            assert measure.part == sum(pair in records.capsules for pair in eligible)


def test_referrals_and_visits_are_those_of_the_quarter(drawn):
    """A referral counts in the quarter it was sent, a visit only when somebody was met."""
    records, counted, ids = drawn
    for quarter in SPAN:
        for posyandu, one in zip(ids, counted.of(quarter), strict=True):
            sent = [
                status
                for _number, where, on, status in records.referrals
                if where == posyandu and quarter.first <= on <= quarter.last
            ]
            assert (one.referred, one.seen) == (
                len(sent),
                sum(status in ("seen", "closed") for status in sent),
            )
            absent = {
                number
                for month in quarter.months
                for number, _born in records.served(posyandu, month)
                if (number, month) not in records.codes
            }
            visited = {
                number for number, on in records.visits if quarter.first <= on <= quarter.last
            }
            visits = one.measures[Indicator.VISITS]
            assert (visits.part, visits.whole) == (len(absent & visited), len(absent))


def test_events_count_those_who_came_of_those_entitled(drawn):
    """An event counts in its quarter and posyandu once somebody was marked, unless called off."""
    records, counted, ids = drawn
    for quarter in SPAN:
        for posyandu, one in zip(ids, counted.of(quarter), strict=True):
            guests = [
                came
                for on, guests in records.events
                if quarter.first <= on <= quarter.last
                for where, came in guests
                if where == posyandu
            ]
            measure = one.measures[Indicator.EVENTS]
            assert (measure.part, measure.whole) == (guests.count(True), len(guests))


def test_women_count_by_their_latest_examination(drawn):
    """KEK is below 23.5 cm, of those measured; iron tablets are of those asked."""
    records, counted, ids = drawn
    for quarter in SPAN:
        for posyandu, one in zip(ids, counted.of(quarter), strict=True):
            latest = {}
            for number, where, on, _kept, arm, iron in sorted(
                records.mothers, key=lambda row: (row[2], row[3])
            ):
                if where == posyandu and quarter.first <= on <= quarter.last:
                    latest[number] = arm, iron
            arms = [arm for arm, _iron in latest.values() if arm is not None]
            irons = [iron for _arm, iron in latest.values() if iron is not None]
            thin, iron = one.measures[Indicator.THIN_ARM], one.measures[Indicator.IRON]
            assert (thin.part, thin.whole) == (sum(arm < 235 for arm in arms), len(arms))
            assert (iron.part, iron.whole) == (sum(irons), len(irons))


def test_all_posyandu_together_are_the_sum_of_each(drawn):
    """Numerators and denominators add up, month by month."""
    _records, counted, _ids = drawn
    places = counted.of(QUARTER)
    together = all_together(places)
    for indicator in Indicator:
        every = [one.measures[indicator] for one in places]
        assert together.measures[indicator].part == sum(measure.part for measure in every)
        assert together.measures[indicator].whole == sum(measure.whole for measure in every)


def test_the_files_are_the_same_for_the_same_records(drawn):
    """Both files are written for any records, and twice alike."""
    records, _counted, ids = drawn
    at = areas.numbered(records.connection, ids)
    for form in MEETING_FORMS:
        first = of_meeting(records.connection, form, at, date(2026, 3, 1), date(2026, 4, 6))
        again = of_meeting(records.connection, form, at, date(2026, 3, 1), date(2026, 4, 6))
        assert first == again
        assert first[:4] == (b"%PDF" if form == "lokmin-pdf" else b"PK\x03\x04")


def test_a_decree_comes_before_the_national_target(database):
    """A district's decreed target of the year replaces the dated one, with its source."""
    with database.writer.begin() as connection:
        village = found(connection)
        for percent in (85, 90):
            coverage.decree(
                connection,
                district="Muara",
                year=2026,
                indicator="ds",
                percent=percent,
                by="SK Bupati 12/2026",
            )
        at = areas.numbered(connection, (village.anggrek,))
        targets = agenda(connection, at, QUARTER, date(2026, 4, 6)).targets
    assert (targets[Indicator.WEIGHED].percent, targets[Indicator.WEIGHED].source) == (
        90,
        "SK Bupati 12/2026",
    )
    assert targets[Indicator.ROSE].percent == 80


@pytest.mark.parametrize(
    ("kind", "has_it"),
    [
        (RoleKind.PUSKESMAS, True),
        (RoleKind.MIDWIFE, True),
        (RoleKind.COORDINATOR, True),
        (RoleKind.VILLAGE_OFFICER, True),
        (RoleKind.CADRE, False),
        (RoleKind.POKJANAL, False),
    ],
)
def test_only_leaders_have_the_files(database, kind, has_it):
    """Whoever leads a village or a Puskesmas gets the file; others do not."""
    from dialog.messages import FileOrder  # noqa: PLC0415 (beside its only use)

    with database.writer.begin() as connection:
        village = found(connection)
        person = add_person(connection, village.id, "Tini")
        people.add_role(
            connection,
            person_id=person,
            kind=kind,
            village_id=village.id,
            posyandu_id=village.anggrek if kind is RoleKind.CADRE else None,
            since=NOW.date(),
        )
        add_mother(connection, village, "Rina")
    order = FileOrder(form="lokmin-pdf", month=date(2026, 3, 1))
    made = file_for(database, person, order, datetime(2026, 4, 6, 2, tzinfo=UTC))
    assert (made is not None) is has_it


def test_facts_take_as_many_questions_for_many_posyandu_as_for_one(drawn):
    """The district's file asks no more of the database than a village's."""
    records, _counted, ids = drawn
    asked = []

    def note(_connection, _cursor, statement, *_others):
        asked.append(statement)

    engine = records.connection.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        coverage.facts(records.connection, ids[:1], QUARTER)
        one = len(asked)
        asked.clear()
        coverage.facts(records.connection, ids, QUARTER)
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
    assert len(asked) == one
