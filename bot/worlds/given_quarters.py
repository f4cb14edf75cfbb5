"""What a file says of a quarter is so once the clock is past it: months, referrals, vaccines.

A file tells percents; the numbers behind them follow from how many children the posyandu serves.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from bot.worlds.given_recaps import weigh_letters
from bot.worlds.given_scene import Change, Scene
from bot.worlds.given_weighings import MORE_THAN_NEEDED_G, weigh
from dialog.spoken import MONTHS, percent
from dialog.transcript.parts import Answered, Sent
from domain.calendar import add_months, completed_months
from domain.coverage.quarters import Quarter
from domain.immunization import Area, current_schedule
from domain.immunization.lists import overdue, see
from domain.indicators import codes_of_day, under_fives
from domain.kms import Code, minimum_gain_g
from domain.people import Posyandu, Weighing
from handlers.commands import results
from storage import children, days, doses
from storage.coverage import facts

_QUARTER = re.compile(r"triwulan (?P<number>[1-4]) (?P<year>20\d\d)", re.IGNORECASE)
_PERCENT = r"(\d{1,3})%"
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})(?: d/s)? {_PERCENT}", re.IGNORECASE)
_JUDGED = re.compile(rf"n/d':? ((?:{_PERCENT}[, ]*)+)", re.IGNORECASE)
_OF_WEIGHED = re.compile(rf"n/d:? ((?:{_PERCENT}[, ]*)+)", re.IGNORECASE)
_REFERRALS = re.compile(r"rujukan (\d+),? tuntas (\d+)", re.IGNORECASE)
_LATE = re.compile(r"imunisasi terlambat (\d+) anak", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ToldMonth:
    """The percents of one month; None where nothing is told."""

    month: date
    attended: int
    judged: int | None = None
    of_weighed: int | None = None


@dataclass(frozen=True, kw_only=True)
class ToldQuarter:
    """What a file says of one posyandu's quarter."""

    posyandu: str
    quarter: Quarter
    months: tuple[ToldMonth, ...]
    referred: int | None
    seen: int | None
    late: int | None


@dataclass(frozen=True, kw_only=True)
class Letters:
    """The counts behind a month's percents."""

    rose: int
    did_not_rise: int
    others: int

    @property
    def weighed(self) -> int:
        """D."""
        return self.rose + self.did_not_rise + self.others


def come_true(scene: Scene) -> None:
    """Make what the file says of quarters that are over by now true, once each."""
    for told in told_quarters(scene):
        if told in scene.quarters or scene.stage.local.date() <= told.quarter.last:
            continue
        scene.quarters.append(told)
        with scene.stage.database.writer.begin() as connection:
            _make(Change(scene=scene, connection=connection, sentence=told.posyandu), told)


def told_quarters(scene: Scene) -> list[ToldQuarter]:
    """Read the quarters of single posyandu that are told of in a file, or given in prose."""
    entries = scene.transcript.entries
    shown = [entry.shown.text for entry in entries if isinstance(entry, Answered | Sent)]
    found = [_told(text) for text in (*scene.givens, *shown)]
    return [each for each in found if each is not None]


def _told(text: str) -> ToldQuarter | None:
    match = _QUARTER.search(text)
    months = _MONTH.findall(text)
    if match is None or not months:
        return None
    quarter = Quarter(year=int(match["year"]), number=int(match["number"]))
    without = _JUDGED.sub(" ", text)
    judged, of_weighed = _listed(_JUDGED, text), _listed(_OF_WEIGHED, without)
    referrals, late = _REFERRALS.search(text), _LATE.search(text)
    names = [month.lower() for month in MONTHS]
    return ToldQuarter(
        posyandu=text[: match.start()].strip(" ,:"),
        quarter=quarter,
        months=tuple(
            ToldMonth(
                month=date(quarter.year, names.index(name.lower()) + 1, 1),
                attended=int(share),
                judged=own_judged,
                of_weighed=own_of_weighed,
            )
            for (name, share), own_judged, own_of_weighed in zip_longest(
                months, judged[: len(months)], of_weighed[: len(months)]
            )
        ),
        referred=int(referrals[1]) if referrals else None,
        seen=int(referrals[2]) if referrals else None,
        late=int(late[1]) if late else None,
    )


def _listed(pattern: re.Pattern[str], text: str) -> list[int]:
    match = pattern.search(text)
    return [int(share) for share in re.findall(_PERCENT, match[1])] if match else []


def letters_of(told: ToldMonth, everybody: int) -> Letters | None:
    """Find the counts that give a month's percents; None when no counts do."""
    for weighed in range(everybody, -1, -1):
        if everybody and percent(weighed, everybody) != f"{told.attended}%":
            continue
        for judged in range(weighed, -1, -1):
            for rose in range(judged, -1, -1):
                if _fits(told.judged, rose, judged) and _fits(told.of_weighed, rose, weighed):
                    return Letters(rose=rose, did_not_rise=judged - rose, others=weighed - judged)
    return None


def _fits(told: int | None, part: int, whole: int) -> bool:
    return told is None or (whole > 0 and percent(part, whole) == f"{told}%")


