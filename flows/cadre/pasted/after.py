"""What follows a pasted list: what was saved, what is left, and who needs the midwife."""

from typing import Any

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_pastes import SendPasted
from domain.kms import Code
from domain.people import Child, Weighing
from domain.register import Register
from domain.visit import Visit
from flows.cadre.growth.absence import LATER, NOT_WEIGHED
from flows.cadre.growth.result import finding_words
from flows.cadre.pasted.grown_ups import (
    examined_by,
    examined_findings,
    examined_now,
    examined_words,
    to_be_sent,
)
from flows.cadre.pasted.told import growth_of, told_of
from flows.cadre.stages.people import short_name
from flows.cadre.stages.seen import look, values_line
from flows.cadre.who.namesakes import spoken_name, spoken_near
from flows.cadre.who.which_child import short_measures

MOST_NAMES = 12
LONGEST_LABEL = 20


async def paste_summary(
    chat: Chat,
    register: Register,
    *,
    read: int,
    weighings: list[int],
    screenings: list[int],
    others: int,
    capsules: int,
    same: list[int],
    same_grown_up: list[int],
    guessed: list[list[str]],
    left: int,
    next_line: str,
    rest: dict[str, Any],
) -> Go:
    """Say what was read and saved, then begin with what needs checking."""
    near = register.children_of_posyandu(rest["posyandu"])
    visits = [growth_of(register, register.weighing(number)) for number in weighings]
    examined = [look(register, number) for number in screenings]
    waiting = len(rest["waiting"])
    chat.say(
        lines(
            text("Saya baca {count} baris.", count=read),
            *examined_now(register, examined),
            _saved(visits, near) if visits or not examined else "",
            examined_words(register, examined),
            text("✅ Catatan lain tersimpan: {count}.", count=others) if others else "",
            *_findings(visits, near),
            *examined_findings(register, examined),
            text("💊 Vitamin A dicatat: {count} anak.", count=capsules) if capsules else "",
            _same(register, same, same_grown_up, near),
            *_guessed(guessed),
            _too_long(left, next_line),
            _to_check(waiting),
        )
    )
    if waiting:
        return Go(flow="pasted_line", subject=rest)
    return Go(
        flow="paste_done",
        subject={name: rest[name] for name in ("paste", "posyandu", "later", "listed")},
    )


def _saved(visits: list[Visit], near: tuple[Child, ...]) -> str:
    if not visits:
        return text("Belum ada penimbangan yang tersimpan.")
    names = ", ".join(spoken_name(visit.child, near) for visit in visits)
    saved = text("✅ {count} tersimpan: {names}.", count=len(visits), names=names)
    rose = all(visit.code is not None and visit.code.code is Code.ROSE for visit in visits)
    return f"{saved} {text('Semua NAIK (N).')}" if rose else saved


def _findings(visits: list[Visit], near: tuple[Child, ...]) -> list[str]:
    """Name the results that need something done."""
    today = [visit for visit in visits if visit.needs_midwife_today]
    later = [visit for visit in visits if visit.needs_midwife and visit not in today]
    named = [f"{spoken_name(visit.child, near)} ({finding_words(visit)})" for visit in later]
    return [
        text(
            "🔴 Perlu bertemu bidan HARI INI: {names}.",
            names=", ".join(spoken_name(visit.child, near) for visit in today),
        )
        if today
        else "",
        text("👉 Perlu diperiksa bidan: {names}.", names=", ".join(named)) if named else "",
    ]


def _same(register: Register, same: list[int], grown_up: list[int], near: tuple[Child, ...]) -> str:
    names = ", ".join(
        (
            *(spoken_name(register.child(child), near) for child in same),
            *(short_name(register, register.resident(number)) for number in grown_up),
        )
    )
    if not names:
        return ""
    return text("Sudah tercatat sebelumnya, tidak disimpan dua kali: {names}.", names=names)


def _guessed(guessed: list[list[str]]) -> list[str]:
    return [
        text('Saya baca "{typed}" sebagai {child}.', typed=typed, child=name)
        for typed, name in guessed
    ]


def _too_long(left: int, next_line: str) -> str:
    if not left:
        return ""
    return text(
        'Masih ada {count} baris yang belum saya baca. Mohon tempel lagi mulai dari: "{line}"',
        count=left,
        line=next_line[:60],
    )


def _to_check(waiting: int) -> str:
    if waiting == 0:
        return ""
    if waiting == 1:
        return text("❗ 1 perlu dicek.")
    return text("❗ {count} perlu dicek. Kita bahas satu per satu, ya.", count=waiting)


async def paste_done(
    chat: Chat,
    register: Register,
    *,
    paste: int,
    posyandu: int,
    later: list[dict[str, Any]],
    listed: dict[str, str],
    last: dict[str, Any] | None = None,
) -> object:
    """Say what is left of the day, and offer what comes next."""
    saved = saved_by(register, paste)
    unsent = _unsent(register, saved)
    examined = examined_by(register, paste)
    unsent_grown_up = to_be_sent(register, examined)
    new = later[0] if later else None
    picked = await chat.ask(
        "next",
        lines(
            told_of(register, last),
            *_of_the_day(register, posyandu, only_grown_ups=bool(examined) and not saved),
            text("Belum terdaftar: {names}.", names=", ".join(each["name"] for each in later))
            if later
            else "",
        ),
        one_of(
            *_offers(
                new,
                has_unsent=bool(unsent or unsent_grown_up),
                has_saved=bool(saved or examined),
            )
        ),
    )
    if picked == "register" and new is not None and "resident" in new:
        return Go(flow="register_resident", subject=new["resident"], given={"name": new["name"]})
    if picked == "register" and new is not None:
        return Go(
            flow="register_child",
            subject={"measured": new["measured"]},
            given={"name": new["name"]},
        )
    if picked == "midwife":
        return SendPasted(
            weighings=tuple(weighing.id for weighing in unsent),
            screenings=tuple(seen.screening.id for seen in unsent_grown_up),
        )
    if picked in ("more", "menu"):
        return Go(flow="how_to_paste" if picked == "more" else "menu")
    flow = "paste_overview" if picked == "overview" else "undo_paste"
    return Go(flow=flow, subject={"paste": paste})


