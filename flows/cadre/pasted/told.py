"""What is said of each line of a pasted list once it is settled."""

from typing import Any

from dialog.texts import text
from domain.people import Weighing
from domain.register import Register
from domain.visit import Visit, judged
from flows.cadre.growth.absence import LATER, reason_words
from flows.cadre.growth.result import gain_line, nutrition_words
from flows.cadre.stages.people import addressed
from flows.cadre.stages.seen import Seen, findings_lines, look, next_step, values_line
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import measures_in_short


def growth_of(register: Register, weighing: Weighing) -> Visit:
    """See what a weighing says of growth; doses and capsules are left out."""
    return Visit(
        child=register.child(weighing.child_id),
        weighing=weighing,
        judged=judged(register, register.village, weighing),
        due=(),
        capsule=None,
        has_capsule=False,
    )


def told_of(register: Register, last: dict[str, Any] | None) -> str:
    """Say what became of a line, or nothing."""
    match last:
        case {"weighing": int(number)}:
            return _weighed(register, register.weighing(number))
        case {"screening": int(number)}:
            return _examined(register, look(register, number))
        case {"absent": int(child), "reason": str(reason)}:
            return _absent(spoken_near(register, register.child(child)), reason)
        case {"doses": int(child)}:
            return _given(spoken_near(register, register.child(child)), is_dose=True)
        case {"capsule": int(child)}:
            return _given(spoken_near(register, register.child(child)), is_dose=False)
        case _:
            return _left(register, last or {})


def _given(child: str, *, is_dose: bool) -> str:
    if is_dose:
        return text("✅ Imunisasi {child} dicatat.", child=child)
    return text("✅ Vitamin A {child} dicatat.", child=child)


def _left(register: Register, last: dict[str, Any]) -> str:
    match last:
        case {"visitor": str(name), "posyandu": int(own), "of": other}:
            return _visitor(register, name, own, other)
        case {"later": str(name)}:
            return text("Baik, {child} kita daftarkan setelah ini.", child=name)
        case {"skipped": str(name)}:
            return text("Baik, {line} saya lewati.", line=name)
        case {"said": str(words)}:
            return words
        case _:
            return ""


def _weighed(register: Register, weighing: Weighing) -> str:
    visit = growth_of(register, weighing)
    status = nutrition_words(visit.nutrition)
    parts = (
        text(
            "✅ {child} {measures}.",
            child=spoken_near(register, visit.child),
            measures=measures_in_short(weighing.weight_g, weighing.length_mm),
        ),
        f"{status[:1].upper()}{status[1:]}." if status else "",
        _ended(gain_line(visit).removesuffix(" 👍")),
        _next_step(visit),
    )
    return " ".join(part for part in parts if part)


def _examined(register: Register, seen: Seen) -> str:
    """Say a grown-up's figures, what was found and the next step, in one line."""
    parts = (
        text(
            "✅ {who}: {figures}.",
            who=addressed(register, seen.resident, seen.on),
            figures=values_line(seen),
        ),
        *(_ended(line.removesuffix(".")) for line in findings_lines(seen)),
        next_step(seen),
    )
    return " ".join(part for part in parts if part)


def _ended(line: str) -> str:
    return f"{line}." if line else ""


def _next_step(visit: Visit) -> str:
    if visit.needs_midwife_today:
        return text("🔴 Perlu bertemu bidan HARI INI.")
    return text("👉 Perlu diperiksa bidan.") if visit.needs_midwife else ""


def _absent(child: str, reason: str) -> str:
    if reason == LATER:
        return text("Baik. {child} saya taruh di daftar tunggu.", child=child)
    if reason:
        return text(
            "✅ {child} tidak hadir ({reason}). Masuk daftar kunjungan rumah.",
            child=child,
            reason=reason_words(reason),
        )
    return text("✅ {child} tidak hadir. Masuk daftar kunjungan rumah.", child=child)


def _visitor(register: Register, name: str, own: int, other: object) -> str:
    said = text(
        "Baik, {child} tidak saya simpan di {posyandu}.",
        child=name,
        posyandu=register.posyandu(own).name,
    )
    if not isinstance(other, int):
        return said
    tell = text("Beri tahu kader {posyandu}, ya.", posyandu=register.posyandu(other).name)
    return f"{said} {tell}"
