"""Asking whom an announcement is for: from a list, or in people's own words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input.audiences import Places, UnknownGroup, UnknownRt, read_audience
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.audience import Audience, Group
from domain.register import Register
from flows.village.audience_words import begun, told

MOST_ROWS = 10
PLACE, POSYANDU = "place", "posyandu"


@dataclass(frozen=True, kw_only=True)
class AudienceAnswer:
    """A row of a list, or an audience in people's own words, in which somebody agreed."""

    register: Register
    rows: OneOf
    meanings: Mapping[str, Audience] = field(default_factory=dict)
    """The audience each row stands for; a row without one asks further."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as a list."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> Audience | str:
        """Understand words first: 'ortu balita dusun timur' is more than its row."""
        found = None if heard.tapped else read_audience(heard.text, places_of(self.register))
        if isinstance(found, UnknownRt):
            raise NotUnderstood(
                text("RT {rt} tidak ada di desa ini. Coba lagi?", rt=f"{found.number:02}")
            )
        if isinstance(found, UnknownGroup):
            raise NotUnderstood(self.rows.complaint)
        if found is None:
            row = self.rows.read(heard, today)
            found = self.meanings.get(row)
            if found is None:
                return row
        return reached(found, self.register)

    def dump(self, value: Audience | str) -> Json:
        """Keep the audience, or the row."""
        return value if isinstance(value, str) else value.to_json()

    def load(self, stored: Json) -> Audience | str:
        """Give it back."""
        return self.rows.load(stored) if isinstance(stored, str) else Audience.from_json(stored)


def places_of(register: Register) -> Places:
    """Gather the places of a village by name."""
    return Places(
        hamlets=register.hamlets(),
        posyandu={posyandu.name: posyandu.id for posyandu in register.all_posyandu()},
    )


def reached(audience: Audience, register: Register) -> Audience:
    """Refuse an audience in which nobody agreed to messages."""
    if register.audience_size(audience).people:
        return audience
    raise NotUnderstood(
        text(
            "{whom}: belum ada yang setuju menerima pesan. Pilih penerima lain.",
            whom=begun(told(audience, register)),
        ),
        repeat=True,
    )


async def whom(chat: Chat, register: Register) -> Audience:
    """Ask for the audience, and for its place when a row of the list needs one."""
    picked = await chat.ask(
        "audience",
        text("Pesan untuk siapa?"),
        AudienceAnswer(
            register=register,
            rows=one_of(
                choice(Group.EVERYBODY, text("Semua warga terdaftar"), "SEMUA_WARGA"),
                choice(Group.UNDER_FIVES, text("Orang tua balita"), "ORANG_TUA_BALITA"),
                choice(Group.PREGNANT, text("Ibu hamil"), "IBU_HAMIL"),
                choice(Group.OLDER, text("Lansia & keluarga"), "USIA_LANSIA"),
                choice(PLACE, text("Satu dusun atau RT")),
                choice(POSYANDU, text("Satu posyandu")),
                choice(Group.CADRES, text("Kader saja"), "PARA_KADER"),
                list_title=text("Pilih penerima"),
                complaint=text(
                    "Saya belum tahu penerimanya, {bu}. Contoh: orang tua balita dusun timur",
                    bu=register.speaker.bu,
                ),
            ),
            meanings={str(group): Audience(groups=(group,)) for group in Group},
        ),
        lead=text("Baik, {call}.", call=register.speaker.call),
    )
    if isinstance(picked, Audience):
        return picked
    return await (_of_place(chat, register) if picked == PLACE else _of_posyandu(chat, register))


async def _of_place(chat: Chat, register: Register) -> Audience:
    hamlets = {f"hamlet-{n}": h for n, h in enumerate(register.hamlets()[:MOST_ROWS])}
    rows = one_of(
        *(choice(row, text("Dusun {name}", name=h.name)) for row, h in hamlets.items()),
        list_title=text("Pilih dusun"),
        complaint=text("Saya belum tahu tempatnya. Contoh: RT 02"),
    )
    meanings = {
        row: Audience(groups=(Group.EVERYBODY,), hamlet=h.name) for row, h in hamlets.items()
    }
    return await _one_place(
        chat,
        PLACE,
        text("Dusun atau RT yang mana? Contoh: RT 02"),
        AudienceAnswer(register=register, rows=rows, meanings=meanings),
    )


async def _of_posyandu(chat: Chat, register: Register) -> Audience:
    posyandu = {f"posyandu-{one.id}": one for one in register.all_posyandu()[:MOST_ROWS]}
    rows = one_of(
        *(choice(row, one.name) for row, one in posyandu.items()),
        list_title=text("Pilih posyandu"),
    )
    meanings = {
        row: Audience(groups=(Group.EVERYBODY,), posyandu_id=one.id)
        for row, one in posyandu.items()
    }
    return await _one_place(
        chat,
        POSYANDU,
        text("Posyandu yang mana?"),
        AudienceAnswer(register=register, rows=rows, meanings=meanings),
    )


async def _one_place(chat: Chat, name: str, words: str, answer: AudienceAnswer) -> Audience:
    picked = await chat.ask(name, words, answer)
    if isinstance(picked, str):
        raise TypeError("every row of a list of places stands for one")
    return picked
