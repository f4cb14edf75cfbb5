"""What the picture shows, in words: for those who cannot see it and phones that do not load it."""

from dialog.spoken import age, day_month_year
from dialog.texts import lines, text
from documents.growth_card.card import Chart, GrowthCard
from documents.growth_card.measured import Given, Spot, given_on, runs_of, spots_of
from documents.growth_card.reference import Curve, height_at, sd_line
from documents.growth_card.sheets import Sheet, sheet_of
from documents.growth_card.spoken import age_on, chart_name, code_meaning, sex_word, value
from domain.people import Sex


def title(card: GrowthCard, chart: Chart) -> str:
    """Name the picture in one line."""
    return text(
        "Kartu pertumbuhan {child}: {chart}",
        child=card.child_name,
        chart=chart_name(sheet_of(card, chart)),
    )


def words(card: GrowthCard, chart: Chart) -> str:
    """Say what a chart of a child shows: no more than the picture, and no name for a condition."""
    sheet = sheet_of(card, chart)
    spots = spots_of(card, sheet)
    return lines(
        f"{title(card, chart)}.",
        text("{sex}, lahir {day}.", sex=sex_word(card.sex), day=day_month_year(card.born)),
        *(_shown(card, sheet, spots) if spots else (text("Belum ada catatan di gambar ini."),)),
        *(_given(card, sheet) if sheet.has_time_axis else ()),
    )


def _shown(card: GrowthCard, sheet: Sheet, spots: tuple[Spot, ...]) -> tuple[str | None, ...]:
    latest = spots[-1]
    code = latest.point.code if sheet.is_kms else None
    return (
        _how_often(spots),
        text(
            "Terakhir {day}, umur {age}: {value}, {place}.",
            day=day_month_year(latest.point.on),
            age=age(age_on(card.born, latest.point.on)),
            value=value(sheet, latest),
            place=_place(sheet, card.sex, latest),
        ),
        text("Huruf di bawahnya: {letter}.", letter=code_meaning(code)) if code else None,
        text("Garisnya terputus di bulan yang tidak diukur.")
        if len(runs_of(sheet, spots)) > 1
        else None,
    )


def _how_often(spots: tuple[Spot, ...]) -> str:
    if len(spots) == 1:
        return text("Ada 1 titik.")
    return text(
        "Ada {count} titik, dari {first} sampai {last}.",
        count=len(spots),
        first=day_month_year(spots[0].point.on),
        last=day_month_year(spots[-1].point.on),
    )


def _place(sheet: Sheet, sex: Sex, spot: Spot) -> str:
    """Say on which band a dot lies, by the lines as they are drawn."""
    inside = [reach for reach in (1.0, 2.0, 3.0) if _is_within(sheet, sex, spot, reach)]
    match inside[0] if inside else None:
        case 1.0:
            return text("di pita hijau tua") if sheet.is_kms else text("di pita tengah")
        case 2.0:
            return text("di pita hijau muda") if sheet.is_kms else text("di samping pita tengah")
        case 3.0:
            return text("di pita kuning") if sheet.is_kms else text("di pita tepi")
        case _:
            return text("di luar pita")


def _is_within(sheet: Sheet, sex: Sex, spot: Spot, reach: float) -> bool:
    low, high = (_height(sd_line(sheet, sex, sd), sheet, spot.x) for sd in (-reach, reach))
    return low is not None and high is not None and low <= spot.y <= high


def _height(curve: tuple[Curve, ...], sheet: Sheet, x: float) -> float | None:
    """Give a line's height at a dot; days at the seam of two sheets count as the nearest day."""
    if sheet.has_time_axis:
        x = min(max(x, curve[0][0][0]), curve[-1][-1][0])
    return height_at(curve, x)


def _given(card: GrowthCard, sheet: Sheet) -> tuple[str | None, ...]:
    doses, capsules = (
        given_on(card.born, sheet, card.doses),
        given_on(card.born, sheet, card.capsules),
    )
    return (
        text("Imunisasi: {doses}.", doses=_listed(doses)) if doses else None,
        text("Vitamin A: {capsules}.", capsules=_listed(capsules)) if capsules else None,
    )


def _listed(given: tuple[Given, ...]) -> str:
    return "; ".join(f"{one.what} ({day_month_year(one.on)})" for one in given)
