"""The part of the stored register that answers for the village's own events."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from domain.events import Event, EventFigures, Guest, Opinions
from domain.reach import Reach
from storage import eligible, events, guests, people, reach


@dataclass(frozen=True)
class StoredEventsRegister:
    """Answers every question of `domain.events_register.EventsRegister` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    def event(self, event_id: int) -> Event:
        """Give one event, or raise Unknown."""
        return events.one(self.connection, event_id)

    def events(self) -> tuple[Event, ...]:
        """List the village's events that are not long over, drafts first, then by day."""
        zone = people.village_of(self.connection, self.village_id).zone
        today = self.now_utc.astimezone(zone).date()
        return events.of_village(self.connection, self.village_id, today)

    def event_figures(self, event_id: int) -> EventFigures:
        """Count how many stand where."""
        return guests.figures(self.connection, event_id)

    def invitable(self, event_id: int) -> int:
        """Count the households, or people, who would get the invitation."""
        return eligible.count_hearing(self.connection, event_id)

    def guest(self, guest_id: int) -> Guest:
        """Give one entitled guest, or raise Unknown."""
        return guests.one(self.connection, guest_id)

    def guests(self, event_id: int, posyandu_ids: tuple[int, ...] = ()) -> tuple[Guest, ...]:
        """List the guests of an event, of all or of some posyandu, by name."""
        return guests.of_event(self.connection, event_id, posyandu_ids)

    def own_guests(self, event_id: int) -> tuple[Guest, ...]:
        """List those of an event's guests whom the speaker answers for."""
        own = eligible.guests_of(self.connection, event_id, self.person_id)
        return guests.several(self.connection, own)

    def events_invited_to(self) -> tuple[Event, ...]:
        """List the coming events that were told and are for the speaker's own."""
        zone = people.village_of(self.connection, self.village_id).zone
        today = self.now_utc.astimezone(zone).date()
        return tuple(
            event
            for event in events.of_village(self.connection, self.village_id, today)
            if event.invited_at is not None
            and event.on is not None
            and event.on >= today
            and eligible.guests_of(self.connection, event.id, self.person_id)
        )

    def place_waiting(self, guest_id: int) -> int:
        """Give a guest's place on the waiting list: 1 is next."""
        return guests.place_waiting(self.connection, guests.one(self.connection, guest_id))

    def reach_of(self, event_id: int, posyandu_ids: tuple[int, ...] = ()) -> tuple[Reach, ...]:
        """Count how far an event reached, by RT, of all or of some posyandu."""
        return reach.of_event(self.connection, events.one(self.connection, event_id), posyandu_ids)

    def event_opinions(self, event_id: int) -> Opinions:
        """Count what was answered after an event."""
        return events.opinions(self.connection, event_id)
