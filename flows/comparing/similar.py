"""DESA SERUPA: villages of about the same size that do better, and what they did."""

from dialog.answers import choice, one_of
from dialog.answers_with_words import IN_WORDS, ChoiceWithWords
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.comparing.asking import table_of
from domain.comparing.facts import last_month
from domain.comparing.indicators import SHARES, Compared
from domain.comparing.similar import better_alike, may_be_told
from domain.comparing.table import Row
from domain.people import Village
from domain.register import Register
from flows.comparing.words import asked_for, label, month_words, shown_words, village_in

MOST_ROWS = 10
MOST_ITEMS = 3


async def similar_villages(chat: Chat, register: Register, *, words: str = "") -> Go | None:
    """Choose a village, and show those like it that do better in one share."""
    villages = register.villages_served()
    if len(villages) == 1:
        chat.say(text("Baru satu desa yang terdaftar, jadi belum ada yang dibandingkan."))
        return None
    by = asked_for(words)
    by = by if by in SHARES else Compared.WEIGHED
    village = village_in(words, villages) or await _which(chat, villages)
    if village is None:
        chat.say(text("Desa itu tidak ada di wilayah Bapak/Ibu."))
        return None
    _say(chat, register, village, by)
    return None


async def _which(chat: Chat, villages: tuple[Village, ...]) -> Village | None:
    shown = villages[:MOST_ROWS]
    picked, said = await chat.ask(
        "village",
        text("Desa mana yang mau dicarikan contoh?")
        if len(shown) == len(villages)
        else text("Desa mana yang mau dicarikan contoh? Pilih, atau ketik namanya."),
        ChoiceWithWords(
            offers=one_of(
                *(choice(str(one.id), one.name[:24]) for one in shown),
                list_title=text("Pilih desa"),
            ),
            says=lambda typed: village_in(typed, villages) is not None,
        ),
    )
    if picked == IN_WORDS:
        return village_in(said, villages)
    return next((one for one in villages if str(one.id) == picked), None)


def _say(chat: Chat, register: Register, village: Village, by: Compared) -> None:
    villages, today = register.villages_served(), register.now.date()
    table = table_of(register, villages, by, last_month(today), today)
    found = register.village_months(tuple(one.id for one in villages), last_month(today))
    own = table.row_of(village.id)
    values = {
        "by": label(by),
        "village": village.name,
        "month": month_words(table.month),
    }
    if own is None or not own.shown.is_exact:
        chat.say(
            text(
                "Angka {by} {village} {month} disamarkan atau belum ada, jadi belum bisa "
                "dicarikan contoh.",
                **values,
            )
        )
        return
    better = better_alike(found, table, village.id)
    if not better:
        chat.say(
            text(
                "Belum ada desa serupa {village} yang lebih baik: {by} {month}.",
                **values,
            )
        )
        return
    chat.say(
        lines(
            text(
                "Desa serupa {village} ({own}) yang lebih baik, {by} {month}:",
                own=shown_words(own.shown, by),
                **values,
            ),
            *(_better(register, row, by) for row in better[:MOST_ITEMS]),
            text("Serupa: jumlah balita dan posyandunya hampir sama."),
        )
    )


def _better(register: Register, row: Row, by: Compared) -> str:
    """Say what a village did, if it lets others read it."""
    head = text("{village} {value}", village=row.name, value=shown_words(row.shown, by))
    if not register.shares_action_items(row.village_id):
        return lines(head, text("- RTL desa ini tidak dibagikan."))
    names = register.names_in(row.village_id)
    told = [
        item.action
        for item in register.shared_action_items(row.village_id)
        if may_be_told(item.action, names)
    ][:MOST_ITEMS]
    if not told:
        return lines(head, text("- Belum ada RTL selesai yang bisa dibagikan."))
    return lines(head, *(text("- {action}", action=action) for action in told))
