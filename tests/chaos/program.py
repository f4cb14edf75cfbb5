"""The program in a process of its own, with its long waits shortened: python program.py FILE.

Everything else is as in service: the same rates, the same transactions, the real second. What is
shortened keeps its order: a client's patience < the grace before a message is settled.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

import uvicorn
from chaos.haste import hasten
from fast_clock import FastClock
from fast_program import TellingServer

from bot import app, logs
from bot.settings import Settings
from storage.engine import Database


def main() -> None:
    """Serve until killed."""
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    logs.set_up("warning")
    hasten()
    settings = Settings(_env_file=None, **given["settings"])
    clock = FastClock(datetime.fromisoformat(given["start"]), began=given["began"], speed=1)
    built = app.build(settings, clock, Database(settings.database_url))
    config = uvicorn.Config(
        built.web(), host=settings.host, port=settings.port, log_config=None, access_log=False
    )
    TellingServer(config).run()


if __name__ == "__main__":
    main()
