"""What is said after a pasted list of those in it who are no under-fives."""

from dialog.texts import text
from domain.register import Register
from domain.screening import Urgency
from flows.cadre.stages.people import addressed, in_full
from flows.cadre.stages.seen import Seen, look, main_finding
from flows.cadre.stages.to_midwife import midwife


def examined_by(register: Register, paste: int) -> list[Seen]:
    """List what a pasted list has kept of grown-ups and stands, in the order it was kept."""
    changes = reversed(register.screened_with_paste(paste))
    return [look(register, number) for change in changes for number in change.added]


def examined_words(register: Register, examined: list[Seen]) -> str:
    """Say who was examined."""
    if not examined:
        return ""
    return text(
        "✅ {count} pemeriksaan tersimpan: {names}.",
        count=len(examined),
        names=", ".join(addressed(register, seen.resident, seen.on) for seen in examined),
    )


def examined_now(register: Register, examined: list[Seen]) -> list[str]:
    """Say first of all who is in danger: the midwife was told of them already."""
    return [
        text(
            "🔴 {who} ({finding}): antar ke bidan SEKARANG, jangan pulang sendiri. {midwife} sudah "
            "diberi tahu.",
            who=in_full(register, seen.resident, seen.on),
            finding=main_finding(seen),
            midwife=midwife(register),
        )
        for seen in examined
        if seen.screened.urgency is Urgency.NOW
    ]


def examined_findings(register: Register, examined: list[Seen]) -> list[str]:
    """Name who has to see the midwife, those of today first."""
    today = _named(register, examined, Urgency.TODAY)
    later = _named(register, examined, Urgency.EXAMINE)
    return [
        text("🔴 Perlu bertemu bidan HARI INI: {names}.", names=today) if today else "",
        text("👉 Perlu diperiksa bidan: {names}.", names=later) if later else "",
    ]


def _named(register: Register, examined: list[Seen], urgency: Urgency) -> str:
    return ", ".join(
        f"{addressed(register, seen.resident, seen.on)} ({main_finding(seen)})"
        for seen in examined
        if seen.screened.urgency is urgency
    )


def to_be_sent(register: Register, examined: list[Seen]) -> list[Seen]:
    """Choose those the midwife should see and does not know of yet."""
    return [
        seen
        for seen in examined
        if seen.screened.needs_midwife
        and seen.screened.urgency > register.urgency_sent(seen.resident.id, seen.on)
    ]
