"""KENAPA: why a child's doses are due or wait, for those who may see the child."""

from dataclasses import dataclass
from datetime import date

from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import words
from dialog.input.line import read_line
from dialog.texts import lines, text
from dialog.turn import Go
from domain.immunization import Area, Assessment, History, assess, current_schedule, read_doses
from domain.people import Child, RoleKind
from domain.register import Register
from flows.cadre.doses.dose_line import read_typed
from flows.cadre.growth.line_answers import child_words
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import asked_name, look_for
from flows.cadre.who.which_child import ChildWords, one_of_these
from flows.family.own import own_children
from flows.family.which_own import named_in, names_another, vocabulary, which_own
from flows.general.dose_reasons import rule_of, why

MOST_SENTENCES = 5
HEALTH_DUTIES = (RoleKind.CADRE, RoleKind.COORDINATOR, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)


def asks_why(typed: str, register: Register) -> Go | None:
    """Hear KENAPA alone after a result, or beside a vaccine; about anything else it is nothing."""
    match = words.lexicon().intent(typed, among=("KENAPA",))
    if match is None or not match.is_first or match.typo:
        return None
    if not _has_health_duty(register) and not own_children(register):
        return None
    rest = match.tail.strip(" ?.!")
    is_about_doses = bool(read_doses(rest).doses) or _names_vaccines(rest)
    if not (is_about_doses or _is_alone(rest, register) or _is_of_a_list(rest, register)):
        return None
    return Go(flow="why_dose", subject={"asked": rest})


def _is_alone(rest: str, register: Register) -> bool:
    """Take KENAPA alone after a save or a list; a family's needs a child of its own."""
    return not rest and (_has_health_duty(register) or _child_at_hand(register) is not None)


def _is_of_a_list(rest: str, register: Register) -> bool:
    """Tell whether a child's name stands alone, or beside what a list says: 'dimas telat'."""
    named = _name_in(rest)
    if not named or not _is_a_child(named, register):
        return False
    spoken = set(named.split())
    beside = " ".join(w for w in words.lexicon().normalise(rest).split() if w not in spoken)
    if not beside:
        return True
    match = words.lexicon().intent(beside, among=("DI_DAFTAR_IMUNISASI",))
    return match is not None and not match.rest


def _is_a_child(named: str, register: Register) -> bool:
    if not _has_health_duty(register):
        return named_in(named, own_children(register)) is not None
    somebody = look_for(register, named)
    return bool(somebody.found) and somebody.is_exact


@dataclass(frozen=True, kw_only=True)
class NameOnly(ChildWords):
    """Words that name a child; another KENAPA is a new question."""

    def read(self, heard: Heard, today: date) -> str:
        """Take a name, a code or a NIK."""
        if words.lexicon().intent(heard.text, among=("KENAPA",)) is not None:
            raise NotUnderstood("")
        told = read_typed(heard.text)
        # A dose beside the name is asked about too; it is no report here.
        return told.child if told.doses and told.child else super().read(heard, today)


async def why_dose(chat: Chat, register: Register, *, asked: str = "") -> object:
    """Say one sentence for each dose asked about, or for those that come next."""
    is_colleague = _has_health_duty(register)
    found = await (_near if is_colleague else _own)(chat, register, asked)
    if isinstance(found, Go):
        return found
    for child in found:
        chat.say(_answer(register, child, asked, for_family=not is_colleague))
    return None


def _has_health_duty(register: Register) -> bool:
    return any(register.speaker.has(duty) for duty in HEALTH_DUTIES)


def _names_vaccines(rest: str) -> bool:
    return bool(rest) and words.lexicon().intent(rest, among=("TENTANG_VAKSIN",)) is not None


def _child_at_hand(register: Register) -> Child | None:
    """Give the child a cadre saved last today, or a family's only child."""
    if _has_health_duty(register):
        change = register.last_change()
        return register.child(change.child) if change is not None else None
    return next(iter(own_children(register)), None)


async def _near(chat: Chat, register: Register, typed: str) -> tuple[Child, ...] | Go:
    named = _name_in(typed)
    at_hand = _child_at_hand(register)
    if not named and at_hand is not None:
        return (at_hand,)
    if not named:
        named = await chat.ask(
            "child",
            text("Imunisasi anak siapa yang ditanyakan? Ketik namanya."),
            NameOnly(register=register),
        )
    somebody = look_for(register, named)
    if len(somebody.found) > 1:
        picked = await one_of_these(chat, register, "which", somebody, on=chat.today)
        return Go(flow="nothing_saved") if picked is None else (picked,)
    if not somebody.found:
        chat.say(text("Belum ada anak bernama {name} di sini.", name=asked_name(somebody)))
    return somebody.found


async def _own(chat: Chat, register: Register, typed: str) -> tuple[Child, ...] | Go:
    children = own_children(register)
    named = named_in(typed, children)
    if named is not None:
        return (named,)
    if typed and names_another(typed, children):
        return Go(flow="others_child")
    question = text("Imunisasi siapa, {bu}?", bu=register.speaker.bu)
    return await which_own(chat, children, question)


def _name_in(typed: str) -> str:
    """Find the words that name a child beside the doses and the words of the question."""
    reported = read_line(typed)
    if reported is not None and reported.doses and reported.has_person:
        typed = child_words(reported)
    known = vocabulary()
    unread = read_doses(words.lexicon().normalise(typed)).unread
    return " ".join(word for word in unread if word not in known and len(word) > 1)


def _answer(register: Register, child: Child, typed: str, *, for_family: bool) -> str:
    found = _assessed(register, child)
    codes = _asked(typed, found) or found.can_give_today or found.next_doses
    name = child.first_name if for_family else spoken_near(register, child)
    if not codes:
        return text("Imunisasi {child} sudah lengkap untuk balita 👏", child=name)
    speaker = register.speaker
    is_midwife = speaker.has(RoleKind.MIDWIFE) or speaker.has(RoleKind.PUSKESMAS)
    sentences = []
    for code in codes[:MOST_SENTENCES]:
        sentences.append(why(found, code, for_family=for_family))
        if is_midwife:
            sentences.append(rule_of(found, code, register))
    return lines(text("Imunisasi {child}:", child=name), *sentences)


def _assessed(register: Register, child: Child) -> Assessment:
    village = register.village
    history = History(born=child.born_on, sex=child.sex, doses=register.doses(child.id))
    area = Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent)
    return assess(history, area, register.now.date())


def _asked(typed: str, found: Assessment) -> tuple[str, ...]:
    """Give the codes of the doses named; without a number, the first that is not done."""
    codes: list[str] = []
    for spoken in read_doses(typed).doses:
        for antigen in (spoken.antigen,) if spoken.antigen else spoken.choices:
            series = [slot.code for slot in current_schedule().series(antigen)]
            if spoken.number is not None and spoken.number <= len(series):
                codes.append(series[spoken.number - 1])
            elif series:
                still = (code for code in series if found.forecast[code].status != "done")
                codes.append(next(still, series[-1]))
    return tuple(dict.fromkeys(codes))