def _offers(new: dict[str, Any] | None, *, has_unsent: bool, has_saved: bool) -> tuple[Choice, ...]:
    first = [choice("more", text("Tambah lagi"), "LANJUT", "lagi")]
    if has_unsent:
        first = [choice("midwife", text("Kirim ke bidan"), "RUJUK")]
    if new is not None:
        label = text("Daftar {child}", child=new["name"])[:LONGEST_LABEL].strip()
        first = [choice("register", label, "DAFTAR"), *(first if has_unsent else [])]
    if not has_saved:
        return (*first, choice("menu", text("Menu"), "MENU", "SELESAI"))
    offers = (
        *first,
        choice("overview", text("Lihat ringkasan"), "REKAP", "lihat"),
        choice("undo", text("Urungkan tempelan"), "URUNGKAN"),
    )
    # At most three buttons: the overview gives way.
    return offers if len(offers) <= 3 else (*first, offers[-1])  # noqa: PLR2004


def _of_the_day(register: Register, posyandu: int, *, only_grown_ups: bool) -> tuple[str, ...]:
    day = register.open_day(posyandu)
    if day is None or only_grown_ups:
        return (text("Selesai."),)
    everybody = register.children_of_posyandu(posyandu)
    weighed = {weighing.child_id for weighing in register.weighed_on(posyandu, day.held_on)}
    reasons = register.absences_on(posyandu, day.held_on)
    left = [child for child in everybody if child.id not in weighed]
    absent = [c for c in left if reasons.get(c.id, LATER) not in (LATER, NOT_WEIGHED)]
    waiting = [c for c in left if reasons.get(c.id, LATER) == LATER]
    progress = text(
        "Selesai. {done} dari {all} anak ditimbang.",
        done=len(everybody) - len(left),
        all=len(everybody),
    )
    second = " ".join(
        part
        for part in (
            text("Belum: {names}.", names=_names(waiting, everybody)) if waiting else "",
            text("Tidak hadir: {names}.", names=_names(absent, everybody)) if absent else "",
        )
        if part
    )
    return progress, second


def _names(children: list[Child], others: tuple[Child, ...]) -> str:
    names = [spoken_name(child, others) for child in children[:MOST_NAMES]]
    more = len(children) - len(names)
    said = ", ".join(names)
    return text("{names}, dan {count} lagi", names=said, count=more) if more else said


def saved_by(register: Register, paste: int) -> list[Weighing]:
    """List the weighings of a pasted list that stand, in the order they were saved."""
    numbers = [
        number
        for change in reversed(register.saved_with_paste(paste))
        for number in change.added.get("weighing", ())
    ]
    return [register.weighing(number) for number in numbers]


def _unsent(register: Register, weighings: list[Weighing]) -> list[Weighing]:
    """Choose the weighings whose child needs the midwife and is not on her list."""
    return [
        weighing
        for weighing in weighings
        if growth_of(register, weighing).needs_midwife
        and not register.is_sent_to_midwife(weighing.child_id, weighing.on)
    ]


async def paste_overview(chat: Chat, register: Register, *, paste: int) -> object:
    """List what a pasted list has saved, and offer to send on who needs the midwife."""
    weighings = saved_by(register, paste)
    examined = examined_by(register, paste)
    if not (weighings or examined):
        chat.say(text("Tidak ada penimbangan dari tempelan itu."))
        return None
    words = lines(
        text("Dari tempelan tadi:"),
        *(
            text(
                "{child}: {measures}",
                child=register.child(weighing.child_id).name,
                measures=short_measures(weighing),
            )
            for weighing in weighings
        ),
        *(
            text("{child}: {measures}", child=seen.resident.name, measures=values_line(seen))
            for seen in examined
        ),
        text("Ada yang salah? Contoh: ralat Ani 8,3"),
    )
    unsent = _unsent(register, weighings)
    unsent_grown_up = to_be_sent(register, examined)
    if not (unsent or unsent_grown_up):
        chat.say(words)
        return None
    picked = await chat.ask(
        "send",
        words,
        one_of(
            choice("midwife", text("Kirim ke bidan"), "RUJUK"),
            choice("more", text("Tambah lagi"), "LANJUT", "lagi"),
        ),
    )
    if picked == "more":
        return Go(flow="how_to_paste")
    return SendPasted(
        weighings=tuple(weighing.id for weighing in unsent),
        screenings=tuple(seen.screening.id for seen in unsent_grown_up),
    )


async def pasted_sent(
    chat: Chat, register: Register, *, children: list[int], residents: list[int]
) -> None:
    """Tell the cadre who is on the midwife's list now."""
    names = (
        *(spoken_near(register, register.child(child)) for child in children),
        *(short_name(register, register.resident(number)) for number in residents),
    )
    chat.say(text("✅ Masuk daftar bidan hari ini: {names}.", names=", ".join(names)))
