"""The judge: holds what the providers really accepted against what everybody should have got."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from chaos.traffic import Answered, Traffic, answer_in

from simulator import Message
from storage import outbox
from storage.engine import Database
from storage.tables.talk import inbox
from storage.tables.talk import outbox as messages

OUR_NUMBER = re.compile(r"[?&]id=(\d+)")
KINDS = ("reply", "reminder", "broadcast", "other")
LEFT = ("sent", "delivered", "read")


@dataclass
class Tally:
    """What became of one kind of message on one channel."""

    expected: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    unsure: int = 0
    """Shown as uncertain to people, and not accepted: neither lost in silence nor doubled."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One message of the outbox."""

    id: int
    key: str
    person_id: int
    channel: str
    address: str
    kind: str
    rendered: str
    state: str
    error: str
    inbox_id: int | None

    @property
    def column(self) -> str:
        """Name the column of the table it is counted in."""
        return self.kind if self.kind in KINDS else "other"


class Reckoning:
    """Everything that was written, queued and accepted in one run."""

    def __init__(self, traffic: Traffic, database: Database) -> None:
        self._traffic = traffic
        self._log = traffic.simulator.log
        self._rows = _rows(database)
        self.aside = _count_aside(database)
        self._of_text: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
        for row in self._rows.values():
            text = row.channel, row.address, _words(row.rendered)
            self._of_text[text].append(row.id)
        self.strangers: list[str] = []
        """Accepted messages that belong to no row."""
        self._accepted = self._count_accepted()

    def tallies(self) -> dict[tuple[str, str], Tally]:
        """Count what was expected, lost and doubled, by channel and kind."""
        tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
        for row in self._rows.values():
            tally = tallies[row.channel, row.column]
            times = self._accepted[row.id]
            if times > 1:
                tally.doubled += [row.id] * (times - 1)
            if row.column == "other":
                tally.expected += row.state in LEFT
                if row.state in LEFT and not times:
                    tally.lost.append(f"{row.key} {row.state}")
        self._expect(tallies, "reply", self._of_answers())
        self._expect(tallies, "reminder", self._of_keys("reminder:before:"))
        for broadcast in self._traffic.announcements:
            self._expect(tallies, "broadcast", self._of_keys(f"broadcast:{broadcast}:person:"))
        return tallies

    def unexpected_replies(self) -> list[str]:
        """List the answers that are not the one result of one line."""
        results = Counter(_answer(row) for row in self._rows.values() if row.kind == "reply")
        return [
            f"{line}: {count}"
            for line, count in results.items()
            if count > 1 or line not in self._traffic.written
        ]

    def out_of_order(self) -> list[str]:
        """List the cadres whose lines were handled, or answered, in another order than written.

        A line whose webhook was not taken is left out: Twilio delivers it once, and it is fetched
        later from its list.
        """
        handled = [_answer(row) for row in self._rows.values() if row.kind == "reply"]
        answered = [line for m in self._log if (line := answer_in(m)) is not None]
        wrong = []
        for what, lines in (("handled", handled), ("answered", answered)):
            by_address: dict[str, list[Answered]] = defaultdict(list)
            for line in dict.fromkeys(lines):
                by_address[line[0]].append(line)
            written = self._written_and_heard()
            for address, mine in by_address.items():
                kept = [line for line in mine if line in written[address]]
                if kept != [line for line in written[address] if line in set(kept)]:
                    wrong.append(f"{what} {address}: {[name for _, name in kept]}")
        return wrong

    def not_heard_at_once(self) -> int:
        """Count the lines whose webhook was lost."""
        heard = sum(len(lines) for lines in self._written_and_heard().values())
        return len(self._traffic.written) - heard

    def _expect(
        self,
        tallies: dict[tuple[str, str], Tally],
        kind: str,
        wanted: Iterable[tuple[str, str, Row | None]],
    ) -> None:
        for channel, name, row in wanted:
            tally = tallies[channel, kind]
            tally.expected += 1
            if row is not None and self._accepted[row.id]:
                continue
            if row is not None and kind == "broadcast" and row.state == outbox.UNCERTAIN:
                tally.unsure += 1
            else:
                tally.lost.append(f"{name} {f'{row.id} {row.state} {row.error}' if row else '-'}")

    def _of_answers(self) -> Iterable[tuple[str, str, Row | None]]:
        found = {_answer(row): row for row in self._rows.values() if row.kind == "reply"}
        for line, message in self._traffic.written.items():
            yield message.channel, " ".join(line), found.get(line)

    def _of_keys(self, beginning: str) -> Iterable[tuple[str, str, Row | None]]:
        found = {row.key: row for row in self._rows.values() if row.key.startswith(beginning)}
        by_person = {row.person_id: row for row in found.values()}
        for family in self._traffic.families:
            name = f"{beginning}{family.person_id}"
            yield str(family.channel), name, by_person.get(family.person_id)

    def _count_accepted(self) -> Counter[int]:
        """Count how often each row was accepted; what belongs to none is a stranger."""
        counts: Counter[int] = Counter()
        for message in self._log:
            if (number := self._row_of(message, counts)) is None:
                self.strangers.append(f"{message.channel} {message.address}: {message.text[:60]}")
            else:
                counts[number] += 1
        return counts

    def _row_of(self, message: Message, counts: Mapping[int, int]) -> int | None:
        found = OUR_NUMBER.search(message.request.get("StatusCallback", ""))
        if found:
            return int(found[1])
        same = self._of_text.get((message.channel, message.address, _words(message.text)), [])
        # The same words may be meant twice: then each row takes one of them.
        return next((number for number in same if not counts[number]), same[-1] if same else None)

    def _written_and_heard(self) -> dict[str, list[Answered]]:
        chats = self._traffic.simulator.ground.chats
        heard: dict[str, list[Answered]] = defaultdict(list)
        for line, message in self._traffic.written.items():
            now = chats.find(message.channel, message.address, message.id)
            if now is not None and now.status == "delivered":
                heard[line[0]].append(line)
        return heard


def _answer(row: Row) -> Answered:
    """Read which line a reply answers, as `answer_in` reads what was accepted."""
    words = row.rendered.removeprefix("✅ ").partition(",")[0]
    return row.address, words if row.rendered.startswith("✅ ") else row.rendered[:80]


def _rows(database: Database) -> dict[int, Row]:
    names = list(Row.__dataclass_fields__)
    with database.reader.begin() as connection:
        found: Sequence[sa.RowMapping] = (
            connection.execute(sa.select(*(messages.c[name] for name in names)).order_by("id"))
            .mappings()
            .all()
        )
    return {row["id"]: Row(**row) for row in found}


def _count_aside(database: Database) -> int:
    with database.reader.begin() as connection:
        query = sa.select(sa.func.count()).select_from(inbox).where(inbox.c.state == "aside")
        return connection.execute(query).scalar_one()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())
