"""Webhooks as providers deliver them on a bad day: some twice, some of them again much later."""

import asyncio
import random
from collections import Counter

from chaos.haste import ANSWER_SECONDS

from simulator.post import Answer, Poster

AT_ONCE, LATER, LATE = 0.05, 0.05, 0.1
LATEST_SECONDS = 4.0


class StutteringPoster(Poster):
    """Delivers one webhook in ten twice, at the same moment or later; and callbacks late."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(seconds=ANSWER_SECONDS)
        self._chance = chance
        self._echoes: set[asyncio.Task] = set()
        self.counts: Counter[str] = Counter()
        self.is_quiet = False

    async def post(self, url, *, body, headers) -> Answer:
        """Post a webhook, now and then once more, and a status now and then too late."""
        dice = 1.0 if self.is_quiet else self._chance.random()
        self.counts["webhooks"] += 1
        if dice < AT_ONCE + LATER:
            self.counts["webhooks twice"] += 1
            seconds = 0.0 if dice < AT_ONCE else self._chance.uniform(0.2, LATEST_SECONDS)
            self._echo(seconds, url, body, headers)
        elif dice < AT_ONCE + LATER + LATE and "/status" in url:
            self.counts["callbacks late"] += 1
            self._echo(self._chance.uniform(0.2, LATEST_SECONDS), url, body, headers)
            return Answer(status=200)
        return await super().post(url, body=body, headers=headers)

    async def close(self) -> None:
        """Say nothing more."""
        for echo in tuple(self._echoes):
            echo.cancel()
        await super().close()

    def _echo(self, seconds: float, url, body, headers) -> None:
        async def say() -> None:
            await asyncio.sleep(seconds)
            await super(StutteringPoster, self).post(url, body=body, headers=headers)

        echo = asyncio.get_running_loop().create_task(say())
        self._echoes.add(echo)
        echo.add_done_callback(self._echoes.discard)
