"""What is asked for and never given: names for a group, and somebody's health."""

from collections.abc import Iterable

from dialog.chat import Chat
from dialog.input.word_lists import word_lists
from dialog.input.words import lexicon
from dialog.texts import lines, text
from dialog.turn import Go
from domain.insurance import counted
from domain.people import RoleKind
from domain.register import Register
from flows.village.insurance.words import group_words, sees_insurance

SERVE = (RoleKind.CADRE, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
"""Those whose duty is health."""
OTHERS = (
    RoleKind.VILLAGE_OFFICER,
    RoleKind.COORDINATOR,
    RoleKind.HAMLET_HEAD,
    RoleKind.OPERATOR,
    RoleKind.POKJANAL,
)
SEE_RECAP = (RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR, RoleKind.POKJANAL)
TEXTS = ("SIARAN", "KEGIATAN", "RTL")
"""Commands whose own words are for others."""


def asks_for_what_is_not_shared(typed: str, register: Register) -> Go | None:
    """Take 'kirim nama-namanya ke grup' and 'kadek sakit apa' as asking for too much."""
    speaker = register.speaker
    if not any(speaker.has(kind) for kind in (*SERVE, *OTHERS)):
        return None
    command = lexicon().intent(typed)
    if command is not None and command.is_first and command.intent in TEXTS:
        return None
    said = set(lexicon().spelling.words(typed))
    if all(said & _words(kind) for kind in ("names", "sends", "groups")):
        return Go(flow="no_names_for_group")
    if any(speaker.has(kind) for kind in SERVE) or (command is not None and command.is_first):
        return None
    if said & _words("health") and (said & _words("asks") or "?" in typed):
        return Go(flow="no_health_of_others")
    return None


def _words(kind: str) -> frozenset[str]:
    return _split(word_lists()["not_shared"][kind])


def _split(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for each in texts for word in lexicon().spelling.words(each))


async def no_names_for_group(chat: Chat, register: Register) -> None:
    """Refuse names, and give the sentence that a group may read."""
    off = counted(register.insured_of_village()).off if sees_insurance(register) else 0
    chat.say(
        lines(
            text("Maaf, nama warga tidak boleh disebar ke grup."),
            group_words(register, off)
            if off
            else text("Yang aman untuk grup: angka tanpa nama. Ketik REKAP."),
        )
    )


async def no_health_of_others(chat: Chat, register: Register) -> None:
    """Refuse what concerns somebody's health, whether the person is known or not."""
    chat.say(
        lines(
            text(
                "Maaf {bu}, rincian kesehatan hanya untuk kader dan bidan.", bu=register.speaker.bu
            ),
            text("{ibu} bisa melihat rekap tanpa nama: ketik REKAP.", ibu=register.speaker.ibu)
            if any(register.speaker.has(kind) for kind in SEE_RECAP)
            else "",
        )
    )
