"""Playing a transcript on a stage and telling where the service says something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import zip_longest

from bot.worlds import effects, given_comparing, given_quarters, report, stated
from bot.worlds.cast import Seat
from bot.worlds.given import give
from bot.worlds.given_scene import ANY, NAME_PLACE, Scene, seat_of
from bot.worlds.line import Delivered, OpenLine
from bot.worlds.printed import printed
from bot.worlds.shape import World
from bot.worlds.stage import Stage
from dialog.messages import ChannelName
from dialog.transcript import comparing, printing
from dialog.transcript.parts import Answered, Effect, Given, Moved, Said, Sent, Step, Transcript
from dialog.transcript.reading import steps

USUAL_TIME = "2026-02-10 08:00"
LONG_LEAP = timedelta(days=2)
"""After a longer leap of the clock only what comes at its end is compared (FORMAT)."""
_CODE = re.compile(r"(?<![\d\-+,.])\d{3} ?\d{3}(?![\d\-,.]*\d)")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One step that went otherwise."""

    line: int
    cause: str
    why: tuple[str, ...]
    expected: tuple[str, ...]
    got: tuple[str, ...]

    def __str__(self) -> str:
        head = f"baris {self.line}: {self.cause}"
        reasons = [f"  - {reason}" for reason in self.why]
        return "\n".join([head, *reasons, printing.differing(self.expected, self.got)])


@dataclass(kw_only=True)
class Played:
    """What came of a whole file."""

    problems: list[Problem] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    """Sentences of givens that meant nothing to us."""
    got: dict[int, list[str]] = field(default_factory=dict)
    """What was said at each step, printed, by the line of its cause."""


def play(
    transcript: Transcript,
    world: World,
    *,
    channel: ChannelName | None = None,
    stops_at_defects: bool = False,
    line: OpenLine | None = None,
) -> Played:
    """Play a file from its beginning; `channel` decides where the file leaves it open.

    `line` is what lies between the stage and the service: paper, unless another is opened.
    """
    heading = transcript.heading
    at = heading.clock or datetime.fromisoformat(USUAL_TIME)
    if heading.channel in tuple(ChannelName):
        channel = ChannelName(heading.channel)
    with Stage(
        world,
        at=at,
        channel=channel or ChannelName.WHATSAPP,
        in_group=heading.in_group,
        stops_at_defects=stops_at_defects,
        line=line,
    ) as stage:
        stage.deal(_codes(transcript))
        return _Playing(stage, transcript).run()


def _codes(transcript: Transcript) -> list[str]:
    """List the six-digit codes the service shows in a file, in order, each once."""
    shown = [entry.shown.text for entry in transcript.entries if isinstance(entry, Answered | Sent)]
    found = ["".join(code.split()) for text in shown for code in _CODE.findall(text)]
    return list(dict.fromkeys(found))


class _Playing:
    def __init__(self, stage: Stage, transcript: Transcript) -> None:
        self.stage = stage
        self.steps = list(steps(transcript))
        self.scene = Scene(stage=stage, transcript=transcript)
        self.scene.says_any = transcript.heading.channel == ANY
        for entry in transcript.entries:
            if isinstance(entry, Sent) and entry.channel in tuple(ChannelName):
                stage.cast.uses(entry.to, ChannelName(entry.channel))
        stated.make_true(self.scene)
        self.played = Played()
        self.last: Seat | None = None
        """Who wrote last."""
        self.tells_effects = stage.line.tells_commands and any(s.effects for s in self.steps)
        self.has_begun = False
        self.carried: list[Delivered] = []
        """What the clock brought, when a given follows it before anything is compared."""

    def run(self) -> Played:
        """Play every step."""
        for number, step in enumerate(self.steps):
            following = self.steps[number + 1] if number + 1 < len(self.steps) else None
            got = [*self.carried, *self._do(step)]
            self.carried = []
            if _waits_for_given(step, following):
                self.carried = got
            else:
                self._compare(step, got)
        return self.played

    def _do(self, step: Step) -> list[Delivered]:
        match step.cause:
            case Given(words=words):
                self.played.unused += give(self.scene, words)
                delivered = self.stage.deliver()
                # What stands above the first line was long delivered when it begins.
                return delivered if self.has_begun else []
            case Moved(to=to):
                self.has_begun = True
                report.play_recipients(self.stage, step.expected)
                is_leap = to - self.stage.local.replace(tzinfo=None) > LONG_LEAP
                got = self.stage.move(to)
                self._come_true()
                return [one for one in got if one.at == self.stage.now] if is_leap else got
            case Said() as said:
                if not self.has_begun:
                    self._come_true()
                self.has_begun = True
                got = self.stage.say(said)
                self.last = self.stage.last_seat
                return got

    def _come_true(self) -> None:
        """Let what the file says of quarters and villages be so, as far as the clock is past it."""
        given_quarters.come_true(self.scene)
        given_comparing.come_true(self.scene)

    def _compare(self, step: Step, got: list[Delivered]) -> None:
        self.scene.forget_owners()
        matching = _Matching(self.scene, step.expected, got, self.last)
        matching.run()
        shown = printed(self.scene, matching.concerned, self.last)
        if self.tells_effects and isinstance(step.cause, Said):
            done = self._effects()
            shown += [effects.printed(each) for each in done]
            if difference := effects.difference(step.effects, done):
                matching.why.append(difference)
        self.played.got[step.cause.line] = shown
        if matching.why:
            self.played.problems.append(
                Problem(
                    line=step.cause.line,
                    cause=_told(step.cause),
                    why=tuple(matching.why),
                    expected=(
                        *(_printed(each) for each in step.expected),
                        *(effects.printed(each) for each in step.effects),
                    ),
                    got=tuple(shown),
                )
            )

    def _effects(self) -> list[Effect]:
        with self.stage.database.reader.connect() as connection:
            return [
                effects.written(connection, command) for command in effects.flat(self.stage.done)
            ]


