"""The replicas: processes of the program that are killed, paused and started again."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chaos.proxy import Line

PROGRAM = Path(__file__).with_name("program.py")
ROOT = Path(__file__).parents[2]
FOLDERS = ROOT, ROOT / "tests", ROOT / "tests" / "acceptance"
PATIENCE_SECONDS = 60
STOP_SECONDS = 20
"""How long an ordered stop may take: what is in flight is finished, nothing is begun."""


@dataclass
class Replica:
    """One process of the program, with a line of its own to the database, if that has lines."""

    number: int
    settings_file: Path
    log_file: Path
    line: Line | None
    process: asyncio.subprocess.Process | None = None
    is_disturbed: bool = False
    crashes: int = 0
    """How often it ended without being killed."""
    deaf: int = 0
    """How often it did not end in time when it was asked to."""

    async def start(self) -> None:
        """Start it and wait until it takes requests."""
        with self.log_file.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                str(PROGRAM),
                str(self.settings_file),
                cwd=ROOT,
                env={"PYTHONPATH": os.pathsep.join(map(str, FOLDERS)), "TZ": "UTC"},
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        async with asyncio.timeout(PATIENCE_SECONDS):
            ready = await self.process.stdout.readline()
        assert ready == b"ready\n", self.log_file.read_text("utf-8")[-3_000:]

    @property
    def has_crashed(self) -> bool:
        """Tell whether it ended by itself."""
        return self.process is not None and self.process.returncode is not None

    async def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self.process and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def stop(self) -> None:
        """Ask it to end in order; what is in flight is finished."""
        if self.process and self.process.returncode is None:
            self.process.terminate()
            try:
                async with asyncio.timeout(STOP_SECONDS):
                    await self.process.wait()
            except TimeoutError:
                self.deaf += 1
                await self.kill()

    def pause(self) -> None:
        """Let it stand still, as a machine does that is moved or out of memory."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on as if nothing had happened."""
        self.process.send_signal(signal.SIGCONT)

    def events(self) -> list[Mapping[str, object]]:
        """Read what it logged."""
        if not self.log_file.exists():
            return []
        lines = self.log_file.read_text("utf-8", errors="replace").splitlines()
        return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]
