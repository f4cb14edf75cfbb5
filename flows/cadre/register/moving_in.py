"""A child who comes from elsewhere: its history is taken along when it is known."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_leaving import BringBack
from domain.register import Register
from flows.cadre.register.answers_of_registering import a_birth_date, a_child_name
from flows.cadre.who.own_posyandu import own_posyandu
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Take 'pindahan rara' as the name."""
    return Opening(given={"name": words}) if words.strip() else Opening()


async def moves_in(chat: Chat, register: Register) -> object:
    """Look for a record under exactly this name and birth date, else register anew."""
    posyandu = await own_posyandu(chat, register)
    name = await chat.ask(
        "name",
        text("Anak pindahan: siapa nama lengkapnya?"),
        a_child_name(text("Saya perlu nama lengkap anaknya. Contoh: Made Adi Putra")),
    )
    born = await chat.ask(
        "born",
        text("Tanggal lahirnya? Contoh: 12-12-2025"),
        a_birth_date(register.speaker),
    )
    known = next(iter(register.moved_away_like(name, born)), None)
    if known is None:
        chat.say(text("Belum ada catatan lama {child} di sini. Kita daftarkan, ya.", child=name))
        return Go(
            flow="register_child",
            subject={"ahead": ["born"], "came_from_elsewhere": True},
            given={"name": name, "born": f"{born:%d-%m-%Y}"},
        )
    picked = await chat.ask(
        "same",
        lines(
            text(
                "Ada catatan {child}, lahir {day}, ibu {mother}.",
                child=known.child.name,
                day=day_month_year(known.child.born_on),
                mother=known.child.mother_name,
            ),
            text("Anak yang sama? Catatan lamanya ikut ke {posyandu}.", posyandu=posyandu.name),
        ),
        one_of(
            choice("same", text("Ya, sama"), "YA", "SAMA"),
            choice("other", text("Beda anak"), "TIDAK", "beda"),
        ),
    )
    if picked == "same":
        return BringBack(child=known.child.id, posyandu=posyandu.id)
    return Go(
        flow="register_child",
        subject={"ahead": ["born"], "came_from_elsewhere": True},
        given={"name": name, "born": f"{born:%d-%m-%Y}"},
    )
