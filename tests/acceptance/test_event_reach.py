"""A campaign in a village of two thousand: the figures equal what really happened."""

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from domain.commands_of_events import (
    AnswerInvitation,
    JudgeEvent,
    KeepEvent,
    MarkAttendance,
    ScheduleInvitation,
)
from domain.eligibility import Target
from domain.people import RoleKind
from handlers.commands import carry_out
from handlers.work import Work
from scheduler import events as planner
from storage import events, founding, guests, people, reach
from storage.register import StoredRegister
from storage.tables.events import event as event_table
from storage.tables.people import address, child, consent, family, guardian, person
from storage.tables.talk import outbox

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
HELD_ON = date(2026, 3, 20)
PEOPLE = 2_000
RTS = tuple(f"{number:02}" for number in range(1, 21))
ENTITLED = Target(from_months=9, below_months=60, in_months=True)


def a_village(connection):
    """Set a village with an officer, a midwife and one posyandu with a cadre up."""
    puskesmas = founding.add_puskesmas(connection, name="Puskesmas Sukaraya", duty_phone="0812")
    village = founding.add_village(
        connection,
        puskesmas_id=puskesmas,
        name="Sukaraya",
        district="Hulu",
        time_zone="Asia/Jakarta",
    )
    hamlet = founding.add_hamlet(connection, village, "Tengah", RTS)
    post = founding.add_posyandu(
        connection,
        village_id=village,
        hamlet_id=hamlet,
        name="Kamboja",
        place="Balai Tengah",
        day_rule="Selasa kedua",
        opens_at=time(8),
        closes_at=time(11),
    )
    workers = {}
    for kind in (RoleKind.VILLAGE_OFFICER, RoleKind.MIDWIFE, RoleKind.CADRE):
        workers[kind] = people.add(
            connection,
            village_id=village,
            name=f"Petugas {kind}",
            title="Ibu",
            call_name="Petugas",
            created_at=NOW,
        )
        place = {"posyandu_id": post} if kind is RoleKind.CADRE else {"village_id": village}
        people.add_role(connection, person_id=workers[kind], kind=kind, since=NOW.date(), **place)
    return village, post, workers


def fill(connection, chance, village, post):
    """Keep two thousand families, each with a child; give who is who."""
    facts = []
    rows = {name: [] for name in ("person", "family", "guardian", "child", "address", "consent")}
    for number in range(1, PEOPLE + 1):
        own = 10_000 + number
        born = HELD_ON - timedelta(days=chance.randrange(30, 2_300))
        agrees, rt = chance.random() < 0.7, chance.choice(RTS)
        rows["person"].append(
            {"id": own, "village_id": village, "name": f"Ibunda {number}", "created_at": NOW}
        )
        rows["family"].append(
            {
                "id": own,
                "posyandu_id": post,
                "mother_name": f"Ibunda {number}",
                "rt": rt,
                "code": f"{number:06}",
                "code_valid_until": NOW,
                "created_at": NOW,
            }
        )
        rows["guardian"].append({"person_id": own, "family_id": own, "since": NOW})
        rows["child"].append(
            {
                "id": own,
                "family_id": own,
                "posyandu_id": post,
                "name": f"Anak {number}",
                "sex": "P",
                "born_on": born,
                "registered_at": NOW,
            }
        )
        rows["address"].append(
            {
                "person_id": own,
                "channel": "telegram",
                "address": str(own),
                "last_inbound_at": NOW,
                "added_at": NOW,
            }
        )
        rows["consent"].append(
            {
                "person_id": own,
                "kind": "family",
                "answer": agrees,
                "text_version": "1",
                "channel": "telegram",
                "given_at": NOW,
            }
        )
        facts.append({"child": own, "rt": rt, "born": born, "agrees": agrees})
    tables = (person, family, guardian, child, address, consent)
    for table in tables:
        connection.execute(table.insert(), rows[table.name])
    return facts


def is_entitled(fact):
    """Count months independently: from nine whole months to below sixty."""
    born, on = fact["born"], HELD_ON
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    return 9 <= months < 60


def test_reach_of_two_thousand_equals_the_log(database):
    """Entitled, told, come and served agree by RT with what the simulation wrote down."""
    chance = random.Random(20260302)  # noqa: S311 (a simulation)
    log = {name: Counter() for name in ("entitled", "told", "came", "served")}
    with database.writer.begin() as connection:
        village, post, workers = a_village(connection)
        facts = fill(connection, chance, village, post)

        def do(who, command, now=NOW):
            register = StoredRegister(connection, workers[who], village, now)
            work = Work(
                connection=connection,
                register=register,
                now=now,
                channel="telegram",
                inbox_id=None,
                draw_code=lambda: "000000",
            )
            carry_out(work, command)

        do(
            RoleKind.VILLAGE_OFFICER,
            KeepEvent(
                event=None,
                kind="immunization",
                name="Pekan campak-rubella",
                on=HELD_ON,
                at=time(8),
                place="Balai Tengah",
                quota=None,
                target=ENTITLED.to_json(),
            ),
        )
        kept = connection.execute(sa.select(event_table.c.id)).scalar_one()
        do(RoleKind.MIDWIFE, JudgeEvent(event=kept, verdict="agree"))
        do(RoleKind.VILLAGE_OFFICER, ScheduleInvitation(event=kept, send_at=NOW))
        planner.plan(connection, NOW)

        by_child = {guest.child_id: guest.id for guest in guests.of_event(connection, kept)}
        signed_up, came, deferred, absent = [], [], [], []
        for fact in facts:
            if not is_entitled(fact):
                assert fact["child"] not in by_child
                continue
            guest, rt = by_child[fact["child"]], fact["rt"]
            log["entitled"][rt] += 1
            became = chance.choice(("delivered", "read", "sent", "failed", "queued"))
            connection.execute(
                outbox.update()
                .where(outbox.c.key == f"event:{kept}:invite:{fact['child']}:0")
                .values(state=became)
            )
            by_cadre = chance.random() < 0.2
            signed_up += [guest] * by_cadre
            got_letter = fact["agrees"] and became in ("delivered", "read", "sent")
            log["told"][rt] += by_cadre or got_letter
            outcome = chance.choice(("came", "deferred", "absent", "unmarked"))
            {"came": came, "deferred": deferred, "absent": absent}.get(outcome, []).append(guest)
            log["came"][rt] += outcome in ("came", "deferred")
            log["served"][rt] += outcome == "came"
        for start in range(0, len(signed_up), 40):
            some = tuple(signed_up[start : start + 40])
            do(RoleKind.CADRE, AnswerInvitation(event=kept, guests=some, comes=True))
        day = datetime.combine(HELD_ON, time(5), tzinfo=UTC)
        do(
            RoleKind.CADRE,
            MarkAttendance(
                event=kept, came=tuple(came), deferred=tuple(deferred), absent=tuple(absent)
            ),
            now=day,
        )
        counted = reach.of_event(connection, events.one(connection, kept))
    assert sum(log["entitled"].values()) > PEOPLE / 2
    for place in counted:
        assert place.entitled == log["entitled"][place.rt]
        assert place.told == log["told"][place.rt]
        assert place.came == log["came"][place.rt]
        assert place.served == log["served"][place.rt]
    assert {place.rt for place in counted} == set(log["entitled"])
