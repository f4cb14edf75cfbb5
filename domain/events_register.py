"""What flows may know of the village's own events."""

from typing import Protocol

from domain.events import Event, EventFigures, Guest, Opinions
from domain.reach import Reach


class EventsRegister(Protocol):
    """Events, those entitled, and how far an event reached, seen by one speaker."""

    def event(self, event_id: int) -> Event:
        """Give one event, or raise Unknown."""

    def events(self) -> tuple[Event, ...]:
        """List the village's events that are not long over, drafts first, then by day."""

    def event_figures(self, event_id: int) -> EventFigures:
        """Count how many stand where."""

    def invitable(self, event_id: int) -> int:
        """Count the households, or people, who would get the invitation."""

    def guest(self, guest_id: int) -> Guest:
        """Give one entitled guest, or raise Unknown."""

    def guests(self, event_id: int, posyandu_ids: tuple[int, ...] = ()) -> tuple[Guest, ...]:
        """List the guests of an event, of all or of some posyandu, by name."""

    def own_guests(self, event_id: int) -> tuple[Guest, ...]:
        """List those of an event's guests whom the speaker answers for."""

    def events_invited_to(self) -> tuple[Event, ...]:
        """List the coming events to which the speaker's own are entitled and were told of."""

    def reach_of(self, event_id: int, posyandu_ids: tuple[int, ...] = ()) -> tuple[Reach, ...]:
        """Count how far an event reached, by RT, of all or of some posyandu."""

    def event_opinions(self, event_id: int) -> Opinions:
        """Count what was answered after an event."""

    def place_waiting(self, guest_id: int) -> int:
        """Give a guest's place on the waiting list: 1 is next."""
