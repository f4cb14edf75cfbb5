"""The midwife checks the recap of a closed day: child by child, all at once, or sends it back."""

from typing import Any

from dialog.answers import choice, free_text, kilograms, one_of
from dialog.answers_with_words import IN_WORDS, ChoiceWithWords
from dialog.chat import Chat
from dialog.input.words import lexicon
from dialog.messages import Choice
from dialog.spoken import cm, day_month, kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_family import ApproveDay
from domain.commands_of_days import PutRight, ReopenDay
from domain.growth.categories import Nutrition
from domain.indicators import figures_of_day
from domain.people import DayStatus, PosyanduDay
from domain.register import Register
from domain.visit import Visit, look_at
from flows.cadre.growth.result import finding_words, gain_words, nutrition_words
from flows.cadre.who.namesakes import spoken_near
from flows.midwife.examination_words import examined_words

LONGEST_REASON = 80
EVERY_ONE = frozenset(("semua", "semuanya", "sisanya"))


async def review_recap(
    chat: Chat,
    register: Register,
    *,
    posyandu: int,
    way: str = "",
    seen: list[int] | None = None,
    flagged: list[int] | None = None,
) -> object:
    """Show the figures and who needs a look, then go through them."""
    day = register.last_day(posyandu)
    if day is None or day.id is None:
        name = register.posyandu(posyandu).name
        chat.say(text("Belum ada hari posyandu {posyandu} yang dicatat.", posyandu=name))
        return None
    visits = to_check(register, day)
    overview = lines(_figures(register, day), _named(register, visits))
    if day.status is not DayStatus.CLOSED:
        state = (
            text("Hari ini masih terbuka.")
            if day.status is DayStatus.OPEN
            else text("Rekap ini sudah disetujui.")
        )
        chat.say(lines(overview, state))
        return None
    picked = way or "one_by_one"
    if seen is None and not way:
        picked = await chat.ask("how", overview, one_of(*_ways(has_some=bool(visits))))
    if picked == "back":
        return await _sent_back(chat, day, posyandu)
    if picked == "one_by_one":
        place = {"posyandu": posyandu, "seen": seen or [], "flagged": flagged or []}
        marked = await _one_by_one(chat, register, visits, place)
        if isinstance(marked, PutRight):
            return marked
        if not await _agrees(chat, register, visits, marked, day):
            return Go(flow="recap_left", subject={"posyandu": posyandu})
    return ApproveDay(day=day.id, posyandu=posyandu)


def to_check(register: Register, day: PosyanduDay) -> list[Visit]:
    """List the children the midwife should look at: those sent to her first, then the others."""
    visits = [
        look_at(register, register.village, weighing)
        for weighing in register.weighed_on(day.posyandu_id, day.held_on)
    ]
    sent = {child: n for n, child in enumerate(register.waiting_for_midwife(day.held_on))}
    needing = [v for v in visits if v.needs_midwife or v.child.id in sent]
    return sorted(needing, key=lambda v: sent.get(v.child.id, len(sent)))


def _figures(register: Register, day: PosyanduDay) -> str:
    figures = figures_of_day(register, day.posyandu_id, day.held_on)
    return text(
        "{posyandu}, {date} {year}: S {all}, K {cards}, D {weighed}, N {rose}, T {fell}, "
        "O {absent}, B {new}.",
        posyandu=register.posyandu(day.posyandu_id).name,
        date=day_month(day.held_on),
        year=day.held_on.year,
        all=figures.everybody,
        cards=figures.with_card,
        weighed=figures.weighed,
        rose=figures.rose,
        fell=figures.did_not_rise,
        absent=figures.absent_last_month,
        new=figures.new,
    )


def _named(register: Register, visits: list[Visit]) -> str:
    if not visits:
        return text("Tidak ada yang perlu diperiksa khusus.")
    named = [f"{spoken_near(register, v.child)} ({_why(v)})" for v in visits]
    return text("Perlu diperiksa: {names}.", names=", ".join(named))


def _why(visit: Visit) -> str:
    found = finding_words(visit)
    return "T" if visit.did_not_rise and found == text("berat tidak naik") else found


def _ways(*, has_some: bool) -> tuple[Choice, ...]:
    ways = (
        choice("all", text("Setujui semua"), "YA", "setujui"),
        choice("back", text("Kembalikan"), "TIDAK", "kembalikan"),
    )
    first = choice("one_by_one", text("Periksa satu satu"), "periksa")
    return (first, *ways) if has_some else ways


async def _sent_back(chat: Chat, day: PosyanduDay, posyandu: int) -> ReopenDay:
    reason = await chat.ask(
        "reason",
        text("Apa yang perlu dibetulkan kader? Contoh: BB Citra tolong dicek"),
        free_text(longest=LONGEST_REASON),
    )
    return ReopenDay(day=day.id or 0, posyandu=posyandu, reason=reason)


