"""What the menus of officers, coordinators, midwives and the district offer."""

from dataclasses import replace

from dialog.texts import text
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
            flow="not_yet",
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


def officer_rows() -> tuple[Row, ...]:
    """List what a village officer can do."""
    return (
        *_village_rows(),
        Row(
            flow="not_yet",
            label=text("Warga pendatang"),
            description=text("Catat yang baru pindah"),
            words=("PENDATANG",),
        ),
        Row(
            flow="not_yet",
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
        Row(flow="not_yet", label=text("Lokmin & cakupan"), words=("LOKMIN",)),
        Row(flow="not_yet", label=text("RTL"), words=("RTL",)),
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
        Row(flow="not_yet", label=text("Banding desa"), words=("BANDING",)),
        Row(flow="not_yet", label=text("Tren"), words=("tren",)),
        Row(flow="not_yet", label=text("RTL kecamatan"), words=("RTL",)),
        help_row(text("Contoh cara mengetik")),
    )
