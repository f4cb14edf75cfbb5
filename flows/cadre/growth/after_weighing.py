"""What follows a weighing: the result with its choices, and the way to the midwife."""

from dialog.answers import Hidden, choice, either, one_of
from dialog.chat import Chat
from dialog.messages import Choice
from dialog.spoken import age, kg
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import RecordVitaminA, ReferUrgently, SendToMidwife
from domain.register import Register
from domain.visit import Visit, look_at
from flows.cadre.growth.kind_words import spoken_kindly
from flows.cadre.growth.offers_about import offers_about
from flows.cadre.growth.result import finding_words, nutrition_words, result_bubble
from flows.cadre.growth.sign_words import for_midwife, sign_words
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import working_day


def visit_of(register: Register, weighing: int) -> Visit:
    """See a weighing whole."""
    return look_at(register, register.village, register.weighing(weighing))


async def after_weighing(
    chat: Chat, register: Register, *, weighing: int, capsule_missing: str = ""
) -> object:
    """Show the result and offer the next step."""
    visit = visit_of(register, weighing)
    if visit.needs_midwife_today and not is_sent(register, visit):
        chat.say(result_bubble(visit, register, says_missing=capsule_missing))
        return Go(flow="danger_signs", subject={"weighing": weighing})
    words = result_bubble(visit, register, says_missing=capsule_missing)
    offers = offers_about(register, visit.child.id, *_offers(visit))
    if not visit.needs_midwife:
        return _what_next(visit, await chat.ask("next", words, offers))
    _kind, picked = await chat.ask("next", words, either(offers, _put_off()))
    if picked == "later":
        _say_when_ready(chat, register, visit)
        return None
    return _what_next(visit, picked)


def _what_next(visit: Visit, picked: str) -> object:
    weighing = visit.weighing.id
    match picked:
        case "midwife":
            return SendToMidwife(weighing=weighing)
        case "how_to_say":
            return Go(flow="how_to_say", subject={"weighing": weighing})
        case "capsule":
            return RecordVitaminA(child=visit.child.id, on=visit.weighing.on, after_weighing=True)
        case "change":
            return Go(flow="change_weighing", subject={"weighing": weighing})
        case "next":
            return Go(flow="weighing", subject={"is_next": True})
        case _:
            return Go(flow="done_for_now")


def _put_off() -> Hidden:
    """Understand that the midwife is put off; no button invites to it."""
    return Hidden(inner=one_of(choice("later", text("Nanti saja"), "NANTI", "TIDAK", "BELUM")))


def is_sent(register: Register, visit: Visit) -> bool:
    """Tell whether a child is on the midwife's list of the day already."""
    return register.is_sent_to_midwife(visit.child.id, visit.weighing.on)


def _offers(visit: Visit) -> tuple[Choice, ...]:
    change = choice("change", text("Ubah"), "UBAH")
    if visit.needs_midwife:
        return (
            choice("midwife", text("Kirim ke bidan"), "RUJUK"),
            choice("how_to_say", text("Cara bicara")),
            change,
        )
    first = (
        choice("capsule", text("Vitamin A sudah"), "VITAMIN_A", "SUDAH")
        if visit.waits_for_capsule
        else choice("next", text("Anak berikutnya"), "LANJUT")
    )
    return (first, change, choice("done", text("Selesai"), "SELESAI"))


async def how_to_say(chat: Chat, register: Register, *, weighing: int) -> object:
    """One or two sentences to say aloud, and what to avoid."""
    visit = visit_of(register, weighing)
    picked = await chat.ask(
        "next",
        lines(
            text("Contoh ucapan untuk {mother}:", mother=visit.child.mother),
            f'"{spoken_kindly(visit, register)}"',
            text("Bicara berdua saja, jangan di depan antrean."),
        ),
        offers_about(
            register,
            visit.child.id,
            choice("midwife", text("Kirim ke bidan"), "RUJUK"),
            choice("next", text("Anak berikutnya"), "LANJUT"),
        ),
    )
    if picked == "midwife":
        return SendToMidwife(weighing=weighing)
    return Go(flow="weighing", subject={"is_next": True})


async def sent_to_midwife(
    chat: Chat, register: Register, *, weighing: int, after_refusal: bool
) -> None:
    """Tell the cadre that the child is on the midwife's list."""
    visit = visit_of(register, weighing)
    told = text(
        "✅ {child} masuk daftar bidan hari ini: {finding}.",
        child=spoken_near(register, visit.child),
        finding=finding_words(visit),
    )
    chat.say(told if after_refusal else lines(told, text("Lanjut, ketik anak berikutnya.")))


