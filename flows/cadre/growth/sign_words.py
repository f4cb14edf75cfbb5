"""LiLA, head, oedema, 2T and the lines of the KMS in words; what the card's table says, no more."""

from dialog.spoken import cm
from dialog.texts import text
from domain.growth.categories import ArmRibbon, HeadForAge
from domain.visit import Visit

THRICE = 3


def beside_line(visit: Visit, *, names_oedema: bool = True) -> str:
    """Say what was measured beside weight and length: 'LiLA 13,5 cm (hijau), LK 44 cm normal'."""
    weighing = visit.weighing
    parts = []
    if weighing.arm_mm is not None:
        parts.append(_arm(visit, weighing.arm_mm))
    if weighing.head_mm is not None:
        parts.append(_head(visit, weighing.head_mm))
    if weighing.oedema and names_oedema:
        parts.append(text("bengkak kedua kaki"))
    line = ", ".join(parts)
    return f"{line[:1].upper()}{line[1:]}"


def _arm(visit: Visit, arm_mm: int) -> str:
    colour = ribbon_colour(visit.growth.ribbon)
    if not colour:
        return text("LiLA {cm} cm", cm=cm(arm_mm))
    return text("LiLA {cm} cm ({colour})", cm=cm(arm_mm), colour=colour)


def ribbon_colour(ribbon: ArmRibbon | None) -> str:
    """Name the colour of the ribbon; nothing at an age it is not made for."""
    return {
        None: "",
        ArmRibbon.RED: text("merah"),
        ArmRibbon.YELLOW: text("kuning"),
        ArmRibbon.GREEN: text("hijau"),
    }[ribbon]


def _head(visit: Visit, head_mm: int) -> str:
    size = cm(head_mm)
    match visit.head_for_age:
        case HeadForAge.NORMAL:
            return text("LK {cm} cm normal", cm=size)
        case HeadForAge.MICROCEPHALY:
            return text("LK {cm} cm di bawah normal", cm=size)
        case HeadForAge.MACROCEPHALY:
            return text("LK {cm} cm di atas normal", cm=size)
        case _:
            return text("LK {cm} cm", cm=size)


def sign_words(visit: Visit) -> str:
    """Name the sign beside the indices that the midwife should look at; nothing when none is."""
    if visit.growth.oedema:
        return text("bengkak kedua kaki")
    if visit.growth.ribbon is ArmRibbon.RED:
        return text("LiLA merah")
    if visit.growth.ribbon is ArmRibbon.YELLOW:
        return text("LiLA kuning")
    if visit.head_for_age is HeadForAge.MICROCEPHALY:
        return text("LK di bawah normal")
    if visit.head_for_age is HeadForAge.MACROCEPHALY:
        return text("LK di atas normal")
    return ""


def alarm_line(visit: Visit) -> str:
    """Say what the KMS shows beyond this month: 2T, the red and the orange line."""
    parts = [run_words(visit), *line_words(visit)]
    line = ", ".join(part for part in parts if part)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def run_words(visit: Visit) -> str:
    """Say 2T or 3T; a month without weighing in between makes it uncertain."""
    run = visit.judged.run
    if not visit.judged.is_2t:
        return ""
    if run.has_empty_month:
        return text("{count}T (ada bulan kosong)", count=min(run.count, THRICE))
    return text("{count} kali berturut-turut tidak naik ({count}T)", count=min(run.count, THRICE))


def line_words(visit: Visit) -> list[str]:
    """Say on which side of the lines of the KMS a child is, when it is the wrong one."""
    if visit.judged.is_below_red_line:
        return [text("di bawah garis merah (BGM)")]
    if visit.judged.is_above_orange_line:
        return [text("di atas garis oranye")]
    return []


def for_midwife(visit: Visit) -> list[str]:
    """List what a midwife wants to know beside the finding itself."""
    judged = visit.judged
    falters = visit.did_not_rise and not visit.has_index_outside_normal
    parts = [
        beside_line(visit, names_oedema=False),
        run_words(visit),
        *line_words(visit),
        text("weight faltering") if falters and judged.is_2t else "",
    ]
    return [part for part in parts if part]
