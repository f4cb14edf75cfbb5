"""What is heard before any command: danger, a wish for silence, greetings, things without words."""

from dialog.input import words
from dialog.input.danger import Danger, DangerKind
from dialog.input.line import looks_like_report
from dialog.input.opt_out import OptOutKind
from dialog.input.pasted import looks_like_list
from dialog.messages import Attachment, AttachmentKind
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.somebody import look_for
from flows.cadre.stages.somebody_else import (
    children_named,
    grown_ups_named,
    is_about_another,
    names_pregnant,
)
from flows.family.entrance import has_duty
from flows.family.own import own_children
from flows.family.which_own import named_in
from flows.general.attachments import REPEATED_WITHIN_HOURS

EXAMINING = ("examine", "examine_mother", "examine_teen", "examine_older")
"""Flows that hear a danger sign themselves once they know of whom."""
PREGNANT_WORDS = ("janin", "ketuban", "perut", "kontraksi", "flek", "mules", "gerakan", "bergerak")
WRITTEN_FOR_OTHERS = ("SIARAN", "KEGIATAN", "TIMBANG", "UBAH", "HAPUS", "IMUNISASI", "LOKMIN")
"""Commands of people with a duty whose words may name an illness and report no danger."""
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


def danger(typed: str, register: Register) -> Go | None:
    """See a danger sign, told apart from one that is denied."""
    seen = words.lexicon().danger(typed)
    if seen is None or not _concerns(seen, typed, register):
        return None
    return Go(
        flow="danger_denied" if seen.denied else "danger",
        subject={
            "kind": _whose(seen, typed, register),
            "signs": list(seen.words),
            "words": typed[:300],
        },
    )


def _whose(seen: Danger, typed: str, register: Register) -> str:
    """Tell whose sign it is; one of an own child that is named is the child's."""
    if seen.kind is not DangerKind.SELF_HARM and _names_grown_up(typed, register):
        is_pregnant = names_pregnant(register, typed)
        return str(DangerKind.PREGNANCY if is_pregnant else DangerKind.ADULT)
    is_own_child = named_in(typed, own_children(register)) is not None
    kind = DangerKind.CHILD if seen.kind is DangerKind.ADULT and is_own_child else seen.kind
    return str(kind)


def _names_grown_up(typed: str, register: Register) -> bool:
    """Tell whether a cadre names somebody who is no under-five, and no child."""
    if not register.speaker.has(RoleKind.CADRE):
        return False
    return bool(grown_ups_named(register, typed)) and not children_named(register, typed)


def _concerns(seen: Danger, typed: str, register: Register) -> bool:
    if has_duty(register) and seen.kind is not DangerKind.SELF_HARM:
        command = words.lexicon().intent(typed, among=WRITTEN_FOR_OTHERS)
        if (command is not None and command.is_first) or _is_report(typed):
            return False
        if not (register.speaker.has(RoleKind.CADRE) or own_children(register)):
            return False
    if seen.kind is DangerKind.PREGNANCY:
        return _is_of_pregnancy(seen, typed, register)
    return True


def _is_report(typed: str) -> bool:
    return looks_like_report(typed) or looks_like_list(typed)


def _is_of_pregnancy(seen: Danger, typed: str, register: Register) -> bool:
    if register.said_pregnant() or names_pregnant(register, typed):
        return True
    if any(word in sign for sign in seen.words for word in PREGNANT_WORDS):
        return True
    return words.lexicon().intent(typed, among=("IBU_HAMIL",)) is not None


def interrupts_for_danger(register: Register, flow: str, typed: str) -> bool:
    """Tell whether danger is heard before the open question; a family's always is."""
    if flow in ("danger_denied", "danger_signs", "home_visit", "stop_politely"):
        return False
    if flow in EXAMINING and _is_of_the_examined(register, typed):
        return False
    return not has_duty(register) or register.speaker.has(RoleKind.CADRE)


def _is_of_the_examined(register: Register, typed: str) -> bool:
    """Tell whether somebody is examined already, and the words name nobody else."""
    examined = [t.answers["person"] for t in register.open_talks() if "person" in t.answers]
    return bool(examined) and not is_about_another(register, typed, str(examined[-1]))


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
