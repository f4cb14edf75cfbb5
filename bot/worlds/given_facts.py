"""Sentences that a world, the calendar or the conversation makes true by itself."""

import re

from bot.worlds.given_scene import Change, Rule, rule


def _as_it_is(_change: Change, _match: re.Match[str]) -> None:
    """Change nothing: it is so already."""


FACTS: tuple[Rule, ...] = tuple(
    rule(pattern, _as_it_is)
    for pattern in (
        r"bulan vitamin a",
        r"belum ada yang (?:ditimbang|datang)",
        r"belum (?:dikenal|terdaftar|datang|ditimbang|ada anak)",
        r"^[\w ,]+ belum$",
        r"\d+ balita terdaftar",
        r"sudah terdaftar",
        r"terdaftar sebagai",
        r"hari posyandu berikutnya",
        r"posyandu (?:besok|hari ini) jam",
        r"hadir bersama",
        r"^waktunya imunisasi",
        r"pengingat .*berjalan",
        r"dijadwalkan",
        r"biasanya .*jatuh pada",
        r"cuti bersama",
        r"desa punya \d+ posyandu",
        r"triwulan [1-4] 20\d\d",
        r"^(?:n/d'|rujukan \d+,? tuntas|imunisasi terlambat \d+)",
        r"punya \d+ desa",
        r"berwenang",
        r"bot jadi anggota grup",
        r"hanya boleh melihat",
        r"disamarkan",
        r"dihitung dari hpht",
        r"sudah diperiksa bidan",
        r"START",
        r"warga lapor",
    )
)
