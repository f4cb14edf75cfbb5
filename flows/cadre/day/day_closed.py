"""After a day was closed: who needs a visit, a form for the group, and who else is told."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import day_month, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import add_months
from domain.commands_family import ApproveDay
from domain.growth.categories import Nutrition
from domain.indicators import figures_of_day
from domain.people import Child, PosyanduDay, RoleKind
from domain.register import Register
from domain.visit import Visit, look_at
from flows.cadre.day.closing import not_weighed
from flows.cadre.day.recap_words import group_words, recap_line, recap_words
from flows.cadre.growth.absence import NOT_WEIGHED, reason_words
from flows.cadre.who.namesakes import spoken_name
from flows.yielding import one_of_unless


def _day(register: Register, posyandu: int) -> PosyanduDay:
    day = register.last_day(posyandu)
    if day is None:
        raise ValueError("no day of this posyandu was ever opened")
    return day


async def day_closed(chat: Chat, register: Register, *, posyandu: int) -> object:
    """Thank the cadres, and name who needs a visit."""
    day = _day(register, posyandu)
    cadres = register.holders(RoleKind.CADRE, posyandu_id=posyandu)
    names = [register.speaker.call, *(c.call for c in cadres if c.id != register.speaker.id)]
    midwives = register.holders(RoleKind.MIDWIFE)
    picked = await chat.ask(
        "next",
        lines(
            text(
                "✅ Posyandu {date} ditutup. Terima kasih, {cadres} 🙏",
                date=day_month(day.held_on),
                cadres=joined(names),
            ),
            text("Rekap dikirim ke {midwife} untuk diperiksa.", midwife=midwives[0].call)
            if midwives
            else "",
            _visits_in_short(register, day),
        ),
        one_of_unless(
            choice("visits", text("Daftar kunjungan"), "KUNJUNGAN"),
            choice("group", text("Versi untuk grup"), "grup"),
            choice("menu", text("Menu"), "MENU", "SELESAI"),
            commands=("KUNJUNGAN",),
        ),
    )
    if picked == "menu":
        return Go(flow="menu")
    flow = "visits_after_day" if picked == "visits" else "group_version"
    return Go(flow=flow, subject={"posyandu": posyandu})


def _visits_in_short(register: Register, day: PosyanduDay) -> str:
    """Name those with a known reason; the others are counted."""
    everybody = register.children_of_posyandu(day.posyandu_id)
    visits = _to_visit(register, day)
    named = [f"{spoken_name(child, everybody)} ({why})" for child, why in visits if why]
    others = sum(1 for _child, why in visits if not why)
    if others:
        named.append(text("{count} anak yang belum datang", count=others))
    return text("Perlu dikunjungi: {names}.", names=", ".join(named)) if named else ""


def _to_visit(register: Register, day: PosyanduDay) -> list[tuple[Child, str]]:
    """List the absent, with the reason or nothing when it is not known, and the urgent ones."""
    known = register.absences_on(day.posyandu_id, day.held_on)
    absent = [
        (child, reason_words(known.get(child.id, "")))
        for child in not_weighed(register, day)
        if known.get(child.id) != NOT_WEIGHED
    ]
    visits = (
        look_at(register, register.village, weighing)
        for weighing in register.weighed_on(day.posyandu_id, day.held_on)
    )
    seen = [(visit.child, _why_visited(visit)) for visit in visits]
    return [*absent, *((child, why) for child, why in seen if why)]


def _why_visited(visit: Visit) -> str:
    """Say why a weighed child is to be seen at home, or nothing."""
    if _is_urgent(visit):
        return text("rujukan")
    return text("2 kali tidak naik") if visit.judged.is_2t else ""


def _is_urgent(visit: Visit) -> bool:
    """Tell whether a weighed child is to be seen at home: gizi buruk, or wasted and not rising."""
    is_wasted = visit.nutrition in (Nutrition.WASTED, Nutrition.SEVERELY_WASTED)
    return visit.needs_midwife_today or (visit.did_not_rise and is_wasted)


async def visits_after_day(chat: Chat, register: Register, *, posyandu: int) -> None:
    """List whom to visit, with where they live."""
    found = _to_visit(register, _day(register, posyandu))
    if not found:
        chat.say(text("Tidak ada yang perlu dikunjungi. Semua balita sudah datang 🙂"))
        return
    chat.say(
        lines(
            text("Perlu dikunjungi:"),
            *(
                text(
                    "{child}, ibu {mother}, RT {rt}: {why}",
                    child=child.name,
                    mother=child.mother_name,
                    rt=child.rt,
                    why=why or text("belum datang"),
                )
                for child, why in found
            ),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        )
    )


async def group_version(chat: Chat, register: Register, *, posyandu: int) -> None:
    """Give a text without names that may be passed on to a group."""
    day = _day(register, posyandu)
    place = register.posyandu(posyandu)
    coming = register.next_day(posyandu, add_months(day.held_on.replace(day=1), 1))
    chat.say(text("Ini versi tanpa nama, aman untuk grup:"))
    chat.say(
        group_words(figures_of_day(register, posyandu, day.held_on), place, day.held_on, coming)
    )


async def colleague_closed(
    chat: Chat, register: Register, *, posyandu: int, closed_by: int
) -> None:
    """Tell another cadre of the posyandu that the day is closed."""
    day = _day(register, posyandu)
    figures = figures_of_day(register, posyandu, day.held_on)
    chat.say(
        text(
            "Posyandu {posyandu}, {date} sudah ditutup {cadre}. "
            "{done} dari {all} anak ditimbang. Terima kasih, {sapaan} 🙏",
            posyandu=register.posyandu(posyandu).name,
            date=day_month(day.held_on),
            cadre=register.person(closed_by).call,
            done=figures.weighed,
            all=figures.everybody,
            sapaan=register.speaker.call,
        )
    )


async def recap_ready(
    chat: Chat, register: Register, *, day: int, posyandu: int, in_detail: bool = False
) -> object:
    """Show the midwife the recap of a closed day, which she may approve."""
    closed, place = _day(register, posyandu), register.posyandu(posyandu)
    figures = figures_of_day(register, posyandu, closed.held_on)
    approve = choice("approve", text("Setujui"), "YA", "setujui")
    if in_detail:
        in_full = lines(
            recap_words(figures, place, closed.held_on),
            *_alarms(register, closed),
        )
        picked = await chat.ask(
            "approve",
            in_full,
            one_of(
                approve,
                choice("one_by_one", text("Periksa satu satu"), "periksa"),
                choice("back", text("Kembalikan"), "TIDAK"),
            ),
        )
        if picked != "approve":
            return Go(flow="review_recap", subject={"posyandu": posyandu, "way": picked})
        return ApproveDay(day=day, posyandu=posyandu)
    picked = await chat.ask(
        "next",
        recap_line(figures, place, closed.held_on),
        one_of(choice("detail", text("Lihat rincian"), "REKAP", "lihat"), approve),
    )
    if picked == "detail":
        return Go(flow="recap_ready", subject={"day": day, "posyandu": posyandu, "in_detail": True})
    return ApproveDay(day=day, posyandu=posyandu)


def _alarms(register: Register, day: PosyanduDay) -> list[str]:
    """Name for the midwife the children of a day with 2T, below red and above orange."""
    everybody = register.children_of_posyandu(day.posyandu_id)
    visits = [
        look_at(register, register.village, weighing)
        for weighing in register.weighed_on(day.posyandu_id, day.held_on)
    ]

    def named(found: list[Visit]) -> str:
        return ", ".join(spoken_name(visit.child, everybody) for visit in found)

    twice = [visit for visit in visits if visit.judged.is_2t]
    below = [visit for visit in visits if visit.judged.is_below_red_line]
    above = [visit for visit in visits if visit.judged.is_above_orange_line]
    return [
        text("2T: {count} ({names})", count=len(twice), names=named(twice)) if twice else "",
        text("BGM: {count} ({names})", count=len(below), names=named(below)) if below else "",
        text("Di atas garis oranye: {count} ({names})", count=len(above), names=named(above))
        if above
        else "",
    ]


async def day_approved(chat: Chat, register: Register, *, posyandu: int) -> None:
    """Confirm to the midwife that a recap is approved."""
    day = _day(register, posyandu)
    chat.say(
        text(
            "✅ Rekap {date} disetujui.",
            date=day_month(day.held_on),
        )
    )


async def recap_approved(
    chat: Chat, register: Register, *, posyandu: int, approved_by: int
) -> None:
    """Tell the cadre who closed a day that its recap is approved."""
    chat.say(
        text(
            "Rekap {date} sudah disetujui {midwife}. Terima kasih, datanya rapi 👏",
            date=day_month(_day(register, posyandu).held_on),
            midwife=register.person(approved_by).call,
        )
    )