def _waits_for_given(step: Step, following: Step | None) -> bool:
    """Tell whether what the clock brings is compared after the given that stands under it."""
    is_silent = isinstance(step.cause, Moved | Given) and not step.expected
    return is_silent and following is not None and isinstance(following.cause, Given)


def _told(cause: Said | Moved | Given) -> str:
    match cause:
        case Said():
            return f"> {cause.speaker}: {cause.text or cause.tapped or '(lampiran)'}"
        case Moved():
            return f"@ {cause.to:%Y-%m-%d %H:%M}"
        case Given():
            return f"# given: {cause.words}"


def _printed(each: Answered | Sent) -> str:
    if isinstance(each, Answered):
        return printing.answered(each.shown)
    return printing.sent(each.to, each.channel, each.template, each.shown)


class _Matching:
    """Which delivered message is which expected one."""

    def __init__(
        self,
        scene: Scene,
        expected: Sequence[Answered | Sent],
        got: Sequence[Delivered],
        last: Seat | None,
    ) -> None:
        self.scene = scene
        self.expected = expected
        self.why: list[str] = []
        self.answers = [one for one in got if one.is_reply and seat_of(one) == last]
        self.begun = [one for one in got if not one.is_reply]
        self.left = list(self.begun)
        expects_crowd = any(isinstance(each, Sent) and each.count for each in expected)
        self.concerned = [
            *self.answers,
            *(one for one in self.begun if expects_crowd or scene.has_part(one)),
        ]

    def run(self) -> None:
        """Compare answers in order, then what was sent to each."""
        expected = [each for each in self.expected if isinstance(each, Answered)]
        for wanted, got in zip_longest(expected, self.answers):
            self._answer(wanted, got)
        sent = [each for each in self.expected if isinstance(each, Sent)]
        for each in sent:
            if each.count is None:
                self._named(each)
        for each in sent:
            if each.count is not None:
                self._counted(each, each.count)
        for one in self.left:
            if self.scene.has_part(one):
                self.why.append(f"pesan yang tidak ditulis: {self._label(one)}")

    def _answer(self, wanted: Answered | None, got: Delivered | None) -> None:
        if wanted is None or got is None:
            self.why.append("gelembung lebih" if wanted is None else "gelembung kurang")
        elif difference := comparing.difference(wanted.shown, got.shown, self.scene.stage.names):
            self.why.append(difference)

    def _named(self, wanted: Sent) -> None:
        mine = [one for one in self.left if self.scene.belongs(one, wanted.to)]
        if not mine:
            self.why.append(f"tidak terkirim ke {wanted.to}")
            return
        got = next((one for one in mine if not self._unlike(wanted, one)), mine[0])
        self.left.remove(got)
        if difference := self._unlike(wanted, got):
            self.why.append(f"ke {wanted.to}: {difference}")

    def _counted(self, wanted: Sent, count: int) -> None:
        fitting = [one for one in self.left if not self._unlike(wanted, one)]
        self.left = [one for one in self.left if one not in fitting]
        if len(fitting) != count:
            self.why.append(f"{count} orang seharusnya menerima, ternyata {len(fitting)}")

    def _unlike(self, wanted: Sent, got: Delivered) -> str:
        if wanted.template != got.template:
            return f"template {got.template or 'tidak dipakai'}"
        if wanted.channel not in (ANY, got.channel):
            return f"lewat {got.channel}"
        has_place = NAME_PLACE in wanted.shown.text
        shown = self.scene.without_name(got) if has_place else got.shown
        return comparing.difference(wanted.shown, shown, self.scene.stage.names)

    def _label(self, one: Delivered) -> str:
        with self.scene.stage.database.reader.connect() as connection:
            return self.scene.stage.cast.label(connection, seat_of(one), one.person_id)