def _make(change: Change, told: ToldQuarter) -> None:
    posyandu = change.posyandu()
    for month in told.months:
        _make_month(change, posyandu, month)
    if told.referred is not None and told.seen is not None:
        _make_referrals(change, posyandu, told.quarter, told.referred, told.seen)
    if told.late is not None:
        _make_vaccines(change, posyandu, told.quarter, told.late)


def _make_month(change: Change, posyandu: Posyandu, told: ToldMonth) -> None:
    held = days.between(
        change.connection, posyandu.id, told.month, add_months(told.month, 1) - timedelta(days=1)
    )
    if not held:
        return
    on = held[0].held_on
    wanted = letters_of(told, len(under_fives(change.register, posyandu.id, on)))
    weighed = change.register.weighed_on(posyandu.id, on)
    if wanted is None or _counted(change, posyandu.id, on) == wanted:
        return
    if weighed:
        _make_month_before(change, posyandu.id, weighed, wanted)
        return
    letters = {Code.ROSE: wanted.rose, Code.DID_NOT_RISE: wanted.did_not_rise}
    known = under_fives(change.register, posyandu.id, on)
    new = sum(not change.register.weighings(child.id) for child in known)
    letters[Code.ABSENT_LAST_MONTH] = wanted.others
    weigh_letters(change, posyandu.id, on, letters)
    missing = wanted.weighed - len(change.register.weighed_on(posyandu.id, on))
    if missing and new:
        weigh_letters(change, posyandu.id, on, {Code.NEW: missing})


def _counted(change: Change, posyandu_id: int, on: date) -> Letters:
    codes = list(codes_of_day(change.register, posyandu_id, on).values())
    rose, fell = codes.count(Code.ROSE), codes.count(Code.DID_NOT_RISE)
    return Letters(rose=rose, did_not_rise=fell, others=len(codes) - rose - fell)


def _make_month_before(
    change: Change, posyandu_id: int, weighed: tuple[Weighing, ...], wanted: Letters
) -> None:
    """Weigh in the month before those whose weight of this month is known, lighter or as heavy."""
    on = weighed[0].on
    before = days.between(
        change.connection,
        posyandu_id,
        add_months(on.replace(day=1), -1),
        on.replace(day=1) - timedelta(days=1),
    )
    if not before:
        return
    fell = wanted.did_not_rise
    placed = 0
    for weighing in sorted(weighed, key=lambda one: _is_flagged(change, one)):
        past = [one for one in change.register.weighings(weighing.child_id) if one.on < on]
        if past or weighing.weight_g is None or placed >= wanted.rose + fell:
            continue
        child = change.register.child(weighing.child_id)
        if (
            completed_months(child.born_on, before[0].held_on) < 0
            or child.born_on > before[0].held_on
        ):
            continue
        gain = minimum_gain_g(child.sex, completed_months(child.born_on, on), on) or 0
        lighter = 0 if placed < fell else gain + MORE_THAN_NEEDED_G
        weigh(change, child, before[0].held_on, weighing.weight_g - lighter, None)
        results.recompute_after(
            change.work(change.cadres(change.posyandu())[0].id), child.id, before[0].held_on
        )
        placed += 1


def _is_flagged(change: Change, weighing: Weighing) -> bool:
    """Tell whether the file talks about a child: such a one rose in the month nobody tells of."""
    name = change.register.child(weighing.child_id).first_name.lower()
    return name in change.scene.spoken_words


def _make_referrals(
    change: Change, posyandu: Posyandu, quarter: Quarter, referred: int, seen: int
) -> None:
    known = [
        each
        for each in facts(change.connection, (posyandu.id,), quarter).referrals
        if quarter.first <= each.on <= quarter.last
    ]
    done = sum(each.is_seen for each in known)
    held = days.between(change.connection, posyandu.id, quarter.first, quarter.last)
    weighed = change.register.weighed_on(posyandu.id, held[-1].held_on) if held else ()
    others = [one for one in weighed if one.child_id not in {each.child_id for each in known}]
    for weighing in others[: max(0, referred - len(known))]:
        children.add_midwife_task(
            change.connection,
            child_id=weighing.child_id,
            on=weighing.on,
            reasons={},
            status="seen" if done < seen else "waiting",
            sent_at=change.stage.now,
        )
        done += 1


def _make_vaccines(change: Change, posyandu: Posyandu, quarter: Quarter, late: int) -> None:
    """Give what is due on each posyandu day to all but so many children."""
    village = change.register.village
    area = Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent)
    today = change.stage.local.date()
    own = change.register.children_of_posyandu(posyandu.id)
    given = doses.by_child(change.connection, (posyandu.id,))
    left = {one.child.id for one in overdue(see(own, given, area, today))[:late]}
    held = days.between(change.connection, posyandu.id, quarter.first, quarter.last)
    for on in (*(day.held_on for day in held), today - timedelta(days=1)):
        given = doses.by_child(change.connection, (posyandu.id,))
        for one in see([child for child in own if child.id not in left], given, area, on):
            for code in one.overdue or one.assessment.can_give_today:
                if code in one.assessment.can_give_today:
                    children.add_dose(
                        change.connection,
                        child_id=one.child.id,
                        antigen=current_schedule().slot(code).antigen,
                        given_on=on,
                        told_by="cadre",
                        recorded_at=change.stage.now,
                    )
