"""What is written about an event without its own command word."""

import re

from dialog.input.commands import Match
from dialog.input.event_words import read_kind
from dialog.input.words import lexicon
from dialog.turn import Go
from domain.events import PLANNERS
from domain.people import RoleKind
from domain.register import Register
from flows.events.planning import opening_of

MARKERS = (RoleKind.CADRE, *PLANNERS)
_CAME = re.compile(r"^\s*(?:yang\s+)?(?:tidak\s+)?(?:hadir|datang)\b", re.IGNORECASE)


def about_event(typed: str, register: Register) -> Go | None:
    """Find what is meant: an event to announce, who came to one, or a late answer."""
    if any(register.speaker.has(kind) for kind in MARKERS):
        return _of_worker(typed, register)
    return _late_answer(typed, register)


def _of_worker(typed: str, register: Register) -> Go | None:
    told = read_kind(typed)
    if told is None:
        return None
    if _CAME.match(typed):
        return Go(flow="event_attendance", subject={"words": typed})
    if not any(register.speaker.has(kind) for kind in PLANNERS):
        return None
    match = lexicon().intent(typed, among=("BATALKAN_KEGIATAN", "BATAL", "SIARAN", "KEGIATAN"))
    if match is None or not match.is_first:
        return None
    if match.intent in ("BATALKAN_KEGIATAN", "BATAL"):
        return Go(flow="cancel_event", subject={"words": match.rest})
    return _announced(typed, match, register)


def _announced(typed: str, match: Match, register: Register) -> Go | None:
    """Plan, or go on with, the event that is to be announced."""
    # "umumkan popm" names an event; "umumkan: besok sunatan jam 8" is a text.
    named = read_kind(match.rest)
    if named is None or ":" in typed:
        return None
    if match.intent == "SIARAN" and named.rest:
        return None
    return _planned(match.rest, register)


def _planned(words: str, register: Register) -> Go | None:
    """Go on with the event of that kind that is planned, or plan it."""
    named = read_kind(words)
    if named is None:
        return None
    if any(event.kind is named.kind for event in register.events()):
        return Go(flow="village_events", subject={"words": words})
    opening = opening_of(named.kind, named.intent, named.rest)
    return Go(flow="plan_event", subject=opening.subject, given=opening.given)


def _late_answer(typed: str, register: Register) -> Go | None:
    """Take 'ga jadi ikut sunatan' as another answer to an invitation."""
    if "?" in typed:
        return None
    match = lexicon().intent(typed, among=("IKUT_KEGIATAN", "TIDAK_IKUT_KEGIATAN"))
    if match is None:
        return None
    invited = register.events_invited_to()
    told = read_kind(typed)
    if told is not None:
        invited = tuple(event for event in invited if event.kind is told.kind)
    if len(invited) != 1:
        return None
    event = invited[0].id
    guests = [guest.id for guest in register.own_guests(event)]
    return Go(
        flow="event_invitation",
        subject={"event": event, "guests": guests},
        given={"comes": typed},
    )
