"""The consent text of a family, word for word, and its version."""

from dialog.spoken import joined
from dialog.texts import lines, text
from domain.people import Child, Village

CONSENT_VERSION = "keluarga-2026-1"
"""Kept with every answer; a changed text gets a new version."""


def in_short(children: tuple[Child, ...], you: str) -> str:
    """Say what is kept, for what, who sees it, and that it may be stopped."""
    return lines(
        text(
            "Kami menyimpan nama, tanggal lahir, berat, tinggi, dan imunisasi {child}, untuk "
            "pengingat dan kartu tumbuh.",
            child=joined([child.first_name for child in children]),
        ),
        text("Hanya dilihat kader, bidan, dan Puskesmas."),
        text(
            "{you} boleh berhenti atau minta hapus kapan saja. Layanan posyandu tetap jalan.",
            you=you,
        ),
    )


def in_full(village: Village, you: str) -> str:
    """Say who answers for the data, for how long, and the rights of the law."""
    return lines(
        text(
            "Penanggung jawab: Pemerintah Desa {village} dan {puskesmas}.",
            village=village.name,
            puskesmas=village.puskesmas,
        ),
        text("Disimpan sampai anak 5 tahun, lalu diarsipkan Puskesmas."),
        text(
            "Hak {you} (UU 27/2022): melihat, membetulkan, menghapus, menarik izin. Ketik DATA "
            "SAYA.",
            you=you,
        ),
        text("Tidak dijual dan tidak dipakai untuk iklan."),
    )
