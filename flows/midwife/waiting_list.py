"""What a midwife has to look at: those sent to her and not seen yet, and controls."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.messages import Choice
from dialog.spoken import day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.register import Register
from domain.screening import Resident, Urgency
from flows.cadre.stages.people import short_name

MOST_ROWS = 9


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One row of the list."""

    label: str
    name: str
    why: str
    go: Go
    is_child: bool = True


async def waiting_list(chat: Chat, register: Register, *, skipped: int = 0) -> object:
    """List who waits, to be opened one by one."""
    waiting = waiting_for(register)
    if not waiting:
        chat.say(text("Hari ini belum ada yang dikirim ke bidan."))
        return None
    shown = waiting[skipped : skipped + MOST_ROWS]
    rows: list[Choice] = [
        choice(str(place), each.label[:24], each.name, description=each.why[:72])
        for place, each in enumerate(shown, skipped)
    ]
    if len(waiting) > skipped + MOST_ROWS:
        rows.append(choice("more", text("Lihat lainnya"), "LANJUT", "lainnya"))
    picked = await chat.ask(
        "row",
        lines(
            _counted(register, waiting),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        ),
        one_of(*rows, list_title=_title(waiting)),
    )
    if picked == "more":
        return Go(flow="waiting_list", subject={"skipped": skipped + MOST_ROWS})
    return waiting[int(picked)].go


def _counted(register: Register, waiting: list[Waiting]) -> str:
    if all(each.is_child for each in waiting):
        return text(
            "Menunggu {midwife}: {count} anak.", midwife=register.speaker.call, count=len(waiting)
        )
    return text(
        "Menunggu {midwife}: {count} orang.", midwife=register.speaker.call, count=len(waiting)
    )


def _title(waiting: list[Waiting]) -> str:
    are_children = all(each.is_child for each in waiting)
    return text("Pilih anak") if are_children else text("Pilih orang")


def waiting_for(register: Register) -> list[Waiting]:
    """List those of the village who wait for the midwife: urgent ones, referrals, controls."""
    posyandu = tuple(each.id for each in register.all_posyandu())
    tasks = residents_waiting(register, posyandu)
    urgent = [each for number, each in tasks.items() if number in _urgent(register, posyandu)]
    children = _children(register, posyandu)
    others = [each for each in tasks.values() if each not in urgent]
    return [*urgent, *children, *others, *_controls_of_residents(register, posyandu, set(tasks))]


def _urgent(register: Register, posyandu: tuple[int, ...]) -> set[int]:
    return {
        task.resident_id
        for task in register.open_screening_tasks(posyandu)
        if task.urgency >= Urgency.TODAY
    }


def residents_waiting(register: Register, posyandu: tuple[int, ...]) -> dict[int, Waiting]:
    """List those who are no under-fives by their number, the gravest reason of each."""
    found: dict[int, Waiting] = {}
    tasks = register.open_screening_tasks(posyandu)
    for task in sorted(tasks, key=lambda each: -each.urgency):
        resident = register.resident(task.resident_id)
        place = register.posyandu(resident.posyandu_id).name
        why = (
            text("Catatan {day}, {posyandu}", day=day_month(task.on), posyandu=place)
            if task.is_private
            else text("Rujukan {day}, {posyandu}", day=day_month(task.on), posyandu=place)
        )
        go = Go(flow="referral_of_resident", subject={"task": task.id})
        found.setdefault(resident.id, _of_resident(register, resident, why, go))
    return found


def _of_resident(register: Register, resident: Resident, why: str, go: Go) -> Waiting:
    return Waiting(
        label=short_name(register, resident), name=resident.name, why=why, go=go, is_child=False
    )


def _controls_of_residents(
    register: Register, posyandu: tuple[int, ...], listed: set[int]
) -> list[Waiting]:
    today = register.now.date()
    return [
        _of_resident(
            register,
            register.resident(number),
            _control_words(result.control_on, today),
            Go(flow="result_of_resident", subject={"resident": number}),
        )
        for number, result in register.latest_resident_results(posyandu).items()
        if result.control_on is not None and result.control_on <= today and number not in listed
    ]


def _control_words(on: date, today: date) -> str:
    if on == today:
        return text("Kontrol hari ini")
    return text("Kontrol {day} belum datang", day=day_month(on))


def _children(register: Register, posyandu: tuple[int, ...]) -> list[Waiting]:
    today = register.now.date()
    found: dict[int, Waiting] = {}
    for referral in register.open_referrals(posyandu):
        child = register.child(referral.child_id)
        why = text(
            "Rujukan {day}, {posyandu}",
            day=day_month(referral.on),
            posyandu=register.posyandu(child.posyandu_id).name,
        )
        go = Go(flow="referral_of_child", subject={"referral": referral.id})
        found.setdefault(child.id, Waiting(label=child.first_name, name=child.name, why=why, go=go))
    for child_id, result in register.latest_examinations(posyandu).items():
        if result.control_on is None or result.control_on > today:
            continue
        child = register.child(child_id)
        why = _control_words(result.control_on, today)
        go = Go(flow="result_of_child", subject={"child": child_id})
        found.setdefault(child_id, Waiting(label=child.first_name, name=child.name, why=why, go=go))
    return list(found.values())
