"""A capsule recorded by itself: 'va budi santoso'."""

from dialog.chat import Chat
from dialog.spoken import day_month
from dialog.texts import text
from domain.commands import RecordVitaminA
from domain.people import Child
from domain.register import Register
from domain.vitamin_a import campaign, capsule
from flows.cadre.which_child import which_child
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Take the words after the command as a name."""
    return Opening(given={"child": words} if words.strip() else {})


async def vitamin_a(chat: Chat, register: Register) -> object:
    """Record that a child got this campaign's capsule."""
    child = await which_child(chat, register, text("Vitamin A untuk siapa? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    day = register.open_day(child.posyandu_id)
    on = day.held_on if day is not None else chat.today
    season = campaign(on)
    if season is None or capsule(child.born_on, on) is None:
        chat.say(_not_for(child, in_season=season is not None))
        return None
    given = register.vitamin_a_on(child.id, season)
    if given is not None:
        chat.say(
            text(
                "Vitamin A {child} sudah dicatat {date}.",
                child=child.name,
                date=day_month(given),
            )
        )
        return None
    return RecordVitaminA(child=child.id, on=on)


def _not_for(child: Child, *, in_season: bool) -> str:
    if not in_season:
        return text("Vitamin A dibagikan bulan Februari dan Agustus. Tidak ada yang disimpan.")
    return text(
        "Vitamin A untuk umur 6 sampai 59 bulan, jadi {child} belum atau tidak lagi. "
        "Tidak ada yang disimpan.",
        child=child.first_name,
    )
