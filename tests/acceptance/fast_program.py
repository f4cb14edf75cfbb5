"""The program on a fast clock, in a process that a test may kill: python fast_program.py FILE."""

import json
import sys
from datetime import datetime
from pathlib import Path

import uvicorn
from fast_clock import FastClock

from bot import app, logs
from bot.settings import Settings
from storage.engine import Database


class TellingServer(uvicorn.Server):
    """Says on standard output that it takes requests from now on."""

    async def startup(self, sockets=None) -> None:
        """Begin to listen, then say so."""
        await super().startup(sockets)
        sys.stdout.write("ready\n")
        sys.stdout.flush()


def main() -> None:
    """Serve until killed."""
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    logs.set_up(given["log_level"])
    settings = Settings(_env_file=None, **given["settings"])
    clock = FastClock(
        datetime.fromisoformat(given["start"]), began=given["began"], speed=given["speed"]
    )
    built = app.build(settings, clock, Database(settings.database_url))
    config = uvicorn.Config(
        built.web(), host=settings.host, port=settings.port, log_config=None, access_log=False
    )
    TellingServer(config).run()


if __name__ == "__main__":
    main()
