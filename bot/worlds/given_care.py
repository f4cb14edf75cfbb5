"""Givens about visits to homes, what the midwife arranged, and what a cadre has learnt."""

import re
from datetime import date, timedelta

from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.given_time import day_in
from bot.worlds.given_weighings import weigh_on
from domain.people import Child, DayStatus, RoleKind
from flows.cadre.skills.quiz_questions import groups
from storage import absences, days, examinations, founding, learning

LOOKS_BACK_DAYS = 40
CONTROL_AFTER = timedelta(days=7)
_HOME = re.compile(r"(?P<name>[A-Z][\w'’]*(?: [A-Z][\w'’]*)*) \((?P<why>[^)]*)\)")
_REASONS = {
    "sakit": "SAKIT",
    "bepergian": "BEPERGIAN",
    "pergi": "BEPERGIAN",
    "hujan": "HUJAN",
    "sibuk": "SIBUK",
    "lupa": "LUPA",
}


def _homes(change: Change, _match: re.Match[str]) -> None:
    """Let those named be all who have to be visited since the last posyandu day."""
    posyandu = change.posyandu()
    on = _last_day(change, posyandu.id)
    if on is None:
        return
    told = {
        child.id: found["why"].lower()
        for found in _HOME.finditer(change.sentence)
        if (child := change.child(found["name"])) is not None
    }
    for child in change.register.children_of_posyandu(posyandu.id):
        why = told.get(child.id, "")
        if not why or "ruju" in why or "rawat" in why or "kontrol" in why:
            weigh_on(change, child, on)
        if why and ("rawat" in why or "kontrol" in why):
            _examined(change, child, on)
        elif why and "ruju" not in why:
            absences.add(
                change.connection,
                child_id=child.id,
                on=on,
                reason=_reason(change, child, why),
                recorded_at=change.stage.now,
            )


def stayed_away(change: Change, on: date, homes: str) -> None:
    """Let a past day have been held, those of 'Hasan (sakit)' stay away and all others come."""
    posyandu = change.posyandu()
    day = days.on(change.connection, posyandu.id, on)
    if day is None or day.id is None:
        founding.add_day(
            change.connection,
            posyandu_id=posyandu.id,
            planned_on=on if day is None else day.planned_on,
            held_on=on,
            status=DayStatus.CLOSED,
        )
    told = {
        child.id: found["why"].lower()
        for found in _HOME.finditer(homes)
        if (child := change.child(found["name"])) is not None
    }
    for child in change.register.children_of_posyandu(posyandu.id):
        if child.id not in told:
            weigh_on(change, child, on)
            continue
        absences.add(
            change.connection,
            child_id=child.id,
            on=on,
            reason=_reason(change, child, told[child.id]),
            recorded_at=change.stage.now,
        )


def _last_day(change: Change, posyandu_id: int) -> date | None:
    """Give the posyandu's last day before today."""
    today = change.stage.local.date()
    for back in range(1, LOOKS_BACK_DAYS):
        day = days.on(change.connection, posyandu_id, today - timedelta(days=back))
        if day is not None:
            return day.held_on
    return None


def _reason(change: Change, child: Child, why: str) -> str:
    """Read why a child stayed away; what is only called staying away may be told elsewhere."""
    said = re.search(
        rf"{re.escape(child.first_name.lower())} rt [^.]*\. tidak hadir: (\w+)",
        change.scene.spoken_words,
    )
    words = [why, said[1] if said else ""]
    return next((code for w in words for key, code in _REASONS.items() if key in w), "")


def _examined(change: Change, child: Child, on: date) -> None:
    midwives = change.register.holders(RoleKind.MIDWIFE)
    if not midwives:
        return
    examinations.add(
        change.connection,
        child_id=child.id,
        on=on,
        words="",
        findings={"findings": ["gizi_buruk"], "care": "rawat_jalan"},
        control_on=on + CONTROL_AFTER,
        recorded_by=midwives[0].id,
        recorded_at=change.stage.now,
    )


def _control(change: Change, match: re.Match[str]) -> None:
    """Let the midwife have arranged a control on a day that may come yet."""
    today = change.stage.local.date()
    told = day_in(match["day"], today)
    midwives = change.register.holders(RoleKind.MIDWIFE)
    if told is None or not midwives:
        return
    on = told if re.search(r"\d{4}", match["day"]) else told.replace(year=today.year)
    for child in change.children_in(match["who"]):
        examinations.add(
            change.connection,
            child_id=child.id,
            on=today,
            words="",
            findings={"findings": [], "care": "rawat_jalan"},
            control_on=on,
            recorded_by=midwives[0].id,
            recorded_at=change.stage.now,
        )


def _learnt(change: Change, match: re.Match[str]) -> None:
    """Let a cadre have passed so many skills, first of those groups nobody asks for."""
    person = change.person(match["who"]) or change.person(f"Bu {match['who']}")
    if person is None:
        return
    asked = change.scene.spoken_words
    order = sorted(groups(), key=lambda group: asked.count(group.name.lower()))
    skills = [skill for group in order for skill in group.skills]
    learning.keep_passed(
        change.connection,
        person.id,
        skills[: int(match["count"])],
        change.stage.local.date(),
    )


CARE: tuple[Rule, ...] = (
    rule(r"daftar kunjungan:", _homes),
    rule(r"(?P<who>[A-Z][\w ,]*?) (?:ada jadwal )?kontrol (?:tanggal )?(?P<day>\d.+)$", _control),
    rule(r"(?P<who>[A-Z]\w*) (?:sudah )?lulus (?P<count>\d+) dari \d+ keterampilan", _learnt),
)