async def _one_by_one(
    chat: Chat,
    register: Register,
    visits: list[Visit],
    review: dict[str, Any],
) -> list[int] | PutRight:
    """Go through the children; give those that are marked once more."""
    marked = list(review["flagged"])
    done = list(review["seen"])
    for place, visit in enumerate(visits, 1):
        if visit.child.id in done:
            continue
        picked, beside = await chat.ask(
            f"child{visit.child.id}",
            text(
                "{place} dari {all}. {facts}",
                place=place,
                all=len(visits),
                facts=_facts(register, visit),
            ),
            _about_one(),
        )
        if picked in ("agree", IN_WORDS) and EVERY_ONE & set(lexicon().normalise(beside).split()):
            return marked  # to agree to all takes in every child that is left
        if picked == "change":
            weight = await chat.ask(
                f"weight{visit.child.id}",
                text(
                    "Berat {child} yang benar berapa kg?", child=spoken_near(register, visit.child)
                ),
                kilograms(text("Saya perlu angka beratnya. Contoh: 6,3")),
            )
            return PutRight(
                weighing=visit.weighing.id,
                weight_g=weight.value,
                review={**review, "seen": done, "flagged": marked},
            )
        if picked == "mark":
            marked.append(visit.child.id)
        done.append(visit.child.id)
    return marked


def _about_one() -> ChoiceWithWords:
    """Offer what may be done about one child; 'setujui semua' is understood too."""
    return ChoiceWithWords(
        offers=one_of(
            choice("agree", text("Setujui"), "YA"),
            choice("change", text("Ubah angka"), "UBAH"),
            choice("mark", text("Tandai lagi"), "TIDAK", "tandai"),
        ),
        says=lambda words: bool(EVERY_ONE & set(lexicon().normalise(words).split())),
    )


def _facts(register: Register, visit: Visit) -> str:
    """Say what was measured, then what she found herself, or else what the tables say."""
    weighing = visit.weighing
    examined = register.latest_examinations((visit.child.posyandu_id,)).get(visit.child.id)
    # The length matters where the status that follows from it is to be doubted.
    has_length = weighing.length_mm is not None and visit.nutrition is not Nutrition.NORMAL
    measures = ", ".join(
        part
        for part in (
            text("{kg} kg", kg=kg(weighing.weight_g)) if weighing.weight_g is not None else "",
            text("{cm} cm", cm=cm(weighing.length_mm or 0)) if has_length else "",
            _gain(visit),
        )
        if part
    )
    child = spoken_near(register, visit.child)
    if examined is not None and examined.on >= weighing.on:
        return text(
            "{child}: {measures}. {examined}.",
            child=child,
            measures=measures,
            examined=examined_words(examined, register.speaker, register.now.date()),
        )
    facts = ", ".join(fact for fact in (measures, nutrition_words(visit.nutrition)) if fact)
    return text("{child}: {facts}.", child=child, facts=facts)


def _gain(visit: Visit) -> str:
    """Say the gain in short: 'naik 0,1 kg (T)'; a loss needs no letter."""
    if visit.code is None or not visit.did_not_rise:
        return gain_words(visit)
    gain = visit.code.gain_g or 0
    if gain > 0:
        return text("naik {kg} kg (T)", kg=kg(gain))
    return text("turun {kg} kg", kg=kg(-gain)) if gain < 0 else text("berat tetap (T)")


async def _agrees(
    chat: Chat, register: Register, visits: list[Visit], marked: list[int], day: PosyanduDay
) -> bool:
    agreed = [spoken_near(register, v.child) for v in visits if v.child.id not in marked]
    again = [spoken_near(register, v.child) for v in visits if v.child.id in marked]
    picked = await chat.ask(
        "approve",
        lines(
            _agreed_to(agreed),
            text("Masih ditandai: {names}.", names=", ".join(again)) if again else "",
            text("Setujui seluruh rekap {date}?", date=day_month(day.held_on)),
        ),
        one_of(
            choice("approve", text("Setujui rekap"), "YA", "setujui"),
            choice("not_yet", text("Belum"), "TIDAK", "BATAL", "NANTI"),
        ),
    )
    return picked == "approve"


def _agreed_to(names: list[str]) -> str:
    """Say of how many children the figures are agreed to, and of whom."""
    said = ", ".join(names)
    match len(names):
        case 0:
            return ""
        case 1:
            return text("Disetujui: {names}.", names=said)
        case 2:
            return text("Keduanya disetujui: {names}.", names=said)
        case 3:
            return text("Ketiganya disetujui: {names}.", names=said)
        case count:
            return text("Semua {count} anak disetujui: {names}.", count=count, names=said)


async def recap_left(chat: Chat, register: Register, *, posyandu: int) -> None:
    """The recap is not approved yet."""
    name = register.posyandu(posyandu).name
    chat.say(text("Baik, belum disetujui. Ketik REKAP {posyandu} untuk kembali.", posyandu=name))
