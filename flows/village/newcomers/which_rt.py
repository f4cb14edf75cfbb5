"""Of which RT somebody speaks: told in the words, the only one they report for, or asked."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat, Gone, Heard, NotUnderstood
from dialog.input.places import find_place, find_rts
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.newcomers import Neighbourhood
from domain.register import Register

MOST_ROWS = 10


@dataclass(frozen=True, kw_only=True)
class RtAnswer:
    """One RT: its number, with the hamlet where two hamlets have it, or its row."""

    among: tuple[Neighbourhood, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the RT when there are not too many."""
        if len(self.among) > MOST_ROWS:
            return ()
        return tuple(choice(str(each.id), rt_label(each, self.among)) for each in self.among)

    @property
    def list_title(self) -> str | None:
        """Head the list."""
        return text("Pilih RT") if self.choices else None

    def read(self, heard: Heard, today: date) -> int:
        """Give the number of the neighbourhood."""
        if heard.tapped is None:
            fitting = fitting_rts(heard.text, self.among)
            if len(fitting) == 1:
                return fitting[0].id
        if not self.choices:
            raise NotUnderstood(text("RT berapa? Contoh: RT 04"))
        return int(one_of(*self.choices, complaint=_known(self.among)).read(heard, today))

    def dump(self, value: int) -> Json:
        """Keep the number."""
        return value

    def load(self, stored: Json) -> int:
        """Give it back while it is still reported for."""
        if not any(each.id == stored for each in self.among):
            raise Gone
        return int(str(stored))


def rt_label(place: Neighbourhood, among: tuple[Neighbourhood, ...]) -> str:
    """Call an RT 'RT 04', with its hamlet where another one has the same number."""
    if sum(each.rt == place.rt for each in among) > 1:
        return text("RT {rt} {hamlet}", rt=place.rt, hamlet=place.hamlet)[:24]
    return text("RT {rt}", rt=place.rt)


def fitting_rts(words: str, among: tuple[Neighbourhood, ...]) -> list[Neighbourhood]:
    """List the RT that words may mean: 'rt 4', '04 timur'."""
    numbers = find_rts(words) or ((int(words),) if words.strip().isdecimal() else ())
    fitting = [each for each in among if each.rt.isdecimal() and int(each.rt) in numbers]
    hamlet = find_place(words, {each.hamlet for each in among})
    return [each for each in fitting if hamlet is None or each.hamlet == hamlet.name]


async def which_rt(chat: Chat, register: Register, told: str, question: str) -> Neighbourhood:
    """Give the RT that is meant, asking when the words do not tell."""
    own = register.own_neighbourhoods()
    if len(own) == 1 and not find_rts(told):
        return own[0]
    if find_rts(told) and "rt" not in chat.journal.answers and not chat.expects:
        chat.journal.given["rt"] = told
    lead = ""
    if find_rts(told) and not fitting_rts(told, own):
        lead = _known(own)
    picked = await chat.ask("rt", question, RtAnswer(among=own), lead=lead)
    return next(each for each in own if each.id == picked)


def _known(among: tuple[Neighbourhood, ...]) -> str:
    listed = ", ".join(rt_label(each, among) for each in among)
    return text("Yang bisa dilaporkan dari sini: {listed}.", listed=listed)
