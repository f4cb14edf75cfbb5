"""Words about people who came or left, wherever they stand in a message."""

from dialog.input.newcomers import read_newcomers
from dialog.input.words import lexicon
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register

REPORT = (
    RoleKind.CADRE,
    RoleKind.COORDINATOR,
    RoleKind.VILLAGE_OFFICER,
    RoleKind.HAMLET_HEAD,
    RoleKind.MIDWIFE,
)
INTENTS = ("NIHIL", "WARGA_PINDAH", "PENDATANG")
OTHERS = ("SIARAN", "KEGIATAN", "RTL", "UNDANG_KADER", "LOKMIN")
"""Commands whose own words may speak of newcomers."""


def about_newcomers(typed: str, register: Register) -> Go | None:
    """Take '4 org pendatang di rt 3' as a report, 'berapa pendatang' as a question."""
    if not any(register.speaker.has(kind) for kind in REPORT):
        return None
    match = lexicon().intent(typed, among=INTENTS)
    first = lexicon().intent(typed, among=OTHERS)
    if match is None or match.typo or (first is not None and first.is_first):
        return None
    told = read_newcomers(typed)
    if match.intent == "NIHIL" or (told.is_nobody and told.people is None):
        return Go(flow="nobody_came", subject={"words": typed})
    if match.intent == "WARGA_PINDAH":
        return Go(flow="people_leave", subject={"words": typed})
    tells = told.people is not None or bool(told.rts) or told.tells_of_children
    if told.asks or (match.is_first and not tells and _sees_summary(register)):
        return Go(flow="newcomer_summary")
    return Go(flow="newcomers", subject={"words": typed})


def _sees_summary(register: Register) -> bool:
    """Tell whether the bare word means the list: cadres and heads of RT come to report."""
    speaker = register.speaker
    return not (speaker.has(RoleKind.CADRE) or speaker.has(RoleKind.HAMLET_HEAD))
