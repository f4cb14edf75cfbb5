"""Givens about children: weighed with or without figures, given capsules and doses, sent on."""

import re
from datetime import date

from bot.worlds.doses import codes
from bot.worlds.given_days import opened
from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.given_time import day_in
from dialog.input.numbers import read_length, read_weight
from dialog.transcript.parts import Measured
from domain.calendar import completed_months
from domain.commands import RecordVitaminA, RecordWeighing, SendToMidwife
from domain.growth.measures import usual_position
from domain.immunization import current_schedule
from domain.kms import Code, minimum_gain_g
from domain.people import Child, DayStatus, Posyandu
from handlers.commands import carry_out, results
from storage import children, days, directory, founding

MORE_THAN_NEEDED_G = 100
GROWN_MM = 10
BIRTH_WEIGHT_G, FIRST_GAIN_G = 3_300, 700
BIRTH_LENGTH_MM, FIRST_GROWTH_MM = 500, 30
_FIGURES = (
    r"(?P<name>[A-Z][\w'’]*(?: [A-Z][\w'’]*)*)(?: yang)?(?: tercatat| ditimbang)?:? "
    r"(?P<weight>\d+(?:[.,]\d+)?) ?kg(?:[ ,/]+(?P<length>\d+(?:[.,]\d+)?) ?cm)?"
)
_WITH_FIGURES = re.compile(_FIGURES)
_WITH_CODE = re.compile(r"(?P<name>[A-Z][\w'’]*(?: [A-Z][a-z'’][\w'’]*)*) (?P<code>[NTOB])\b")
_NOT_TOLD = re.compile(r"\bkecuali\b(.*)", re.IGNORECASE)


def _figures(change: Change, _match: re.Match[str]) -> None:
    """Weigh those whose figures are told, today or on the day that is told."""
    today = change.stage.local.date()
    on = day_in(change.sentence.split(":")[0], today) or today
    for found in _WITH_FIGURES.finditer(change.sentence):
        child = change.child(found["name"])
        weight = read_weight(f"{found['weight']} kg")
        length = read_length(f"{found['length']} cm") if found["length"] else None
        if child is not None and weight is not None:
            weigh(change, child, on, weight.value, length.value if length else None)


def _with_codes(change: Change, _match: re.Match[str]) -> None:
    for found in _WITH_CODE.finditer(change.sentence.partition(":")[2]):
        child = change.child(found["name"])
        if child is not None:
            _weigh_as_usual(change, child, Code(found["code"]))


def _named(change: Change, match: re.Match[str]) -> None:
    for child in change.children_in(match["who"]):
        _weigh_as_usual(change, child)


def _counted(change: Change, match: re.Match[str]) -> None:
    """Weigh so many that the number is right, first those nobody talks about."""
    posyandu = change.posyandu()
    opened(change, posyandu)
    weighed = _weighed_today(change, posyandu)
    waiting = [c for c in change.register.children_of_posyandu(posyandu.id) if c.id not in weighed]
    told_not = {child.id for child in change.children_in(_not_yet(change))}
    waiting = [child for child in waiting if child.id not in told_not]
    waiting.sort(key=lambda child: (_is_talked_about(change, child), not _is_known(change, child)))
    for child in waiting[: max(0, int(match["count"]) - len(weighed))]:
        _weigh_as_usual(change, child)


def _weighed_today(change: Change, posyandu: Posyandu) -> set[int]:
    today = change.stage.local.date()
    return {weighing.child_id for weighing in change.register.weighed_on(posyandu.id, today)}


def _not_yet(change: Change) -> str:
    """Give the words of the givens that name children not weighed yet."""
    told = ". ".join(change.scene.givens)
    parts = re.split(r"[.;]\s", told)
    return " ".join(part for part in parts if re.search(r"\bbelum\b|tidak hadir", part))


def _is_talked_about(change: Change, child: Child) -> bool:
    return bool(re.search(rf"\b{re.escape(child.first_name.lower())}\b", change.scene.spoken_words))


def _is_known(change: Change, child: Child) -> bool:
    return bool(change.register.weighings(child.id))


def _weigh_as_usual(change: Change, child: Child, code: Code = Code.ROSE) -> None:
    """Weigh a child today with the file's figures, else with plausible ones: enough gained."""
    weigh_on(change, child, change.stage.local.date(), code)


def weigh_on(change: Change, child: Child, today: date, code: Code = Code.ROSE) -> None:
    """Weigh a child on a day with the file's figures, else with plausible ones: enough gained."""
    if any(w.on == today for w in change.register.weighings(child.id)):
        return
    if facts := _checked(change, child, today):
        weigh(change, child, today, facts.weight_g, facts.length_mm)
        return
    past = [w for w in change.register.weighings(child.id) if w.on < today]
    weights = [w.weight_g for w in past if w.weight_g is not None]
    lengths = [w.length_mm for w in past if w.length_mm is not None]
    months = completed_months(child.born_on, today)
    gain = (minimum_gain_g(child.sex, months, today) or 0) + MORE_THAN_NEEDED_G
    if code is Code.DID_NOT_RISE:
        gain = 0
    weight = weights[-1] + gain if weights else BIRTH_WEIGHT_G + FIRST_GAIN_G * min(months, 12)
    length = (
        lengths[-1] + GROWN_MM if lengths else BIRTH_LENGTH_MM + FIRST_GROWTH_MM * min(months, 12)
    )
    weigh(change, child, today, weight, length)


