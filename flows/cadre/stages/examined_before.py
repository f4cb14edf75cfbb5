"""Somebody who was examined on the same day already: what is new, what would become another."""

from dataclasses import dataclass, replace
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import clock
from dialog.texts import lines, text
from dialog.turn import Go
from domain.register import Register
from domain.screening import Observed, Resident
from domain.screening.blood import Level, counting_reading, pressure_level
from domain.screening.records import Screening
from flows.cadre.stages.figures import in_short
from flows.cadre.stages.people import short_name


@dataclass(frozen=True, kw_only=True)
class Before:
    """What stands of somebody and a day."""

    resident: Resident
    screening: Screening | None
    on: date

    async def joined_with(
        self, chat: Chat, register: Register, new: Observed
    ) -> Observed | Go | None:
        """Give all that is to stand; None when nothing is new, a Go when it is left."""
        if self.screening is None:
            return new
        old = self.screening.observed
        told = self._second_reading(old, new)
        if old.joined(told) == old and not told.pressures:
            _say_it_stands(chat, register, self)
            return None
        replaces_pressure = bool(told.pressures) and not self._is_remeasured(old)
        if not old.contradicts(told) and not (replaces_pressure and old.pressures):
            return old.joined(told)
        if not await self._may_replace(chat, register, old, told):
            return Go(flow="nothing_changed")
        if replaces_pressure:
            old = replace(old, pressures=())
        return old.joined(told)

    def _second_reading(self, old: Observed, new: Observed) -> Observed:
        """Leave out a blood pressure that was written a second time."""
        if new.pressures and old.pressures[-1:] == new.pressures[-1:]:
            return replace(new, pressures=())
        return new

    def _is_remeasured(self, old: Observed) -> bool:
        """Tell whether a pressure was high, so that another one is the second reading asked for."""
        reading = counting_reading(old.pressures, self.on)
        return (
            reading is not None
            and pressure_level(reading, self.on) is Level.HIGH
            and len(old.pressures) == 1
        )

    async def _may_replace(
        self, chat: Chat, register: Register, old: Observed, new: Observed
    ) -> bool:
        picked = await chat.ask(
            "replaces",
            lines(
                _saved_by(register, self),
                text("Ganti menjadi {new}?", new=in_short(new)),
            ),
            one_of(
                choice("change", text("Ganti"), "UBAH", "YA"),
                choice("leave", text("Batal"), "BATAL", "TIDAK"),
            ),
        )
        return picked == "change"


def look_before(register: Register, resident: Resident, on: date) -> Before:
    """See what stands of somebody and a day."""
    standing = [each for each in register.screenings(resident.id) if each.on == on]
    return Before(resident=resident, screening=standing[-1] if standing else None, on=on)


def _saved_by(register: Register, before: Before) -> str:
    screening = before.screening
    if screening is None:
        return ""
    who = short_name(register, before.resident)
    figures = in_short(screening.observed)
    is_own = screening.recorded_by in (None, register.speaker.id)
    if is_own or screening.recorded_by is None or screening.recorded_at_local is None:
        return text("{who} sudah dicatat hari ini: {figures}.", who=who, figures=figures)
    return text(
        "{cadre} sudah mencatat {who} jam {clock}: {figures}.",
        cadre=register.person(screening.recorded_by).call,
        who=who,
        clock=clock(screening.recorded_at_local),
        figures=figures,
    )


def _say_it_stands(chat: Chat, register: Register, before: Before) -> None:
    chat.say(f"{_saved_by(register, before)} {text('Tidak ada yang berubah.')}")
