"""LOKMIN: what a meeting looks at, chosen from a list."""

from dialog.answers import choice, one_of
from dialog.answers_with_words import ChoiceWithWords
from dialog.chat import Chat
from dialog.texts import text
from dialog.turn import Go
from domain.coverage.quarters import Quarter, last_ended, quarter_in
from domain.register import Register
from flows.entry import Opening
from flows.meeting.scope import place_in, places
from flows.meeting.words import months_of


def opens(words: str) -> Opening:
    """Keep what was written beside the command: a quarter, a posyandu."""
    return Opening(subject={"words": words} if words.strip() else {})


async def lokmin(chat: Chat, register: Register, *, words: str = "") -> object:
    """Offer the reports of the last quarter that is over, or of the one that is named."""
    today = register.now.date()
    quarter = quarter_in(words, today) or last_ended(today)
    if quarter.first > today:
        chat.say(
            text(
                "Triwulan {number} {year} belum mulai. Ketik LOKMIN untuk triwulan lalu.",
                number=quarter.number,
                year=quarter.year,
            )
        )
        return None
    named = place_in(words, places(register)) if words else None
    if named is not None:
        return _to_posyandu(quarter, named.posyandu.id)
    picked, beside = await chat.ask(
        "report",
        text(
            "Cakupan triwulan {number}, {months} {year}. Pilih:",
            number=quarter.number,
            months=months_of(quarter),
            year=quarter.year,
        ),
        ChoiceWithWords(
            offers=one_of(
                choice("all", text("Semua posyandu"), "semua"),
                choice("one", text("Per posyandu"), "posyandu"),
                choice("referrals", text("Rujukan & tindak lanjut"), "RUJUK", "rujukan"),
                choice("absent", text("Yang belum datang"), "belum datang"),
                choice("items", text("RTL triwulan lalu"), "RTL"),
                list_title=text("Pilih laporan"),
            ),
            says=lambda said: place_in(said, places(register)) is not None,
        ),
    )
    meant = place_in(beside, places(register)) if beside else None
    if picked in ("one", "words"):
        return (
            _to_posyandu(quarter, meant.posyandu.id)
            if meant
            else Go(flow="lokmin_which", subject={"quarter": quarter.key})
        )
    flow = {
        "all": "lokmin_all",
        "referrals": "lokmin_referrals",
        "absent": "lokmin_absent",
        "items": "rtl_list",
    }[picked]
    # What the last meeting agreed on was about the quarter before.
    about = quarter.before if picked == "items" else quarter
    return Go(flow=flow, subject={"quarter": about.key})


def _to_posyandu(quarter: Quarter, posyandu: int) -> Go:
    return Go(flow="lokmin_posyandu", subject={"quarter": quarter.key, "posyandu": posyandu})


MOST_ROWS = 10


async def lokmin_which(
    chat: Chat, register: Register, *, quarter: str, skipped: int = 0, then: str = "lokmin_posyandu"
) -> object:
    """Ask which posyandu is meant; more than a list holds are shown in turns."""
    known = places(register)
    if not known:
        chat.say(text("Belum ada posyandu yang terdaftar."))
        return None
    if len(known) == 1:
        return Go(flow=then, subject={"quarter": quarter, "posyandu": known[0].posyandu.id})
    shown = known[skipped : skipped + MOST_ROWS]
    if len(known) > skipped + MOST_ROWS:
        shown = shown[: MOST_ROWS - 1]
    has_villages = len({place.village.id for place in known}) > 1
    rows = [
        choice(
            str(place.posyandu.id),
            place.posyandu.name[:24],
            description=place.village.name if has_villages else "",
        )
        for place in shown
    ]
    if len(known) > skipped + len(shown):
        rows.append(choice("more", text("Posyandu lain"), "LANJUT", "lainnya"))
    picked, said = await chat.ask(
        "posyandu",
        text("Posyandu mana?"),
        ChoiceWithWords(
            offers=one_of(*rows, list_title=text("Pilih posyandu")),
            says=lambda words: place_in(words, known) is not None,
        ),
    )
    if picked == "more":
        return Go(
            flow="lokmin_which",
            subject={"quarter": quarter, "skipped": skipped + len(shown), "then": then},
        )
    named = place_in(said, known)
    number = named.posyandu.id if picked == "words" and named else int(picked)
    return Go(flow=then, subject={"quarter": quarter, "posyandu": number})
