"""RTL: an owner tells how far an item is; leaders see what is open, the oldest first."""

from dataclasses import replace
from datetime import date

from dialog.answers import choice, either, free_text, one_of, skippable
from dialog.answers_with_words import ChoiceWithWords
from dialog.chat import Chat, Heard
from dialog.input.words import lexicon
from dialog.messages import Choice
from dialog.spoken import day_month, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_meetings import DropActionItem, ReportActionItem
from domain.coverage.action_items import ActionItem, ItemStatus
from domain.coverage.quarters import last_ended, quarter_named
from domain.register import Register
from flows.entry import Opening
from flows.meeting.scope import LEADERS, WRITE_ITEMS, holds_any
from flows.meeting.words import quarter_name
from flows.meeting.writing_rtl import problem_words

LONGEST = 300
MOST_ROWS = 10
HINDERED = "hindered"
HINDRANCES = ("kendala", "terkendala", "terhambat", "hambatan", "susah", "halangan")
NO_HINDRANCE = frozenset(("tidak", "tanpa", "nggak", "bukan"))
TALK_OF_ALL = frozenset(("semua", "daftar", "lalu", "desa", "triwulan"))


def opens(words: str) -> Opening:
    """Keep what was written beside RTL: 'rtl selesai', 'rtl kendala hujan terus'."""
    return Opening(subject={"words": words} if words.strip() else {})


async def rtl(chat: Chat, register: Register, *, words: str = "") -> object:
    """Ask an owner how it goes, or list the items for a leader."""
    own = register.own_action_items()
    is_leader = holds_any(register.speaker, LEADERS)
    if is_leader and (not own or TALK_OF_ALL & set(words.lower().split())):
        return Go(flow="rtl_list")
    if not own:
        chat.say(
            text("Belum ada RTL atas nama {call} yang masih berjalan.", call=register.speaker.call)
        )
        return None
    if len(own) == 1:
        return Go(flow="rtl_item", subject={"item": own[0].id, "words": words})
    picked = await chat.ask(
        "item",
        text(
            "Ada {count} RTL atas nama {call}. Yang mana?",
            count=len(own),
            call=register.speaker.call,
        ),
        one_of(*(_row(item) for item in own[:MOST_ROWS]), list_title=text("Pilih RTL")),
    )
    return Go(flow="rtl_item", subject={"item": int(picked), "words": words})


def _row(item: ActionItem) -> Choice:
    return choice(
        str(item.id),
        _short(item.action, 24),
        description=text("Selesai {day}", day=day_month(item.due_on)),
    )


def _short(words: str, longest: int) -> str:
    """Cut words where a word ends, so that they fit a row."""
    if len(words) <= longest:
        return words
    return f"{words[: longest - 1].rsplit(' ', 1)[0]}…"


class HowFar(ChoiceWithWords):
    """How far an item is; what stands in the way is told with 'belum' or 'sudah' in it."""

    def read(self, heard: Heard, today: date) -> tuple[str, str]:
        """Let 'kendala dananya belum cair' be a hindrance, not two choices at once."""
        said = lexicon().normalise(heard.text).split()
        place = next((n for n, word in enumerate(said) if word in HINDRANCES), None)
        if heard.tapped is not None or place is None:
            return super().read(heard, today)
        if NO_HINDRANCE.isdisjoint(said[:place]):
            return HINDERED, " ".join(heard.text.split())
        # 'tidak ada kendala, sedang dibeli': what follows tells how far it is.
        picked, _words = super().read(replace(heard, text=" ".join(said[place + 1 :])), today)
        return picked, " ".join(heard.text.split())


async def rtl_item(
    chat: Chat, register: Register, *, item: int, words: str = "", lead: str = ""
) -> object:
    """Ask how far one item is, and for a word on it; the words may have come with the command."""
    one = register.action_item(item)
    if not one.status.is_open:
        chat.say(text("RTL itu sudah {status}.", status=status_words(one)))
        return None
    if words:
        chat.journal.given.setdefault("status", words)
    picked, told = await chat.ask(
        "status",
        lines(
            lead,
            text(
                "RTL: {action}. Selesai {day}.", action=one.action, day=day_month_year(one.due_on)
            ),
            text("Terakhir: {note}", note=one.note) if one.note else "",
            text("Bagaimana kemajuannya?"),
        ),
        HowFar(
            offers=one_of(
                choice(
                    ItemStatus.DONE, text("Sudah selesai"), "SUDAH", "selesai", "beres", "tuntas"
                ),
                choice(
                    ItemStatus.UNDER_WAY, text("Masih jalan"), "proses", "jalan", "sedang", "BELUM"
                ),
                choice(HINDERED, text("Ada kendala"), *HINDRANCES),
            )
        ),
    )
    note = await _note(chat, picked, _without_label(told))
    status = ItemStatus.UNDER_WAY if picked == HINDERED else ItemStatus(picked)
    return ReportActionItem(item=item, status=status, note=note, is_hindered=picked == HINDERED)


def _without_label(told: str) -> str:
    """Give what was told beside the choice; the bare word of the choice tells nothing more."""
    return told if len(told.split()) > 2 else ""  # noqa: PLR2004 ('sudah selesai' is the choice)


async def _note(chat: Chat, picked: str, told: str) -> str:
    if told:
        return told[:LONGEST]
    words = free_text(longest=LONGEST)
    if picked == HINDERED:
        return await chat.ask("note", text("Apa kendalanya? Ketik singkat."), words)
    question = (
        text("Apa hasilnya? Ketik singkat, atau LEWATI.")
        if picked == ItemStatus.DONE
        else text("Sudah sampai mana? Ketik singkat, atau LEWATI.")
    )
    kind, said = await chat.ask("note", question, either(skippable(), words))
    return "" if kind == 0 else str(said)


