"""After a visit: what was kept, a few things to look after, and the next home."""

from dialog.answers import OneOf, choice, either, one_of, skippable
from dialog.chat import Chat
from dialog.spoken import day_month, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.care import HomeVisit, State
from domain.commands_of_care import KeepChecks
from domain.immunization import due_names
from domain.people import Child
from domain.register import Register
from domain.visit import Visit, due_doses, look_at
from domain.vitamin_a import Capsule, campaign, capsule
from flows.cadre.care.home_visit import homes_of
from flows.cadre.care.visit_answers import NextHome
from flows.cadre.growth.result import gain_line, measures_line, next_step_line, nutrition_words
from flows.cadre.who.namesakes import spoken_name, spoken_near

EXCLUSIVE_MILK_MONTHS = 6
PROTEIN_MONTHS = 24
MOST_NAMED = 2
STOP, LIST = "stop", "list"


async def visit_recorded(chat: Chat, register: Register, *, visit: int) -> object:
    """Show what was kept, then ask what a visit of that age looks after, each skippable."""
    kept = register.home_visit(visit)
    child = register.child(kept.child_id)
    seen = _seen(register, kept)
    if seen is not None and seen.needs_midwife:
        chat.say(lines(_heading(register, kept), _day_stays(register, child)))
        return Go(flow="after_weighing", subject={"weighing": seen.weighing.id})
    lead = lines(*_told(register, kept, child, seen))
    checks: dict[str, str] = {}
    for name, question, offered in _checks(register, kept, child, seen):
        kind, answered = await chat.ask(
            name, question, either(offered, skippable()), lead="" if checks else lead
        )
        checks[name] = str(answered) if kind == 0 else "skipped"
    return KeepChecks(visit=visit, checks=checks)


def _seen(register: Register, kept: HomeVisit) -> Visit | None:
    if kept.weighing_id is None:
        return None
    return look_at(register, register.village, register.weighing(kept.weighing_id))


def _heading(register: Register, kept: HomeVisit) -> str:
    return text("✅ Dicatat dari kunjungan rumah, {day}:", day=day_month(kept.on))


def _told(register: Register, kept: HomeVisit, child: Child, seen: Visit | None) -> tuple[str, ...]:
    if seen is None:
        return (_advice(register, kept, child),)
    facts = [gain_line(seen).removesuffix(" 👍"), nutrition_words(seen.nutrition)]
    return (
        _heading(register, kept),
        text("{child}, {measures}", child=child.name, measures=measures_line(seen)),
        ", ".join(fact for fact in facts if fact),
        next_step_line(seen),
        _day_stays(register, child),
        _advice(register, kept, child),
    )


def _advice(register: Register, kept: HomeVisit, child: Child) -> str:
    if kept.state != State.MILD:
        return ""
    return text(
        "{child} sakit ringan: minum dan makan diteruskan. Belum membaik besok? Ajak ke bidan.",
        child=spoken_near(register, child),
    )


def _day_stays(register: Register, child: Child) -> str:
    day = register.last_day(child.posyandu_id)
    if day is None:
        return ""
    return text("Rekap hari posyandu {day} tidak berubah.", day=day_month(day.held_on))


def _checks(
    register: Register, kept: HomeVisit, child: Child, seen: Visit | None
) -> list[tuple[str, str, OneOf]]:
    """List what is asked of a child of this age: a name, the question and its answers."""
    name = spoken_near(register, child)
    months = completed_months(child.born_on, kept.on)
    found = []
    if months < EXCLUSIVE_MILK_MONTHS:
        found.append(("milk_only", text("Sejak kemarin {child} minum ASI saja?", child=name)))
    elif months < PROTEIN_MONTHS:
        found.append(
            (
                "protein",
                text("Kemarin {child} makan telur, ikan, ayam, atau daging?", child=name),
            )
        )
    checks = [(key, question, _yes_no()) for key, question in found]
    doses = due_doses(register, register.village, child, kept.on)
    if doses:
        checks.append(
            (
                "immunization",
                text(
                    "{child} waktunya imunisasi {doses}. Keluarga sudah diajak?",
                    child=name,
                    doses=due_names(doses, for_family=False),
                ),
                _done_not_yet(),
            )
        )
    if _waits_for_capsule(register, child, kept, seen):
        checks.append(("vitamin_a", _capsule_question(child, kept), _done_not_yet()))
    return checks


