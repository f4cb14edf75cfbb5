"""SRQ-20, PHQ-4 and HEEADSSS: held on paper and alone with somebody; only what it came to is kept.

Nothing of an answer is repeated, and what needs attention goes to the midwife alone.
"""

from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_screening import AddToScreening
from domain.register import Register
from domain.screening import LifeStage
from domain.screening.questionnaires import FOUR_QUESTIONS, phq_highest, srq_questions
from domain.screening.school import may_be_talked_with
from flows.cadre.stages.people import short_name
from flows.cadre.stages.questionnaires import a_count
from flows.cadre.stages.seen import Seen, look


async def mood(chat: Chat, register: Register, *, screening: int) -> object:
    """Take what SRQ-20 came to on paper; it is never asked aloud by chat."""
    seen = look(register, screening)
    most = srq_questions(seen.on)
    total = await chat.ask(
        "total",
        lines(
            text(
                "SRQ-20 {who}: berapa jawaban ya? Tulis 0 sampai 20.",
                who=short_name(register, seen.resident),
            ),
            _alone(),
        ),
        a_count(text("Tulis jumlahnya saja, 0 sampai 20."), most=most),
    )
    if total == 0:
        return AddToScreening(screening=screening, observed={"srq_total": 0, "srq_17": False})
    picked = await chat.ask(
        "seventeen",
        text("Nomor 17 dijawab apa?"),
        one_of(
            choice("no", text("Tidak"), "TIDAK", "BELUM"),
            choice("yes", text("Ya"), "YA", "ADA"),
        ),
    )
    return AddToScreening(
        screening=screening, observed={"srq_total": total, "srq_17": picked == "yes"}
    )


def _alone() -> str:
    return text("Isi kuesionernya berdua saja, di tempat tenang. Jawabannya tidak ditulis di sini.")


async def four_questions(chat: Chat, register: Register, *, screening: int) -> object:
    """Take the four figures of PHQ-4 from paper."""
    seen = look(register, screening)
    scores = await chat.ask(
        "scores",
        lines(
            text(
                "PHQ-4 {who}: tulis empat angkanya, masing-masing 0 sampai 3. Contoh: 0 1 0 2",
                who=short_name(register, seen.resident),
            ),
            _alone(),
        ),
        _scores(seen.on),
    )
    return AddToScreening(screening=screening, observed={"phq": list(scores)})


def _scores(on: date) -> Typed[tuple[int, ...]]:
    def read(typed: str, _today: date) -> tuple[int, ...]:
        found = [int(sign) for sign in typed if sign.isdecimal()]
        if len(found) != FOUR_QUESTIONS or max(found) > phq_highest(on):
            raise NotUnderstood(
                text("Tulis empat angka, masing-masing 0 sampai 3. Contoh: 0 1 0 2")
            )
        return tuple(found)

    return Typed(reads=read, dumps=list, loads=tuple)


async def heeadsss(chat: Chat, register: Register, *, screening: int) -> object:
    """Keep only whether a trained person's talk found something; nothing of what was said."""
    seen = look(register, screening)
    who = short_name(register, seen.resident)
    if not may_be_talked_with(seen.resident, seen.on):
        chat.say(text("Bincang remaja (HEEADSSS) untuk umur 10 sampai 18 tahun."))
        return None
    picked = await chat.ask(
        "found",
        lines(
            text(
                "Bincang remaja (HEEADSSS) {who}, berdua dengan bidan atau petugas terlatih.",
                who=who,
            ),
            text("Isinya tidak ditulis di sini, dan tidak disampaikan ke orang tua. Hasilnya?"),
        ),
        one_of(
            choice("fine", text("Tidak ada masalah"), "TIDAK", "aman", "baik"),
            choice("something", text("Ada, untuk bidan"), "YA", "ADA"),
            choice("not_yet", text("Belum dilakukan"), "BELUM", "LEWATI"),
        ),
    )
    if picked == "not_yet":
        return Go(flow="screening_kept", subject={"who": who})
    return AddToScreening(screening=screening, observed={"heeadsss_problem": picked == "something"})


async def choose_questionnaire(chat: Chat, register: Register, *, screening: int) -> Go:
    """Offer the questionnaires of somebody's card."""
    seen = look(register, screening)
    picked = await chat.ask(
        "which",
        text("Kuesioner mana untuk {who}?", who=short_name(register, seen.resident)),
        one_of(*_fitting(seen), list_title=text("Pilih kuesioner")),
    )
    return Go(flow=picked, subject={"screening": screening})


def _fitting(seen: Seen) -> tuple[Choice, ...]:
    stage = seen.screened.stage
    srq = choice("mood", text("SRQ-20"), "srq", description=text("Perasaan 30 hari terakhir"))
    four = choice("four_questions", text("PHQ-4"), "phq", description=text("Empat pertanyaan"))
    if stage.is_at_school:
        talk = choice("heeadsss", text("HEEADSSS"), description=text("Bincang remaja, berdua"))
        return (talk, four)
    if stage.is_mother:
        return (srq, four)
    lungs = choice("lung", text("PUMA"), description=text("Napas, untuk perokok 40 tahun ke atas"))
    if stage is not LifeStage.OLDER:
        return (lungs, srq, four)
    return (
        choice("barthel", text("AKS"), description=text("Kegiatan sehari-hari")),
        choice("skilas", text("SKILAS"), description=text("Tanda-tanda usia lanjut")),
        lungs,
        srq,
        four,
    )
