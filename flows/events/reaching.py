"""How far an event reached, in counts by RT; small ones are hidden from the district."""

from datetime import datetime, timedelta

from dialog.chat import Chat
from dialog.spoken import full_date, percent
from dialog.texts import lines, text
from domain.events import Event
from domain.people import RoleKind
from domain.reach import HiddenReach, Hiding, Reach, altogether, hidden
from domain.register import Register
from domain.small_counts import FEWEST_SHOWN
from flows.events.which import has_come, is_told, which_event
from flows.events.words import event_and_day

KNOWING = (
    RoleKind.VILLAGE_OFFICER,
    RoleKind.COORDINATOR,
    RoleKind.MIDWIFE,
    RoleKind.PUSKESMAS,
)
MOST_PLACES = 20
SETTLED_AFTER = timedelta(days=14)


async def event_reach(
    chat: Chat, register: Register, *, event: int | None = None, words: str = ""
) -> None:
    """Say of those entitled who was told, came and was served."""
    told = await which_event(chat, register, is_told, words=words, event=event)
    if told is None:
        chat.say(text("Belum ada kegiatan yang diumumkan."))
        return
    if any(register.speaker.has(kind) for kind in KNOWING):
        places = register.reach_of(told.id)
        chat.say(_in_full(told, places))
        if (said := _opinions(register, told)) is not None:
            chat.say(said)
        return
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if own:
        chat.say(_in_full(told, register.reach_of(told.id, own)))
        return
    chat.say(_for_the_team(register, told))


async def not_reached(
    chat: Chat, register: Register, *, event: int | None = None, words: str = ""
) -> None:
    """List the places where people entitled have got nothing, those with most first."""
    held = await which_event(chat, register, _is_known, words=words, event=event)
    if held is None:
        chat.say(text("Belum ada kegiatan yang sudah berlangsung."))
        return
    own = () if _knows_all(register) else register.speaker.posyandu_ids(RoleKind.CADRE)
    if not own and not _knows_all(register):
        chat.say(_for_the_team(register, held))
        return
    places = [place for place in register.reach_of(held.id, own) if place.unserved]
    if not places:
        chat.say(text("{event}: semua yang berhak sudah dilayani.", event=event_and_day(held)))
        return
    places.sort(key=lambda place: (-place.unserved, place.rt))
    chat.say(
        lines(
            text("{event}, yang belum merasakan manfaat:", event=event_and_day(held)),
            *(
                text(
                    "{place}: {unserved} dari {entitled}",
                    place=_place(place),
                    unserved=place.unserved,
                    entitled=place.entitled,
                )
                for place in places[:MOST_PLACES]
            ),
        )
    )


def _knows_all(register: Register) -> bool:
    return any(register.speaker.has(kind) for kind in KNOWING)


def _is_known(event: Event, now: datetime) -> bool:
    return has_come(event, now)


def _in_full(event: Event, places: tuple[Reach, ...]) -> str:
    whole = altogether(places)
    return lines(
        text("Jangkauan {event}:", event=event_and_day(event)),
        text(
            "Berhak {entitled}, dikabari {told}, datang {came}, dilayani {served} ({share}).",
            entitled=whole.entitled,
            told=whole.told,
            came=whole.came,
            served=whole.served,
            share=percent(whole.served, whole.entitled) if whole.entitled else "0%",
        ),
        *(
            text(
                "{place}: berhak {entitled}, dikabari {told}, datang {came}, dilayani {served}",
                place=_place(place),
                entitled=place.entitled,
                told=place.told,
                came=place.came,
                served=place.served,
            )
            for place in places[:MOST_PLACES]
        ),
    )


def _place(place: Reach) -> str:
    return text("RT {rt}", rt=place.rt) if place.rt else text("RT belum diketahui")


def _for_the_team(register: Register, event: Event) -> str:
    """Count for the sub-district's team, once the figures stand still.

    Of figures that still grow, what a day added would tell by subtraction who that was.
    """
    settled_on = event.on + SETTLED_AFTER if event.on is not None else None
    if settled_on is not None and register.now.date() < settled_on:
        return text(
            "Jangkauan {event} bisa dilihat mulai {day}, sesudah semuanya tercatat.",
            event=event_and_day(event),
            day=full_date(settled_on),
        )
    return _hidden(event, hidden(altogether(register.reach_of(event.id))))


def _hidden(event: Event, counts: HiddenReach) -> str:
    return lines(
        text("Jangkauan {event}:", event=event_and_day(event)),
        text(
            "Berhak {entitled}, dikabari {told}, datang {came}, dilayani {served}.",
            entitled=_count(counts.entitled),
            told=_count(counts.told),
            came=_count(counts.came),
            served=_count(counts.served),
        ),
        text("Angka kecil disembunyikan."),
    )


def _count(figure: int | Hiding) -> str:
    match figure:
        case Hiding.SMALL:
            return text("kurang dari 5")
        case Hiding.REST:
            return text("(disembunyikan)")
        case _:
            return str(figure)


def _opinions(register: Register, event: Event) -> str | None:
    """Say what was answered afterwards, once enough have answered to hide each of them."""
    opinions = register.event_opinions(event.id)
    satisfied = {answer: opinions.of("satisfied", answer) for answer in _SATISFIED}
    informed = {answer: opinions.of("informed", answer) for answer in _INFORMED}
    if sum(satisfied.values()) < FEWEST_SHOWN:
        return None
    return lines(
        text(
            "Pelayanan: puas {satisfied}, biasa saja {so_so}, kurang puas {dissatisfied}.",
            **satisfied,
        ),
        text(
            "Kabarnya: tepat waktu {in_time}, terlambat {late}, tidak dapat {not_told}.",
            **informed,
        ),
    )


_SATISFIED = ("satisfied", "so_so", "dissatisfied")
_INFORMED = ("in_time", "late", "not_told")
