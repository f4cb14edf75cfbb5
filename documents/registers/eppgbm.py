"""Sheets in the columns of e-PPGBM (Sigizi Terpadu), to be uploaded or compared."""

from collections.abc import Sequence

from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import (
    PRIVATE,
    centimetres,
    kilograms,
    place_of,
    spoken_name,
)
from domain.calendar import add_months
from domain.extracts import Extract, ListedChild, ListedWeighing
from domain.growth.categories import (
    Category,
    LengthForAge,
    Nutrition,
    WeightForAge,
    official_name,
)
from domain.monthly import ChildMonth, children_in

POSITIONS = {"lying": "Terlentang", "standing": "Berdiri"}
MONTHS_OF_ASI = range(7)
IDENTITY = (
    "NIK", "nama_anak", "tanggal_lahir", "jenis_kelamin", "anak_ke", "BB_lahir", "PB_lahir",
    "nama_ortu", "NIK_ortu", "hp_ortu", "alamat", "RT", "RW", "IMD", "KIA",
)  # fmt: skip
MEASURED = (
    "NIK", "nama_anak", "tanggalukur", "BB", "TB", "carabayidiukur", "LiLA", "vitA",
    *(f"asi_bulan_{month}" for month in MONTHS_OF_ASI), "pemberian_ke", "sumber_pmt",
)  # fmt: skip
EXPORTED = (
    "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota",
    "Kec", "Puskesmas", "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur",
    "Tanggal Pengukuran", "Berat", "Tinggi", "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U",
    "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan", "PMT Diterima (kg)", "Jml Vit A", "KPSP",
    "KIA", "Detail",
)  # fmt: skip
NOTES = (
    (
        "Susunan kolom e-PPGBM berbeda menurut edisi dan BELUM DIPASTIKAN untuk tahun ini. "
        "Bandingkan baris judul dengan format unduhan dari aplikasi sebelum mengunggah."
    ),
    (
        "Lembar 'Identitas' dan 'Pengukuran': format unggah (umum dipakai, belum pasti). "
        "Lembar 'Hasil': urutan kolom unduhan e-PPGBM, untuk dibandingkan."
    ),
    "Tanggal tersimpan sebagai tanggal. Bila diminta yyyy-mm-dd, ubah bentuk selnya saja.",
    "NIK dan nomor HP tersimpan sebagai teks. Anak tanpa NIK: kolom NIK kosong.",
    (
        "Kolom yang kosong seluruhnya belum dicatat: anak_ke, BB_lahir, PB_lahir, NIK_ortu, RW, "
        "IMD, asi_bulan, pemberian_ke, sumber_pmt, PMT, KPSP."
    ),
    PRIVATE,
)


def sheets(extract: Extract) -> list[Sheet]:
    """Write who was weighed or measured in the month, in three tables and a page of notes."""
    listed = {child.id: child for child in extract.children}
    seen = [
        (listed[each.weighing.child_id], each, each.weighing)
        for each in children_in(extract, extract.month)
        if each.is_under_five and each.weighing is not None
    ]
    return [
        _upload("Identitas", IDENTITY, [_identity(child) for child, _, _ in seen]),
        _upload("Pengukuran", MEASURED, [_measured(*each) for each in seen]),
        _upload("Hasil", EXPORTED, [_exported(extract, *each) for each in seen]),
        Sheet(
            name="Catatan",
            columns=(Column(title="Catatan", width=120),),
            rows=[(note,) for note in NOTES],
        ),
    ]


def _upload(name: str, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Sheet:
    """Make a table that begins in the first row."""
    return Sheet(
        name=name,
        columns=tuple(Column(title=title, width=max(9, len(title) + 2)) for title in titles),
        rows=rows,
    )


def _identity(child: ListedChild) -> Sequence[Cell]:
    return (
        child.nik or None,
        spoken_name(child),
        child.born_on,
        str(child.sex),
        None,
        None,
        None,
        child.mother_name,
        None,
        child.phone or None,
        None,
        child.rt or None,
        None,
        None,
        _known(child.has_card),
    )


def _measured(child: ListedChild, month: ChildMonth, weighing: ListedWeighing) -> Sequence[Cell]:
    return (
        child.nik or None,
        spoken_name(child),
        weighing.on,
        kilograms(weighing.weight_g),
        centimetres(weighing.length_mm),
        _position(weighing),
        centimetres(weighing.arm_mm),
        _yes(is_true=bool(month.colour)),
        *(None for _ in MONTHS_OF_ASI),
        None,
        None,
    )


def _exported(
    extract: Extract, child: ListedChild, month: ChildMonth, weighing: ListedWeighing
) -> Sequence[Cell]:
    place = place_of(extract, child.posyandu_id)
    return (
        child.nik or None,
        spoken_name(child),
        str(child.sex),
        child.born_on,
        None,
        None,
        child.mother_name,
        None,
        None,
        place.district,
        place.puskesmas,
        place.village,
        place.name,
        child.rt or None,
        None,
        place.hamlet or None,
        age_words(child, weighing),
        weighing.on,
        kilograms(weighing.weight_g),
        centimetres(weighing.length_mm),
        _position(weighing),
        centimetres(weighing.arm_mm),
        _named(WeightForAge, weighing, "weight_for_age"),
        weighing.z("weight_for_age"),
        _named(LengthForAge, weighing, "length_for_age"),
        weighing.z("length_for_age"),
        _named(Nutrition, weighing, "weight_for_length"),
        weighing.z("weight_for_length"),
        weighing.code,
        None,
        int(bool(month.colour)),
        None,
        _known(child.has_card),
        None,
    )


def age_words(child: ListedChild, weighing: ListedWeighing) -> str:
    """Write an age as e-PPGBM does: '1 Tahun - 2 Bulan - 5 Hari'."""
    months = child.months(weighing.on)
    days = (weighing.on - add_months(child.born_on, months)).days
    return f"{months // 12} Tahun - {months % 12} Bulan - {days} Hari"


def _position(weighing: ListedWeighing) -> str | None:
    used = weighing.position or weighing.computed.get("position")
    return POSITIONS.get(str(used)) if weighing.length_mm is not None else None


def _named(kind: type[Category], weighing: ListedWeighing, index: str) -> str | None:
    value = weighing.category(index)
    return None if value is None else official_name(kind(value), weighing.on)


def _known(answer: bool | None) -> str | None:  # noqa: FBT001 (three answers, one of them none)
    """Leave a cell empty where nobody knows: a guessed no would come back as one."""
    return None if answer is None else _yes(is_true=answer)


def _yes(*, is_true: bool) -> str:
    return "Ya" if is_true else "Tidak"
