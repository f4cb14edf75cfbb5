"""A posyandu day of five cadres who all write at once, over the wire and with a bad signal."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from bench.busy_village import TODAY
from day_reckoning import Told, number, recap, told_by, weights
from five_at_work import LOST, close, everybody_works, pick_up, put_faults
from five_cadres import AWAY, GROWN_UPS, MIDWIFE, NAMES, found
from running import Running, running

from simulator import Message
from storage.tables import health, people, screening, talk

OUR_NUMBER = re.compile(r"[?&]id=(\d+)")
PRESSURE = re.compile(r"td (\d+)/(\d+)")
WAITS = re.compile(r"Dari Melati 1: (\w+)")
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@dataclass(frozen=True, kw_only=True)
class Lived:
    """What a day left: on the phones, at the providers and in the database."""

    phones: dict[int, Told]
    """What each cadre's phone shows, by her number."""
    recap: str
    accepted: tuple[Message, ...]
    written: int
    repeated: int
    rows: dict[str, list]


@pytest.fixture(scope="module", params=DATABASES)
def day(request, tmp_path_factory):
    """Live through the day once on each database; the tests look at what it left."""
    folder = tmp_path_factory.mktemp("five")
    if request.param == "sqlite":
        yield asyncio.run(_lived(folder, ""))
        return
    server = request.getfixturevalue("postgresql")
    url = server.create()
    yield asyncio.run(_lived(folder, url))
    server.drop(url)


async def _lived(folder, url) -> Lived:
    cadres = []
    async with running(folder, lambda c: cadres.extend(found(c)), url=url) as it:
        phones = await pick_up(it, cadres)
        put_faults(it)
        await everybody_works(phones)
        locked = await close(phones)
        await it.until(lambda: not it.rows(_unsent()))
        simulator = it.simulator
        assert simulator.violations == ()
        assert [fault.kind for fault in simulator.faults.current] == ["slow", "slow"]
        return Lived(
            phones={phone.cadre.person_id: told_by(phone.chat) for phone in phones},
            recap=locked,
            accepted=simulator.log,
            written=sum(m.by == "person" for phone in phones for m in phone.chat),
            repeated=simulator.ground.poster.repeated,
            rows=_rows(it),
        )


def _unsent():
    return sa.select(talk.outbox.c.id).where(talk.outbox.c.state.in_(["queued", "sending"]))


def _rows(it: Running) -> dict[str, list]:
    """Read all that the day has left in the database."""
    weighed, examined = health.weighing, screening.screening
    return {
        "weighings": it.rows(
            sa.select(people.child.c.name, weighed)
            .join_from(weighed, people.child, weighed.c.child_id == people.child.c.id)
            .where(weighed.c.weighed_on == TODAY)
        ),
        "screenings": it.rows(
            sa.select(people.resident.c.name, examined).join_from(
                examined, people.resident, examined.c.resident_id == people.resident.c.id
            )
        ),
        "inbox": it.rows(sa.select(talk.inbox).where(talk.inbox.c.kind == "message")),
        "outbox": it.rows(sa.select(talk.outbox)),
    }


def test_recap_is_what_the_phones_told(day):
    """S K D N T O B, referrals and every stage of life equal a reckoning of the chats alone."""
    shown = day.recap.splitlines()
    assert [line for line in recap(list(day.phones.values())) if line not in shown] == []


def test_every_child_has_the_figures_that_stand_on_the_phones(day):
    """Each of those who came has one weighing, with the weight and length a phone said last."""
    standing = [row for row in day.rows["weighings"] if row.withdrawn_at is None]
    saved = {row.name: (row.weight_g, row.length_mm) for row in standing}
    assert len(standing) == len(saved)
    assert set(saved) == set(NAMES) - AWAY
    assert saved == {
        name: (round(number(weight) * 1_000), round(number(length) * 10))
        for name, (weight, length) in weights(list(day.phones.values())).items()
    }


def test_every_weight_was_written_for_that_child_by_who_recorded_it(day):
    """Withdrawn ones too: no figure goes to the child of another line or to another cadre."""
    for row in day.rows["weighings"]:
        said = day.phones[row.recorded_by].said[row.name]
        assert row.weight_g in {round(number(weight) * 1_000) for weight in said}, row.name


def test_every_grown_up_has_the_pressure_of_their_own_line(day):
    """Each who came has one examination, and its reading is the one written beside the name."""
    standing = [row for row in day.rows["screenings"] if row.withdrawn_at is None]
    assert sorted(row.name for row in standing) == sorted(set(GROWN_UPS) - AWAY)
    for row in standing:
        told = day.phones[row.recorded_by].grown_ups[row.name]
        assert _pressures(row.observed) == PRESSURE.findall(told), row.name


def _pressures(observed) -> list[tuple[str, str]]:
    return [(str(high), str(low)) for high, low in observed.get("pressures", ())]


def test_every_message_is_taken_once(day):
    """What a phone sent is one row and done, though every third webhook came twice."""
    assert day.repeated > day.written / 4
    assert len(day.rows["inbox"]) == day.written
    assert {row.state for row in day.rows["inbox"]} == {"done"}


def test_no_answer_is_lost_and_none_doubled(day):
    """WhatsApp gets each bubble once; Telegram, which cannot be asked, the lost ones twice."""
    due = [row for row in day.rows["outbox"] if row.error != "not_needed"]
    # A bubble of Telegram's whose answer is lost twice is sent no third time: it was there twice.
    twice_lost = [row for row in due if row.channel == "telegram" and row.state == "uncertain"]
    assert len(twice_lost) <= LOST["telegram"] // 2
    assert {row.state for row in due if row not in twice_lost} <= {"sent", "delivered", "read"}
    by_channel = Counter(row.channel for row in due)
    got = [message for message in day.accepted if message.channel == "whatsapp"]
    ours = [OUR_NUMBER.search(message.request["StatusCallback"])[1] for message in got]
    assert len(set(ours)) == len(ours) == by_channel["whatsapp"]
    on_telegram = len(day.accepted) - len(got)
    assert by_channel["telegram"] <= on_telegram <= by_channel["telegram"] + LOST["telegram"]


def test_midwife_hears_once_of_each_who_was_sent(day):
    """Five cadres send people to her at the same time; she gets one message for each of them."""
    to_her = [message.text for message in day.accepted if message.address == MIDWIFE]
    heard = Counter(found[1] for text in to_her if (found := WAITS.match(text)))
    sent = set().union(*(told.sent for told in day.phones.values()))
    assert heard == dict.fromkeys(sent, 1)
