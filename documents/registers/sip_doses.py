"""The twelve places for immunization dates on the SIP registers, and who has which."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.extracts import ListedDose

PLACES = (
    ("HB0", 1, "HB-0"), ("BCG", 1, "BCG"), ("OPV", 1, "Polio 1"), ("OPV", 2, "Polio 2"),
    ("OPV", 3, "Polio 3"), ("OPV", 4, "Polio 4"), ("DPT", 1, "DPT-HB-Hib 1"),
    ("DPT", 2, "DPT-HB-Hib 2"), ("DPT", 3, "DPT-HB-Hib 3"), ("IPV", 1, "IPV 1"),
    ("IPV", 2, "IPV 2"), ("MR", 1, "Campak-Rubela 1"),
)  # fmt: skip
NOTE = (
    "Kolom imunisasi: susunan 12 kolom belum dipastikan dengan Puskesmas. Nomor dosis menurut "
    "urutan tanggal, sebelum dinilai bidan; dosis lain ada di catatan."
)


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A dose with its number among those of its antigen."""

    dose: ListedDose
    number: int

    @property
    def words(self) -> str:
        """Give 'PCV 2 13-06-2026'."""
        return f"{self.dose.antigen} {self.number} {self.dose.on:%d-%m-%Y}"


def numbered(doses: Iterable[ListedDose]) -> dict[int, list[Numbered]]:
    """Number the routine doses of every child by their days; campaigns are left out."""
    found: dict[int, list[Numbered]] = defaultdict(list)
    counts: dict[tuple[int, str], int] = defaultdict(int)
    for dose in doses:
        if dose.is_campaign:
            continue
        counts[dose.child_id, dose.antigen] += 1
        found[dose.child_id].append(Numbered(dose=dose, number=counts[dose.child_id, dose.antigen]))
    return found


def dates(doses: Iterable[Numbered]) -> list[date | None]:
    """Give the day of each of the twelve places."""
    days = {(each.dose.antigen, each.number): each.dose.on for each in doses}
    return [days.get((antigen, number)) for antigen, number, _ in PLACES]


def others(doses: Iterable[Numbered]) -> str:
    """Name the doses that have no place of their own."""
    known = {(antigen, number) for antigen, number, _ in PLACES}
    return "; ".join(each.words for each in doses if (each.dose.antigen, each.number) not in known)
