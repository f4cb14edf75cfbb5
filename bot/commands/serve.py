"""`sapa serve`: the real service."""

import sys

import structlog
import uvicorn

from bot import app, logs
from bot.commands.database import clock_of
from bot.settings import Settings
from storage import migrate
from storage.engine import Database

log = structlog.get_logger()

SWITCH_SECONDS = 0.001
"""How long one thread may compute while others wait.

With Python's own 5 ms a thread that asked the database waits so long after each answer when the
process is busy; a message takes several questions.
"""


def serve(settings: Settings) -> None:
    """Bring the tables up to date, then serve until stopped; what is in flight is finished."""
    logs.set_up(settings.log_level)
    sys.setswitchinterval(SWITCH_SECONDS)
    database = Database(settings.database_url)
    if not migrate.upgrade(database):
        log.warning("serve.tables_are_later")
    built = app.build(settings, clock_of(database), database)
    try:
        uvicorn.run(
            built.web(),
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=20,
        )
    finally:
        database.close()
