"""The figures of those who are no under-fives, below the children's in a recap."""

from datetime import date

from dialog.texts import lines, text
from domain.indicators_of_stages import StageFigures, figures_of_period
from domain.register import Register
from domain.screening import LifeStage


def recap_of_stages(register: Register, posyandu_id: int, on: date) -> str:
    """Say the counts of a day, a line for each stage somebody came of; nothing when nobody did."""
    if not register.screenings_between(posyandu_id, on, on):
        return ""
    figures = figures_of_period(register, posyandu_id, on, on)
    return lines(
        text("Diperiksa juga:"),
        *(_line(each) for each in figures if each.attended),
    )


def stage_words(stage: LifeStage) -> str:
    """Name a stage of life."""
    return {
        LifeStage.PREGNANT: text("Ibu hamil"),
        LifeStage.POSTPARTUM: text("Ibu nifas"),
        LifeStage.BREASTFEEDING: text("Ibu menyusui"),
        LifeStage.SCHOOL: text("Usia sekolah (6-14)"),
        LifeStage.TEEN: text("Remaja (15-18)"),
        LifeStage.ADULT: text("Dewasa (19-59)"),
        LifeStage.OLDER: text("Lansia (60 ke atas)"),
    }[stage]


def _line(figures: StageFigures) -> str:
    arms = _count(figures, "arm.red")
    pressures = _count(figures, "pressure.red", "pressure.high")
    sugars, haemoglobin = _count(figures, "glucose.high"), _count(figures, "hb.low")
    parts = [
        text("{came} dari {all}", came=figures.attended, all=figures.registered),
        text("LiLA merah {count}", count=arms) if arms else "",
        text("TD tinggi {count}", count=pressures) if pressures else "",
        text("gula tinggi {count}", count=sugars) if sugars else "",
        text("Hb rendah {count}", count=haemoglobin) if haemoglobin else "",
        text("dirujuk {count}", count=figures.referred) if figures.referred else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{stage_words(figures.stage)}: {said}"


def _count(figures: StageFigures, *columns: str) -> int:
    return sum(figures.counts.get(column, 0) for column in columns)
