"""An empty sheet to fill in, with the columns that are surely understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from documents.importing.kinds import Kind

ROWS = 2_000
DATE = "yyyy-mm-dd"
TEXT = "@"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One column of a template."""

    title: str
    guide: str
    form: str = ""
    """How Excel keeps its cells; text for numbers that are names, such as a NIK."""
    width: int = 14


_NAME = Asked(
    title="Nama Anak", guide="Nama lengkap. Bayi tanpa nama: Bayi Ny. (nama ibu)", width=26
)
_BORN = Asked(title="Tanggal Lahir", guide="Tahun-bulan-tanggal, misalnya 2024-05-17", form=DATE)
_SEX = Asked(title="Jenis Kelamin", guide="L atau P", width=14)
_NIK = Asked(
    title="NIK Anak", guide="16 angka sebagai teks; kosong bila belum ada", form=TEXT, width=20
)
_MOTHER = Asked(title="Nama Ibu", guide="Nama ibu atau pengasuh", width=26)
_RT = Asked(title="RT", guide="Dua angka, misalnya 02", form=TEXT, width=6)
_POSYANDU = Asked(title="Posyandu", guide="Nama posyandu seperti terdaftar", width=18)
_WHOSE = (_NAME, _BORN, _SEX, _NIK, _MOTHER, _RT, _POSYANDU)
_DOSES = (
    "HB-0", "BCG", "OPV 1", "OPV 2", "OPV 3", "OPV 4", "DPT-HB-Hib 1", "DPT-HB-Hib 2",
    "DPT-HB-Hib 3", "IPV 1", "IPV 2", "PCV 1", "PCV 2", "PCV 3", "Rotavirus 1", "Rotavirus 2",
    "Rotavirus 3", "MR 1", "DPT-HB-Hib lanjutan", "MR lanjutan",
)  # fmt: skip
COLUMNS: dict[Kind, tuple[Asked, ...]] = {
    Kind.CHILDREN: (
        *_WHOSE,
        Asked(title="Buku KIA", guide="ya atau tidak", width=10),
        Asked(
            title="No HP Orang Tua",
            guide="Hanya dipakai untuk mengirim undangan; kosong bila keluarga tidak ingin",
            form=TEXT,
            width=18,
        ),
    ),
    Kind.RESIDENTS: (
        Asked(title="Nama", guide="Nama lengkap", width=26),
        _BORN,
        _SEX,
        Asked(
            title="Kelompok",
            guide="ibu hamil, remaja, dewasa, lansia; kosong: menurut umur",
            width=14,
        ),
        Asked(title="HPHT", guide="Ibu hamil: hari pertama haid terakhir", form=DATE),
        _RT,
        _POSYANDU,
    ),
    Kind.WEIGHINGS: (
        *_WHOSE,
        Asked(title="Tanggal Ukur", guide="Tahun-bulan-tanggal", form=DATE),
        Asked(title="BB (kg)", guide="Misalnya 8,2", width=9),
        Asked(title="PB/TB (cm)", guide="Misalnya 70,5", width=11),
        Asked(title="Cara Ukur", guide="terlentang atau berdiri", width=12),
        Asked(title="LiLA (cm)", guide="Boleh kosong", width=10),
        Asked(title="Lingkar Kepala (cm)", guide="Boleh kosong", width=18),
    ),
    Kind.DOSES: (
        *_WHOSE,
        *(Asked(title=dose, guide="Tanggal diberikan", form=DATE, width=13) for dose in _DOSES),
    ),
}


def write_template(kind: Kind, target: BinaryIO) -> None:
    """Write an empty workbook for one kind of rows, with a second sheet that explains it."""
    # Imported late: nothing else of the command needs it.
    from xlsxwriter import Workbook  # noqa: PLC0415

    book = Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    head = book.add_format({"bold": True, "bg_color": "#E8F1EC", "text_wrap": True})
    for place, asked in enumerate(COLUMNS[kind]):
        cells = book.add_format({"num_format": asked.form}) if asked.form else None
        sheet.set_column(place, place, asked.width, cells)
        sheet.write_string(0, place, asked.title, head)
        if asked is _SEX:
            sheet.data_validation(1, place, ROWS, place, {"validate": "list", "source": ["L", "P"]})
    sheet.freeze_panes(1, 1)
    guide = book.add_worksheet("Petunjuk")
    guide.set_column(0, 0, 26)
    guide.set_column(1, 1, 90)
    for row, (title, words) in enumerate(_guide(COLUMNS[kind])):
        guide.write_string(row, 0, title)
        guide.write_string(row, 1, words)
    book.close()


def _guide(columns: Sequence[Asked]) -> list[tuple[str, str]]:
    return [
        ("Isi lembar Data.", "Satu baris satu catatan."),
        *((c.title, c.guide) for c in columns),
    ]
