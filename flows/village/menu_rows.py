"""What the menus of officers, coordinators, midwives and the district offer."""

from dataclasses import replace

from dialog.texts import text
from domain.people import RoleKind
from flows.general.menu_row import Row, help_row


def _village_rows() -> tuple[Row, ...]:
    return (
        Row(
            flow="broadcast",
            label=text("Siaran"),
            description=text("Kirim pengumuman ke warga"),
            words=("SIARAN",),
        ),
        Row(
            flow="village_events",
            label=text("Kegiatan"),
            description=text("Undang warga ke kegiatan"),
            words=("KEGIATAN",),
        ),
        Row(
            flow="village_schedule",
            label=text("Jadwal posyandu"),
            description=text("Lihat, pindah, atau tambah hari"),
            words=("JADWAL",),
            id="village_schedule",
        ),
    )


def _village_recap() -> Row:
    return Row(
        flow="recap",
        label=text("Rekap desa"),
        description=text("Angka semua posyandu"),
        words=("REKAP",),
        subject={"wide": True},
        id="village_recap",
    )


def _meeting_rows() -> tuple[Row, ...]:
    return (
        Row(
            flow="lokmin",
            label=text("Lokmin & cakupan"),
            description=text("Capaian tiap posyandu per triwulan"),
            words=("LOKMIN",),
        ),
        Row(
            flow="rtl",
            label=text("RTL"),
            description=text("Tindak lanjut lokmin dan kemajuannya"),
            words=("RTL",),
        ),
    )


def officer_rows() -> tuple[Row, ...]:
    """List what a village officer can do."""
    return (
        *_village_rows(),
        Row(
            flow="newcomer_summary",
            label=text("Warga pendatang"),
            description=text("Catat yang baru pindah"),
            words=("PENDATANG",),
        ),
        Row(
            flow="insurance_menu",
            label=text("Status BPJS"),
            description=text("Siapa yang belum punya BPJS"),
            words=("BPJS",),
        ),
        _village_recap(),
        help_row(text("Contoh cara mengetik")),
    )


def coordinator_rows() -> tuple[Row, ...]:
    """List what the coordinating cadre can do."""
    return (
        *_village_rows(),
        _village_recap(),
        *_meeting_rows(),
        Row(
            flow="cadre_contacts",
            label=text("Kader & kontak"),
            description=text("Nomor kader, undang kader baru"),
            words=("kader", "kontak"),
        ),
        help_row(text("Contoh cara mengetik")),
    )


def midwife_rows() -> tuple[Row, ...]:
    """List what the midwife and the Puskesmas can do."""
    return (
        replace(_village_recap(), label=text("Rekap masuk")),
        Row(
            flow="waiting_list",
            label=text("Rujukan"),
            description=text("Siapa yang menunggu hari ini"),
            words=("RUJUK",),
        ),
        Row(flow="not_yet", label=text("Usul perubahan"), words=("usul",)),
        *(replace(row, description="") for row in _meeting_rows()),
        Row(
            flow="vaccine_menu",
            label=text("Sasaran & imunisasi"),
            words=("IMUNISASI", "sasaran"),
        ),
        Row(
            flow="broadcast",
            label=text("Siaran kesehatan"),
            description=text("Kirim pengumuman ke warga"),
            words=("SIARAN",),
        ),
        help_row(text("Contoh cara mengetik")),
    )


def pokjanal_rows() -> tuple[Row, ...]:
    """List what the sub-district's team can do."""
    return (
        Row(flow="compare", label=text("Banding desa"), words=("BANDING",)),
        Row(flow="compare_trend", label=text("Tren"), words=("TREN",)),
        Row(flow="compare_items", label=text("RTL kecamatan"), words=("RTL",)),
        help_row(text("Contoh cara mengetik")),
    )


def office_rows(duty: RoleKind) -> tuple[Row, ...]:
    """List what those who work for the village's office can do."""
    if duty is RoleKind.HAMLET_HEAD:
        return hamlet_head_rows()
    return operator_rows() if duty is RoleKind.OPERATOR else officer_rows()


def hamlet_head_rows() -> tuple[Row, ...]:
    """List what the head of a hamlet or an RT can do."""
    return (
        Row(
            flow="newcomers",
            label=text("Warga datang"),
            description=text("Catat yang baru pindah ke sini"),
            words=("PENDATANG",),
        ),
        Row(
            flow="people_leave",
            label=text("Warga pindah"),
            description=text("Catat yang pindah dari sini"),
            words=("WARGA_PINDAH",),
        ),
        Row(
            flow="nobody_came",
            label=text("Nihil"),
            description=text("Bulan ini tidak ada yang datang atau pindah"),
            words=("NIHIL",),
        ),
        Row(flow="schedule", label=text("Jadwal posyandu"), words=("JADWAL",)),
        help_row(text("Contoh cara mengetik")),
    )


def operator_rows() -> tuple[Row, ...]:
    """List what the village operator can do."""
    return (
        Row(
            flow="pbi_proposals",
            label=text("Usulan PBI"),
            description=text("Yang belum dimasukkan"),
            words=("USULAN_PBI",),
        ),
        Row(
            flow="insurance_menu",
            label=text("Status BPJS"),
            description=text("Siapa yang belum punya BPJS"),
            words=("BPJS",),
        ),
        Row(flow="schedule", label=text("Jadwal posyandu"), words=("JADWAL",)),
        help_row(text("Contoh cara mengetik")),
    )
