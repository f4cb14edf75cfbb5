"""One screening seen whole, and what is said of it."""

from dataclasses import dataclass
from datetime import date

from dialog.spoken import joined
from dialog.texts import lines, text
from domain.register import Register
from domain.screening import (
    Finding,
    FindingCode,
    LifeStage,
    Observed,
    Resident,
    Screened,
    Urgency,
    screen,
)
from domain.screening.danger import OTHER
from domain.screening.mothers import capsules_missing, visit_due
from domain.screening.records import Screening
from flows.cadre.stages.figures import label, measures_line, tenths
from flows.cadre.stages.finding_words import (
    finding_line,
    finding_with_figure,
    school_words,
    sign_words,
)
from flows.cadre.stages.people import age_words, heading

SIGNS = (FindingCode.DANGER_SIGN, FindingCode.PRESSURE_AND_SIGN)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A screening, whose it is, and what it came to."""

    resident: Resident
    screening: Screening
    screened: Screened

    @property
    def observed(self) -> Observed:
        """What was measured and told."""
        return self.screening.observed

    @property
    def on(self) -> date:
        """The day it counts for."""
        return self.screening.on


def look(register: Register, screening_id: int) -> Seen:
    """See a screening whole, by the rules of its day."""
    screening = register.screening(screening_id)
    resident = register.resident(screening.resident_id)
    return Seen(
        resident=resident,
        screening=screening,
        screened=screen(resident, screening.observed, screening.on),
    )


def result_words(seen: Seen) -> str:
    """Say everything a cadre must know: who, the figures, what was found, the next step."""
    return lines(
        text("✅ {who}", who=heading(seen.resident, seen.on)),
        values_line(seen),
        *findings_lines(seen),
        next_step(seen),
        *_after_birth(seen),
    )


def _after_birth(seen: Seen) -> list[str]:
    """Remind of the visit whose days these are, and of the second capsule.

    Whoever is taken to the midwife anyway gets both there.
    """
    if seen.screened.needs_midwife:
        return []
    said = []
    visit = visit_due(seen.resident, seen.observed, seen.on)
    if visit is not None:
        said.append(text("👉 Ingatkan kunjungan nifas ke bidan (KF {number}).", number=visit))
    missing = capsules_missing(seen.resident, seen.observed, seen.on)
    if missing:
        said.append(text("👉 Kapsul vitamin A nifas kurang {count}, dari bidan.", count=missing))
    return said


def values_line(seen: Seen) -> str:
    """Say the figures and the complaints."""
    figures = measures_line(seen.observed, seen.screened.bmi, seen.screened.stage)
    told = open_complaints(seen.observed)
    complaint = text("keluhan: {signs}", signs=", ".join(told)) if told else ""
    line = ", ".join(part for part in (figures, complaint) if part)
    return line[:1].upper() + line[1:]


def open_complaints(observed: Observed) -> list[str]:
    """Name the complaints that may be said aloud; what is private is never repeated."""
    return [
        observed.note if code == OTHER else sign_words(code)
        for code in observed.complaints
        if code == OTHER or sign_words(code) != code
    ]


def findings_lines(seen: Seen) -> list[str]:
    """Say what was found, the gravest first."""
    found = seen.screened.open_findings
    if any(each.code in SIGNS for each in found):
        return [_danger(seen, [each for each in found if each.code in SIGNS])]
    said = [finding_line(each, seen.screened, seen.observed) for each in found]
    normal = school_words(seen.screened.bmi_for_age) if seen.screened.is_bmi_normal else ""
    return [*dict.fromkeys(said), normal]


def _danger(seen: Seen, signs: list[Finding]) -> str:
    named = joined(list(dict.fromkeys(sign_words(each.sign) for each in signs)))
    with_pressure = any(each.code is FindingCode.PRESSURE_AND_SIGN for each in signs)
    stage = seen.screened.stage
    if with_pressure and stage is LifeStage.PREGNANT:
        return text(
            "🔴 Tekanan darah tinggi dan {signs} pada ibu hamil adalah tanda bahaya.", signs=named
        )
    if with_pressure:
        return text("🔴 Tekanan darah tinggi dan {signs} adalah tanda bahaya.", signs=named)
    return text("🔴 {signs} adalah tanda bahaya.", signs=named[:1].upper() + named[1:])


def next_step(seen: Seen) -> str:
    """Say what the cadre does now."""
    again = (
        " " + text("Ukur ulang setelah duduk tenang.")
        if seen.screened.has(FindingCode.PRESSURE_HIGH, FindingCode.PRESSURE_VERY_HIGH)
        and len(seen.observed.pressures) == 1
        else ""
    )
    match seen.screened.urgency:
        case Urgency.NOW:
            mark = "" if any(f.code in SIGNS for f in seen.screened.findings) else "🔴 "
            return mark + text("Antar ke bidan SEKARANG, jangan pulang sendiri.")
        case Urgency.TODAY:
            return text("🔴 Perlu bertemu bidan HARI INI.") + again
        case Urgency.EXAMINE:
            if not seen.screening.at_posyandu_day:
                return text("👉 Ajak periksa ke bidan hari ini.") + again
            return text("👉 Ajak ke meja bidan hari ini.") + again
        case _:
            return _advice(seen)


def _advice(seen: Seen) -> str:
    if seen.screened.has(FindingCode.IRON_NOT_TAKEN):
        return text("👉 Ingatkan minum tablet tambah darah dengan ramah.")
    if seen.screened.has(FindingCode.FOOD_NOT_EATEN):
        return text("👉 Ingatkan makan makanan tambahannya tiap hari, dengan ramah.")
    if seen.screened.has(FindingCode.CLASS_MISSED):
        return text("👉 Ajak ikut kelas ibu hamil berikutnya.")
    if seen.screened.has(FindingCode.WAIST_WIDE, FindingCode.BMI_FAT, FindingCode.GLUCOSE_WATCH):
        return text("👉 Ajak bicara berdua: kurangi manis, asin dan gorengan, lebih banyak gerak.")
    if seen.screened.has(FindingCode.BMI_THIN):
        return text("👉 Ajak bicara berdua: makan lebih sering, dengan lauk.")
    return ""


def hb_words(seen: Seen, limit: int) -> str:
    """Say what an Hb that was added means."""
    hb = tenths(seen.observed.hb_tenths or 0)
    if seen.screened.has(FindingCode.HB_LOW):
        return lines(
            text(
                "✅ {label} {hb}, di bawah {limit}: perlu diperiksa bidan.",
                label=label("hb_tenths"),
                hb=hb,
                limit=tenths(limit),
            ),
            text("Sampaikan berdua saja. Tablet tambah darah mengikuti petunjuk bidan."),
        )
    return text("✅ Hb {hb} dicatat.", hb=hb)


def main_finding(seen: Seen) -> str:
    """Say what somebody is on the midwife's list for: 'LiLA 22,8 cm'."""
    found = [f for f in seen.screened.open_findings if f.urgency >= Urgency.EXAMINE]
    said = [finding_with_figure(each, seen.observed) for each in found]
    return ", ".join(dict.fromkeys(part for part in said if part))


