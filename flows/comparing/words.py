"""How a comparison is asked for and said."""

from datetime import date
from functools import cache

from dialog.input.places import find_place
from dialog.input.word_lists import word_lists
from dialog.input.words import lexicon
from dialog.spoken import MONTHS
from dialog.texts import lines, text
from domain.comparing.hiding import Display, Shown
from domain.comparing.indicators import OF_CHILDREN, Compared
from domain.comparing.table import Row, Table
from domain.people import RoleKind, Village
from domain.register import Register


def asked_for(words: str) -> Compared | None:
    """Hear what is to be compared: the longest phrase that names something."""
    said = lexicon().spelling.words(words)
    found = [
        (len(phrase), -place, by)
        for by, phrases in _phrases().items()
        for phrase in phrases
        for place in range(len(said) - len(phrase) + 1)
        if tuple(said[place : place + len(phrase)]) == phrase
    ]
    return max(found)[2] if found else None


@cache
def _phrases() -> dict[Compared, tuple[tuple[str, ...], ...]]:
    lists = word_lists()["comparing"]
    return {
        by: tuple(tuple(lexicon().spelling.words(each)) for each in lists[by]) for by in Compared
    }


def says(kind: str, words: str) -> bool:
    """Tell whether a word of a kind is said: 'names', 'why' or 'each'."""
    said = lexicon().spelling.words(words)
    wanted = [tuple(lexicon().spelling.words(each)) for each in word_lists()["comparing"][kind]]
    return any(
        tuple(said[place : place + len(phrase)]) == phrase
        for phrase in wanted
        for place in range(len(said))
    )


def village_in(words: str, villages: tuple[Village, ...]) -> Village | None:
    """Find the village that is named."""
    found = find_place(words, [village.name for village in villages])
    if found is None:
        return None
    return next((village for village in villages if village.name == found.name), None)


def label(by: Compared) -> str:
    """Name what is compared, as it stands on a button."""
    return {
        Compared.WEIGHED: text("Kehadiran (D/S)"),
        Compared.ROSE: text("Naik (N/D')"),
        Compared.SENT: text("Rujukan"),
        Compared.SEVERE: text("Gizi buruk"),
        Compared.VITAMIN_A: text("Vitamin A"),
        Compared.IDL: text("Imunisasi lengkap"),
        Compared.CADRES: text("Kader"),
        Compared.BUDGET: text("Anggaran kesehatan"),
    }[by]


def month_words(month: date) -> str:
    """Say 'Februari 2026'."""
    return text("{month} {year}", month=MONTHS[month.month - 1], year=month.year)


def area_words(register: Register) -> str:
    """Name the area that the speaker compares."""
    if register.speaker.has(RoleKind.POKJANAL):
        return text("Kecamatan {district}", district=register.village.district)
    return register.village.puskesmas


def _heading(register: Register, table: Table) -> str:
    said = {
        "month": month_words(table.month),
        "year": table.month.year,
        "area": area_words(register),
    }
    headings = {
        Compared.WEIGHED: text("D/S {month}, {area}:", **said),
        Compared.ROSE: text("N/D' {month}, {area}:", **said),
        Compared.SENT: text("Anak dirujuk ke bidan {month}:", **said),
        Compared.SEVERE: text("Anak gizi buruk {month}:", **said),
        Compared.VITAMIN_A: text("Vitamin A {month}, {area}:", **said),
        Compared.IDL: text(
            "Imunisasi dasar lengkap, bayi yang genap 1 tahun pada {year}, {area}:", **said
        ),
        Compared.CADRES: text("Kader per 100 balita, {area}:", **said),
        Compared.BUDGET: text("Anggaran desa untuk kesehatan {year}, {area}:", **said),
    }
    return headings[table.by]


def table_words(register: Register, table: Table) -> str:
    """Say a comparison, the best village first; of counts no order is told."""
    is_ranked = table.by not in OF_CHILDREN
    return lines(
        _heading(register, table),
        *(
            _row(row, table.by, number if is_ranked else 0)
            for number, row in enumerate(table.rows, 1)
        ),
        _total(register, table),
        hiding_words() if table.hides else "",
    )


def _row(row: Row, by: Compared, number: int) -> str:
    value = shown_words(row.shown, by)
    if not number:
        return text("{village}: {value}", village=row.name, value=value)
    if row.shown.is_exact:
        return text("{number}. {village} {value}", number=number, village=row.name, value=value)
    return text("{number}. {village}: {value}", number=number, village=row.name, value=value)


def _total(register: Register, table: Table) -> str:
    if table.total is None:
        return ""
    value = shown_words(table.total, table.by)
    if register.speaker.has(RoleKind.POKJANAL):
        return text("Kecamatan: {value}", value=value)
    return text("Semua desa: {value}", value=value)


def hiding_words() -> str:
    """Say why a number is missing."""
    return text("Angka kecil disamarkan supaya anaknya tidak bisa ditebak.")


def shown_words(shown: Shown, by: Compared) -> str:
    """Say one figure."""
    if shown.is_exact:
        return _exact(shown.value or 0, by)
    if shown.display is Display.FEW and by in OF_CHILDREN:
        return text("kurang dari 5")
    if shown.display is Display.NOTHING and by is Compared.BUDGET:
        return text("belum diisi")
    return {
        Display.HIDDEN: text("disamarkan"),
        Display.NOTHING: text("belum ada catatan"),
        Display.ROUNDED: text("sekitar {percent}%", percent=shown.value),
        Display.ALMOST_ALL: text("paling sedikit {percent}%", percent=shown.value),
        Display.FEW: text("paling banyak {percent}%", percent=shown.value),
    }[shown.display]


def _exact(value: int, by: Compared) -> str:
    if by in OF_CHILDREN:
        return str(value)
    if by is Compared.CADRES:
        return text("{whole},{tenth}", whole=value // 10, tenth=value % 10)
    return text("{percent}%", percent=value)
