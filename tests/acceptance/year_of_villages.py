"""A year of three villages in three zones, day by day: births, visits, absences, moves, silence.

What the villages did is kept beside the service, so that every message can be held against it.
"""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from year_facts import Kid, Sent

from bot.templates import Templates
from bot.worlds.wire import BOUNDLESS, PaperChannel
from dialog.channel import DeliveryStatus
from dialog.messages import ChannelName, Incoming
from domain.immunization import Area, Dose, assess
from domain.people import RoleKind
from handlers import incoming
from scheduler import ticks
from scheduler.taking import Policy, take
from storage import children, days, directory, due, founding, outbox, pauses, people
from storage.engine import Database
from storage.tables.health import dose

NYEPI = date(2026, 3, 19)
LEBARAN = (date(2026, 3, 20), date(2026, 3, 27))
"""A posyandu day that is moved by a week."""
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
RULES = ("Jumat ketiga", "Kamis ketiga", "Selasa kedua", "tanggal 5")
COMES, IS_ILL, SAYS_MOVED, STOPS = 0.75, 0.02, 0.004, 0.006
BIRTHS_A_WEEK = 0.5
AGES = 1_500


class Year:
    """The villages, the clock, and everything that was sent."""

    def __init__(self, database: Database, *, children_each: int, seed: int = 2026) -> None:
        self._database = database
        self._chance = random.Random(seed)  # noqa: S311 (the same year every time)
        self.sent: list[Sent] = []
        self.kids: dict[int, Kid] = {}
        self.posyandu: dict[int, tuple[int, ZoneInfo]] = {}
        self.stopped: dict[int, datetime] = {}
        self.resting: dict[int, date] = {}
        """Children that are ill or moved away, until when."""
        self.held: dict[int, list[date]] = defaultdict(list)
        self.expected: list[tuple[int, int, date, frozenset[str]]] = []
        """Mother, child, posyandu day and the doses due on it, as known the evening before."""
        self._numbers = iter(range(1, 1_000_000))
        with database.writer.begin() as connection:
            self.silent = self._found(connection, children_each)

    def _found(self, connection: sa.Connection, children_each: int) -> int:
        puskesmas = founding.add_puskesmas(connection, name="Wanasari", duty_phone="0812")
        silent = 0
        for number, zone in enumerate(ZONES):
            village = founding.add_village(
                connection,
                puskesmas_id=puskesmas,
                name=f"Desa {number}",
                district="Muara",
                time_zone=zone,
                keeps_silent_days=zone == "Asia/Makassar",
            )
            silent = village if zone == "Asia/Makassar" else silent
            for rule in RULES:
                self._found_posyandu(connection, village, rule, ZoneInfo(zone))
            own = [post for post, (home, _) in self.posyandu.items() if home == village]
            for _ in range(children_each):
                self._born(connection, own, date(2026, 1, 4) - timedelta(days=self._draw(AGES)))
        return silent

    def _found_posyandu(
        self, connection: sa.Connection, village: int, rule: str, zone: ZoneInfo
    ) -> None:
        post = founding.add_posyandu(
            connection,
            village_id=village,
            name=f"Anggrek {rule}",
            place="Balai",
            day_rule=rule,
            opens_at=time(8),
            closes_at=time(11),
        )
        self.posyandu[post] = (village, zone)
        cadre = self._person(connection, village, "Wati")
        people.add_role(
            connection,
            person_id=cadre,
            kind=RoleKind.CADRE,
            posyandu_id=post,
            since=date(2026, 1, 1),
        )

    def _draw(self, most: int) -> int:
        return self._chance.randrange(most)

    def _happens(self, often: float) -> bool:
        return self._chance.random() < often

    def _person(self, connection: sa.Connection, village: int, name: str) -> int:
        number = next(self._numbers)
        person = people.add(
            connection,
            village_id=village,
            name=f"{name} {number}",
            title="Ibu",
            call_name=name,
            created_at=START,
        )
        people.add_address(
            connection,
            person_id=person,
            channel=ChannelName.WHATSAPP,
            address=f"+6281{number:08}",
            last_inbound_at=START - timedelta(days=9),
            added_at=START,
        )
        return person

    def _born(self, connection: sa.Connection, posts: list[int], born: date) -> None:
        """Register a child; every fourth has an elder sister already."""
        post = self._chance.choice(posts)
        siblings = [kid for kid in self.kids.values() if kid.posyandu == post]
        if siblings and self._happens(0.25):
            mother = self._chance.choice(siblings).mother
            family = people.families_of(connection, mother)[0].id
        else:
            village, _zone = self.posyandu[post]
            mother = self._person(connection, village, "Sri")
            family = founding.add_family(
                connection,
                posyandu_id=post,
                mother_name="Sri",
                code=f"{next(self._numbers):06}",
                code_valid_until=START,
                created_at=START,
            )
            people.add_guardian(connection, mother, family, START)
            people.add_consent(
                connection,
                person_id=mother,
                kind="family",
                answer=True,
                text_version="1",
                channel="whatsapp",
                given_at=START,
            )
        child = children.add(
            connection,
            family_id=family,
            posyandu_id=post,
            name=f"Anak{next(self._numbers)}",
            sex="P",
            born_on=born,
            registered_at=START,
        )
        kid = Kid(id=child, posyandu=post, mother=mother, born=born)
        self.kids[child] = kid
        self._give_what_was_due_before(connection, kid)

    def _give_what_was_due_before(self, connection: sa.Connection, kid: Kid) -> None:
        """Let an older child have most of what was due until now, month by month."""
        day = kid.born
        while day < date(2026, 1, 4):
            if self._happens(0.8):
                kid.doses += self._givable(kid, day)
            day += timedelta(days=30)
        if kid.doses:
            connection.execute(dose.insert(), [_row(kid, each) for each in kid.doses])

    def vaccinate(self, connection: sa.Connection, kid: Kid, on: date) -> None:
        """Give a child everything that can be given on a day."""
        for each in self._givable(kid, on):
            kid.doses.append(each)
            children.add_dose(connection, **_row(kid, each))

    def _givable(self, kid: Kid, on: date) -> list[Dose]:
        found = assess(kid.history(), Area(), on)
        schedule = found.record.schedule
        return [Dose(antigen=schedule.slot(code).antigen, on=on) for code in found.can_give_today]

    def pass_days(self, first: date, last: date) -> None:
        """Live through some days, hour by hour."""
        day = first
        while day <= last:
            with self._database.writer.begin() as connection:
                self._morning(connection, day)
            for hour in sorted(ticks.HOURS_UTC):
                self._hour(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
            day += timedelta(days=1)

    def _morning(self, connection: sa.Connection, day: date) -> None:
        if day.day == 1:
            # What is done each night mends nothing here; once a month shows it harms nothing.
            for plan in ticks.DAILY:
                plan(connection, datetime.combine(day, time(), tzinfo=UTC))
        if day == LEBARAN[0] - timedelta(days=9):
            post = min(self.posyandu)
            days.move(connection, days.planned_in(connection, post, LEBARAN[0]), LEBARAN[1])
        if self._happens(BIRTHS_A_WEEK / 7 * len(ZONES)):
            village = self._chance.choice([home for home, _ in self.posyandu.values()])
            own = [post for post, (home, _) in self.posyandu.items() if home == village]
            self._born(connection, own, day)

    def _hour(self, now: datetime) -> None:
        with self._database.writer.begin() as connection:
            for post, (village, zone) in self.posyandu.items():
                local = now.astimezone(zone)
                if local.hour == 9:
                    self._hold(
                        connection, post, local.date(), now, is_silent=village == self.silent
                    )
                if local.hour == 16:
                    self._expect(connection, post, local.date(), is_silent=village == self.silent)
            ticks.tick(connection, now)
            if now.hour == 9 and self._happens(0.3):
                kid = self._chance.choice(list(self.kids.values()))
                self.vaccinate(connection, kid, now.astimezone(self._zone(kid)).date())
            self._deliver(connection, now)

    def _zone(self, kid: Kid) -> ZoneInfo:
        return self.posyandu[kid.posyandu][1]

    def _is_quiet(self, day: date, *, is_silent: bool) -> bool:
        return is_silent and day == NYEPI

    def _expect(
        self, connection: sa.Connection, post: int, today: date, *, is_silent: bool
    ) -> None:
        """Note who must hear of tomorrow, or before the silence of the day after."""
        if self._is_quiet(today, is_silent=is_silent):
            return
        eves = [today + timedelta(days=1)]
        if self._is_quiet(eves[0], is_silent=is_silent):
            eves = [today + timedelta(days=2)]
        for on in eves:
            if days.on(connection, post, on) is None:
                continue
            for kid in self._served(post, on):
                codes = frozenset(assess(kid.history(), Area(), on).can_give_today)
                self.expected.append((kid.mother, kid.id, on, codes))

    def _served(self, post: int, on: date) -> list[Kid]:
        return [
            kid
            for kid in self.kids.values()
            if kid.posyandu == post
            and kid.mother not in self.stopped
            and self.resting.get(kid.id, on) <= on
            and (on - kid.born).days < 1_800
        ]

    def _hold(
        self,
        connection: sa.Connection,
        post: int,
        today: date,
        now: datetime,
        *,
        is_silent: bool,
    ) -> None:
        """Hold a posyandu day: most come, are weighed and vaccinated; some write instead."""
        day = days.on(connection, post, today)
        if day is None or self._is_quiet(today, is_silent=is_silent):
            return
        self.held[post].append(today)
        opened = days.open_now(connection, day, by=1, at=now, ask_at=now + timedelta(hours=5))
        seen = []
        for kid in [kid for kid in self.kids.values() if kid.posyandu == post]:
            if self._happens(COMES):
                self.vaccinate(connection, kid, today)
                self._weigh(connection, kid, opened, today, now)
                seen.append(kid.id)
            else:
                self._answer(connection, kid, now)
        due.recompute(connection, seen, now)
        days.close(connection, opened, by=1, at=now)

    def _weigh(
        self, connection: sa.Connection, kid: Kid, day: int, today: date, now: datetime
    ) -> None:
        children.add_weighing(
            connection,
            child_id=kid.id,
            day_id=day,
            weighed_on=today,
            weight_g=9_000,
            length_mm=None,
            source="posyandu",
            rule_version="",
            computed={},
            recorded_at=now,
        )

    def _answer(self, connection: sa.Connection, kid: Kid, now: datetime) -> None:
        """Let some of those who stay away write."""
        if kid.mother in self.stopped:
            return
        own = [each for each in self.kids.values() if each.mother == kid.mother]
        today = now.astimezone(self._zone(kid)).date()
        if self._happens(STOPS):
            self._write(connection, kid.mother, "BERHENTI", now)
            self.stopped[kid.mother] = now
        elif self._happens(IS_ILL):
            pauses.pause(
                connection,
                (kid.id,),
                until=today + timedelta(days=14),
                because="SAKIT",
                now=now,
            )
            self.resting[kid.id] = today + timedelta(days=14)
        elif self._happens(SAYS_MOVED):
            ids = [each.id for each in own]
            pauses.pause(connection, ids, until=None, because="moved", now=now)
            self.resting.update(dict.fromkeys(ids, date.max))

    def _write(self, connection: sa.Connection, person: int, text: str, now: datetime) -> None:
        reached = people.address_of(connection, person)
        message = Incoming(
            channel=ChannelName.WHATSAPP,
            external_id=f"in-{next(self._numbers)}",
            address=reached["address"],
            sent_at=now,
            text=text,
        )
        incoming.handle(connection, message, inbox_id=None, now=now, draw_code=lambda: "123456")

    def _deliver(self, connection: sa.Connection, now: datetime) -> None:
        """Send as the sender decides, on paper."""
        if not directory.is_anything_due(connection, now):
            return
        policy = Policy(
            owner="test",
            default_zone=ZoneInfo(ZONES[0]),
            templates=Templates(),
            rates=dict.fromkeys(ChannelName, BOUNDLESS),
            batch=500,
        )
        channel = PaperChannel(ChannelName.WHATSAPP)
        while batch := take(connection, channel, policy, now=now):
            for dispatch in batch:
                outbox.advance(connection, dispatch.message.id, DeliveryStatus.READ, now)
                self._note(dispatch, channel.wording(dispatch.outgoing), now)

    def _note(self, dispatch, text: str, now: datetime) -> None:
        message = dispatch.message
        subject = message.subject or {}
        about = [int(child) for child in subject.get("doses", {})]
        zone = next(
            (self._zone(kid) for kid in self.kids.values() if kid.mother == message.person_id),
            ZoneInfo(ZONES[0]),
        )
        self.sent.append(
            Sent(
                key=message.key,
                person=message.person_id,
                kind=message.kind,
                text=text,
                subject=subject,
                at=now,
                zone=zone,
                given={
                    child: frozenset(
                        assess(self.kids[child].history(), Area(), now.date()).record.given
                    )
                    for child in about
                },
            )
        )


def _row(kid: Kid, given: Dose) -> dict:
    return {
        "child_id": kid.id,
        "antigen": given.antigen,
        "given_on": given.on,
        "told_by": "cadre",
        "recorded_at": datetime.combine(given.on, time(3), tzinfo=UTC),
    }


START = datetime(2026, 1, 4, 0, tzinfo=UTC)
