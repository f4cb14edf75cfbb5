"""DIARE: a child with diarrhoea; danger first, then what may be said, and tomorrow again."""

from datetime import date

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input import words
from dialog.input.illness import LONGEST_DAYS, days_ill
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_diarrhoea import RecordDiarrhoea, TellDiarrhoea
from domain.diarrhoea import State
from domain.people import Child, RoleKind
from domain.register import Register
from flows.cadre.stages.somebody_else import children_named
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import which_child
from flows.family.own import own_children
from flows.family.which_own import named_in

LONGEST_SIGNS = 120
PRESENT, ABSENT = "present", "absent"


def about_diarrhoea(typed: str, register: Register) -> Go | None:
    """Take 'ani mencret dari kemarin' of a cadre as a report; a question is none."""
    lexicon = words.lexicon()
    if not register.speaker.has(RoleKind.CADRE) or "?" in typed:
        return None
    match = lexicon.intent(typed, among=("DIARE",))
    if match is None or lexicon.choices.denials.polarity(lexicon.normalise(typed).split()):
        return None
    named = children_named(register, typed)
    if not named and (not match.is_first or named_in(typed, own_children(register))):
        return None
    given = {"child": named[0].name if len(named) == 1 else match.rest}
    return Go(
        flow="diarrhoea",
        subject={
            "days": days_ill(typed, lexicon.spelling),
            "signs": typed[:LONGEST_SIGNS] if names_other_sign(typed) else "",
        },
        given=given if named else {},
    )


def diarrhoea_of_one(typed: str, register: Register) -> Go | None:
    """Take a report of diarrhoea that names one child and a danger sign: nothing is asked first."""
    ill = about_diarrhoea(typed, register)
    if ill is None or not ill.subject["signs"] or len(children_named(register, typed)) != 1:
        return None
    return ill


async def diarrhoea(
    chat: Chat, register: Register, *, days: int | None = None, signs: str = ""
) -> object:
    """Ask who, for danger signs, since when, and whether there is oralit."""
    child = await which_child(chat, register, text("Siapa yang diare? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    name = spoken_near(register, child)
    told = signs or await _signs(chat, name)
    if told:
        return RecordDiarrhoea(child=child.id, days=days or 1, signs=told)
    since = days or await _days(chat, name)
    chat.if_left(
        text("Tadi laporan diare {child} belum selesai.", child=name),
        keep=RecordDiarrhoea(child=child.id, days=since),
        keeps_itself=True,
    )
    has_oralit = await chat.ask(
        "oralit",
        text("Di rumah {child} ada oralit?", child=name),
        one_of(
            choice("yes", text("Ada"), "YA", "SUDAH", "punya"),
            choice("no", text("Tidak ada"), "TIDAK", "BELUM", "habis"),
        ),
    )
    return RecordDiarrhoea(child=child.id, days=since, has_oralit=has_oralit == "yes")


async def _signs(chat: Chat, name: str) -> str:
    """Give the danger signs in words, or nothing."""
    picked = await chat.ask(
        "signs",
        text(
            "Apakah {child} punya salah satu tanda ini? Mata cekung, lemas sekali, sangat haus "
            "atau tidak mau minum, muntah terus, demam, ada darah di tinja.",
            child=name,
        ),
        either(
            _another_sign(),
            one_of(
                choice(PRESENT, text("Ada"), "YA"),
                choice(ABSENT, text("Tidak ada"), "TIDAK", "aman", "cuma", "hanya"),
            ),
        ),
    )
    kind, said = picked
    if kind == 0:
        return str(said)
    return text("ada tanda bahaya") if said == PRESENT else ""


def _another_sign() -> Typed[str]:
    def read(typed: str, _today: date) -> str:
        if not names_other_sign(typed):
            raise NotUnderstood(text("Pilih Ada atau Tidak ada, atau tulis tandanya."))
        return " ".join(typed.split())[:LONGEST_SIGNS]

    return Typed(reads=read, dumps=str, loads=str)


def names_other_sign(said: str) -> bool:
    """Tell whether words name a sign beside the diarrhoea itself that is there."""
    lexicon = words.lexicon()
    found = lexicon.danger(said)
    if found is not None:
        return not found.denied
    sign = lexicon.intent(said, among=("TANDA_DIARE",))
    if sign is None or sign.typo:
        return False
    return not lexicon.choices.denials.polarity(lexicon.normalise(sign.rest).split())


async def _days(chat: Chat, name: str) -> int:
    kind, answered = await chat.ask(
        "days",
        text("Sudah berapa hari {child} diare?", child=name),
        either(
            one_of(
                choice("1", text("Baru hari ini"), "hari ini", "baru"),
                choice("2", text("2 hari"), "kemarin"),
                choice("3", text("3 hari")),
            ),
            _counted_days(),
        ),
    )
    return int(answered) if kind == 0 else answered


def _counted_days() -> Typed[int]:
    def read(typed: str, _today: date) -> int:
        days = days_ill(typed, words.lexicon().spelling)
        if days is None and typed.strip().isdecimal():
            days = int(typed)
        if days is None or not 1 <= days <= LONGEST_DAYS:
            raise NotUnderstood(text("Tulis berapa hari. Contoh: 4 hari"))
        return days

    return Typed(reads=read, dumps=int, loads=_number)


def _number(stored: object) -> int:
    return int(str(stored))


async def diarrhoea_follow_up(chat: Chat, register: Register, *, case: int) -> object:
    """Ask the next morning how the child is."""
    kept = register.diarrhoea(case)
    name = spoken_near(register, register.child(kept.child_id))
    kind, answered = await chat.ask(
        "state",
        text(
            "Bagaimana {child} hari ini? Diarenya sudah hari ke-{day}.",
            child=name,
            day=kept.day(chat.today),
        ),
        either(
            _another_sign(),
            one_of(
                choice(
                    State.BETTER,
                    text("Membaik"),
                    *("SUDAH", "sembuh", "sehat", "mendingan", "baik", "baikan", "berhenti"),
                    *("sudah sembuh", "sudah sehat", "sudah mendingan", "sudah baikan"),
                ),
                choice(State.SAME, text("Masih sama"), "BELUM", "masih", "sama saja"),
                choice(State.DANGER, text("Ada tanda bahaya"), "memburuk", "tambah parah"),
            ),
        ),
    )
    if kind == 0:
        return TellDiarrhoea(case=case, state=State.DANGER, signs=answered)
    signs = text("ada tanda bahaya") if answered == State.DANGER else ""
    return TellDiarrhoea(case=case, state=answered, signs=signs)


async def diarrhoea_withdrawn(chat: Chat, register: Register, *, child: int) -> None:
    """Say that a case was taken back."""
    chat.say(
        text(
            "✅ Laporan diare {child} dihapus. Salah nama? Ketik DIARE dan nama yang benar.",
            child=spoken_near(register, register.child(child)),
        )
    )
