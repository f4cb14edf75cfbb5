"""The reminder of a dose by itself: no posyandu day comes in time, or it is long overdue."""

from dialog.chat import Chat
from dialog.messages import Template
from dialog.spoken import joined
from dialog.texts import lines, text
from domain.commands_of_families import AnswerVaccineReminder
from domain.people import Child
from domain.register import Register
from flows.family.attendance_answer import COMING, ELSEWHERE, MOVED, WORRIED, AttendanceAnswer
from flows.family.elsewhere import told_elsewhere
from flows.family.moved_away import moved, worries
from flows.family.own import short_call
from flows.family.reminder import sick
from flows.family.reminder_words import called, doses_of


async def vaccine_reminder(
    chat: Chat,
    register: Register,
    *,
    children: list[int],
    doses: dict[str, list[str]],
    cannot_wait: bool,
) -> object:
    """Say which dose it is time for, and that the Puskesmas gives it any day."""
    told = await chat.ask(
        "coming",
        _in_words(register, doses, cannot_wait=cannot_wait),
        AttendanceAnswer(of_a_vaccine=True),
    )
    if told.answer == MOVED:
        return moved(children)
    if told.answer == WORRIED:
        return worries(told.told)
    if told.answer == ELSEWHERE:
        return told_elsewhere(told.told, children=children, doses=doses)
    return AnswerVaccineReminder(children=tuple(children), answer=told.answer, reason=told.reason)


def _in_words(register: Register, doses: dict[str, list[str]], *, cannot_wait: bool) -> str:
    call, children, named, *posyandu = template_of(
        register, doses, cannot_wait=cannot_wait
    ).variables
    if cannot_wait:
        return text(
            "Halo {call}, {children} sudah waktunya imunisasi {doses}. Sebaiknya jangan menunggu "
            "posyandu berikutnya: bisa kapan saja di Puskesmas atau Pustu, gratis. Apakah bisa "
            "datang?",
            call=call,
            children=children,
            doses=named,
        )
    return text(
        "Halo {call}, {children} sudah waktunya imunisasi {doses}. Bisa di posyandu {posyandu} "
        "atau kapan saja di Puskesmas, gratis. Apakah bisa datang?",
        call=call,
        children=children,
        doses=named,
        posyandu=joined(posyandu),
    )


def template_of(register: Register, doses: dict[str, list[str]], *, cannot_wait: bool) -> Template:
    """Fill the approved template; one of them sends nobody to a posyandu that comes too late."""
    codes: dict[Child, tuple[str, ...]] = {
        register.child(int(child)): tuple(given) for child, given in doses.items()
    }
    spoken = (
        register.speaker.full_call,
        joined([called(register, child) for child in codes]),
        doses_of(register, codes, is_only_child=len(codes) == 1),
    )
    if cannot_wait:
        return Template(name="pengingat_imunisasi_segera", variables=spoken)
    posts = dict.fromkeys(child.posyandu_id for child in codes)
    posyandu = joined([register.posyandu(post).name for post in posts])
    return Template(name="pengingat_imunisasi", variables=(*spoken, posyandu))


async def vaccine_reminder_answered(
    chat: Chat, register: Register, *, children: list[int], answer: str, reason: str
) -> object:
    """Thank for the answer; an ill child waits, and the midwife is offered."""
    call = short_call(register.speaker)
    if answer == COMING:
        chat.say(text("Terima kasih, {call}. Mohon bawa Buku KIA ya 🙂", call=call))
        return None
    if reason == "SAKIT":
        return await sick(chat, register, tuple(register.child(child) for child in children))
    chat.say(
        lines(
            text("Tidak apa-apa, {call}.", call=call),
            text("Kalau sudah bisa, imunisasinya boleh kapan saja di Puskesmas, gratis."),
        )
    )
    return None
