"""What a cadre may look up: one child's data, the growth card, and who was weighed today."""

from collections.abc import Mapping
from datetime import timedelta

from dialog.answers import choice
from dialog.chat import Chat
from dialog.spoken import age, day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.people import Child, RoleKind
from domain.register import Register
from domain.visit import look_at
from flows.cadre.growth.absence import LATER, NOT_WEIGHED, reason_words
from flows.cadre.growth.offers_about import offers_about
from flows.cadre.growth.result import measures_line, nutrition_words
from flows.cadre.register.registration_words import sex_words
from flows.cadre.who.namesakes import spoken_name
from flows.cadre.who.which_child import which_child
from flows.entry import Opening

LATELY = timedelta(days=7)
"""For so long somebody who asks who did not come means the day that is over."""


def opens(words: str) -> Opening:
    """Take the words after the command as a name."""
    return Opening(given={"child": words} if words.strip() else {})


async def find_child(chat: Chat, register: Register) -> object:
    """Look one child up by name."""
    child = await which_child(
        chat, register, text("Siapa yang dicari? Ketik namanya."), grown_up="resident_found"
    )
    if not isinstance(child, Child):
        return child
    return Go(flow="child_found", subject={"child": child.id})


async def child_found(chat: Chat, register: Register, *, child: int) -> object:
    """Show what is known of a child, and offer what may be done."""
    known = register.child(child)
    picked = await chat.ask(
        "next",
        lines(
            text(
                "{child}, {sex}, {age}",
                child=known.name,
                sex=sex_words(known.sex),
                age=age(completed_months(known.born_on, chat.today)),
            ),
            text("Ibu: {mother}, RT {rt}", mother=known.mother_name, rt=known.rt),
            _last_words(register, known),
        ),
        offers_about(
            register,
            child,
            choice("weigh", text("Timbang"), "TIMBANG"),
            choice("card", text("Kartu"), "KARTU"),
            choice("menu", text("Menu"), "MENU", "SELESAI"),
        ),
    )
    if picked == "weigh":
        return Go(flow="weighing", subject={"child_id": child})
    if picked == "card":
        return Go(flow="cadre_card", subject={"child_id": child})
    return Go(flow="menu")


def _last_words(register: Register, child: Child) -> str:
    past = register.weighings(child.id)
    if not past:
        return text("Belum pernah ditimbang di posyandu.")
    visit = look_at(register, register.village, past[-1])
    status = nutrition_words(visit.nutrition)
    return lines(
        text(
            "Terakhir {date}: {measures}",
            date=day_month(past[-1].on),
            measures=measures_line(visit),
        ),
        f"{status[:1].upper()}{status[1:]}." if status else "",
    )


async def progress(chat: Chat, register: Register) -> None:
    """Tell how many were weighed today, and who was not."""
    for posyandu in register.speaker.posyandu_ids(RoleKind.CADRE):
        day = register.open_day(posyandu)
        if day is None:
            continue
        weighed = {weighing.child_id for weighing in register.weighed_on(posyandu, day.held_on)}
        everybody = register.children_of_posyandu(posyandu)
        left = [child for child in everybody if child.id not in weighed]
        reasons = register.absences_on(posyandu, day.held_on)
        waiting = [child for child in left if reasons.get(child.id, LATER) == LATER]
        unwilling = [child for child in left if reasons.get(child.id) == NOT_WEIGHED]
        absent = [child for child in left if child not in (*waiting, *unwilling)]
        chat.say(
            lines(
                text(
                    "{done} dari {all} anak ditimbang.",
                    done=len(everybody) - len(left),
                    all=len(everybody),
                ),
                text("Belum: {names}.", names=_names(waiting, everybody)) if waiting else "",
                text("Tidak hadir: {names}.", names=_names(absent, everybody)) if absent else "",
                text("Tidak mau ditimbang: {names}.", names=_names(unwilling, everybody))
                if unwilling
                else "",
            )
        )
        return
    past = _who_stayed_away(register)
    chat.say(past or text("Hari posyandu belum dibuka, jadi belum ada yang ditimbang."))


def _who_stayed_away(register: Register) -> str:
    """Name those not weighed on the last day of each own posyandu, while it is not long ago."""
    today = register.now.date()
    said = []
    for posyandu in register.speaker.posyandu_ids(RoleKind.CADRE):
        day = register.last_day(posyandu)
        if day is None or not timedelta() < today - day.held_on <= LATELY:
            continue
        weighed = {weighing.child_id for weighing in register.weighed_on(posyandu, day.held_on)}
        everybody = register.children_of_posyandu(posyandu)
        reasons = register.absences_on(posyandu, day.held_on)
        left = [child for child in everybody if child.id not in weighed]
        said.append(
            text(
                "Belum datang {day}: {names}.",
                day=day_month(day.held_on),
                names=", ".join(_with_reason(child, everybody, reasons) for child in left),
            )
            if left
            else text("Semua anak datang {day} 👍", day=day_month(day.held_on))
        )
    return lines(*said)


def _with_reason(child: Child, others: tuple[Child, ...], reasons: Mapping[int, str]) -> str:
    name = spoken_name(child, others)
    reason = reasons.get(child.id, "")
    known = reason and reason not in (LATER, NOT_WEIGHED)
    return f"{name} ({reason_words(reason)})" if known else name


def _names(children: list[Child], others: tuple[Child, ...]) -> str:
    return ", ".join(spoken_name(child, others) for child in children)
