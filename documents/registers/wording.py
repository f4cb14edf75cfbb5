"""What several forms write alike: headings, ages, dates and what is left empty."""

from datetime import date

from dialog.spoken import MONTHS
from domain.extracts import Extract, ListedChild, Place
from domain.people import Sex

SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
PRIVATE = "Ini data pribadi. Mohon tidak diteruskan ke grup."
EMPTY = "Kolom yang kosong seluruhnya belum dicatat di Sapa Posyandu; silakan diisi tangan."
GRAMS, MILLIMETRES = 1_000, 10


def month_name(month: date) -> str:
    """Give 'Februari 2026'."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def heading(title: str, extract: Extract, *, whole_year: bool = False) -> tuple[str, ...]:
    """Give the lines above a table: what it is, where and when."""
    return (
        title,
        where(extract),
        f"Tahun {extract.month.year}, sampai {month_name(extract.month)}"
        if whole_year
        else f"Bulan {month_name(extract.month)}",
    )


def where(extract: Extract) -> str:
    """Name the area with what lies above it."""
    districts = sorted({place.district for place in extract.places})
    puskesmas = sorted({place.puskesmas for place in extract.places})
    villages = {place.village for place in extract.places}
    parts = [extract.area]
    if len(extract.places) == 1:
        parts.append(f"Desa {villages.pop()}")
    if not extract.area.startswith("Kecamatan"):
        parts.append(f"Kecamatan {', '.join(districts)}")
    parts.append(_puskesmas(", ".join(puskesmas)))
    return " · ".join(parts)


def _puskesmas(name: str) -> str:
    return name if name.lower().startswith("puskesmas") else f"Puskesmas {name}"


def kilograms(grams: int | None) -> float | None:
    """Give a weight as forms write it."""
    return None if grams is None else grams / GRAMS


def centimetres(millimetres: int | None) -> float | None:
    """Give a length as forms write it."""
    return None if millimetres is None else millimetres / MILLIMETRES


def share(part: int, whole: int) -> float | None:
    """Give a share; nothing when there is nothing to divide by."""
    return part / whole if whole else None


def spoken_name(child: ListedChild) -> str:
    """Name a child as registers do: without a name of its own by its mother's."""
    return child.name or f"bayi Ny. {child.mother_name}"


def sex_letter(sex: Sex) -> str:
    """Give L or P."""
    return str(sex)


def place_of(extract: Extract, posyandu_id: int) -> Place:
    """Give one of the posyandu of an extract."""
    return next(place for place in extract.places if place.id == posyandu_id)
