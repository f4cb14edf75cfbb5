"""An officer plans an event: what it is, when and where, how many, for whom."""

from dialog.answers import choice, either, one_of
from dialog.chat import Chat
from dialog.spoken import clock, full_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_events import KeepEvent, KeepEventDraft
from domain.eligibility import Target
from domain.events import FIXED_TARGETS, WITH_QUOTA, EventKind
from domain.holidays import holiday
from domain.register import Register
from flows.entry import Opening
from flows.events.answers import (
    KindAnswer,
    Told,
    a_day_and_place,
    a_name,
    a_place,
    a_quota,
    a_target,
    an_hour,
)
from flows.events.words import kind_name
from flows.village.days import has_date, holiday_mark

LATER, LEFT = "later", "left"
"""Instead of a day: it is not known yet; the plan is given up."""
NAMES = {
    "KEGIATAN_MR": "Pekan campak-rubella",
    "KEGIATAN_POLIO": "Pekan imunisasi polio",
    "KEGIATAN_FOGGING": "Fogging",
    "KEGIATAN_KERJA_BAKTI": "Kerja bakti",
}
"""What is said of events that are one of several of a kind."""


def opening_of(kind: str, intent: str, rest: str) -> Opening:
    """Begin with a kind, and with the day and place when they stand beside it."""
    given = {"when": rest} if has_date(rest) else {}
    return Opening(subject={"kind": kind, "name": NAMES.get(intent, "")}, given=given)


async def plan_event(
    chat: Chat, register: Register, *, kind: str = "", name: str = "", event: int | None = None
) -> object:
    """Ask step by step; nothing is told to anybody before it is kept."""
    chat.if_cancelled(text("Dibatalkan. Kegiatan ini tidak disimpan."))
    if not kind:
        picked, intent, rest = await _kind(chat, register)
        if rest and has_date(rest) and "when" not in chat.journal.answers:
            chat.journal.given.setdefault("when", rest)
        kind, name = picked, NAMES.get(intent, "")
    planned = EventKind(kind)
    called = name or await _name(chat, planned)
    told = await _when_and_where(chat, register, planned, called)
    if told == LATER:
        return KeepEventDraft(event=event, kind=kind, name=called)
    if isinstance(told, str) or told.at is None:
        return Go(flow="event_not_planned")
    picked = await chat.ask(
        "confirm",
        lines(
            holiday_mark(told.on),
            text(
                "{date}, jam {clock}, {place}. Betul?",
                date=full_date(told.on),
                clock=clock(told.at),
                place=told.place,
            ),
        ),
        one_of(
            choice("yes", text("Betul"), "YA"),
            choice("change", text("Ubah"), "UBAH", "TIDAK"),
        ),
    )
    if picked == "change":
        return Go(flow="plan_event", subject={"kind": kind, "name": called, "event": event})
    quota = await _quota(chat, planned) if planned in WITH_QUOTA else None
    target = FIXED_TARGETS.get(planned) or await _target(chat, register, planned)
    return KeepEvent(
        event=event,
        kind=kind,
        name=called,
        on=told.on,
        at=told.at,
        place=told.place,
        quota=quota,
        target=target.to_json(),
    )


async def _kind(chat: Chat, register: Register) -> list[str]:
    return await chat.ask(
        "kind",
        text("Kegiatan apa, {bu}?", bu=register.speaker.bu),
        KindAnswer(
            one_of(
                choice(
                    EventKind.IMMUNIZATION,
                    text("Imunisasi massal"),
                    description=text("Pekan campak-rubella, polio"),
                ),
                choice(
                    EventKind.FILARIASIS,
                    text("POPM kaki gajah"),
                    description=text("Minum obat pencegahan massal"),
                ),
                choice(EventKind.CHECKUP, text("Pemeriksaan gratis")),
                choice(EventKind.CIRCUMCISION, text("Sunatan gratis")),
                choice(EventKind.CLEANUP, text("Kerja bakti & fogging")),
                choice(EventKind.OTHER, text("Lainnya")),
                list_title=text("Pilih kegiatan"),
                complaint=text(
                    "Saya belum tahu kegiatannya. Pilih dari daftar, atau ketik namanya."
                ),
            )
        ),
    )


async def _name(chat: Chat, kind: EventKind) -> str:
    """Name the event, asking which of a kind where there are several."""
    match kind:
        case EventKind.IMMUNIZATION:
            return await _one_of_names(
                chat,
                text("Imunisasi massal apa?"),
                {"mr": text("Campak-rubella"), "polio": text("Polio")},
                {"mr": NAMES["KEGIATAN_MR"], "polio": NAMES["KEGIATAN_POLIO"]},
                text("Tulis namanya, ya. Contoh: Imunisasi ORI difteri"),
            )
        case EventKind.CLEANUP:
            return await _one_of_names(
                chat,
                text("Kerja bakti atau fogging?"),
                {"cleanup": text("Kerja bakti"), "fogging": text("Fogging")},
                {"cleanup": kind_name(kind), "fogging": NAMES["KEGIATAN_FOGGING"]},
                text("Pilih salah satu, atau tulis namanya."),
            )
        case EventKind.OTHER:
            return await chat.ask(
                "name",
                text("Apa nama kegiatannya? Contoh: Senam lansia"),
                a_name(text("Tulis nama kegiatannya, 3 sampai 60 huruf. Contoh: Senam lansia")),
            )
        case _:
            return kind_name(kind)


