"""When a cadre's line is about somebody who is no under-five."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input import words
from dialog.input.examined import is_of_grown_ups, read_examined, with_pressure_named
from dialog.input.line import Line, read_line
from dialog.input.word_lists import word_lists
from dialog.spoken import age
from dialog.texts import text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.people import RoleKind
from domain.register import Register
from domain.screening import Resident
from domain.screening.records import Screening
from flows.cadre.growth.line_answers import child_words
from flows.cadre.stages.examining import opens
from flows.cadre.stages.people import age_words, named_in, residents_near, seek
from flows.cadre.stages.pregnancy_end import told_of_end
from flows.cadre.who.somebody import look_for, working_day

QUESTIONNAIRES = {
    "AKS": "barthel",
    "SKILAS": "skilas",
    "PUMA": "lung",
    "SRQ": "mood",
    "PHQ": "four_questions",
    "HEEADSSS": "heeadsss",
    "ANY": "choose_questionnaire",
}


def about_resident(typed: str, register: Register) -> Go | None:
    """Take a report, a correction or a questionnaire of somebody who is no under-five."""
    if not register.speaker.has(RoleKind.CADRE):
        return told_of_end(typed, register) if register.speaker.has(RoleKind.MIDWIFE) else None
    return (
        told_of_end(typed, register)
        or _questionnaire(typed, register)
        or _referral(typed, register)
        or _correction(typed, register)
        or report_of_resident(typed, register)
    )


def report_of_resident(typed: str, register: Register) -> Go | None:
    """Take figures of somebody who is no under-five, by their labels or by the name."""
    line = read_line(with_pressure_named(typed))
    if line is None or not line.measures or line.command not in (None, "TIMBANG"):
        return None
    if not line.has_person or line.doses:
        return None
    if is_of_grown_ups(line):
        return _examine(typed)
    return _by_name(typed, line, register)


def _examine(typed: str) -> Go:
    opening = opens(typed)
    return Go(flow="examine", subject=opening.subject, given=opening.given)


def _by_name(typed: str, line: Line, register: Register) -> Go | None:
    """Take 'sarinem 50 150' for hers when no child is called so; of both, ask."""
    sought = seek(register, read_examined(line).person)
    if not sought.found or not sought.is_exact:
        return None
    child = look_for(register, child_words(line))
    if not child.found or not child.is_exact:
        return _examine(typed)
    if _is_of_her_child(line):
        return None
    return Go(
        flow="child_or_resident",
        subject={
            "words": typed,
            "child": child.found[0].id,
            "resident": sought.found[0].id,
        },
    )


def _is_of_her_child(line: Line) -> bool:
    """Take 'bu rina 13,2 91' for her child's, as most lines are: no label tells otherwise."""
    is_bare = all(measure.label is None for measure in line.measures)
    return is_bare and line.person is not None and line.person.may_be_herself


async def child_or_resident(
    chat: Chat, register: Register, *, words: str, child: int, resident: int
) -> Go:
    """Ask which of two of one name is meant, an under-five and somebody older."""
    young, old = register.child(child), register.resident(resident)
    picked = await chat.ask(
        "whose",
        text("Ada dua orang dengan nama itu. Yang mana, {bu}?", bu=register.speaker.bu),
        one_of(
            choice("child", young.name[:20], description=age_of_child(register, child)),
            choice("resident", old.name[:20], description=age_words(old, chat.today)),
            list_title=text("Pilih orang"),
        ),
    )
    if picked == "resident":
        opening = opens(words)
        return Go(
            flow="examine",
            subject={**opening.subject, "resident": resident},
            given=opening.given,
        )
    line = read_line(words)
    return Go(
        flow="weighing",
        subject={"ahead": ["length", "weight"], "child_id": child},
        given=_child_figures(line),
    )


def age_of_child(register: Register, child: int) -> str:
    """Say a child's age today."""
    return age(completed_months(register.child(child).born_on, register.now.date()))


def _child_figures(line: Line | None) -> dict[str, str]:
    figures = {} if line is None else read_examined(line).figures
    names = {"weight_g": "weight", "height_mm": "length", "arm_mm": "arm"}
    return {names[name]: amount for name, amount in figures.items() if name in names}