def _checked(change: Change, child: Child, on: date) -> Measured | None:
    """Find the `# check:` line of a child and a day."""
    return next(
        (
            facts
            for facts in change.scene.transcript.measured
            if (facts.sex, facts.born, facts.on) == (str(child.sex), child.born_on, on)
        ),
        None,
    )


def _seen_by_midwife(change: Change, match: re.Match[str]) -> None:
    """Weigh on a day that is over those whose figures a `# check:` line has."""
    today = change.stage.local.date()
    on = day_in(change.sentence, today) or today
    for child in change.children_in(match["who"]):
        facts = _checked(change, child, on)
        if facts is None:
            continue
        weigh(change, child, on, facts.weight_g, facts.length_mm)
        children.add_midwife_task(
            change.connection,
            child_id=child.id,
            on=on,
            reasons={},
            status="seen",
            sent_at=change.stage.now,
        )
        day = days.on(change.connection, child.posyandu_id, on)
        if day is not None and day.id is not None:
            directory.set_day_status(
                change.connection, day.id, DayStatus.APPROVED, change.stage.now
            )


def weigh(change: Change, child: Child, on: date, weight_g: int, length_mm: int | None) -> None:
    """Keep figures by the same rules as a cadre's report."""
    months = completed_months(child.born_on, on)
    command = RecordWeighing(
        child=child.id,
        on=on,
        weight_g=weight_g,
        length_mm=length_mm,
        position=usual_position(months) if length_mm is not None else None,
    )
    posyandu = change.register.posyandu(child.posyandu_id)
    cadres = change.cadres(posyandu)
    if on == change.stage.local.date():
        opened(change, posyandu)
        carry_out(change.work(cadres[-1].id), command)
        return
    weighing = children.add_weighing(
        change.connection,
        child_id=child.id,
        day_id=_past_day(change, posyandu, on),
        weighed_on=on,
        weight_g=weight_g,
        length_mm=length_mm,
        position=command.position,
        source="posyandu",
        rule_version="",
        computed={},
        recorded_by=cadres[-1].id if cadres else None,
        recorded_at=change.stage.now,
    )
    if cadres:
        results.keep(change.work(cadres[0].id), weighing)


def _past_day(change: Change, posyandu: Posyandu, on: date) -> int | None:
    day = days.on(change.connection, posyandu.id, on)
    if day is None:
        return None
    if day.id is not None:
        return day.id
    return founding.add_day(
        change.connection,
        posyandu_id=posyandu.id,
        planned_on=day.planned_on,
        held_on=day.held_on,
        status=DayStatus.CLOSED,
        opened_by=change.cadres(posyandu)[0].id,
    )


def _sent_to_midwife(change: Change, match: re.Match[str]) -> None:
    """Send those named from today's day; when it is over, from the posyandu's last one."""
    today = change.stage.local.date()
    for child in change.children_in(match["who"]):
        last = change.register.last_day(child.posyandu_id)
        on = last.held_on if last is not None and last.status is DayStatus.CLOSED else today
        for weighing in change.register.weighings(child.id):
            if weighing.on == on:
                cadre = change.cadres(change.register.posyandu(child.posyandu_id))[0]
                carry_out(change.work(cadre.id), SendToMidwife(weighing=weighing.id))


def _capsules(change: Change, _match: re.Match[str]) -> None:
    """Give the capsule to those named, or to all who were weighed but those left out."""
    posyandu = change.posyandu()
    left_out = _NOT_TOLD.search(change.sentence)
    spared = {child.id for child in change.children_in(left_out[1])} if left_out else set[int]()
    named = change.children_in(_NOT_TOLD.sub("", change.sentence))
    weighed = _weighed_today(change, posyandu)
    ids = {child.id for child in named} or weighed - spared
    for child_id in ids:
        carry_out(
            change.work(change.cadres(posyandu)[0].id),
            RecordVitaminA(child=child_id, on=change.stage.local.date()),
        )


def _immunized(change: Change, match: re.Match[str]) -> None:
    on = day_in(match["rest"], change.stage.local.date()) or change.stage.local.date()
    said = re.split(r"\bpada\b", match["rest"])[0]
    for child in change.children_in(match["who"]):
        for code in codes(said):
            children.add_dose(
                change.connection,
                child_id=child.id,
                antigen=current_schedule().slot(code).antigen,
                given_on=on,
                told_by="cadre",
                recorded_at=change.stage.now,
            )


WEIGHINGS: tuple[Rule, ...] = (
    rule(r"\d ?kg\b", _figures),
    rule(r"ditimbang(?: \d+)?:.*\b[NTOB]\b", _with_codes),
    rule(r"(?P<who>.*?)\b(?:sudah|telah) (?:di)?timbang", _named),
    rule(r"\b(?P<count>\d+) dari \d+\b(?! keterampilan)", _counted),
    rule(r"\b(?P<count>\d+) anak (?:sudah |telah )?ditimbang", _counted),
    rule(r"(?P<who>.*)\b(?:sudah dikirim ke bidan|dirujuk)", _sent_to_midwife),
    rule(r"(?P<who>.*)\bsudah diperiksa bidan", _seen_by_midwife),
    rule(r"vitamin a sudah diberikan", _capsules),
    rule(r"(?P<who>.*)\bdiimunisasi (?P<rest>.+)", _immunized),
)
