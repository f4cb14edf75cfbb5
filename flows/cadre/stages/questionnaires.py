"""AKS, SKILAS and PUMA: asked for one person after the measures."""

from datetime import date

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_screening import AddToScreening
from domain.register import Register
from domain.screening.questionnaires import barthel_highest, barthel_total
from flows.cadre.stages.lettered import lettered
from flows.cadre.stages.people import short_name
from flows.cadre.stages.seen import look

SKILAS_ITEMS = (
    "orientation", "three_words", "chair", "lost_weight", "appetite", "eye_complaint", "fingers",
    "whisper", "sad", "no_interest",
)  # fmt: skip


async def barthel(chat: Chat, register: Register, *, screening: int) -> object:
    """Ask the ten items of AKS, or take a total that was added up on paper."""
    seen = look(register, screening)
    name = short_name(register, seen.resident)
    kind, answered = await chat.ask(
        "way",
        lines(
            text("AKS {who}: sudah dijumlah di kartu? Tulis jumlahnya, 0 sampai 20.", who=name),
            text("Belum? Kita isi bersama, 10 pertanyaan."),
        ),
        either(
            _a_total(seen.on),
            one_of(
                choice("ask", text("Isi bersama"), "YA", "LANJUT", "BELUM"),
                choice("skip", text("Lewati"), "LEWATI", "TIDAK"),
            ),
        ),
    )
    if kind == 0:
        return _with_scores(screening, (answered,))
    if answered == "skip":
        return Go(flow="skilas", subject={"screening": screening})
    scores: list[int] = []
    for number, (question, choices) in enumerate(_items(), 1):
        picked = await chat.ask(
            f"item{number}",
            f"{text('{number} dari 10.', number=number)} {question}",
            one_of(*choices, list_title=text("Pilih keadaan")),
        )
        scores.append(int(picked))
    return _with_scores(screening, tuple(scores))


def _with_scores(screening: int, scores: tuple[int, ...]) -> AddToScreening:
    return AddToScreening(screening=screening, observed={"barthel": list(scores)})


def _a_total(on: date) -> Typed[int]:
    """Read a total of two digits, or 'jumlah 9': a single digit is a choice."""

    def read(typed: str, _today: date) -> int:
        words = typed.lower().replace("aks", " ").replace("jumlah", " ").split()
        is_named = len(words) == 1 and len(typed.split()) > 1
        if len(words) != 1 or not words[0].isdecimal() or (len(words[0]) < 2 and not is_named):  # noqa: PLR2004
            raise NotUnderstood("")
        try:
            return barthel_total((int(words[0]),), on)
        except ValueError as beyond:
            most = sum(barthel_highest(on))
            raise NotUnderstood(text("Jumlah AKS 0 sampai {most}.", most=most)) from beyond

    return Typed(reads=read, dumps=int, loads=int)


def _items() -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """List the ten items with what each score means, the most able first."""
    alone = choice("2", text("Mandiri"), "sendiri", "bisa")
    one_alone = choice("1", text("Mandiri"), "sendiri", "bisa")
    return (
        (
            text("BAB?"),
            (alone, choice("1", text("Kadang tak tertahan")), choice("0", text("Tak tertahan"))),
        ),
        (
            text("BAK?"),
            (
                alone,
                choice("1", text("Kadang tak tertahan")),
                choice("0", text("Tak tertahan")),
            ),
        ),
        (
            text("Membersihkan diri: muka, rambut, gigi?"),
            (one_alone, choice("0", text("Dibantu orang"))),
        ),
        (
            text("Memakai WC?"),
            (alone, choice("1", text("Dibantu sebagian")), choice("0", text("Tergantung orang"))),
        ),
        (
            text("Makan dan minum?"),
            (alone, choice("1", text("Perlu dipotongkan")), choice("0", text("Tidak mampu"))),
        ),
        (
            text("Pindah dari tempat tidur ke kursi?"),
            (
                choice("3", text("Mandiri"), "sendiri", "bisa"),
                choice("2", text("Dibantu satu orang")),
                choice("1", text("Dibantu dua orang")),
                choice("0", text("Tidak mampu")),
            ),
        ),
        (
            text("Berjalan di tempat rata?"),
            (
                choice("3", text("Mandiri"), "sendiri", "bisa"),
                choice("2", text("Dibantu satu orang")),
                choice("1", text("Dengan kursi roda")),
                choice("0", text("Tidak mampu")),
            ),
        ),
        (
            text("Berpakaian?"),
            (alone, choice("1", text("Dibantu sebagian")), choice("0", text("Tergantung orang"))),
        ),
        (
            text("Naik turun tangga?"),
            (alone, choice("1", text("Dibantu")), choice("0", text("Tidak mampu"))),
        ),
        (text("Mandi?"), (one_alone, choice("0", text("Dibantu orang")))),
    )


