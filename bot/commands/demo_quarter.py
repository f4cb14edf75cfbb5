"""`sapa demo --quarter`: a quarter of three made-up villages, to the pages of the meeting."""

import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot import logs
from bot.quarter import seeding
from bot.quarter.acting import UnexpectedError
from bot.quarter.playing import Played, play
from bot.quarter.seeding import QUARTER


def run(seed: int, folder: str) -> None:
    """Play the quarter and write its files; the same seed gives the same figures."""
    logs.set_up("warning")
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Tiga desa rekaan, Januari-Maret {QUARTER.year}, benih {seed}.")
    began = time.monotonic()
    try:
        played = play(seeding.draw(seed))
    except UnexpectedError as unexpected:
        console.print(f"Permainan berhenti. {unexpected}", markup=False)
        raise SystemExit(1) from None
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    written = _write(played, target)
    console.print(_table(played))
    console.print(
        f"{played.messages} pesan ditulis orang, {played.sent} pesan dijawab atau dikirim, "
        f"{time.monotonic() - began:.0f} detik. Tidak ada yang dikirim ke luar mesin ini."
    )
    for name in written:
        console.print(f"  {target / name}")


def _write(played: Played, target: Path) -> list[str]:
    stem = f"lokmin-{QUARTER.year}-triwulan-{QUARTER.number}"
    texts = [
        "Yang dibaca kepala Puskesmas (LOKMIN, Semua posyandu):",
        played.told,
        *(f"Ringkasan untuk Desa {village}:\n{words}" for village, words in played.digests.items()),
    ]
    contents = {f"{stem}.{suffix}": content for suffix, content in played.files.items()}
    contents["ringkasan.txt"] = ("\n\n".join(texts) + "\n").encode()
    for name, content in contents.items():
        (target / name).write_bytes(content)
    return sorted(contents)


def _table(played: Played) -> Table:
    villages = played.plan.villages
    table = Table("Yang dimainkan", *(village.name for village in villages), "Semua")
    columns = [played.log.of_village(village) for village in villages]
    for what in columns[0]:
        counts = [column[what] for column in columns]
        table.add_row(what, *map(str, counts), str(sum(counts)))
    return table
