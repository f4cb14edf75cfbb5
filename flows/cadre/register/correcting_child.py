"""A birth date or a sex that was registered wrongly is put right; results are judged again."""

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat
from dialog.spoken import age, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.commands_family import CorrectChild
from domain.people import Child, Sex
from domain.register import Register
from domain.visit import look_at
from flows.cadre.growth.result import gain_words, nutrition_words
from flows.cadre.register.answers_of_registering import a_birth_date
from flows.cadre.register.registration_words import sex_words
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import which_child


async def correct_birth_date(chat: Chat, register: Register) -> object:
    """Ask whose and which date, and show the age it gives before it is changed."""
    child = await which_child(
        chat, register, text("Tanggal lahir siapa yang dibetulkan? Ketik namanya.")
    )
    if not isinstance(child, Child):
        return child
    name = spoken_near(register, child)
    born = await chat.ask(
        "born",
        text("Tanggal lahir {child} yang benar? Contoh: 12-12-2025", child=name),
        a_birth_date(register.speaker),
    )
    if born == child.born_on:
        chat.say(text("Tanggalnya sama dengan yang tercatat. Tidak ada yang berubah."))
        return None
    first = next(iter(register.weighings(child.id)), None)
    if first is not None and first.on < born:
        chat.say(
            text(
                "{child} sudah ditimbang {date}, sebelum tanggal itu. Tidak ada yang diubah. "
                "Coba lihat lagi di Buku KIA.",
                child=name,
                date=day_month_year(first.on),
            )
        )
        return None
    picked = await chat.ask(
        "sure",
        lines(
            text("Ubah tanggal lahir {child}?", child=child.name),
            text(
                "Dari {old} menjadi {new}, sekarang {age}.",
                old=day_month_year(child.born_on),
                new=day_month_year(born),
                age=age(completed_months(born, chat.today)),
            ),
            text("Hasil timbangannya dihitung ulang."),
        ),
        _yes_or_no(),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return CorrectChild(child=child.id, born_on=born)


async def correct_sex(chat: Chat, register: Register) -> object:
    """Ask whose and which, and ask once before it is changed."""
    child = await which_child(
        chat, register, text("Jenis kelamin siapa yang dibetulkan? Ketik namanya.")
    )
    if not isinstance(child, Child):
        return child
    name = spoken_near(register, child)
    picked = await chat.ask(
        "sex",
        text("{child} laki-laki atau perempuan?", child=name),
        one_of(
            choice(Sex.MALE.value, text("Laki-laki"), "LAKI_LAKI"),
            choice(Sex.FEMALE.value, text("Perempuan"), "PEREMPUAN"),
        ),
    )
    sex = Sex(picked)
    if sex is child.sex:
        chat.say(text("{child} memang tercatat {sex}.", child=name, sex=sex_words(sex)))
        return None
    sure = await chat.ask(
        "sure",
        lines(
            text(
                "Ubah {child} dari {old} menjadi {new}?",
                child=child.name,
                old=sex_words(child.sex),
                new=sex_words(sex),
            ),
            text("Hasil timbangannya dihitung ulang."),
        ),
        _yes_or_no(),
    )
    if sure == "no":
        return Go(flow="nothing_changed")
    return CorrectChild(child=child.id, sex=sex)


async def child_corrected(chat: Chat, register: Register, *, child: int) -> None:
    """Confirm it, with what the last weighing says now."""
    known = register.child(child)
    past = register.weighings(child)
    result = ""
    if past:
        visit = look_at(register, register.village, past[-1])
        facts = [gain_words(visit), nutrition_words(visit.nutrition)]
        result = text(
            "Penimbangan terakhir sekarang: {facts}.",
            facts=", ".join(fact for fact in facts if fact),
        )
    chat.say(
        lines(
            text(
                "✅ Sudah diubah. {child}: {sex}, lahir {date}, {age}.",
                child=known.name,
                sex=sex_words(known.sex),
                date=day_month_year(known.born_on),
                age=age(completed_months(known.born_on, chat.today)),
            ),
            result,
        )
    )


def _yes_or_no() -> OneOf:
    return one_of(
        choice("yes", text("Ya, ubah"), "YA", "UBAH", "jadi"),
        choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
    )
