"""The menu of a person's duties, and help that fits them."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register
from flows.family.own import own_children
from flows.general.menu_row import Row
from flows.general.menu_rows import duties_of, rows_for
from flows.general.misunderstanding import human_for

SINCE_HOURS = 24 * 365
"""For how long somebody who wrote before is not told again who answers."""


@dataclass(frozen=True, kw_only=True)
class RowAlone:
    """A row of a menu; with more words beside it, it is a command: 'timbang ani 8,2'."""

    rows: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as a list."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> str:
        """Give the row, unless something more was written."""
        if heard.tapped is None:
            chosen = lexicon().choice(heard.text, self.rows.choices)
            if chosen is not None and chosen.rest:
                raise NotUnderstood("")
        return self.rows.read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the row."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back while it is still offered."""
        return self.rows.load(stored)


async def menu(chat: Chat, register: Register, *, lead: str = "", role: str = "") -> object:
    """Show what the person's duties allow, as a list of at most ten rows.

    Somebody not known is told first that a machine answers.
    """
    if not lead and _is_new(register):
        return Go(flow="stranger", subject={"reply": ""})
    rows = rows_for(register, role if role in duties_of(register) else "")
    picked = await chat.ask("row", lead or text("Mau apa sekarang?"), menu_offers(rows))
    row = next(row for row in rows if row.key == picked)
    return Go(flow=row.flow, subject=row.subject)


def _is_new(register: Register) -> bool:
    speaker = register.speaker
    return not (
        speaker.is_known
        or any(speaker.has(kind) for kind in RoleKind)
        or own_children(register)
        or register.had_flow("stranger", hours=SINCE_HOURS)
    )


def menu_offers(rows: tuple[Row, ...]) -> RowAlone:
    """Offer the rows of a menu as a list."""
    return RowAlone(
        rows=one_of(
            *(choice(row.key, row.label, *row.words, description=row.description) for row in rows),
            list_title=text("Pilih menu"),
        )
    )


async def change_role(chat: Chat, register: Register) -> object:
    """Show the menu of one duty to somebody who has several."""
    duties = duties_of(register)
    if len(duties) < 2:  # noqa: PLR2004 (nothing to choose from)
        return Go(flow="menu")
    picked = await chat.ask(
        "role",
        text("Menu untuk peran yang mana?"),
        one_of(*(choice(duty, role_name(duty)) for duty in duties), list_title=text("Pilih peran")),
    )
    return Go(flow="menu", subject={"role": picked})


def role_name(duty: RoleKind) -> str:
    """Name a duty."""
    names = {
        RoleKind.CADRE: text("Kader"),
        RoleKind.COORDINATOR: text("Kader koordinator"),
        RoleKind.VILLAGE_OFFICER: text("Perangkat desa"),
        RoleKind.MIDWIFE: text("Bidan"),
        RoleKind.PUSKESMAS: text("Puskesmas"),
        RoleKind.POKJANAL: text("Pokjanal"),
        RoleKind.HAMLET_HEAD: text("Kepala dusun/RT"),
        RoleKind.OPERATOR: text("Operator desa"),
        RoleKind.FAMILY: text("Orang tua"),
    }
    return names[duty]


async def help_(chat: Chat, register: Register) -> None:
    """Three examples that fit the person and the moment, and the name of a human."""
    human = human_for(register)
    chat.say(
        lines(
            text("Contoh yang bisa diketik:"),
            *_examples(register),
            text("Butuh orangnya? Hubungi {human}.", human=human.call) if human else "",
        )
    )


def _examples(register: Register) -> tuple[str, str, str]:
    duties = duties_of(register)
    match duties[0] if duties else None:
        case RoleKind.CADRE:
            return _cadre_examples(register)
        case RoleKind.COORDINATOR | RoleKind.VILLAGE_OFFICER as duty:
            return _village_examples(duty, _posyandu(register))
        case RoleKind.MIDWIFE | RoleKind.PUSKESMAS:
            return (
                text("rujukan"),
                text("rekap"),
                text("siaran ibu hamil: kelas ibu besok jam 9"),
            )
        case RoleKind.POKJANAL | RoleKind.HAMLET_HEAD | RoleKind.OPERATOR as duty:
            return _office_examples(duty)
        case RoleKind.FAMILY:
            return text("JADWAL"), text("KARTU"), text("BERHENTI")
        case _:
            return text("JADWAL"), text("GABUNG"), text("MENU")


def _office_examples(duty: RoleKind) -> tuple[str, str, str]:
    if duty is RoleKind.POKJANAL:
        return text("rekap"), text("jadwal"), text("menu")
    if duty is RoleKind.OPERATOR:
        return text("usulan pbi"), text("cek bpjs Sarinem"), text("daftar bpjs")
    return text("pendatang 4 orang, ada bayi 8 bulan"), text("nihil"), text("jadwal")


def _village_examples(duty: RoleKind, posyandu: str) -> tuple[str, str, str]:
    if duty is RoleKind.COORDINATOR:
        return (
            text("siaran kader: rapat besok jam 4 sore"),
            text("tambah kader Tini {posyandu} 0812...", posyandu=posyandu),
            text("jadwal"),
        )
    return (
        text("siaran orang tua balita: besok kerja bakti jam 7"),
        text("jadwal"),
        text("pindah {posyandu} ke 12 Maret", posyandu=posyandu),
    )


def _cadre_examples(register: Register) -> tuple[str, str, str]:
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if any(register.open_day(posyandu_id) for posyandu_id in own):
        return text("timbang Ani 8,2 70,5"), text("ralat Ani 8,3"), text("urungkan")
    return text("timbang Ani 8,2 70,5"), text("cari Ani"), text("jadwal")


def _posyandu(register: Register) -> str:
    every = register.all_posyandu()
    return every[0].name if every else text("posyandu")