def for_midwife(seen: Seen) -> str:
    """Say the figures the midwife decides by: what was found, and pressure and sugar with it."""
    observed = seen.observed
    pressures = [f"{text('TD')} {first}/{second}" for first, second in observed.pressures]
    glucose = [] if observed.glucose is None else [text("GDS {figure}", figure=observed.glucose)]
    figured = (
        FindingCode.PRESSURE_HIGH,
        FindingCode.PRESSURE_VERY_HIGH,
        FindingCode.PRESSURE_AND_SIGN,
        FindingCode.GLUCOSE_HIGH,
        FindingCode.GLUCOSE_LOW,
    )
    found = [
        finding_with_figure(each, observed)
        for each in seen.screened.open_findings
        if each.code not in figured and each.urgency >= Urgency.EXAMINE
    ]
    bmi = _bmi(seen)
    signs = open_complaints(observed)
    said = [*found, bmi, *pressures, *glucose, *signs]
    return ", ".join(dict.fromkeys(part for part in said if part))


def _bmi(seen: Seen) -> str:
    codes = {
        FindingCode.BMI_VERY_THIN,
        FindingCode.BMI_THIN,
        FindingCode.BMI_FAT,
        FindingCode.BMI_OBESE,
    }
    if seen.screened.bmi is None or not seen.screened.has(*codes):
        return ""
    return text("IMT {bmi}", bmi=str(seen.screened.bmi).replace(".", ","))


def who_for_midwife(seen: Seen) -> str:
    """Name somebody to the midwife: 'Kadek, hamil 24 minggu', 'Wayan Sudarma (61 tahun)'."""
    age = age_words(seen.resident, seen.on)
    if seen.screened.stage.is_mother:
        return text("{name}, {age}.", name=seen.resident.name, age=age)
    return text("{name} ({age}),", name=seen.resident.name, age=age)