def _waits_for_capsule(
    register: Register, child: Child, kept: HomeVisit, seen: Visit | None
) -> bool:
    season = campaign(kept.on)
    if season is None or capsule(child.born_on, kept.on) is None:
        return False
    is_severe = seen is not None and seen.needs_midwife_today
    return not is_severe and register.vitamin_a_on(child.id, season) is None


def _capsule_question(child: Child, kept: HomeVisit) -> str:
    if capsule(child.born_on, kept.on) is Capsule.BLUE:
        return text("Vitamin A kapsul BIRU sudah diberikan?")
    return text("Vitamin A kapsul MERAH sudah diberikan?")


def _yes_no() -> OneOf:
    return one_of(choice("yes", text("Ya"), "YA", "SUDAH"), choice("no", text("Tidak"), "TIDAK"))


def _done_not_yet() -> OneOf:
    return one_of(
        choice("yes", text("Sudah"), "SUDAH", "YA"),
        choice("no", text("Belum"), "BELUM", "TIDAK"),
    )


async def next_visit(chat: Chat, register: Register, *, done: int) -> object:
    """Say that a visit is over and offer the next home."""
    name = spoken_near(register, register.child(done))
    homes = homes_of(register, chat.today)
    if not homes:
        chat.say(text("✅ Kunjungan {child} selesai. Semua rumah sudah dikunjungi 🙂", child=name))
        return None
    children = tuple(home.child for home in homes)
    shown = children if len(children) <= MOST_NAMED else children[:1]
    rows = [choice(str(c.id), spoken_name(c, children)[:20]) for c in shown]
    if len(children) > MOST_NAMED:
        rows.append(choice(LIST, text("Daftar kunjungan"), "KUNJUNGAN", "daftar"))
    rows.append(choice(STOP, text("Selesai"), "SELESAI", "TIDAK", "NANTI"))
    picked, is_empty = await chat.ask(
        "home",
        text("✅ Kunjungan {child} selesai. Berikutnya?", child=name),
        NextHome(children=children, offered=one_of(*rows)),
    )
    if picked == STOP:
        chat.say(text("Baik. Ketik KUNJUNGAN kapan saja."))
        return None
    if picked == LIST:
        return Go(flow="visits")
    return Go(flow="home_visit", subject={"child": int(picked), "is_empty": is_empty})


async def visit_put_off(chat: Chat, register: Register, *, visit: int) -> None:
    """Confirm when a home is tried again, and name those that are left."""
    kept = register.home_visit(visit)
    children = tuple(home.child for home in homes_of(register, chat.today))
    left = [spoken_name(child, children) for child in children if child.id != kept.child_id]
    chat.say(
        lines(
            text("✅ Saya ingatkan {day}.", day=weekday_date(kept.try_again_on))
            if kept.try_again_on is not None
            else text("✅ Dicatat: tidak ada orang."),
            text("Sisa: {names}.", names=", ".join(left[:9])) if left else "",
        )
    )


async def visit_today(chat: Chat, register: Register, *, child: int) -> object:
    """Remind a cadre of a home that was to be tried again today."""
    visited = register.child(child)
    picked = await chat.ask(
        "go",
        text(
            "Hari ini kunjungan {child}, RT {rt}, ibu {mother}. Kemarin-kemarin belum bertemu.",
            child=visited.name,
            rt=visited.rt,
            mother=visited.mother_name,
        ),
        one_of(
            choice("visit", text("Catat kunjungan"), "KUNJUNGAN", "SUDAH", "YA"),
            choice("later", text("Nanti"), "NANTI", "TIDAK", "BELUM"),
        ),
    )
    if picked == "visit":
        return Go(flow="home_visit", subject={"child": child})
    chat.say(text("Baik. Ketik KUNJUNGAN kapan saja."))
    return None