async def _one_of_names(
    chat: Chat, words: str, labels: dict[str, str], names: dict[str, str], complaint: str
) -> str:
    fitting, value = await chat.ask(
        "which",
        words,
        either(
            one_of(*(choice(id_, label) for id_, label in labels.items())),
            a_name(complaint),
        ),
    )
    return names[str(value)] if fitting == 0 else str(value)


async def _when_and_where(chat: Chat, register: Register, kind: EventKind, name: str) -> Told | str:
    """Ask for day and place; on a day of silence nothing takes place."""
    told = await _told(chat, register, kind, name)
    if isinstance(told, str):
        return told
    at = told.at
    if at is None:
        hours = an_hour(text("Saya perlu jamnya. Contoh: 08.00"))
        at = await chat.ask("at", text("Jam berapa? Contoh: 08.00"), hours)
    place = told.place or await chat.ask(
        "place",
        text("Di mana? Contoh: balai dusun"),
        a_place(register, text("Tulis tempatnya. Contoh: balai dusun")),
    )
    return Told(on=told.on, at=at, place=place)


async def _told(chat: Chat, register: Register, kind: EventKind, name: str) -> Told | str:
    day_and_place = a_day_and_place(register, chat.now)
    if chat.expects != "when" and kind in FIXED_TARGETS:
        for bubble in fixed_text(kind, name):
            chat.say(bubble)
    asked = (
        text("Tanggal dan tempatnya? Contoh: 10 Oktober 2026, balai dusun")
        if kind in FIXED_TARGETS
        else text("{name}. Tanggal berapa?", name=name)
    )
    told = await chat.ask("when", asked, day_and_place)
    tries = 1
    while told is not None and _is_silent(told):
        tries += 1
        fitting, value = await chat.ask(
            f"instead_{tries}",
            lines(_silent_words(told), text("Pilih tanggal lain?")),
            either(
                one_of(
                    choice("other", text("Tanggal lain"), "YA"),
                    choice("cancel", text("Batal"), "BATAL", "TIDAK"),
                ),
                day_and_place,
            ),
        )
        if fitting == 0 and value == "cancel":
            return LEFT
        told = (
            value
            if fitting == 1
            else await chat.ask(f"when_{tries}", text("Tanggal berapa?"), day_and_place)
        )
    return told or LATER


def _is_silent(told: Told) -> bool:
    falls_on = holiday(told.on)
    return falls_on is not None and falls_on.is_day_of_silence


def _silent_words(told: Told) -> str:
    falls_on = holiday(told.on)
    return text(
        "{date} adalah {holiday}. Tidak ada kegiatan pada hari itu.",
        date=full_date(told.on),
        holiday=falls_on.name if falls_on else "",
    )


async def _quota(chat: Chat, kind: EventKind) -> int | None:
    words = (
        text("Berapa anak yang bisa ikut? Ketik angka, atau TANPA BATAS.")
        if kind is EventKind.CIRCUMCISION
        else text("Berapa orang yang bisa ikut? Ketik angka, atau TANPA BATAS.")
    )
    return await chat.ask(
        "quota", words, a_quota(text("Ketik angka saja, atau TANPA BATAS. Contoh: 20"))
    )


async def _target(chat: Chat, register: Register, kind: EventKind) -> Target:
    match kind:
        case EventKind.CIRCUMCISION:
            words = text("Siapa yang boleh mendaftar? Contoh: anak laki-laki 5-12 tahun")
            complaint = text("Sebutkan umur anak laki-lakinya. Contoh: anak laki-laki 5-12 tahun")
        case EventKind.IMMUNIZATION:
            words = text("Siapa sasarannya menurut Puskesmas? Contoh: anak 9-59 bulan")
            complaint = text("Sebutkan umur sasarannya. Contoh: anak 9-59 bulan")
        case EventKind.CLEANUP:
            words = text("Siapa yang diajak? Contoh: semua keluarga, atau keluarga RT 02")
            complaint = text("Saya belum tahu siapa yang diajak. Contoh: semua keluarga")
        case _:
            words = text("Siapa yang boleh mendaftar? Contoh: warga 15 tahun ke atas")
            complaint = text("Saya belum tahu siapa yang boleh ikut. Contoh: lansia, ibu hamil")
    return await chat.ask("target", words, a_target(kind, register, complaint))


def fixed_text(kind: EventKind, name: str) -> tuple[str, ...]:
    """Give the text that every village uses unchanged (posyandu.md 7.2 and 7.3, ux section 15)."""
    if kind is EventKind.FILARIASIS:
        return (
            text("{name}. Isi baku dari Puskesmas:", name=name),
            lines(
                text(
                    "Minum obat pencegah kaki gajah untuk warga umur 2 sampai 70 tahun, "
                    "didampingi petugas, sesudah makan."
                ),
                text(
                    "Ditunda dulu: ibu hamil, yang sedang sakit berat, dan yang punya sakit "
                    "ginjal, hati, jantung, epilepsi, atau kanker, serta anak yang sangat kurus. "
                    "Tanyakan petugas."
                ),
                text(
                    "Pusing atau mual sesudahnya biasanya hilang sendiri. Kalau berat, segera "
                    "hubungi petugas."
                ),
            ),
        )
    return (
        text("{name}. Isi baku dari Puskesmas:", name=name),
        lines(
            text(
                "Minum obat cacing untuk anak umur 1 sampai 12 tahun yang tampak sehat, "
                "didampingi petugas."
            ),
            text("Ditunda dulu: anak yang demam atau sedang sakit. Tanyakan petugas."),
        ),
    )


async def event_not_planned(chat: Chat, register: Register) -> None:
    """The plan was left."""
    chat.say(text("Dibatalkan. Kegiatan ini tidak disimpan."))