def resident_on_open_day(typed: str, register: Register) -> Go | None:
    """Take a name alone as the next to be examined, while a day is open."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if not any(register.open_day(posyandu) for posyandu in own):
        return None
    sought = seek(register, typed)
    if not sought.found or not sought.is_exact:
        return None
    return Go(flow="examine", given={"person": typed})


def _screened_today(register: Register) -> dict[int, Screening]:
    """Give what stands of today by person, the latest of each."""
    on = working_day(register, register.now.date())
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    return {
        each.resident_id: each
        for posyandu in own
        for each in register.screenings_between(posyandu, on, on)
    }


def _named_today(typed: str, register: Register) -> Screening | None:
    """Find the screening of today whose person a text names; nobody a child is called like."""
    screened = _screened_today(register)
    if not screened:
        return None
    among: tuple[Resident, ...] = tuple(
        each for each in residents_near(register) if each.id in screened
    )
    named = named_in(register, typed, among)
    return screened[named[0].id] if len(named) == 1 else None


def _correction(typed: str, register: Register) -> Go | None:
    """Take 'ralat wayan td 150/90', 'hapus wayan' or 'td wayan tadi salah orang'."""
    match = words.lexicon().intent(typed, among=("UBAH", "HAPUS"))
    if match is None or match.typo or not match.rest:
        return None
    line = read_line(with_pressure_named(match.tail if match.is_first else typed))
    person = read_examined(line).person if line is not None else ""
    screening = _named_today(person or match.rest, register) or _named_today(match.rest, register)
    if screening is None:
        return _nothing_today(person or match.rest, register)
    child = look_for(register, person) if person else None
    grown_up = line is not None and is_of_grown_ups(line)
    if child is not None and child.is_exact and child.found and not grown_up:
        return None
    if match.intent == "HAPUS":
        return Go(flow="remove_screening", subject={"screening": screening.id})
    figures = {} if line is None else read_examined(line).figures
    return Go(
        flow="change_screening",
        subject={
            "screening": screening.id,
            "ahead": sorted(figures),
            "wrong_person": not figures,
        },
        given=figures,
    )


def _referral(typed: str, register: Register) -> Go | None:
    """Take 'rujuk wayan' for showing again what was found today, with the way to the midwife."""
    match = words.lexicon().intent(typed, among=("RUJUK",))
    if match is None or match.typo or not match.is_first or not match.rest:
        return None
    screening = _named_today(match.rest, register)
    if screening is None or look_for(register, match.rest).found:
        return None
    return Go(flow="after_screening", subject={"screening": screening.id})


def _nothing_today(person: str, register: Register) -> Go | None:
    """Say that somebody who is no child was not examined today."""
    sought = seek(register, person)
    if not sought.is_exact or len(sought.found) != 1 or look_for(register, person).found:
        return None
    return Go(flow="nothing_screened", subject={"resident": sought.found[0].id})


async def nothing_screened(chat: Chat, register: Register, *, resident: int) -> None:
    """Say that there is nothing of today to be changed."""
    who = register.resident(resident).name
    chat.say(text("Belum ada pemeriksaan {who} hari ini, jadi tidak ada yang diubah.", who=who))


def _questionnaire(typed: str, register: Register) -> Go | None:
    """Take 'aks sarinem', 'skilas wayan' or 'puma wayan' after they were measured today."""
    first, _, rest = typed.strip().partition(" ")
    listed = word_lists()["questionnaires"]
    kind = next((name for name in QUESTIONNAIRES if first.lower() in listed[name]), None)
    if kind is None or not rest.strip():
        return None
    sought = seek(register, rest)
    if not sought.found:
        return None
    screening = _named_today(rest, register)
    if screening is None:
        return Go(flow="examine_first", subject={"resident": sought.found[0].id})
    return Go(flow=QUESTIONNAIRES[kind], subject={"screening": screening.id})


async def examine_first(chat: Chat, register: Register, *, resident: int) -> Go:
    """Measure before a questionnaire is filled in: it belongs to a screening of the day."""
    who = register.resident(resident).name
    chat.say(text("{who} belum diperiksa hari ini. Kita ukur dulu, ya.", who=who))
    return Go(flow="examine", subject={"resident": resident})
