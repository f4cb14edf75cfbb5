"""What a conversation has understood so far; it survives restarts as JSON."""

from dataclasses import dataclass, field
from typing import Any

Json = Any


@dataclass
class Journal:
    """Answers by question name, in the order they were understood.

    `given` holds words typed ahead of their question (a one-line report); `former` what an answer
    was before KEMBALI or Ubah forgot it.
    """

    answers: dict[str, Json] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    former: dict[str, Json] = field(default_factory=dict)
    tries: int = 0

    def remember(self, name: str, understood: Json) -> None:
        """Keep an answer; a fresh one wins over an old one."""
        self.answers.pop(name, None)
        self.answers[name] = understood
        self.given.pop(name, None)
        self.tries = 0

    def forget(self, name: str) -> None:
        """Take an answer back, and remember what it was."""
        if name in self.answers:
            self.former[name] = self.answers.pop(name)
        self.tries = 0

    def forget_last(self, *, shown: list[str]) -> bool:
        """Take back the last answer among the questions of this run; False when there is none."""
        for name in reversed(shown):
            if name in self.answers:
                self.forget(name)
                return True
        return False

    def to_json(self) -> dict[str, Json]:
        """Give what must last: strings, numbers, lists, string keys."""
        return {
            "answers": list(self.answers.items()),
            "given": self.given,
            "former": self.former,
            "tries": self.tries,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Json]) -> "Journal":
        """Read what `to_json` gave."""
        return cls(
            answers=dict(stored.get("answers", ())),
            given=dict(stored.get("given", {})),
            former=dict(stored.get("former", {})),
            tries=stored.get("tries", 0),
        )
