"""Gizi buruk: danger signs are asked for, and the child is referred the same day."""

import re
from dataclasses import dataclass
from datetime import date

from dialog.answers import Hidden, choice, either, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import ReferUrgently
from domain.people import RoleKind
from domain.register import Register
from domain.visit import Visit, look_at
from flows.cadre.who.namesakes import spoken_near

LONGEST_SIGNS = 120
_CLAUSES = re.compile(r"[,;.]|\b(?:tapi|dan|sama)\b", re.IGNORECASE)
PRESENT, ABSENT, HOW_TO_SAY, SEND_NOW = "present", "absent", "how_to_say", "send_now"


async def danger_signs(chat: Chat, register: Register, *, weighing: int) -> object:
    """Ask for danger signs, and send the referral."""
    visit = look_at(register, register.village, register.weighing(weighing))
    child = spoken_near(register, visit.child)
    told = await chat.ask(
        "signs",
        _question(visit, child),
        Signs(choices=(*_present_or_absent(), choice(HOW_TO_SAY, text("Cara bicara")))),
    )
    if told == SEND_NOW:
        return ReferUrgently(weighing=weighing, signs=_oedema_of(visit))
    if told == HOW_TO_SAY:
        told = await chat.ask(
            "signs_after_words",
            lines(
                text("Contoh ucapan, berdua saja dengan ibunya:"),
                _kind_words(register, child, visit),
                text("Hindari kata: kurang gizi karena ibu, malas, tidak becus."),
                text("Apakah ada tanda bahaya tadi?"),
            ),
            Signs(choices=_present_or_absent()),
        )
    if told == SEND_NOW:
        return ReferUrgently(weighing=weighing, signs=_oedema_of(visit))
    if visit.growth.oedema:
        told = _with_oedema(told)
    kind, picked = await chat.ask(
        "refer",
        lines(
            _noted(told),
            text(
                "Kirim rujukan {child} ke {midwife} sekarang?",
                child=child,
                midwife=_midwife(register),
            ),
        ),
        either(
            one_of(
                choice("send", text("Kirim sekarang"), "YA", "RUJUK"),
                choice("change", text("Ubah dulu"), "UBAH"),
            ),
            Hidden(inner=one_of(choice("later", text("Nanti saja"), "NANTI", "TIDAK", "BELUM"))),
        ),
    )
    if kind == 1:
        waiting = {"weighing": weighing, "why": "kept", "signs": told}
        return Go(flow="not_sent_yet", subject=waiting)
    if picked == "send":
        return ReferUrgently(weighing=weighing, signs=told)
    return Go(flow="change_weighing", subject={"weighing": weighing})


def _question(visit: Visit, child: str) -> str:
    """Ask for danger signs; what was reported with the weighing is not asked again."""
    if visit.growth.oedema:
        return text(
            "Bengkak {child} sudah dicatat. Apakah {child} juga punya salah satu tanda ini? Lemas "
            "sekali, tidak mau makan atau menyusu, sesak, kejang, muntah terus, diare.",
            child=child,
        )
    return text(
        "Apakah {child} punya salah satu tanda ini? Bengkak di kedua kaki, lemas sekali, "
        "tidak mau makan atau menyusu, sesak, kejang, muntah terus, diare.",
        child=child,
    )


def _oedema_of(visit: Visit) -> str:
    """Give the sign that was reported with the weighing."""
    return text("bengkak kedua kaki") if visit.growth.oedema else ""


def _with_oedema(told: str) -> str:
    """Name oedema among the signs, whatever was told beside it."""
    if told in (PRESENT, ABSENT):
        return text("bengkak kedua kaki")
    return text("bengkak kedua kaki, {signs}", signs=told)


def _present_or_absent() -> tuple[Choice, ...]:
    return (
        choice(PRESENT, text("Ada"), "YA"),
        choice(ABSENT, text("Tidak ada"), "TIDAK", "aman"),
    )


def _kind_words(register: Register, child: str, visit: Visit) -> str:
    gain = visit.code.gain_g if visit.code is not None else None
    if gain is not None and gain < 0:
        return text(
            '"Bu, terima kasih sudah bawa {child}. Beratnya turun, jadi {midwife} ingin '
            'memeriksa hari ini supaya cepat pulih. Saya temani, ya."',
            child=child,
            midwife=_midwife(register),
        )
    if visit.did_not_rise:
        return text(
            '"Bu, terima kasih sudah bawa {child}. Beratnya belum naik, jadi {midwife} ingin '
            'memeriksa hari ini supaya cepat pulih. Saya temani, ya."',
            child=child,
            midwife=_midwife(register),
        )
    return text(
        '"Bu, terima kasih sudah bawa {child}. {midwife} ingin memeriksa hari ini supaya {child} '
        'cepat pulih. Saya temani, ya."',
        child=child,
        midwife=_midwife(register),
    )


def _noted(told: str) -> str:
    if told == ABSENT:
        return text("Dicatat: tidak ada tanda bahaya. Tetap perlu bertemu bidan hari ini.")
    if told == PRESENT:
        return text("Dicatat: ada tanda bahaya, jangan ditunda.")
    return text("Dicatat: {signs}. Ini tanda bahaya, jangan ditunda.", signs=told)


def _midwife(register: Register) -> str:
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("bidan")


@dataclass(frozen=True, kw_only=True)
class Signs:
    """There are signs, there are none, or the signs in words: 'diare 3 hari katanya'."""

    choices: tuple[Choice, ...]
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Give the id of a choice, or the signs as written; a denial is never a sign."""
        said = " ".join(heard.text.split()).strip(" .!")
        if heard.tapped is None and names_a_sign(said):
            return _as_told(said)[:LONGEST_SIGNS]
        if heard.tapped is None and _sends_now(said):
            return SEND_NOW
        try:
            return one_of(*self.choices).read(heard, today)
        except NotUnderstood:
            raise NotUnderstood(
                text("Tulis tandanya, misalnya: diare 3 hari. Bila tidak ada, pilih Tidak ada.")
            ) from None

    def dump(self, value: str) -> Json:
        """Keep it."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back."""
        return str(stored)


def _sends_now(said: str) -> bool:
    """Tell whether the child is simply sent: a referral waits for no question."""
    sent = words.lexicon().intent(said, among=("RUJUK",))
    return sent is not None and sent.is_whole


def names_a_sign(said: str) -> bool:
    """Tell whether words name a danger sign that is there: 'diare, tidak muntah' does."""
    found = words.lexicon().danger(said)
    if found is not None and not found.denied:
        return True
    return any(_is_sign(clause) for clause in _CLAUSES.split(said))


def _is_sign(clause: str) -> bool:
    lexicon = words.lexicon()
    sign = lexicon.intent(clause, among=("TANDA_SAKIT",))
    if sign is None or sign.typo:
        return False
    beside = lexicon.normalise(sign.rest).split()
    return not lexicon.choices.denials.polarity(beside)


def _as_told(said: str) -> str:
    """Leave out what is only said in passing around the signs."""
    kept = said.split()
    passing = words.lexicon().spelling.fillers | PASSING
    while kept and kept[0].lower().strip(",.") in passing:
        kept = kept[1:]
    while kept and kept[-1].lower().strip(",.") in passing:
        kept = kept[:-1]
    return " ".join(kept).strip(" ,.")


PASSING = frozenset(("katanya", "ada", "iya", "ya", "itu", "kayaknya", "sepertinya", "bu", "pak"))
"""Words around a sign that tell nothing of it."""
