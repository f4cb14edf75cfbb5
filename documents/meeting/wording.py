"""How the files of a meeting name things."""

from fractions import Fraction

from dialog.spoken import MONTHS
from domain.coverage.action_items import ItemStatus
from domain.coverage.agenda import ListedItem
from domain.coverage.indicators import Indicator, whole_percent
from domain.coverage.quarters import Quarter

NAMES = {
    Indicator.WEIGHED: "Kehadiran (D/S)",
    Indicator.ROSE: "Berat naik (N/D')",
    Indicator.IDL: "Imunisasi dasar lengkap (IDL)",
    Indicator.IBL: "Imunisasi lanjutan baduta (IBL)",
    Indicator.VITAMIN_A: "Kapsul vitamin A",
    Indicator.IRON: "Bumil mendapat TTD",
    Indicator.THIN_ARM: "Bumil KEK (makin sedikit makin baik)",
    Indicator.REFERRALS: "Rujukan tuntas",
    Indicator.VISITS: "Anak tidak datang yang dikunjungi",
    Indicator.EVENTS: "Berhak ikut kegiatan yang datang",
}
SHORT_NAMES = {
    Indicator.WEIGHED: "D/S",
    Indicator.ROSE: "N/D'",
    Indicator.IDL: "IDL",
    Indicator.IBL: "IBL",
    Indicator.VITAMIN_A: "Vit A",
    Indicator.IRON: "TTD",
    Indicator.THIN_ARM: "KEK",
    Indicator.REFERRALS: "Rujukan",
    Indicator.VISITS: "Kunj.",
    Indicator.EVENTS: "Kegiatan",
}
STATUS = {
    ItemStatus.NOT_BEGUN: "belum",
    ItemStatus.UNDER_WAY: "proses",
    ItemStatus.DONE: "selesai",
    ItemStatus.DROPPED: "batal",
}


def quarter_name(quarter: Quarter) -> str:
    """Give 'Triwulan 1 2026 (Januari-Maret)'."""
    first, last = MONTHS[quarter.first.month - 1], MONTHS[quarter.last.month - 1]
    return f"Triwulan {quarter.number} {quarter.year} ({first}-{last})"


def quarter_short(quarter: Quarter) -> str:
    """Give 'TW 1 2026'."""
    return f"TW {quarter.number} {quarter.year}"


def percent(value: Fraction | None) -> str:
    """Give whole percents, halves up as everywhere; a dash without a figure."""
    return "-" if value is None else f"{whole_percent(value)}%"


def status(listed: ListedItem) -> str:
    """Say how far an item is."""
    item = listed.item
    return "kendala" if item.is_hindered and item.status.is_open else STATUS[item.status]


def problem(listed: ListedItem) -> str:
    """Say a problem with its cause."""
    item = listed.item
    return f"{item.problem} ({item.cause})" if item.cause else item.problem
