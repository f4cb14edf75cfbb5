"""KUNJUNGAN: which homes, whom the cadre met there, how the child is, and when to go again."""

from datetime import date, timedelta

from dialog.answers import Either, Typed, choice, either, one_of
from dialog.answers_of_dates import a_coming_date
from dialog.chat import Chat, NotUnderstood
from dialog.input import words as written
from dialog.texts import text
from dialog.turn import Go
from domain.care import Met, State
from domain.commands import RecordWeighing
from domain.commands_of_care import RecordVisit
from domain.growth import Position, usual_position
from domain.people import Child, RoleKind
from domain.register import Register
from domain.visiting import ToVisit, to_visit
from flows.cadre.care.visit_answers import Found, HowIsTheChild, NextHome
from flows.cadre.care.visit_words import row_words
from flows.cadre.day.posyandu_day import When
from flows.cadre.growth.corrected_figures import give_ahead
from flows.cadre.growth.measuring import Asking
from flows.cadre.growth.recorded_before import recorded_on, whole
from flows.cadre.growth.weighing import measures
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import which_child
from flows.entry import Opening

MOST_ROWS = 9
MORE = "more"
NEXT_WEEK = timedelta(days=7)
LONGEST_SIGNS = 200
TOLD_DANGER = 2
"""Which kind of answer told a danger sign."""


def opens(words: str) -> Opening:
    """Take 'kunjungan hasan' as the home to begin with."""
    return Opening(subject={"named": True}, given={"child": words}) if words.strip() else Opening()


async def visits(
    chat: Chat, register: Register, *, named: bool = False, skipped: int = 0
) -> object:
    """List the homes to be visited, or begin with the one that was named."""
    if named:
        child = await which_child(chat, register, text("Kunjungan ke rumah siapa? Ketik namanya."))
        if not isinstance(child, Child):
            return child
        return Go(flow="home_visit", subject={"child": child.id})
    homes = homes_of(register, chat.today)
    shown = homes[skipped : skipped + MOST_ROWS]
    if not shown:
        chat.say(text("Tidak ada rumah yang perlu dikunjungi sekarang 🙂"))
        return None
    rows = [choice(str(h.child.id), h.child.first_name, description=row_words(h)) for h in shown]
    if len(homes) > skipped + MOST_ROWS:
        rows.append(choice(MORE, text("Lihat lainnya"), "LANJUT", "lainnya"))
    picked, is_empty = await chat.ask(
        "home",
        text("Ada {count} rumah:", count=len(homes)),
        NextHome(
            children=tuple(home.child for home in homes),
            offered=one_of(*rows, list_title=text("Pilih rumah")),
        ),
    )
    if picked == MORE:
        return Go(flow="visits", subject={"skipped": skipped + MOST_ROWS})
    return Go(flow="home_visit", subject={"child": int(picked), "is_empty": is_empty})


def homes_of(register: Register, today: date) -> tuple[ToVisit, ...]:
    """List the homes that the speaker is to visit."""
    return to_visit(register, register.speaker.posyandu_ids(RoleKind.CADRE), today)


async def home_visit(
    chat: Chat, register: Register, *, child: int, is_empty: bool = False
) -> object:
    """Ask whom the cadre met and how the child is; figures are weighed as ever."""
    visited = register.child(child)
    name = spoken_near(register, visited)
    met, signs = (Met.NOBODY, "") if is_empty else await _met(chat, name)
    if met is Met.DECLINED:
        return Go(flow="visit_refused", subject={"child": child})
    if met is Met.NOBODY:
        return await _nobody(chat, visited, name)
    chat.if_left(
        text("Tadi kunjungan {child} belum selesai.", child=name),
        keep=RecordVisit(child=child, met=met),
        keeps_itself=True,
    )
    if signs:
        return RecordVisit(child=child, met=met, state=State.DANGER, signs=signs)
    return await _how_it_is(chat, register, visited, met)


async def _how_it_is(chat: Chat, register: Register, visited: Child, met: Met) -> RecordVisit | Go:
    """Ask how the child is; figures written beside it are checked and kept with the visit."""
    child, name = visited.id, spoken_near(register, visited)
    found = await chat.ask("state", text("Bagaimana keadaan {child}?", child=name), HowIsTheChild())
    if found.state == State.DANGER:
        # A danger sign reaches the midwife even when the cadre writes nothing more.
        chat.if_left(
            text("Tadi kunjungan {child} belum selesai.", child=name),
            keep=RecordVisit(
                child=child, met=met, state=State.DANGER, signs=text("ada tanda bahaya")
            ),
            keeps_itself=True,
        )
        signs = found.signs or await _signs(chat, name)
        return RecordVisit(child=child, met=met, state=State.DANGER, signs=signs)
    if not found.figures:
        return RecordVisit(child=child, met=met, state=found.state)
    weighing = await _weighed(chat, register, visited, found)
    if isinstance(weighing, Go):
        return weighing
    return RecordVisit(child=child, met=met, state=found.state, weighing=weighing)


