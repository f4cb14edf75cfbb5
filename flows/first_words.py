"""What is heard before any command: a wish for silence, greetings, things without words."""

from dialog.input import words
from dialog.input.opt_out import OptOutKind
from dialog.messages import Attachment, AttachmentKind
from dialog.turn import Go
from domain.register import Register
from flows.cadre.who.somebody import look_for
from flows.family.entrance import has_duty
from flows.general.attachments import REPEATED_WITHIN_HOURS

WITHOUT_WORDS = {
    AttachmentKind.STICKER: "sticker",
    AttachmentKind.LOCATION: "location",
    AttachmentKind.DOCUMENT: "document",
    AttachmentKind.CALL: "call",
}
TOLD_ONLY = frozenset(
    (
        *("schedule", "reminder_answered", "reminder_is_over", "see_you_today", "thanked"),
        *("elsewhere_recorded", "human_asked", "question_forwarded", "answer_arrived", "silent"),
        *("messages_stopped", "messages_restarted", "consent_refused", "pregnancy_told"),
        *("help_is_coming", "departure_noted", "midwife_knows", "immunization", "upset"),
        *("attachment_forwarded", "erasure_requested", "move_finished", "others_child"),
        *("result", "card", "tips"),
    )
)
"""Conversations that only tell something: a bare yes after them needs no answer."""
EMOJI_WITHOUT_ANSWER = frozenset("👍🙏")
SKIN_TONES = frozenset("\ufe0f🏻🏼🏽🏾🏿")


def stop(typed: str, register: Register, *, is_in_task: bool) -> Go | None:
    """Hear a wish for silence; inside a cadre's task the word may mean the task."""
    wish = words.lexicon().opt_out(typed)
    if wish is None:
        return None
    if wish.kind is OptOutKind.WRONG_NUMBER:
        if has_duty(register) or (is_in_task and register.joined_families()):
            return None
        return Go(flow="wrong_number")
    if wish.kind is OptOutKind.POLITE:
        return Go(flow="stop_politely")
    if is_in_task and has_duty(register) and not wish.is_always:
        return _which(register)
    return Go(flow="stop_now")


def _which(register: Register) -> Go:
    talk = next(iter(register.open_talks()), None)
    if talk is None:
        return Go(flow="stop_which")
    return Go(
        flow="stop_which",
        subject={"conversation": talk.id, "child": _child_in(register, talk.answers)},
    )


def _child_in(register: Register, answers: dict[str, object]) -> str:
    """Name the child an open task is about, if it is about one."""
    typed = answers.get("child")
    if not isinstance(typed, str):
        return ""
    found = look_for(register, typed).found
    return found[0].first_name if len(found) == 1 else ""


def attachment(sent: Attachment, register: Register) -> Go:
    """Choose the answer to a thing that is no words."""
    match sent.kind:
        case AttachmentKind.VOICE | AttachmentKind.VIDEO:
            again = register.had_flow("voice_note", hours=REPEATED_WITHIN_HOURS)
            subject = {"reference": sent.reference, "seconds": sent.seconds, "again": again}
            return Go(flow="voice_note", subject={"kind": str(sent.kind), **subject})
        case AttachmentKind.PHOTO:
            return Go(flow="photo", subject={"kind": str(sent.kind), "reference": sent.reference})
        case AttachmentKind.CONTACT if sent.is_own_contact and sent.phone:
            return Go(flow="contact_shared", subject={"phone": sent.phone})
        case AttachmentKind.CONTACT:
            return Go(flow="contact_card", subject={"phone": sent.phone})
        case kind:
            return Go(flow=WITHOUT_WORDS.get(kind, "unreadable"))


def courtesy(typed: str, register: Register) -> Go | None:
    """Return thanks once, and smile back at a lone picture sign."""
    thanks = words.lexicon().thanks(typed)
    if thanks is not None and thanks.is_all:
        if register.latest_flow() in ("thanked", "silent"):
            return Go(flow="silent")
        return Go(flow="thanked", subject={"reply": thanks.reply})
    if _only_agrees(typed, register):
        return Go(flow="silent")
    if typed.strip() and not any(sign.isalnum() for sign in typed):
        signs = set(typed) - SKIN_TONES - {" "}
        if "?" in signs:
            return None
        return Go(flow="silent" if signs <= EMOJI_WITHOUT_ANSWER else "sticker")
    return None


def _only_agrees(typed: str, register: Register) -> bool:
    """Tell whether somebody only confirms what was just told: 'oke siap', 'nggih bu'."""
    if register.latest_flow() not in TOLD_ONLY:
        return False
    agreed = words.lexicon().book.of(("YA",))
    said = {word for phrase in agreed for word in phrase.words}
    spoken = words.lexicon().normalise(typed).split()
    return bool(spoken) and said.issuperset(spoken)


def salutation(typed: str, register: Register) -> Go | None:
    """Return a greeting."""
    greeting = words.lexicon().greeting(typed)
    if greeting is None:
        return None
    return Go(
        flow="greeted",
        subject={"reply": greeting.reply(register.now.hour), "is_call": greeting.is_call},
    )
