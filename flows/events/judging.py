"""An event is kept, looked at by the midwife or a second organiser, and its planner hears of it."""

import re
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, free_text, one_of
from dialog.chat import Chat, Heard
from dialog.input.event_words import as_sentence
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import full_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_events import JudgeEvent
from domain.events import Event, EventStatus
from domain.people import RoleKind
from domain.register import Register
from flows.events.words import event_and_day, event_in_full, target_words

AGREE, CHANGE, REFUSE, SHOW = "agree", "change", "refuse", "show"
LONGEST_WORDS = 300
_LEADS_IN = re.compile(
    r"^[\s,.:;-]*(?:(?:dengan|ada|dan|tapi|tp|asal|asalkan|syaratnya|syarat)\s+)?"
    r"(?:(?:tambah|tambahan|tambahkan|tambahin|catatan|catatannya|note)\b)?[\s,.:;-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Verdict:
    """Agreeing, asking for a change or refusing, with the words beside it."""

    rows: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the three."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> list[str]:
        """Give the verdict and what stands beside it: 'setuju, tambah: sarapan dulu'."""
        if heard.tapped is not None:
            return [self.rows.read(heard, today), ""]
        match = lexicon().intent(heard.text, among=("LIHAT",))
        if match is not None and match.is_whole:
            return [SHOW, ""]
        head, mark, tail = _parted(heard.text)
        verdict = self.rows.read(Heard(text=head), today)
        return [verdict, _LEADS_IN.sub("", tail, count=1).strip() if mark else ""]

    def dump(self, value: list[str]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> list[str]:
        """Give both back."""
        return [str(each) for each in stored]


def _parted(typed: str) -> tuple[str, str, str]:
    """Part the verdict from what is added to it."""
    found = re.search(r"[,:;\n]|\s(?=(?:tapi|tp|asal|asalkan|tambah\w*|dengan)\b)", typed)
    if found is None:
        return typed, "", ""
    return typed[: found.start()], " ", typed[found.start() :]


def verdicts() -> OneOf:
    """Offer the three."""
    return one_of(
        choice(AGREE, text("Setuju"), "YA"),
        choice(CHANGE, text("Ubah"), "UBAH"),
        choice(REFUSE, text("Tolak"), "TIDAK", "TOLAK", "TIDAK_SETUJU"),
    )


async def event_to_judge(chat: Chat, register: Register, *, event: int) -> object:
    """Show an event to the one who has to agree with it."""
    asked = register.event(event)
    if asked.status is not EventStatus.AWAITING:
        chat.say(text("Kegiatan {name} sudah tidak perlu diperiksa.", name=asked.name))
        return None
    words = text("Mohon periksa kegiatan: {event}.", event=event_in_full(asked, register.village))
    verdict, added = await chat.ask("verdict", words, Verdict(verdicts()))
    if verdict == SHOW:
        verdict, added = await chat.ask("verdict_shown", words, Verdict(verdicts()))
    if verdict == AGREE:
        return JudgeEvent(event=event, verdict=AGREE, words=as_sentence(added))
    writer = register.person(asked.created_by).call
    said = added or await chat.ask(
        "why",
        text("Apa yang perlu diubah? Saya teruskan ke {writer}.", writer=writer)
        if verdict == CHANGE
        else text("Boleh tahu alasannya? Saya teruskan ke {writer}.", writer=writer),
        free_text(longest=LONGEST_WORDS),
    )
    return JudgeEvent(event=event, verdict=verdict, words=said)


async def event_kept(chat: Chat, register: Register, *, event: int, waits_for: int) -> None:
    """Confirm the plan, and say who looks at it first."""
    kept = register.event(event)
    human = register.person(waits_for)
    is_health = human.has(RoleKind.MIDWIFE)
    chat.say(
        lines(
            created(kept),
            text("Isi kesehatannya diperiksa {human} dulu, baru diumumkan.", human=human.call)
            if is_health
            else text("Diperiksa {human} dulu, baru diumumkan.", human=human.call),
        )
    )


def created(event: Event) -> str:
    """Say what was kept: '✅ Kegiatan dibuat: Sunatan gratis, Sabtu 11 April 2026, ...'."""
    parts = [event.name]
    if event.on is not None:
        parts.append(full_date(event.on))
    if event.quota is not None:
        parts.append(text("kuota {quota}", quota=event.quota))
    if event.target is not None:
        parts.append(target_words(event.target))
    return text("✅ Kegiatan dibuat: {event}.", event=", ".join(parts))


async def draft_kept(chat: Chat, register: Register, *, event: int) -> None:
    """Confirm that a plan without a day is kept and told to nobody."""
    chat.say(
        lines(
            text("Baik, saya simpan sebagai rancangan. Belum ada yang dikirim."),
            text("Lanjutkan dengan mengetik KEGIATAN."),
        )
    )


async def verdict_kept(chat: Chat, register: Register, *, event: int, verdict: str) -> None:
    """Tell the one who judged what comes of it."""
    judged = register.event(event)
    writer = register.person(judged.created_by).call
    told = text("{writer} saya beri tahu.", writer=writer)
    if verdict != AGREE:
        chat.say(lines(text("Baik, {event} belum diumumkan.", event=judged.name), told))
        return
    if judged.note:
        agreed = text('✅ Disetujui dengan tambahan: "{note}"', note=judged.note)
    else:
        agreed = text("✅ Disetujui.")
    chat.say(lines(agreed, told))


async def event_judged(
    chat: Chat, register: Register, *, event: int, by: int, verdict: str, words: str
) -> object:
    """Tell the planner that a change is asked for, or that it was refused."""
    judged = register.event(event)
    human = register.person(by).call
    if verdict == REFUSE:
        chat.say(
            lines(
                text(
                    '{event} tidak disetujui {human}: "{words}"',
                    event=event_and_day(judged),
                    human=human,
                    words=words,
                ),
                text("Tidak ada undangan yang dikirim."),
            )
        )
        return None
    picked = await chat.ask(
        "next",
        text(
            '{human} minta {event} diubah dulu: "{words}"',
            event=event_and_day(judged),
            human=human,
            words=words,
        ),
        one_of(
            choice("change", text("Ubah sekarang"), "UBAH", "YA"),
            choice("later", text("Nanti saja"), "NANTI", "TIDAK"),
        ),
    )
    if picked == "change":
        return Go(
            flow="plan_event",
            subject={"kind": str(judged.kind), "name": judged.name, "event": event},
        )
    chat.say(text("Baik. Lanjutkan dengan mengetik KEGIATAN."))
    return None
