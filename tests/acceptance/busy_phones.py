"""The phones of cadres who write at once: each waits for what it hopes to read."""

from dataclasses import dataclass, field
from time import monotonic

from five_cadres import FiveCadre
from running import PATIENCE_SECONDS

from simulator import Message, Simulator
from simulator.post import Answer, Poster


@dataclass
class Phone:
    """One cadre's phone; `waits` are the seconds from what she wrote to what she hoped for."""

    simulator: Simulator
    cadre: FiveCadre
    waits: list[float] = field(default_factory=list)

    @property
    def chat(self) -> tuple[Message, ...]:
        """Everything the phone shows, oldest first."""
        return self.simulator.messages(str(self.cadre.channel), self.cadre.address)

    async def says(self, line: str, *hopes: str) -> str:
        """Write, and give the bubble that holds one of the words hoped for."""
        (mark,) = await self.types(line)
        return await self.reads(mark, *hopes)

    async def types(self, *lines: str) -> list[int]:
        """Write without waiting, as a phone does that has its signal back."""
        marks = []
        for line in lines:
            await self.simulator.person_sends(
                str(self.cadre.channel), self.cadre.address, text=line
            )
            marks.append(len(self.chat))
        return marks

    async def taps(self, label: str, *hopes: str) -> str:
        """Tap the newest button of this label, and give the answer hoped for."""
        await self.simulator.person_taps(str(self.cadre.channel), self.cadre.address, label=label)
        return await self.reads(len(self.chat), *hopes)

    async def reads(self, mark: int, *hopes: str) -> str:
        """Wait for a bubble below a mark that holds one of the words hoped for."""
        began = monotonic()
        try:
            await self.simulator.wait_until(
                lambda: self._hoped(mark, hopes) is not None, seconds=PATIENCE_SECONDS
            )
        except TimeoutError:
            last = "\n---\n".join(f"{m.by}: {m.text}" for m in self.chat[mark - 4 :])
            raise AssertionError(f"{self.cadre.name} hoped for {hopes}:\n{last}") from None
        self.waits.append(monotonic() - began)
        return self._hoped(mark, hopes).text

    def _hoped(self, mark: int, hopes: tuple[str, ...]) -> Message | None:
        fits = (
            message
            for message in self.chat[mark:]
            if message.by == "bot" and any(hope in message.text for hope in hopes)
        )
        return next(fits, None)


class StutteringPoster(Poster):
    """Delivers webhooks as providers do on a bad day: every third one comes twice."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.repeated = 0

    async def post(self, url, *, body, headers) -> Answer:
        """Post a webhook, now and then once more."""
        self._count += 1
        if self._count % 3 == 0:
            self.repeated += 1
            await super().post(url, body=body, headers=headers)
        return await super().post(url, body=body, headers=headers)
