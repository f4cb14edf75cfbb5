"""A midwife asks what became of a child that was sent to her, and writes the result in short."""

from datetime import date

from dialog.answers import choice, either, one_of, skippable
from dialog.answers_of_dates import a_coming_date
from dialog.answers_with_words import IN_WORDS, ChoiceWithWords
from dialog.chat import Chat
from dialog.input.examination import Examination, read_examination
from dialog.input.words import lexicon
from dialog.spoken import day_month, full_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_midwives import RecordOutcome, TellOfExamination
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.who.namesakes import spoken_near
from flows.family.which_own import named_in
from flows.midwife.examination import LONGEST, as_kept, control_day
from flows.midwife.examination_words import examined_words

MIDWIVES = (RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
OUTPATIENT, CONTROL, NOTHING = "out", "control", "none"


def asked_of_referral(typed: str, register: Register) -> Go | None:
    """Hear a midwife's question about one child: 'eka gmn, sudah ada tindak lanjut?'."""
    if not any(map(register.speaker.has, MIDWIVES)):
        return None
    if lexicon().intent(typed, among=("KABAR_RUJUKAN",)) is None:
        return None
    child = named_in(typed, register.children_of_village())
    return None if child is None else Go(flow="asked_of_referral", subject={"child": child.id})


async def tell_of_referral(chat: Chat, register: Register, *, child: int) -> object:
    """Tell what became of a child, and offer to write the result that is missing."""
    one = register.child(child)
    name = spoken_near(register, one)
    waiting = [r for r in register.open_referrals((one.posyandu_id,)) if r.child_id == child]
    examined = register.latest_examinations((one.posyandu_id,)).get(child)
    if not waiting and examined is None:
        chat.say(text("{child} belum pernah dirujuk ke bidan.", child=name))
        return None
    if waiting:
        said = text("{child} sudah dirujuk, hasil pemeriksaannya belum diisi.", child=name)
    elif examined is not None:
        found = examined_words(examined, register.speaker, chat.today)
        said = text("{child}: {found}.", child=name, found=f"{found[:1].lower()}{found[1:]}")
        if examined.control_on is not None:
            said = lines(said, text("Kontrol {day}.", day=full_date(examined.control_on)))
    picked = await chat.ask(
        "write",
        text("{said} Isi sekarang?", said=said)
        if waiting
        else lines(said, text("Tulis hasil baru?")),
        one_of(
            choice("yes", text("Isi hasil"), "YA", "HASIL_PERIKSA", "isi", "tulis"),
            choice("later", text("Nanti"), "NANTI", "TIDAK", "BELUM"),
        ),
    )
    if picked == "later":
        return Go(flow="result_later", subject={"child": child})
    return Go(flow="outcome_of_child", subject={"child": child})


def _is_result(words: str) -> bool:
    return read_examination(words).says_something


async def outcome_of_child(chat: Chat, register: Register, *, child: int) -> object:
    """Ask how it ended; what is written beside the choice is kept with it."""
    name = spoken_near(register, register.child(child))
    outcome, words = await chat.ask(
        "outcome",
        text("Hasil pemeriksaan {child}?", child=name),
        ChoiceWithWords(
            says=_is_result,
            offers=one_of(
                choice(OUTPATIENT, text("Rawat jalan"), "rawat jalan", "rajal"),
                choice(CONTROL, text("Kontrol saja"), "kontrol"),
                choice(NOTHING, text("Tidak perlu"), "TIDAK", "sehat", "normal"),
            ),
        ),
    )
    if outcome == IN_WORDS:
        return Go(flow="examination", subject={"words": words, "child": child})
    found = read_examination(words)
    control = control_day(found.control or words, chat.today)
    if control is None and outcome != NOTHING:
        control = await _asked_control(chat, name, may_skip=outcome == OUTPATIENT)
    return RecordOutcome(
        child=child,
        words=words[:LONGEST],
        findings=as_kept(found) | {"care": _care(outcome, found)},
        control_on=control,
    )


def _care(outcome: str, found: Examination) -> str:
    return "rawat_jalan" if outcome == OUTPATIENT and not found.care else found.care


async def _asked_control(chat: Chat, name: str, *, may_skip: bool) -> date | None:
    day = a_coming_date(text("Saya perlu tanggalnya. Contoh: 17/2"))
    if not may_skip:
        return await chat.ask(
            "control", text("Tanggal berapa {child} kontrol? Contoh: 17/2", child=name), day
        )
    kind, answered = await chat.ask(
        "control",
        text(
            "Tanggal berapa {child} kontrol? Contoh: 17/2. Tidak perlu? Ketik LEWATI.", child=name
        ),
        either(skippable(), day),
    )
    return None if kind == 0 else answered


async def outcome_kept(chat: Chat, register: Register, *, examination: int, words: str) -> object:
    """Confirm the result, and ask whether the family shall hear of it."""
    found = register.examination(examination)
    child = register.child(found.child_id)
    family = register.family(child.family_id)
    facts = (
        text("rawat jalan") if found.care == "rawat_jalan" else "",
        _control(words, found.control_on, found.on),
        *_notes(words),
    )
    said = ", ".join(fact for fact in facts if fact) or text("tidak perlu tindakan")
    picked = await chat.ask(
        "tell",
        lines(
            text("✅ {child}: {result}.", child=spoken_near(register, child), result=said),
            text("Kabari {mother}?", mother=family.mother),
        ),
        one_of(
            choice("yes", text("Ya"), "YA", "kabari"),
            choice("later", text("Nanti"), "NANTI", "TIDAK", "BELUM"),
        ),
    )
    if picked == "later":
        chat.say(text("Baik, {mother} belum saya kabari.", mother=family.mother))
        return None
    return TellOfExamination(examination=examination)


def _control(words: str, on: date | None, today: date) -> str:
    """Say when the control is, with the span she wrote: '2 minggu (Rabu 25 Februari 2026)'."""
    if on is None:
        return ""
    told = read_examination(words).control or words
    span = told.split(",")[0].strip()
    is_span = control_day(span, today) == on and day_month(on) not in span and "/" not in span
    if is_span and span.split()[:1] and span.split()[0].isdigit() and len(span.split()) <= 3:  # noqa: PLR2004 ('2 minggu lagi')
        return text("kontrol {span} ({day})", span=span, day=full_date(on))
    return text("kontrol {day}", day=full_date(on))


def _notes(words: str) -> list[str]:
    """Give what else was written, without what says care and control."""
    parts = [part.strip() for part in words.replace(";", ",").split(",")]
    return [
        part
        for part in parts
        if part and not read_examination(part).control and not read_examination(part).care
    ]


async def result_later(chat: Chat, register: Register, *, child: int) -> None:
    """Say how to come back to it."""
    chat.say(
        text(
            "Baik. Kalau sudah ada, ketik HASIL {child} lalu hasilnya.",
            child=spoken_near(register, register.child(child)).upper(),
        )
    )