async def skilas(chat: Chat, register: Register, *, screening: int) -> object:
    """Ask SKILAS as one list of signs."""
    seen = look(register, screening)
    kind, answered = await chat.ask(
        "signs",
        lines(
            text(
                "SKILAS {who}: mana yang ada? Tulis hurufnya, misalnya: b d",
                who=short_name(register, seen.resident),
            ),
            text("a salah menyebut waktu atau tempat; b tidak bisa mengulang tiga kata"),
            text("c tidak bisa berdiri dari kursi 5 kali dalam 14 detik"),
            text("d berat turun lebih dari 3 kg; e tidak nafsu makan"),
            text("f keluhan mata; g gagal hitung jari; h gagal tes bisik"),
            text("i sedih atau putus asa 2 minggu; j tidak berminat melakukan apa pun"),
        ),
        either(
            lettered(SKILAS_ITEMS),
            one_of(
                choice("none", text("Tidak ada"), "TIDAK", "BELUM"),
                choice("skip", text("Lewati"), "LEWATI"),
            ),
        ),
    )
    if kind == 1 and answered == "skip":
        who = short_name(register, seen.resident)
        return Go(flow="screening_kept", subject={"who": who})
    items = [] if kind == 1 else list(answered)
    return AddToScreening(screening=screening, observed={"skilas": items})


async def lung(chat: Chat, register: Register, *, screening: int) -> object:
    """Ask PUMA: years and sticks, then four signs as one list."""
    seen = look(register, screening)
    who = short_name(register, seen.resident)
    years = await chat.ask(
        "years",
        text("{who} merokok berapa tahun? Tidak pernah? Tulis 0.", who=who),
        a_count(text("Tulis jumlah tahunnya. Contoh: 20")),
    )
    sticks = 0
    if years:
        sticks = await chat.ask(
            "sticks",
            text("Berapa batang sehari?"),
            a_count(text("Tulis jumlah batangnya. Contoh: 12")),
        )
    kind, answered = await chat.ask(
        "signs",
        lines(
            text("Mana yang ada? Tulis hurufnya, misalnya: a c"),
            text("a napas pendek saat jalan cepat atau menanjak"),
            text("b dahak walau tidak sedang pilek"),
            text("c batuk walau tidak sedang pilek"),
            text("d pernah diminta nakes meniup alat napas"),
        ),
        either(
            lettered(("a", "b", "c", "d")),
            one_of(choice("none", text("Tidak ada"), "TIDAK", "BELUM")),
        ),
    )
    told = () if kind == 1 else answered
    return AddToScreening(
        screening=screening,
        observed={
            "lung": [letter in told for letter in "abcd"],
            "smoked_years": years,
            "sticks_per_day": sticks,
        },
    )


def a_count(complaint: str, *, most: int = 100) -> Typed[int]:
    """Read one number up to the most there can be."""

    def read(typed: str, _today: date) -> int:
        digits = [word for word in typed.split() if word.isdecimal()]
        if len(digits) != 1 or int(digits[0]) > most:
            raise NotUnderstood(complaint)
        return int(digits[0])

    return Typed(reads=read, dumps=int, loads=int)
