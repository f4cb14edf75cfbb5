"""`sapa worker invite`: the operator lets the first people in; cadres are invited by chat later."""

from dataclasses import dataclass
from datetime import datetime

from rich.console import Console

from bot.app import six_digits
from bot.clock import SystemClock
from bot.commands.database import opened
from bot.links import links
from bot.settings import Settings
from dialog.input.phones import FoundPhone, read_phone
from dialog.messages import ChannelName
from domain.cadre_invitation import KIND, VALID_FOR
from domain.people import RoleKind, call_name
from storage import audit, days, moving_codes, newcomers, people
from storage.engine import Connection


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Somebody to be let in."""

    name: str
    title: str
    role: RoleKind
    number: str
    posyandu: str
    village_id: int
    hamlet: str = ""
    rt: str = ""


class BadWorkerError(Exception):
    """What was entered for a worker cannot be used; the message says what is needed."""


TITLES = {RoleKind.MIDWIFE: "Bidan"}


def invite(
    settings: Settings,
    *,
    name: str,
    role: RoleKind,
    phone: str,
    title: str,
    posyandu: str,
    hamlet: str = "",
    rt: str = "",
) -> None:
    """Let somebody in by the number they write from; a cadre gets a code and promises first."""
    reading = read_phone(phone)
    if not isinstance(reading, FoundPhone):
        raise BadWorkerError(f"{phone!r} is no mobile number; write for example 0812-3456-7890")
    now = SystemClock().now()
    with opened(settings) as database, database.writer.begin() as connection:
        village_id = people.first_village(connection)
        if village_id is None:
            raise BadWorkerError("there is no village yet: sapa village add")
        worker = Worker(
            name=name,
            title=TITLES.get(role, title),
            role=role,
            number=reading.number,
            posyandu=posyandu,
            village_id=village_id,
            hamlet=hamlet,
            rt=rt.zfill(2) if rt else "",
        )
        words = (
            _invite_cadre(connection, worker, now)
            if role is RoleKind.CADRE
            else _let_in(connection, worker, now)
        )
    found = links(settings, words)
    console = Console()
    console.print(f"{name} sends this message to the service: [bold]{words}[/bold]")
    for link in (found.whatsapp, found.telegram):
        if link:
            console.print(link)


def _invite_cadre(connection: Connection, worker: Worker, now: datetime) -> str:
    served = {each.name: each.id for each in days.of_village(connection, worker.village_id)}
    if worker.posyandu not in served:
        raise BadWorkerError(f"give --posyandu, one of: {', '.join(served)}")
    code = six_digits()
    moving_codes.add(
        connection,
        kind=KIND,
        code=code,
        posyandu_id=served[worker.posyandu],
        name=worker.name,
        title=worker.title,
        phone=worker.number,
        created_at=now,
        valid_until=now + VALID_FOR,
    )
    return f"KADER {code}"


def _let_in(connection: Connection, worker: Worker, now: datetime) -> str:
    person_id = people.who_writes(connection, ChannelName.WHATSAPP, worker.number, "", now)
    people.change(
        connection,
        person_id,
        name=worker.name,
        title=worker.title,
        call_name=call_name(worker.name),
        village_id=worker.village_id,
    )
    _give_duty(connection, worker, person_id, now)
    audit.note(
        connection,
        at=now,
        person_id=None,
        inbox_id=None,
        action="worker.let_in",
        subject="person",
        subject_id=person_id,
        role=str(worker.role),
    )
    return "menu"


def _give_duty(connection: Connection, worker: Worker, person_id: int, now: datetime) -> None:
    if worker.role is not RoleKind.HAMLET_HEAD:
        people.add_role(
            connection,
            person_id=person_id,
            kind=worker.role,
            village_id=worker.village_id,
            since=now.date(),
        )
        return
    if not newcomers.lead(
        connection,
        person_id,
        village_id=worker.village_id,
        hamlet_name=worker.hamlet,
        rt=worker.rt,
        since=now.date(),
    ):
        raise BadWorkerError("give --hamlet, --rt or both, as they are called in the village")