async def child_waits(chat: Chat, register: Register, *, weighing: int) -> None:
    """Tell the midwife who waits, and why."""
    visit = visit_of(register, weighing)
    posyandu = register.posyandu(visit.child.posyandu_id)
    gain = visit.code.gain_g if visit.code else None
    if visit.needs_midwife_today:
        closing = text("🔴 Perlu hari ini. Sedang di posyandu.")
    elif visit.did_not_rise:
        closing = text("Menunggu di meja bidan.")
    else:
        closing = text("Mohon diperiksa.")
    second = ""
    if visit.did_not_rise and visit.nutrition is not None:
        said = text("berat tidak naik")
        second = said if finding_words(visit) != said else nutrition_words(visit.nutrition)
    elif gain is not None:
        second = text("BB naik {kg} kg", kg=kg(gain))
    chat.say(
        text(
            "Dari {posyandu}: {child} ({age}) {findings}. {closing}",
            posyandu=posyandu.name,
            child=visit.child.name,
            age=age(visit.growth.age_months),
            findings=", ".join(
                part for part in (_finding(visit), second, *for_midwife(visit)) if part
            ),
            closing=closing,
        )
    )


def _finding(visit: Visit) -> str:
    """Name the finding, unless it is a measure that is told with its figure anyway."""
    found = finding_words(visit)
    return "" if found == sign_words(visit) and not visit.growth.oedema else found


async def not_sent_yet(
    chat: Chat, register: Register, *, weighing: int, why: str = "not_saved", signs: str = ""
) -> object:
    """Remind of a child that still waits to be sent to the midwife."""
    visit = visit_of(register, weighing)
    child = spoken_near(register, visit.child)
    words = (
        text(
            "Baik, tidak ada yang disimpan. {child} belum dikirim ke bidan. Kirim sekarang?",
            child=child,
        )
        if why == "not_saved"
        else text(
            "Baik, data {child} tetap tersimpan. {child} masih perlu diperiksa bidan.", child=child
        )
    )
    picked = await chat.ask(
        "send",
        words,
        offers_about(
            register,
            visit.child.id,
            choice("midwife", text("Kirim ke bidan"), "RUJUK", "YA"),
            choice("later", text("Nanti saja"), "TIDAK", "BELUM"),
        ),
    )
    if picked == "midwife" and visit.needs_midwife_today:
        return ReferUrgently(weighing=weighing, signs=signs)
    if picked == "midwife":
        return SendToMidwife(weighing=weighing, after_refusal=True)
    _say_when_ready(chat, register, visit)
    return None


def _say_when_ready(chat: Chat, register: Register, visit: Visit) -> None:
    child = spoken_near(register, visit.child)
    chat.say(text("Baik. Ketik RUJUK {child} bila sudah siap.", child=child.upper()))


async def nothing_saved(chat: Chat, register: Register) -> object:
    """A report was left; say so, and do not forget a child who waits for the midwife."""
    waiting = _unsent(register, chat)
    if waiting is not None:
        return Go(flow="not_sent_yet", subject={"weighing": waiting})
    chat.say(lines(text("Baik, tidak ada yang disimpan."), text("Ketik MENU kapan saja.")))
    return None


def _unsent(register: Register, chat: Chat) -> int | None:
    own = [
        w
        for posyandu in register.speaker.posyandu_ids()
        for w in register.weighed_on(posyandu, working_day(register, chat.today))
        if w.recorded_by == register.speaker.id
    ]
    for weighing in reversed(own):
        if visit_of(register, weighing.id).needs_midwife and not register.is_sent_to_midwife(
            weighing.child_id, weighing.on
        ):
            return weighing.id
    return None


async def vitamin_a_recorded(
    chat: Chat, register: Register, *, child: int, after_weighing: bool
) -> None:
    """Confirm a capsule."""
    name = register.child(child).name
    if not after_weighing:
        chat.say(text("✅ Vitamin A {child} dicatat.", child=name))
        return
    chat.say(
        text(
            "✅ Vitamin A {child} dicatat. Lanjut, ketik anak berikutnya.",
            child=spoken_near(register, register.child(child)),
        )
    )


async def done_for_now(chat: Chat, register: Register) -> None:
    """SELESAI ends entering; the day stays open."""
    for posyandu in register.speaker.posyandu_ids():
        day = register.open_day(posyandu)
        if day is None:
            continue
        done = register.count_weighed_on(posyandu, day.held_on)
        everybody = len(register.children_of_posyandu(posyandu))
        if done < everybody:
            chat.say(
                lines(
                    text(
                        "Baik. Baru {done} dari {all} anak. Hari posyandu tetap terbuka.",
                        done=done,
                        all=everybody,
                    ),
                    text("Lanjut kapan saja dengan mengetik nama anak."),
                )
            )
        else:
            chat.say(
                text("Baik. Semua {all} anak sudah ditimbang. Ketik TUTUP bila selesai.", all=done)
            )
        return
    chat.say(text("Baik. Ketik MENU kapan saja."))
