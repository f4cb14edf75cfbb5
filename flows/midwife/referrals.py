"""RUJUK: who waits for the midwife today, and sending one more child."""

from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import SendToMidwife
from domain.people import Child, RoleKind, Weighing
from domain.register import Register
from domain.screening.records import ScreeningTask
from domain.visit import look_at
from flows.cadre.growth.result import finding_words
from flows.cadre.stages.seen import look, main_finding
from flows.cadre.who.which_child import which_child
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Take 'rujuk dimas' as a child to be sent, 'rujukan' as a question."""
    return Opening(subject={"sends": True}, given={"child": words}) if words.strip() else Opening()


async def refer(chat: Chat, register: Register, *, sends: bool = False) -> object:
    """Send a named child, or list who waits."""
    if sends and register.speaker.has(RoleKind.CADRE):
        return await _send(chat, register)
    waiting = [register.child(child_id) for child_id in register.waiting_for_midwife(chat.today)]
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if not _sees_the_village(register):
        waiting = [child for child in waiting if child.posyandu_id in own]
    grown_up = _grown_up(register, chat.today)
    if not waiting and not grown_up:
        chat.say(
            lines(
                text("Hari ini belum ada yang dikirim ke bidan."),
                text("Untuk mengirim, ketik RUJUK dan nama anaknya.") if own else "",
            )
        )
        return None
    chat.say(
        lines(
            text("Menunggu bidan hari ini: {count} orang.", count=len(waiting) + len(grown_up))
            if grown_up
            else text("Menunggu bidan hari ini: {count} anak.", count=len(waiting)),
            *(_line(register, child) for child in waiting),
            *(_line_of_task(register, task) for task in grown_up),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        )
    )
    return None


def _sees_the_village(register: Register) -> bool:
    return register.speaker.has(RoleKind.MIDWIFE) or register.speaker.has(RoleKind.PUSKESMAS)


def _grown_up(register: Register, on: date) -> list[ScreeningTask]:
    """List those who are no under-fives and were sent openly that day, each once."""
    posyandu = (
        tuple(each.id for each in register.all_posyandu())
        if _sees_the_village(register)
        else register.speaker.posyandu_ids(RoleKind.CADRE)
    )
    sent = {
        task.resident_id: task
        for task in register.open_screening_tasks(posyandu)
        if task.on == on and not task.is_private
    }
    return list(sent.values())


def _line_of_task(register: Register, task: ScreeningTask) -> str:
    who = register.resident(task.resident_id)
    posyandu = register.posyandu(who.posyandu_id).name
    found = main_finding(look(register, task.screening_id)) if task.screening_id else ""
    if not found:
        return text("- {child} ({posyandu})", child=who.name, posyandu=posyandu)
    return text(
        "- {child} ({posyandu}): {finding}", child=who.name, posyandu=posyandu, finding=found
    )


def _line(register: Register, child: Child) -> str:
    weighing = _last(register, child)
    found = finding_words(look_at(register, register.village, weighing)) if weighing else ""
    posyandu = register.posyandu(child.posyandu_id).name
    if not found:
        return text("- {child} ({posyandu})", child=child.name, posyandu=posyandu)
    return text(
        "- {child} ({posyandu}): {finding}", child=child.name, posyandu=posyandu, finding=found
    )


def _last(register: Register, child: Child) -> Weighing | None:
    weighings = register.weighings(child.id)
    return weighings[-1] if weighings else None


async def _send(chat: Chat, register: Register) -> object:
    child = await which_child(chat, register, text("Siapa yang dikirim ke bidan? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    weighing = _last(register, child)
    if weighing is None:
        chat.say(
            text(
                "{child} belum pernah ditimbang. Timbang dulu, lalu kirim ke bidan.",
                child=child.first_name,
            )
        )
        return None
    picked = await chat.ask(
        "send",
        text(
            "Kirim {child} ke bidan? {finding}.",
            child=child.name,
            finding=finding_words(look_at(register, register.village, weighing)).capitalize(),
        ),
        one_of(
            choice("midwife", text("Kirim ke bidan"), "RUJUK", "YA"),
            choice("leave", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "leave":
        return Go(flow="nothing_saved")
    return SendToMidwife(weighing=weighing.id)