def status_words(item: ActionItem) -> str:
    """Say how far an item is."""
    if item.is_hindered and item.status.is_open:
        return text("ada kendala")
    return {
        ItemStatus.NOT_BEGUN: text("belum dilaporkan"),
        ItemStatus.UNDER_WAY: text("masih jalan"),
        ItemStatus.DONE: text("selesai"),
        ItemStatus.DROPPED: text("dibatalkan"),
    }[item.status]


async def rtl_reported(chat: Chat, register: Register, *, item: int) -> None:
    """Confirm what was kept."""
    one = register.action_item(item)
    chat.say(text("✅ Tercatat: {action}, {status}.", action=one.action, status=status_words(one)))


async def rtl_told(chat: Chat, register: Register, *, item: int, by: int) -> None:
    """Tell whoever agreed on it what became of it."""
    one = register.action_item(item)
    chat.say(
        lines(
            text(
                "Kabar RTL dari {who}: {action}, {status}.",
                who=register.person(by).call,
                action=one.action,
                status=status_words(one),
            ),
            text('"{note}"', note=one.note) if one.note else "",
        )
    )


async def rtl_due(chat: Chat, register: Register, *, item: int, is_today: bool) -> object:
    """Remind the owner, and take the answer at once."""
    one = register.action_item(item)
    if not one.status.is_open:
        return None
    lead = (
        text("{call}, RTL ini selesai hari ini.", call=register.speaker.call)
        if is_today
        else text("{call}, RTL ini selesai seminggu lagi.", call=register.speaker.call)
    )
    return await rtl_item(chat, register, item=item, lead=lead)


async def rtl_list(chat: Chat, register: Register, *, quarter: str = "") -> object:
    """List a quarter's items and those still open of earlier meetings, open ones first."""
    villages = tuple(village.id for village in register.villages_served())
    every = register.action_items(villages)
    about = quarter or last_ended(register.now.date()).key
    listed = _listed(every, about)
    head = text("RTL sampai lokmin {quarter}:", quarter=quarter_name(quarter_named(about)))
    if not listed:
        chat.say(
            lines(
                text("Belum ada RTL yang tercatat."),
                text("Ketik TULIS RTL untuk menambah.")
                if holds_any(register.speaker, WRITE_ITEMS)
                else "",
            )
        )
        return None
    said = lines(
        head,
        *(_line(register, item, number) for number, item in enumerate(listed, 1)),
        _counts(listed),
    )
    still_open = [item for item in listed if item.status.is_open]
    if not (still_open and holds_any(register.speaker, WRITE_ITEMS)):
        chat.say(said)
        return None
    picked = await chat.ask(
        "next",
        said,
        one_of(
            choice("new", text("Tulis RTL"), "TULIS_RTL"),
            choice("change", text("Ubah status"), "UBAH", "status"),
        ),
    )
    if picked == "new":
        return Go(flow="begin_rtl")
    return Go(flow="rtl_settle", subject={"items": [item.id for item in still_open[:MOST_ROWS]]})


def _listed(every: tuple[ActionItem, ...], quarter: str) -> list[ActionItem]:
    """Carry what is open of earlier meetings into this one: open items come first."""
    carried = [item for item in every if item.status.is_open and item.quarter <= quarter]
    done = [item for item in every if item.quarter == quarter and not item.status.is_open]
    return [*carried, *done]


def _line(register: Register, item: ActionItem, number: int) -> str:
    late = text(", TERLAMBAT") if item.is_overdue(register.now.date()) else ""
    return text(
        "{number}. {place}: {action} ({owner}, {day}): {status}{late}",
        number=number,
        place=register.posyandu(item.posyandu_id).name if item.posyandu_id else text("Desa"),
        action=item.action,
        owner=register.person(item.owner_id).call,
        day=day_month(item.due_on),
        status=status_words(item),
        late=late,
    )


def _counts(items: list[ActionItem]) -> str:
    done = sum(item.status is ItemStatus.DONE for item in items)
    return text("{done} dari {all} selesai.", done=done, all=len(items))


async def rtl_settle(chat: Chat, register: Register, *, items: list[int]) -> object:
    """Let a leader say how far an item is, or give it up."""
    known = [register.action_item(item) for item in items]
    picked = await chat.ask(
        "item", text("RTL yang mana?"), one_of(*map(_row, known), list_title=text("Pilih RTL"))
    )
    one = register.action_item(int(picked))
    status = await chat.ask(
        "status",
        lines(
            text("Masalah: {problem}", problem=problem_words(one.problem, one.cause)),
            text("Tindakan: {action}. Statusnya?", action=one.action),
        ),
        one_of(
            choice(ItemStatus.DONE, text("Selesai"), "SUDAH", "selesai"),
            choice(ItemStatus.UNDER_WAY, text("Masih jalan"), "jalan", "proses"),
            choice(ItemStatus.DROPPED, text("Batalkan RTL"), "batalkan", "drop"),
        ),
    )
    if status == ItemStatus.DROPPED:
        why = await chat.ask(
            "why", text("Apa alasannya? Ketik singkat."), free_text(longest=LONGEST)
        )
        return DropActionItem(item=one.id, note=why)
    return ReportActionItem(item=one.id, status=status, note="")
