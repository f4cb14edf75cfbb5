"""Answers to a reminder that say neither yes nor no: the family has moved, or is worried."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_families import TellMoved
from domain.register import Register
from flows.family.own import midwife_of, short_call
from flows.family.reminder_words import called_all
from flows.general.misunderstanding import human_for


def moved(children: list[int]) -> TellMoved:
    """Stop the reminders of children who have moved away."""
    return TellMoved(children=tuple(children))


def worries(told: str) -> Go:
    """Bring somebody who is worried nearer to the midwife."""
    return Go(flow="vaccine_worries", subject={"words": told})


async def family_moved(chat: Chat, register: Register, *, children: list[int]) -> None:
    """Say that it ends, and how the child goes on where it lives now."""
    names = called_all(register, children)
    chat.say(
        lines(
            text(
                "Terima kasih kabarnya, {call}. Pengingat untuk {children} saya hentikan.",
                call=short_call(register.speaker),
                children=names,
            ),
            text("Di tempat baru, tunjukkan Buku KIA di posyandu atau Puskesmas terdekat 🙏"),
        )
    )


async def somebody_moved(chat: Chat, register: Register, *, who: str, children: list[int]) -> None:
    """Let the cadre know whom to ask after."""
    names = joined([register.child(child).name for child in children])
    chat.say(
        lines(
            text("{who} menulis sudah pindah: {children}.", who=who, children=names),
            text("Pengingatnya berhenti. Mohon dipastikan dan dicatat."),
        )
    )


async def vaccine_worries(chat: Chat, register: Register, *, words: str) -> object:
    """Take a worry seriously, say the one thing that is sure, and offer the midwife."""
    human = midwife_of(register) or human_for(register)
    calm = lines(
        text("Terima kasih sudah cerita, {call}. Wajar kalau khawatir.", call=_call(register)),
        text(
            "Demam atau bengkak sedikit setelah imunisasi biasa terjadi, dan hilang dalam 1-2 hari."
        ),
        text("Kalau 39 derajat ke atas, atau lebih dari 2 hari, segera ke Puskesmas."),
    )
    if human is None:
        chat.say(calm)
        return None
    picked = await chat.ask(
        "human",
        lines(calm, text("Mau saya hubungkan dengan {human}?", human=human.call)),
        one_of(
            choice("ask", text("Hubungi bidan"), "YA", "HUBUNGI", "HUBUNGI_BIDAN"),
            choice("no", text("Tidak perlu"), "TIDAK", "NANTI"),
        ),
    )
    if picked == "ask":
        return Go(flow="ask_by_name", subject={"to_person": human.id, "words": words})
    chat.say(text("Baik, {call}. Kapan saja boleh bertanya.", call=_call(register)))
    return None


def _call(register: Register) -> str:
    return short_call(register.speaker)
