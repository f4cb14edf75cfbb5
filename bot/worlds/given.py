"""Understanding `# given:`: prose, sentence by sentence, through one table of sentence patterns.

A sentence that fits several patterns does all of them; what must come first stands first in the
table (a day is opened before a child is weighed on it, people agree before they are counted).
"""

import re

from bot.worlds.given_care import CARE
from bot.worlds.given_comparing import COMPARING
from bot.worlds.given_crowds import CROWDS
from bot.worlds.given_days import CLOSING, OPENING
from bot.worlds.given_events import EVENTS
from bot.worlds.given_facts import FACTS
from bot.worlds.given_people import PEOPLE
from bot.worlds.given_recaps import RECAPS, SEEN
from bot.worlds.given_residents import RESIDENTS
from bot.worlds.given_scene import Change, Rule, Scene
from bot.worlds.given_vaccines import VACCINES
from bot.worlds.given_weighings import WEIGHINGS

RULES: tuple[Rule, ...] = (
    *PEOPLE,
    *OPENING,
    *VACCINES,
    *RECAPS,
    *WEIGHINGS,
    *SEEN,
    *CLOSING,
    *CARE,
    *RESIDENTS,
    *CROWDS,
    *EVENTS,
    *COMPARING,
    *FACTS,
)
_SHORTENED = r"(?<!\bdr)(?<!\bno)(?<!\brt)(?<!\brw)(?<!\btgl)(?<!\bjl)"
_END = re.compile(rf"{_SHORTENED}[.!?]\s+", re.IGNORECASE)


def give(scene: Scene, words: str) -> list[str]:
    """Make what the sentences say true; give those that nothing could be made of."""
    if words not in scene.givens:
        scene.told.append(words)
    told = sentences(words)
    used = set[str]()
    for rule in RULES:
        for sentence in told:
            if match := rule.pattern.search(sentence):
                used.add(sentence)
                with scene.stage.database.writer.begin() as connection:
                    change = Change(scene=scene, connection=connection, sentence=sentence)
                    rule.makes_true(change, match)
    return [sentence for sentence in told if sentence not in used]


def sentences(words: str) -> list[str]:
    """Split prose into sentences without their full stops."""
    return [part.strip().rstrip(".") for part in _END.split(words) if part.strip(" .")]
