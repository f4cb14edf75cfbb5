"""What follows a screening: the result with its choices, and what the card still asks."""

from datetime import date

from dialog.answers import Hidden, Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.line import read_line
from dialog.input.phones import spoken
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import add_months
from domain.commands_of_screening import AddToScreening, SendResident
from domain.people import RoleKind
from domain.register import Register
from domain.screening import LifeStage, Urgency
from domain.screening.blood import hb_limit
from domain.screening.findings import OF_DYING
from domain.screening.questionnaires import lung_from_years
from flows.cadre.day.posyandu_day import When
from flows.cadre.stages.asking import Asking, typed_measure
from flows.cadre.stages.figures import needed
from flows.cadre.stages.offers import OfferAboutResident, offers
from flows.cadre.stages.other_steps import a_complaint, told_of
from flows.cadre.stages.people import addressed, short_name
from flows.cadre.stages.seen import Seen, hb_words, look, result_words

PUT_OFF = 2
"""The third kind of answer under a result."""
HB = "hb_tenths"
ASKED_AGAIN_AFTER_MONTHS = 12
"""AKS and SKILAS, and a girl's Hb, are asked for once a year."""


async def after_screening(
    chat: Chat, register: Register, *, screening: int, only: str = ""
) -> object:
    """Show the result and offer the next step; `only` names the one figure that was added."""
    seen = look(register, screening)
    limit = hb_limit(seen.resident, seen.on)
    words = lines(
        hb_words(seen, limit) if only == HB and limit is not None else result_words(seen),
        _private(register, seen),
    )
    if _is_to_be_sent(register, seen):
        offered = either(_to_midwife(register, seen), a_complaint(), _put_off())
        answer = await chat.ask("next", words, offered)
        if answer[0] != PUT_OFF:
            return _answered(seen, answer)
        who = short_name(register, seen.resident)
        chat.say(text("Baik. Ketik RUJUK {who} bila sudah siap.", who=who.upper()))
        return None
    if not only and _asks_iron(seen):
        return await _iron(chat, register, seen, words)
    if not only and _asks_hb(register, seen):
        return await _hb(chat, register, seen, words)
    offered = either(_others(register, seen), a_complaint())
    return _answered(seen, await chat.ask("next", words, offered))


def _put_off() -> Hidden:
    """Understand that the midwife is put off; no button invites to it."""
    return Hidden(inner=one_of(choice("later", text("Nanti saja"), "NANTI", "TIDAK", "BELUM")))


def _answered(seen: Seen, answer: tuple[int, str]) -> object:
    """Go on with what was picked, or keep a complaint that was told after the figures."""
    kind, words = answer
    if kind == 0:
        return _what_next(seen, words)
    return AddToScreening(screening=seen.screening.id, observed=dict(told_of(words)))


def _private(register: Register, seen: Seen) -> str:
    if not seen.screened.is_private:
        return ""
    midwives = register.holders(RoleKind.MIDWIFE)
    who = midwives[0].call if midwives else text("bidan")
    if any(each.sign in OF_DYING for each in seen.screened.findings):
        return lines(
            text(
                "🔴 {midwife} saya hubungi sekarang. Jangan tinggalkan {who} sendirian.",
                midwife=who,
                who=addressed(register, seen.resident, seen.on),
            ),
            text(
                "Jaga {puskesmas}: {phone}. Darurat: {emergency}.",
                puskesmas=register.village.puskesmas,
                phone=spoken(register.village.duty_phone),
                emergency=register.village.emergency_phone,
            )
            if register.village.duty_phone
            else text("Darurat: {emergency}.", emergency=register.village.emergency_phone),
            text("Hanya bidan yang tahu. Mohon tidak diceritakan ke orang lain."),
        )
    return text("Catatan pribadi hanya sampai ke {midwife}, tidak ke orang lain.", midwife=who)


def _is_to_be_sent(register: Register, seen: Seen) -> bool:
    """Tell whether the midwife should be told: not yet, or less urgently than it is now."""
    if not seen.screened.needs_midwife:
        return False
    return seen.screened.urgency > register.urgency_sent(seen.resident.id, seen.on)


def _to_midwife(register: Register, seen: Seen) -> OfferAboutResident:
    change = choice("change", text("Ubah"), "UBAH")
    if seen.screened.urgency is Urgency.NOW:
        return offers(
            register,
            seen.resident.id,
            choice("send", text("Kirim sekarang"), "RUJUK", "YA"),
            choice("phone", text("Nomor darurat"), "nomor", "telepon"),
            change,
        )
    return offers(
        register,
        seen.resident.id,
        choice("send", text("Kirim ke bidan"), "RUJUK"),
        choice("how_to_say", text("Cara bicara")),
        change,
    )


def _others(register: Register, seen: Seen) -> OfferAboutResident:
    following = choice("next", text("Orang berikutnya"), "LANJUT")
    change = choice("change", text("Ubah"), "UBAH")
    third: Choice = choice("done", text("Selesai"), "SELESAI")
    if _asks_independence(register, seen):
        third, change = change, choice("independence", text("Isi AKS & SKILAS"), "aks", "skilas")
    elif _asks_lungs(register, seen):
        third, change = change, choice("lungs", text("Isi PUMA"), "puma")
    return offers(register, seen.resident.id, following, change, third)


