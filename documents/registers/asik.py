"""Sheets for ASIK: what its form for infants and under-fives asks, as far as that is known."""

from documents.registers import sip_doses
from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import (
    PRIVATE,
    centimetres,
    kilograms,
    place_of,
    spoken_name,
)
from domain.extracts import Extract, first_of

POSITIONS = {"lying": "Telentang", "standing": "Berdiri"}
MEASURED = (
    "NIK anak", "Nama anak", "Jenis kelamin", "Tanggal lahir", "Nama orang tua", "NIK orang tua",
    "Nomor WhatsApp orang tua", "Posyandu", "Tanggal pengukuran", "BB (kg)", "PB/TB (cm)",
    "Posisi ukur",
)  # fmt: skip
IMMUNIZED = (
    "NIK anak", "Nama anak", "Jenis kelamin", "Tanggal lahir", "Nama orang tua",
    "Nomor WhatsApp orang tua", "Posyandu", "Tanggal imunisasi", "Jenis imunisasi", "Dosis ke",
    "Nomor batch", "Tempat pelayanan",
)  # fmt: skip
NOTES = (
    (
        "Format unggah ASIK belum dipastikan: seluruh susunan kolom BELUM PASTI. "
        "Isinya mengikuti urutan pertanyaan pada pencatatan gizi lewat WhatsApp Kemenkes."
    ),
    "Pakai lembar ini untuk menyalin ke ASIK, atau tanyakan format terbaru ke Puskesmas.",
    "Nomor dosis menurut urutan tanggal, sebelum dinilai bidan. NIK orang tua belum dicatat.",
    PRIVATE,
)


def sheets(extract: Extract) -> list[Sheet]:
    """Write what was measured and given in the month."""
    return [
        _table("Pengukuran", MEASURED, _measured(extract)),
        _table("Imunisasi", IMMUNIZED, _immunized(extract)),
        Sheet(
            name="Catatan",
            columns=(Column(title="Catatan", width=120),),
            rows=[(note,) for note in NOTES],
        ),
    ]


def _table(name: str, titles: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Sheet:
    return Sheet(
        name=name,
        columns=tuple(Column(title=title, width=max(10, len(title) + 2)) for title in titles),
        rows=rows,
    )


def _measured(extract: Extract) -> list[tuple[Cell, ...]]:
    children = {child.id: child for child in extract.children}
    rows: list[tuple[Cell, ...]] = []
    for weighing in extract.weighings:
        if first_of(weighing.on) != extract.month:
            continue
        child = children[weighing.child_id]
        used = weighing.position or weighing.computed.get("position")
        rows.append(
            (
                child.nik or None,
                spoken_name(child),
                str(child.sex),
                child.born_on,
                child.mother_name,
                None,
                child.phone or None,
                place_of(extract, child.posyandu_id).name,
                weighing.on,
                kilograms(weighing.weight_g),
                centimetres(weighing.length_mm),
                POSITIONS.get(str(used)) if weighing.length_mm is not None else None,
            )
        )
    return rows


def _immunized(extract: Extract) -> list[tuple[Cell, ...]]:
    children = {child.id: child for child in extract.children}
    rows: list[tuple[Cell, ...]] = []
    for child_id, doses in sip_doses.numbered(extract.doses).items():
        child = children[child_id]
        rows += [
            (
                child.nik or None,
                spoken_name(child),
                str(child.sex),
                child.born_on,
                child.mother_name,
                child.phone or None,
                place_of(extract, child.posyandu_id).name,
                each.dose.on,
                each.dose.product or each.dose.antigen,
                each.number,
                each.dose.batch or None,
                each.dose.place or None,
            )
            for each in doses
            if first_of(each.dose.on) == extract.month
        ]
    return rows
