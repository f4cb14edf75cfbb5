"""The guided weighing as an aiogram bot keeps it: states in SQLite, as safe as ours."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.base import BaseSession
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram.types import Chat, Message

TABLES = """
CREATE TABLE fsm (chat INTEGER PRIMARY KEY, state TEXT, data TEXT NOT NULL DEFAULT '{}');
CREATE TABLE child (id INTEGER PRIMARY KEY, cadre INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX child_name ON child (cadre, name);
CREATE TABLE weighing (
    id INTEGER PRIMARY KEY, child INTEGER NOT NULL, kg REAL NOT NULL, cm REAL NOT NULL
);
"""


class Weighing(StatesGroup):
    """The questions of the dialogue."""

    name = State()
    weight = State()
    length = State()


class SqliteStorage(BaseStorage):
    """Keeps state and data of a chat; every change is committed, as it has to be."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Keep a state."""
        name = state.state if isinstance(state, State) else state
        self._connection.execute(
            "INSERT INTO fsm (chat, state) VALUES (?, ?) "
            "ON CONFLICT (chat) DO UPDATE SET state = excluded.state",
            (key.chat_id, name),
        )

    async def get_state(self, key: StorageKey) -> str | None:
        """Give a state."""
        row = self._connection.execute(
            "SELECT state FROM fsm WHERE chat = ?", (key.chat_id,)
        ).fetchone()
        return row[0] if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Keep the data."""
        self._connection.execute(
            "INSERT INTO fsm (chat, data) VALUES (?, ?) "
            "ON CONFLICT (chat) DO UPDATE SET data = excluded.data",
            (key.chat_id, json.dumps(data)),
        )

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Give the data."""
        row = self._connection.execute(
            "SELECT data FROM fsm WHERE chat = ?", (key.chat_id,)
        ).fetchone()
        return json.loads(row[0]) if row else {}

    async def close(self) -> None:
        """Leave the connection to its owner."""


class Recorder(BaseSession):
    """A session without a network: it keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    async def make_request(self, bot, method, timeout=None) -> Message:  # noqa: ARG002, ASYNC109
        """Keep a message instead of sending it."""
        self.sent.append(method.text)
        chat = Chat(id=method.chat_id, type="private")
        return Message(message_id=len(self.sent), date=0, chat=chat, text=method.text)

    async def stream_content(self, *_arguments, **_named):
        """Stream nothing."""
        yield b""

    async def close(self) -> None:
        """Hold nothing."""


def build(path: str, children: Mapping[int, tuple[str, ...]]) -> tuple[Bot, Dispatcher, Recorder]:
    """Make the bot with each cadre's children."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript(TABLES)
    rows = [(cadre, name) for cadre, names in children.items() for name in names]
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO child (cadre, name) VALUES (?, ?)", rows)
    connection.execute("COMMIT")
    session = Recorder()
    dispatcher = Dispatcher(storage=SqliteStorage(connection))
    dispatcher.include_router(_router(connection))
    return Bot("1234567:made-up-token", session=session), dispatcher, session


def _router(connection: sqlite3.Connection) -> Router:
    router = Router()

    @router.message(F.text.lower() == "timbang")
    async def begin(message: Message, state: FSMContext) -> None:
        await state.set_state(Weighing.name)
        await message.answer("Siapa yang ditimbang? Ketik namanya.")

    @router.message(Weighing.name)
    async def name(message: Message, state: FSMContext) -> None:
        row = connection.execute(
            "SELECT id FROM child WHERE cadre = ? AND name = ?", (message.chat.id, message.text)
        ).fetchone()
        if row is None:
            await message.answer("Nama itu belum ada. Ketik nama lain.")
            return
        await state.update_data(child=row[0], name=message.text)
        await state.set_state(Weighing.weight)
        await message.answer("1 dari 2. Berat badan (kg)?")

    @router.message(Weighing.weight)
    async def weight(message: Message, state: FSMContext) -> None:
        await state.update_data(kg=float((message.text or "").replace(",", ".")))
        await state.set_state(Weighing.length)
        await message.answer("2 dari 2. Panjang badan (cm), diukur berbaring?")

    @router.message(Weighing.length)
    async def length(message: Message, state: FSMContext) -> None:
        data = await state.get_data()
        cm = float((message.text or "").replace(",", "."))
        connection.execute(
            "INSERT INTO weighing (child, kg, cm) VALUES (?, ?, ?)", (data["child"], data["kg"], cm)
        )
        await state.clear()
        await message.answer(f"✅ {data['name']}: BB {data['kg']} kg, PB {cm} cm")

    return router
