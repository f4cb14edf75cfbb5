"""The whole quarter in order, from its founding to the meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from bot.quarter import meeting, village_life
from bot.quarter.acting import Actors
from bot.quarter.log import Event, Log
from bot.quarter.plan import Plan
from bot.quarter.posyandu_day import PosyanduDays
from bot.quarter.seeding import QUARTER
from bot.quarter.village_life import at
from bot.quarter.worlds import FOUNDED_ON, worlds
from bot.worlds.stage import Stage
from dialog.messages import ChannelName, FileOrder
from documents.meeting.catalogue import MEETING_FORMS
from handlers.exports import file_for
from storage import directory, founding

MEETING_ON = date(2026, 4, 7)
CHANCE_SHIFT = 1_000_003
"""What happens is drawn apart from who lives there, so that neither changes the other."""

Act = tuple[datetime, int, Callable[[], object]]


@dataclass(frozen=True, kw_only=True)
class Played:
    """What came of a play."""

    plan: Plan
    log: Log
    messages: int
    sent: int
    files: dict[str, bytes]
    """The meeting's files by their suffix."""
    told: str
    """What the head of the Puskesmas read in the chat."""
    digests: dict[str, str]
    """What the officer of each village read, by village."""


def play(plan: Plan, *, stops_at_defects: bool = False) -> Played:
    """Play a plan from its founding to the meeting."""
    first, *others = worlds(plan)
    with Stage(
        first,
        at=at(FOUNDED_ON, 9),
        channel=ChannelName.WHATSAPP,
        stops_at_defects=stops_at_defects,
        neighbours=others,
    ) as stage:
        return _Playing(stage, plan).run()


class _Playing:
    def __init__(self, stage: Stage, plan: Plan) -> None:
        self.stage = stage
        self.plan = plan
        self.actors = Actors(stage)
        self.log = Log()
        self.chance = Random(plan.seed + CHANCE_SHIFT)  # noqa: S311 (a play)
        stage.deal(f"{self.chance.randrange(1_000_000):06}" for _number in range(1_000))
        self.acts: list[Act] = []

    def run(self) -> Played:
        """Do everything in the order of the clock."""
        self._list()
        for moment, _order, act in sorted(self.acts, key=lambda each: each[:2]):
            self.actors.wait_until(moment)
            act()
        self.actors.wait_until(at(MEETING_ON, 10))
        told = meeting.meet(self.actors, self.log, self.plan)
        return Played(
            plan=self.plan,
            log=self.log,
            messages=self.actors.messages,
            sent=self.actors.sent,
            files=self._files(),
            told=told,
            digests=self._digests(),
        )

    def _list(self) -> None:
        self._then(at(FOUNDED_ON, 10), self._join)
        self._then(
            at(FOUNDED_ON, 11), partial(meeting.agree_before, self.actors, self.log, self.plan)
        )
        for village in self.plan.villages:
            for post in village.posts:
                days = PosyanduDays(self.actors, self.log, self.chance, village, post)
                for on in post.days:
                    self._then(at(on, 8, 10), partial(days.hold, on))
                    self._then(at(on + timedelta(days=1), 10), partial(days.give_results, on))
                    self._then(at(on + timedelta(days=2), 15, 30), partial(days.visit, on))
        for event in self._events():
            self._list_event(event)
        for number, village in enumerate(self.plan.villages):
            moved = at(date(2026, 1 + number, 22), 10)
            self._then(
                moved,
                partial(village_life.newcomers, self.actors, self.log, village, number),
            )
            lost = at(date(2026, 2, 24), 9, 10 * number)
            self._then(
                lost, partial(village_life.lose_cover, self.actors, self.log, village, self.chance)
            )
        self._then(
            at(date(2026, 2, 26), 16), partial(meeting.report, self.actors, self.log, self.plan)
        )

    def _then(self, moment: datetime, act: Callable[[], object]) -> None:
        self.acts.append((moment, len(self.acts), act))

    def _join(self) -> None:
        with self.stage.database.reader.connect() as connection:
            numbers = founding.village_ids(connection)
            codes = [village_life.codes(connection, number) for number in numbers]
        for village, code_of in zip(self.plan.villages, codes, strict=True):
            village_life.join(self.actors, self.log, village, code_of)

    def _events(self) -> list[Event]:
        kinds = (village_life.campaign, village_life.checkup)
        return [kind(village) for kind, village in zip(kinds, self.plan.villages, strict=False)]

    def _list_event(self, event: Event) -> None:
        village = next(each for each in self.plan.villages if each.name == event.village)
        announced = at(event.on - timedelta(days=village_life.PLANNED_DAYS_BEFORE), 9, 30)
        self._then(
            announced,
            partial(village_life.announce, self.actors, self.log, village, event),
        )
        self._then(
            announced.replace(hour=17),
            partial(village_life.answer, self.actors, village, event, self.chance),
        )
        self._then(
            at(event.on, 12),
            partial(village_life.attend, self.actors, village, event, self.chance),
        )

    def _files(self) -> dict[str, bytes]:
        """Make the files as the head of the Puskesmas may have them."""
        database = self.stage.database
        with database.reader.connect() as connection:
            head = directory.owner(connection, ChannelName.WHATSAPP, self.plan.head.number)
        if head is None:
            raise ValueError("the head of the Puskesmas is nobody")
        made = {}
        for form, meant in MEETING_FORMS.items():
            order = FileOrder(form=form, month=QUARTER.months[-1])
            content = file_for(database, head, order, self.stage.now)
            if content is None:
                raise ValueError(f"the head of the Puskesmas may not have {form}")
            made[meant.suffix] = content
        return made

    def _digests(self) -> dict[str, str]:
        return {
            village.name: self.actors.says(village.officer, "ringkasan desa").text
            for village in self.plan.villages
        }
