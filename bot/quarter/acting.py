"""People of a play at their phones: what they write, what they tap, and what must come of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.quarter.plan import Actor
from bot.worlds.effects import flat
from bot.worlds.line import Delivered
from bot.worlds.stage import Stage
from dialog.transcript.parts import Said

STRIDE = timedelta(hours=4)
"""The clock of the play stops no oftener: a quarter has two thousand hours."""


class UnexpectedError(Exception):
    """The service answered otherwise than the play needs; the message shows both sides."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a message led to."""

    delivered: tuple[Delivered, ...]
    done: tuple[object, ...]
    """The commands that were carried out."""

    def offers(self, label: str) -> bool:
        """Tell whether an answer has such a choice."""
        return any(
            offer.label.startswith(label)
            for one in self.delivered
            if one.is_reply
            for offer in one.shown.offers
        )

    @property
    def text(self) -> str:
        """What was answered, a bubble after the other."""
        return "\n".join(one.shown.text for one in self.delivered if one.is_reply)

    def did(self, *kinds: type) -> bool:
        """Tell whether a command of one of some kinds was carried out."""
        return any(isinstance(command, kinds) for command in self.done)


class Actors:
    """Lets people write on a stage; what does not do what it should stops the play."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.messages = 0
        """How many messages people wrote."""
        self.sent = 0
        """How many messages the service sent."""

    def says(self, who: Actor, words: str, *, does: type | None = None) -> Heard:
        """Let somebody write; with `does` it must lead to a command of that kind."""
        return self._heard(
            Said(line=0, speaker=who.call, number=who.number, text=words), words, does
        )

    def taps(self, who: Actor, label: str, *, does: type | None = None) -> Heard:
        """Let somebody tap the latest button of a label."""
        said = Said(line=0, speaker=who.call, number=who.number, tapped=label)
        return self._heard(said, f"[{label}]", does)

    def wait_until(self, moment: datetime) -> None:
        """Let time pass; whatever is due is done and delivered on the way."""
        self.sent += len(self.stage.move(moment, stride=STRIDE))

    def _heard(self, said: Said, words: str, does: type | None) -> Heard:
        delivered = self.stage.say(said)
        self.messages += 1
        self.sent += len(delivered)
        heard = Heard(delivered=tuple(delivered), done=tuple(flat(self.stage.done)))
        if does is not None and not heard.did(does):
            raise UnexpectedError(
                f"{self.stage.local:%Y-%m-%d %H:%M} {said.speaker}: {words}\n"
                f"should lead to {does.__name__}, but the answer was:\n{_shown(delivered)}"
            )
        return heard


def _shown(delivered: Sequence[Delivered]) -> str:
    return "\n".join(
        f"{one.shown.text} {[offer.label for offer in one.shown.offers]}"
        for one in delivered
        if one.is_reply
    )
