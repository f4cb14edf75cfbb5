"""Figures, days and ages as the card says them."""

from datetime import date

from dialog.spoken import MONTHS, day_month_year, kg
from dialog.texts import text
from documents.growth_card.card import Chart
from documents.growth_card.measured import Spot
from documents.growth_card.sheets import Quantity, Sheet
from domain.calendar import completed_months
from domain.growth import Position
from domain.kms import Code
from domain.people import Sex


def value(sheet: Sheet, spot: Spot) -> str:
    """Say what a dot of a sheet stands for: "8,2 kg", "70,5 cm", "IMT 15,3"."""
    match sheet.quantity:
        case Quantity.WEIGHT:
            return f"{kg(spot.point.weight_g or 0)} kg"
        case Quantity.LENGTH:
            return f"{_one_decimal(spot.y)} cm"
        case Quantity.BMI:
            return text("IMT {bmi}", bmi=_one_decimal(spot.y))


def measured_on(sheet: Sheet, spot: Spot) -> str:
    """Say a dot with its day: "10 Februari 2026: 8,2 kg"."""
    return f"{day_month_year(spot.point.on)}: {value(sheet, spot)}"


def short_day(day: date) -> str:
    """Say a day where there is little room: "10 Feb 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def sex_word(sex: Sex) -> str:
    """Say the sex in a word: the colour of a card is not enough."""
    return text("Laki-laki") if sex is Sex.MALE else text("Perempuan")


def chart_name(sheet: Sheet) -> str:
    """Name a chart."""
    match sheet.chart:
        case Chart.WEIGHT_0_24:
            return text("Berat menurut umur, 0-24 bulan")
        case Chart.WEIGHT_24_60:
            return text("Berat menurut umur, 24-60 bulan")
        case Chart.LENGTH_FOR_AGE:
            return text("Panjang atau tinggi menurut umur")
        case Chart.WEIGHT_FOR_LENGTH:
            return text("Berat menurut panjang atau tinggi")
        case Chart.BMI_5_18:
            return text("Indeks massa tubuh (IMT), 5-18 tahun")


def chart_heading(sheet: Sheet) -> str:
    """Name a chart above its field, with the unit of the figures at its left."""
    if sheet.is_kms:
        return text("KMS: berat (kg) menurut umur")
    match sheet.quantity, sheet.position:
        case Quantity.LENGTH, _:
            return text("Panjang atau tinggi (cm) menurut umur")
        case Quantity.WEIGHT, Position.LYING:
            return text("Berat (kg) menurut panjang")
        case Quantity.WEIGHT, _:
            return text("Berat (kg) menurut tinggi")
        case _:
            return text("Indeks massa tubuh (IMT) menurut umur")


def code_meaning(code: Code) -> str:
    """Say what a letter of the KMS means, kindly."""
    match code:
        case Code.ROSE:
            return text("N naik")
        case Code.DID_NOT_RISE:
            return text("T belum cukup naik")
        case Code.ABSENT_LAST_MONTH:
            return text("O bulan lalu tidak ditimbang")
        case Code.NEW:
            return text("B pertama kali ditimbang")


def age_on(born: date, day: date) -> int:
    """Count completed months, never below zero."""
    return max(completed_months(born, day), 0)


def _one_decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",").removesuffix(",0")
