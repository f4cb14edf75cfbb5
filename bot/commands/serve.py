"""`sapa serve`: the real service."""

import uvicorn

from bot import app, logs
from bot.clock import SystemClock
from bot.settings import Settings
from storage import migrate
from storage.engine import Database


def serve(settings: Settings) -> None:
    """Bring the tables up to date, then serve until stopped; what is in flight is finished."""
    logs.set_up(settings.log_level)
    database = Database(settings.database_url)
    migrate.upgrade(database)
    built = app.build(settings, SystemClock(), database)
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
