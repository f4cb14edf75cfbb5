"""`sapa transcript check`: plays written conversations and shows where the service differs."""

import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bot.worlds import defects, shape
from bot.worlds.check import Played, play
from bot.worlds.rewriting import rewritten
from bot.worlds.shape import World
from dialog.messages import ChannelName
from dialog.transcript import reading
from dialog.transcript.parts import Strange


def check(
    files: list[Path],
    world: Path,
    *,
    channel: str | None = None,
    rewrite: bool = False,
    trace: bool = False,
) -> int:
    """Check files in order; 0 when every one goes as written, else 1; `trace` stops at defects."""
    defects.tell_once()
    console = Console(highlight=False, soft_wrap=True)
    complaints = Console(file=sys.stderr, highlight=False, soft_wrap=True)
    try:
        opened = shape.open_world(world)
        checking = _Checking(
            world=opened,
            channel=ChannelName(channel) if channel else None,
            rewrite=rewrite,
            stops_at_defects=trace,
            console=console,
            complaints=complaints,
        )
        results = [checking.check(file) for file in files]
    except ValueError as wrong:  # a WorldError, or a channel nobody knows
        complaints.print(str(wrong), markup=False)
        return 1
    console.print(f"{sum(results)} dari {len(files)} berkas sesuai", markup=False)
    return 0 if all(results) else 1


@dataclass(frozen=True, kw_only=True)
class _Checking:
    world: World
    channel: ChannelName | None
    rewrite: bool
    stops_at_defects: bool
    console: Console
    complaints: Console

    def check(self, file: Path) -> bool:
        """Play one file and tell what came of it; True when it goes as written."""
        try:
            text = file.read_text(encoding="utf-8")
        except OSError as error:
            self._complain(f"{file}: tidak bisa dibuka ({error.strerror})")
            return False
        transcript = reading.read(text)
        strange = [entry for entry in transcript.entries if isinstance(entry, Strange)]
        for entry in strange:
            self._complain(f"{file}, baris {entry.line}: {entry.complaint}\n  {entry.words}")
        try:
            played = play(
                transcript, self.world, channel=self.channel, stops_at_defects=self.stops_at_defects
            )
        except defects.DEFECTS as defect:
            self._complain("".join(traceback.format_exception(defect)))
            self.console.print(f"CACAT {file.name}", markup=False)
            return False
        for sentence in played.unused:
            self._complain(f"catatan: keterangan tidak dipakai: {sentence}")
        if self.rewrite:
            file.write_text(rewritten(text, played.got), encoding="utf-8")
        return self._told(file, played) and not strange

    def _told(self, file: Path, played: Played) -> bool:
        if not played.problems:
            self.console.print(f"sesuai {file.name}", markup=False)
            return True
        self.console.print(f"BERBEDA {file.name}: {len(played.problems)} langkah", markup=False)
        for problem in played.problems:
            self.console.print(str(problem), markup=False)
        return False

    def _complain(self, words: str) -> None:
        self.complaints.print(words, markup=False)