def _what_next(seen: Seen, picked: str) -> object:
    screening = seen.screening.id
    match picked:
        case "send":
            return SendResident(screening=screening)
        case "next":
            return Go(flow="examine")
        case "done":
            return Go(flow="done_for_now")
        case _:
            flow = {
                "how_to_say": "how_to_say_to_resident",
                "phone": "emergency_numbers",
                "change": "change_screening",
                "independence": "barthel",
                "lungs": "lung",
            }[picked]
            return Go(flow=flow, subject={"screening": screening})


def _asks_iron(seen: Seen) -> bool:
    is_pregnant = seen.screened.stage is LifeStage.PREGNANT
    return is_pregnant and seen.observed.iron_received is None


def _asks_hb(register: Register, seen: Seen) -> bool:
    if not seen.screened.stage.is_at_school or seen.observed.hb_tenths is not None:
        return False
    if hb_limit(seen.resident, seen.on) is None:
        return False
    return not _was_asked(register, seen, "hb_tenths")


def _asks_independence(register: Register, seen: Seen) -> bool:
    is_older = seen.screened.stage is LifeStage.OLDER
    return is_older and not _was_asked(register, seen, "barthel")


def _asks_lungs(register: Register, seen: Seen) -> bool:
    """Ask those of forty and more who smoke or smoked, once a year."""
    smokes = seen.observed.smokes or seen.resident.smokes
    years = seen.resident.years(seen.on) or 0
    is_of_age = years >= lung_from_years(seen.on) and not seen.screened.stage.is_mother
    return bool(smokes) and is_of_age and not _was_asked(register, seen, "lung")


def _was_asked(register: Register, seen: Seen, name: str) -> bool:
    since = add_months(seen.on, -ASKED_AGAIN_AFTER_MONTHS)
    return any(
        getattr(each.observed, name) is not None and each.on > since
        for each in register.screenings(seen.resident.id)
    )


def iron_offers(register: Register, seen: Seen, *more: Choice) -> OfferAboutResident:
    """Offer whether the tablets were received."""
    return offers(
        register,
        seen.resident.id,
        choice("yes", text("Sudah"), "SUDAH", "YA"),
        choice("no", text("Belum"), "BELUM", "TIDAK"),
        *more,
    )


async def _iron(chat: Chat, register: Register, seen: Seen, words: str) -> object:
    picked = await chat.ask(
        "iron",
        lines(words, text("Tablet tambah darah sudah diterima?")),
        iron_offers(register, seen, choice("change", text("Ubah"), "UBAH")),
    )
    if picked == "change":
        return _what_next(seen, picked)
    return AddToScreening(screening=seen.screening.id, observed={"iron_received": picked == "yes"})


def _an_hb() -> Typed[str]:
    """Read 'hb 11,2' or '11,2'; nobody else may be named."""

    def read(typed: str, _today: date) -> str:
        line = read_line(typed)
        figures = () if line is None or line.has_person else line.measures
        if len(figures) != 1 or figures[0].label not in (None, "hb"):
            raise NotUnderstood(needed(HB))
        return figures[0].amount

    return Typed(reads=read, dumps=str, loads=str)


async def _hb(chat: Chat, register: Register, seen: Seen, words: str) -> object:
    kind, answered = await chat.ask(
        "hb",
        lines(words, text("Hb belum diisi. Ada hasilnya?")),
        either(
            offers(
                register,
                seen.resident.id,
                choice("fill", text("Isi Hb"), "ISI", "SUDAH", "YA", "ada"),
                choice("not_taken", text("Tidak diperiksa"), "TIDAK", "BELUM", "LEWATI"),
            ),
            _an_hb(),
        ),
    )
    if kind == 0 and answered == "not_taken":
        return Go(
            flow="screening_kept",
            subject={"who": addressed(register, seen.resident, seen.on)},
        )
    given = {HB: answered} if kind == 1 else {}
    return Go(flow="fill_hb", subject={"screening": seen.screening.id}, given=given)


async def screening_kept(chat: Chat, _register: Register, *, who: str) -> None:
    """Say that nothing more is asked."""
    chat.say(text("Baik. Data {who} sudah tersimpan. Lanjut, ketik nama berikutnya.", who=who))


async def fill_hb(chat: Chat, register: Register, *, screening: int) -> object:
    """Ask for an Hb that was measured; one that cannot be is asked about."""
    seen = look(register, screening)
    asking = Asking(
        register=register, resident=seen.resident, when=When(on=seen.on), ahead=frozenset((HB,))
    )
    value = await typed_measure(chat, asking, HB)
    if value is None:
        return Go(
            flow="screening_kept",
            subject={"who": addressed(register, seen.resident, seen.on)},
        )
    return AddToScreening(screening=screening, observed={HB: value[0]})