async def _met(chat: Chat, name: str) -> tuple[Met, str]:
    kind, answered = await chat.ask(
        "met", text("Kunjungan {child}. Bertemu siapa?", child=name), _who_was_met()
    )
    return (Met.PARENT, str(answered)) if kind == TOLD_DANGER else (Met(answered), "")


def _who_was_met() -> Either:
    """Take one of those who may open the door; a danger sign told at once is one as well."""
    return either(
        _declined(),
        one_of(
            choice(Met.PARENT, text("Ibu atau ayah"), "ibunya", "ayahnya", "bapaknya", "mamanya"),
            choice(Met.RELATIVE, text("Keluarga lain"), "nenek", "kakek", "tante", "neneknya"),
            choice(Met.NOBODY, text("Tidak ada orang"), "KOSONG"),
        ),
        _danger(),
    )


def _declined() -> Typed[str]:
    """Take words that tell that the family wants no visit; no button invites to it."""

    def read(typed: str, _today: date) -> str:
        if written.lexicon().intent(typed, among=("TOLAK_KUNJUNGAN", "MENOLAK", "TOLAK")) is None:
            raise NotUnderstood("")
        return str(Met.DECLINED)

    return Typed(reads=read, dumps=str, loads=str)


async def _nobody(chat: Chat, visited: Child, name: str) -> RecordVisit:
    chat.if_left(
        text("Tadi kunjungan {child} belum selesai.", child=name),
        keep=RecordVisit(child=visited.id, met=Met.NOBODY),
        keeps_itself=True,
    )
    kind, answered = await chat.ask(
        "again",
        text("Dicatat: {child}, tidak ada orang. Coba lagi kapan?", child=name),
        either(
            one_of(
                choice("tomorrow", text("Besok"), "besok", "bsk"),
                choice("week", text("Minggu depan"), "minggu depan", "pekan depan"),
                choice("never", text("Tidak usah"), "TIDAK", "LEWATI"),
            ),
            a_coming_date(text("Pilih Besok, Minggu depan, atau tulis tanggalnya. Contoh: 17/2")),
        ),
    )
    if kind == 1:
        return RecordVisit(child=visited.id, met=Met.NOBODY, try_again_on=answered)
    wait = {"tomorrow": timedelta(days=1), "week": NEXT_WEEK}.get(answered)
    again = None if wait is None else chat.today + wait
    return RecordVisit(child=visited.id, met=Met.NOBODY, try_again_on=again)


def _danger() -> Typed[str]:
    """Take words that tell a danger sign."""

    def read(typed: str, _today: date) -> str:
        if written.lexicon().danger(typed) is None:
            raise NotUnderstood(
                text("Pilih 1 ibu atau ayah, 2 keluarga lain, atau 3 tidak ada orang.")
            )
        return typed[:LONGEST_SIGNS]

    return Typed(reads=read, dumps=str, loads=str)


async def _signs(chat: Chat, name: str) -> str:
    question = text("Tanda apa yang ada pada {child}? Contoh: sesak, lemas, kejang", child=name)

    def read(typed: str, _today: date) -> str:
        """Take a sign in any words; a command is none."""
        command = written.lexicon().intent(typed)
        is_command = command is not None and command.is_first and not command.typo
        is_danger = written.lexicon().danger(typed) is not None
        if not any(sign.isalpha() for sign in typed) or (is_command and not is_danger):
            raise NotUnderstood(question)
        return " ".join(typed.split())[:LONGEST_SIGNS]

    return await chat.ask("signs", question, Typed(reads=read, dumps=str, loads=str))


async def _weighed(
    chat: Chat, register: Register, visited: Child, found: Found
) -> RecordWeighing | Go | None:
    """Check the figures as on a posyandu day; None when the child is not weighed after all."""
    when = When(on=chat.today, source="home_visit")
    already = recorded_on(register, visited, chat.today)
    if already is not None:
        return Go(flow="weighing", subject={"child_id": visited.id, "ahead": []})
    for question, said in found.figures.items():
        if question != "child":
            give_ahead(chat, question, said)
    posture = found.figures.get("posture")
    asking = Asking(
        register=register,
        child=visited,
        when=when,
        ahead=frozenset(found.figures),
        position=Position(posture) if posture else usual_position(when.months(visited)),
        position_said=bool(posture),
        steps=2,
    )
    measured = await measures(chat, asking)
    if not isinstance(measured, tuple):
        return measured if isinstance(measured, Go) else None
    asking, taken = measured
    return RecordWeighing(
        child=visited.id,
        on=chat.today,
        weight_g=whole(taken.report.weight_g),
        length_mm=whole(taken.report.length_mm),
        position=taken.report.position,
        position_assumed=not asking.position_said,
        source=when.source,
        remeasured=taken.remeasured,
    )
