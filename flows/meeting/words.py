"""How a meeting's figures are said."""

from fractions import Fraction

from dialog.spoken import MONTHS, percent
from dialog.texts import text
from domain.coverage.gaps import Gap
from domain.coverage.indicators import FEWER_IS_BETTER, OF_WOMEN, Indicator, Share
from domain.coverage.quarters import Quarter

NOTHING = "-"


def months_of(quarter: Quarter) -> str:
    """Say 'Januari-Maret'."""
    return f"{MONTHS[quarter.first.month - 1]}-{MONTHS[quarter.last.month - 1]}"


def quarter_name(quarter: Quarter) -> str:
    """Say 'Triwulan 1 2026 (Januari-Maret)'."""
    return text(
        "Triwulan {number} {year} ({months})",
        number=quarter.number,
        year=quarter.year,
        months=months_of(quarter),
    )


def share_of(share: Share) -> str:
    """Say a share in whole percents; a dash when there is nothing to divide by."""
    return percent(share.part, share.whole) if share.whole else NOTHING


def percents(value: Fraction | None) -> str:
    """Say a share that is a mean of several."""
    return NOTHING if value is None else percent(value.numerator, value.denominator)


def indicator_name(indicator: Indicator) -> str:
    """Name what is counted."""
    names = {
        Indicator.WEIGHED: text("Kehadiran (D/S)"),
        Indicator.ROSE: text("Naik (N/D')"),
        Indicator.IDL: text("Imunisasi dasar lengkap"),
        Indicator.IBL: text("Imunisasi lanjutan (IBL)"),
        Indicator.VITAMIN_A: text("Vitamin A"),
        Indicator.IRON: text("Bumil dapat TTD"),
        Indicator.THIN_ARM: text("Bumil KEK"),
        Indicator.REFERRALS: text("Rujukan tuntas"),
        Indicator.VISITS: text("Kunjungan rumah"),
        Indicator.EVENTS: text("Jangkauan kegiatan"),
    }
    return names[indicator]


def gap_line(gap: Gap, number: int) -> str:
    """Say one of the largest gaps: how far from the target, and of how many people."""
    values = {
        "number": number,
        "indicator": indicator_name(gap.indicator),
        "place": gap.coverage.place.name if gap.coverage.place else text("semua posyandu"),
        "share": percents(gap.measure.value),
        "target": gap.target.percent,
    }
    if gap.indicator in FEWER_IS_BETTER:
        return text(
            "{number}. {indicator} {place}: {share}, paling banyak {target}% ({people} ibu)",
            **values,
            people=len(gap.measure.missing),
        )
    if gap.indicator in OF_WOMEN:
        return text(
            "{number}. {indicator} {place}: {share} dari target {target}% (kurang {people} ibu)",
            **values,
            people=gap.people,
        )
    return text(
        "{number}. {indicator} {place}: {share} dari target {target}% (kurang {people} anak)",
        **values,
        people=gap.people,
    )
