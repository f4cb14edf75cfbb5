"""`sapa chat`: talking with the service line by line, in the notation of transcripts."""

import queue
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import TextIO

from bot.clock import SystemClock
from bot.worlds import defects, shape
from bot.worlds.given import give
from bot.worlds.given_scene import Scene
from bot.worlds.line import Delivered
from bot.worlds.printed import printed
from bot.worlds.shape import World
from bot.worlds.stage import Stage
from dialog.messages import ChannelName
from dialog.transcript import reading
from dialog.transcript.parts import Heading, Moved, Said, Transcript

OPENS = time(8)
WAIT_SECONDS = 0.08
"""How long a line may be followed by one that continues it."""
OURS = ("<", "!", "=")
_SPEAKER = re.compile(r"\s*([^:]{1,60}?)\s*(?:\(([^)]*)\))?\s*:\s?(.*)", re.DOTALL)
_TITLED = re.compile(r"(?:Ibu|Bapak|Bu|Pak|Bidan|dr\.|Mbak|Mas|Kak|Mbah) [A-Z]")


class _Chatting:
    def __init__(self, speaker: str, stage: Stage, heading: Heading) -> None:
        self.speaker = speaker
        self.stage = stage
        self.scene = Scene(stage=stage, transcript=Transcript(heading=heading))

    def take(self, block: str) -> None:
        """Do what a line says, and print what comes of it at once."""
        kind, words = reading.remark(block)
        if kind == "given":
            self._give(words)
        elif kind == "who":
            self.scene.transcript = replace(
                self.scene.transcript, heading=reading.read_heading(words)
            )
        elif block.startswith(">"):
            self._say(block[1:].strip())
        elif block.startswith("@"):
            self._move(block)
        elif not block.startswith(("#", *OURS)):
            _complain(
                f"Baris ini belum dimengerti: {block}\nUntuk berkata sesuatu, tulis: > {block}"
            )

    def _give(self, words: str) -> None:
        for sentence in give(self.scene, words):
            _complain(f"catatan: keterangan tidak dipakai: {sentence}")
        self._print(self.stage.deliver())

    def _move(self, block: str) -> None:
        moved = reading.read_entry(block, 0)
        if not isinstance(moved, Moved):
            _complain(f"Jam belum dimengerti: {block}\nContoh: @ 2026-02-10 08:00")
        elif moved.to < self.stage.local.replace(tzinfo=None, second=0, microsecond=0):
            _complain(f"Jam hanya bisa maju. Sekarang {self.stage.local:%Y-%m-%d %H:%M}.")
        else:
            self._print(self.stage.move(moved.to))

    def _say(self, written: str) -> None:
        said = self._who(written)
        entries = (*self.scene.transcript.entries, said)
        self.scene.transcript = replace(self.scene.transcript, entries=entries)
        self._print(self.stage.say(said))

    def _who(self, written: str) -> Said:
        """Tell 'Ibu Sri: halo' from words that only hold a colon."""
        match = _SPEAKER.fullmatch(written)
        if match is not None and self._is_somebody(match[1]):
            return reading.read_said(match[1], match[3].strip(), 0, number=match[2] or "")
        return reading.read_said(self.speaker, written, 0)

    def _is_somebody(self, label: str) -> bool:
        if label in (self.speaker, *self.scene.on_stage) or _TITLED.match(label):
            return True
        with self.stage.database.reader.connect() as connection:
            return self.stage.cast.find(connection, label) is not None

    def _print(self, delivered: Sequence[Delivered]) -> None:
        for message in printed(self.scene, delivered, self.stage.last_seat):
            sys.stdout.write(f"{message}\n")
        sys.stdout.flush()


def run(world: Path, speaker: str, *, channel: str | None, at: str | None) -> int:
    """Talk until the input ends; 1 when the world or the beginning makes no sense."""
    defects.tell_once()
    try:
        opened = shape.open_world(world)
        heading, lines = _heading(_blocks(sys.stdin))
        begins = reading.read_clock(at) if at else heading.clock or _usual_time(opened)
        used = ChannelName(channel) if channel else _channel(heading)
        with Stage(opened, at=begins, channel=used, in_group=heading.in_group) as stage:
            chatting = _Chatting(speaker, stage, heading)
            for block in lines:
                _take(chatting, block)
    except ValueError as wrong:  # a WorldError, a clock or a channel nobody can read
        _complain(str(wrong))
        return 1
    return 0


def _take(chatting: _Chatting, block: str) -> None:
    try:
        chatting.take(block)
    except defects.DEFECTS as defect:
        _complain("".join(traceback.format_exception(defect)))


def _heading(lines: Iterator[str]) -> tuple[Heading, Iterator[str]]:
    """Read a '# who:' that stands before everything else; give it with all the lines."""
    heading, before = Heading(), list[str]()
    for block in lines:
        before.append(block)
        kind, words = reading.remark(block)
        if kind == "who":
            heading = reading.read_heading(words)
        elif kind not in ("title", "comment"):
            break
    return heading, chain(before, lines)


def _channel(heading: Heading) -> ChannelName:
    known = heading.channel in tuple(ChannelName)
    return ChannelName(heading.channel) if known else ChannelName.WHATSAPP


def _usual_time(world: World) -> datetime:
    """Begin when the posyandu of the world's day opens, else now."""
    if world.day is not None:
        return datetime.combine(world.day, OPENS, tzinfo=world.zone)
    return SystemClock().now()


def _blocks(stream: TextIO) -> Iterator[str]:
    """Give each line with those that continue it, never waiting long for another."""
    arriving: queue.Queue[str | None] = queue.Queue()
    Thread(target=_pass_on, args=(stream, arriving), daemon=True).start()
    gathered: list[str] = []
    while True:
        line = _next(arriving, WAIT_SECONDS if gathered else None)
        if line and line.startswith("  ") and line.strip() and gathered:
            gathered.append(line[2:].rstrip())
            continue
        if gathered:
            yield "\n".join(gathered)
        if line is None:
            return
        gathered = [line.rstrip()] if line.strip() else []


def _next(arriving: "queue.Queue[str | None]", wait: float | None) -> str | None:
    """Take the next line; an empty one when none comes in time, None at the end."""
    try:
        return arriving.get(timeout=wait)
    except queue.Empty:
        return ""


def _pass_on(stream: TextIO, arriving: "queue.Queue[str | None]") -> None:
    for line in stream:
        arriving.put(line.rstrip("\r\n"))
    arriving.put(None)


def _complain(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
