"""What each duty's menu offers, in the order of ux section 4."""

from dialog.texts import text
from domain.forms.model import audiences_of
from domain.people import DayStatus, RoleKind
from domain.register import Register
from flows.general.menu_row import HELP, Row, change_role_row, forms_row, help_row
from flows.village.menu_rows import (
    coordinator_rows,
    midwife_rows,
    office_rows,
    pokjanal_rows,
)

MOST_ROWS = 10
DUTIES = (
    RoleKind.CADRE,
    RoleKind.COORDINATOR,
    RoleKind.VILLAGE_OFFICER,
    RoleKind.MIDWIFE,
    RoleKind.PUSKESMAS,
    RoleKind.POKJANAL,
    RoleKind.HAMLET_HEAD,
    RoleKind.OPERATOR,
    RoleKind.FAMILY,
)
"""The duties in the order in which their rows are merged."""


def rows_for(register: Register, role: str = "") -> tuple[Row, ...]:
    """Choose the rows of one duty, or of all the speaker's, at most ten."""
    duties = [RoleKind(role)] if role else duties_of(register)
    if not duties:
        return stranger_rows()
    if len(duties) == 1:
        return with_forms(rows_of(duties[0], register), register)
    merged: dict[str, Row] = {}
    for duty in duties:
        for row in rows_of(duty, register):
            merged.setdefault(row.key, row)
    helping = merged.pop(HELP)
    return (*tuple(merged.values())[: MOST_ROWS - 2], helping, change_role_row())


def with_forms(rows: tuple[Row, ...], register: Register) -> tuple[Row, ...]:
    """Offer the village's own forms above the help, where there are any and room is left."""
    if len(rows) >= MOST_ROWS or not register.forms_for(audiences_of(register.speaker)):
        return rows
    return (*rows[:-1], forms_row(), rows[-1])


def duties_of(register: Register) -> tuple[RoleKind, ...]:
    """List the speaker's duties."""
    return tuple(duty for duty in DUTIES if register.speaker.has(duty))


def rows_of(duty: RoleKind, register: Register) -> tuple[Row, ...]:
    """List the rows of one duty."""
    match duty:
        case RoleKind.CADRE:
            return (*_opening_row(register), *cadre_rows())
        case RoleKind.COORDINATOR:
            return coordinator_rows()
        case RoleKind.MIDWIFE | RoleKind.PUSKESMAS:
            return midwife_rows()
        case RoleKind.POKJANAL:
            return pokjanal_rows()
        case RoleKind.FAMILY:
            return family_rows()
        case RoleKind.VILLAGE_OFFICER | RoleKind.HAMLET_HEAD | RoleKind.OPERATOR:
            return office_rows(duty)


def _opening_row(register: Register) -> tuple[Row, ...]:
    """On a posyandu day that nobody has opened yet, opening it comes first."""
    today = register.now.date()
    for posyandu_id in register.speaker.posyandu_ids(RoleKind.CADRE):
        day = register.next_day(posyandu_id, today)
        if day.held_on == today and day.status is DayStatus.PLANNED:
            return (
                Row(
                    flow="open_day",
                    label=text("Buka posyandu"),
                    description=text("Mulai mencatat hari ini"),
                    words=("BUKA",),
                ),
            )
    return ()


def cadre_rows() -> tuple[Row, ...]:
    """List what a cadre can do."""
    return (
        Row(
            flow="weighing",
            label=text("Timbang & ukur"),
            description=text("Anak, ibu hamil, remaja, dewasa, lansia"),
            words=("TIMBANG",),
        ),
        Row(
            flow="register_child",
            label=text("Daftar orang baru"),
            description=text("Bayi, balita, ibu hamil, dan lainnya"),
            words=("DAFTAR",),
        ),
        Row(
            flow="find_child",
            label=text("Cari nama"),
            description=text("Lihat data satu orang"),
            words=("CARI",),
        ),
        Row(
            flow="visits",
            label=text("Kunjungan rumah"),
            description=text("Siapa yang perlu dikunjungi"),
            words=("KUNJUNGAN",),
        ),
        Row(
            flow="refer",
            label=text("Rujukan"),
            description=text("Kirim dan lihat kabar rujukan"),
            words=("RUJUK",),
        ),
        Row(
            flow="recap",
            label=text("Rekap & SKDN"),
            description=text("Hari ini dan bulan lalu"),
            words=("REKAP",),
        ),
        Row(
            flow="schedule",
            label=text("Jadwal posyandu"),
            description=text("Tanggal, jam, tempat"),
            words=("JADWAL",),
        ),
        Row(
            flow="learn",
            label=text("Belajar"),
            description=text("Kuis 25 keterampilan kader"),
            words=("BELAJAR",),
        ),
        help_row(text("Contoh cara mengetik")),
    )


def family_rows() -> tuple[Row, ...]:
    """List what a family can do."""
    return (
        Row(
            flow="schedule",
            label=text("Jadwal"),
            description=text("Kapan dan di mana posyandu"),
            words=("JADWAL",),
        ),
        Row(
            flow="card",
            label=text("Kartu anak"),
            description=text("Gambar pertumbuhan anak"),
            words=("KARTU",),
        ),
        Row(
            flow="immunization",
            label=text("Imunisasi"),
            description=text("Yang sudah dan yang berikutnya"),
            words=("IMUNISASI",),
        ),
        Row(
            flow="tips",
            label=text("Tips"),
            description=text("Makan dan main menurut umur"),
            words=("TIPS",),
        ),
        Row(
            flow="ask_human",
            label=text("Tanya kader/bidan"),
            description=text("Pertanyaan diteruskan ke orangnya"),
            words=("HUBUNGI", "tanya"),
        ),
        Row(
            flow="result",
            label=text("Anak saya"),
            description=text("Hasil timbang terakhir"),
            words=("anak saya",),
            id="my_child",
        ),
        Row(
            flow="own_data",
            label=text("Data saya"),
            description=text("Lihat, betulkan, atau hapus"),
            words=("DATA_SAYA",),
        ),
        Row(
            flow="stop_politely",
            label=text("Berhenti"),
            description=text("Tidak menerima pesan lagi"),
            words=("BERHENTI",),
        ),
        help_row(text("Contoh yang bisa diketik")),
    )


def stranger_rows() -> tuple[Row, ...]:
    """List what somebody not known yet can do."""
    return (
        Row(
            flow="schedule",
            label=text("Jadwal posyandu"),
            description=text("Kapan dan di mana"),
            words=("JADWAL",),
        ),
        Row(
            flow="family_code",
            label=text("Gabung"),
            description=text("Dengan kode di sampul Buku KIA"),
            words=("GABUNG",),
        ),
        Row(
            flow="ask_human",
            label=text("Tanya kader/bidan"),
            description=text("Pertanyaan diteruskan ke orangnya"),
            words=("HUBUNGI", "tanya"),
        ),
        help_row(text("Contoh yang bisa diketik")),
    )
