"""RTL: what is agreed on after a look at the figures; written in one go or step by step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dialog.answers import Typed, choice, free_text, one_of
from dialog.answers_of_dates import a_coming_date
from dialog.chat import Chat, NotUnderstood
from dialog.input.action_plan import ACTION, WrittenPlan, read_plan
from dialog.spoken import MONTHS, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_meetings import KeepActionItem
from domain.coverage.quarters import last_ended
from domain.register import Register
from flows.entry import Opening
from flows.meeting.owners import NobodyError, SeveralError, owner_named
from flows.meeting.scope import place_in, places

LONGEST = 500
LONGEST_PLAN = timedelta(days=270)
"""A day without a year that is further off is one that has passed."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An item while it is being written, in words that the journal keeps."""

    problem: str = ""
    cause: str = ""
    action: str = ""
    owner: int = 0
    due: str = ""
    budget: str = ""

    def to_json(self) -> dict[str, str | int]:
        """Give what is known, for going on with it in another conversation."""
        return {name: value for name, value in vars(self).items() if value}

    @classmethod
    def of(cls, known: dict[str, str | int]) -> "Draft":
        """Take up what another conversation knew."""
        words = {name: str(value) for name, value in known.items() if name != "owner"}
        return cls(**words, owner=int(known.get("owner", 0)))


def opens(words: str) -> Opening:
    """Keep what was written beside TULIS RTL."""
    return Opening(subject={"words": words} if words.strip() else {})


async def begin_rtl(chat: Chat, register: Register, *, words: str = "") -> object:
    """Find the posyandu of 'tulis rtl melati 1', or ask for it."""
    quarter = last_ended(chat.today).key
    named = place_in(words, places(register)) if words else None
    if named is not None:
        return Go(flow="write_rtl", subject={"quarter": quarter, "posyandu": named.posyandu.id})
    return Go(flow="lokmin_which", subject={"quarter": quarter, "then": "write_rtl"})


async def write_rtl(
    chat: Chat,
    register: Register,
    *,
    quarter: str,
    posyandu: int,
    known: dict[str, str | int] | None = None,
) -> object:
    """Ask for what is not known yet, read it back, and keep it."""
    village = register.posyandu(posyandu).village_id
    draft = Draft.of(known or {})
    reads, slips = _Reads(owner=_an_owner(register, village), due=a_due_date()), dict[str, str]()
    chat.if_left(
        text("RTL yang belum disimpan."), way_on=text("Ketik LANJUT untuk menyelesaikannya.")
    )
    if not draft.problem:
        plan = await _problem(chat, register, posyandu)
        draft = _with(draft, plan, reads, slips, chat.today)
    if not draft.action:
        told = await chat.ask(
            "action",
            text("Apa yang akan dilakukan? Contoh: kader kunjungi 3 rumah, pj Bu Siti, 30 April"),
            free_text(longest=LONGEST),
        )
        plan = read_plan(told, begins_with=ACTION)
        draft = _with(draft, plan, reads, slips, chat.today)
    if not draft.owner:
        owner = await chat.ask(
            "owner",
            text(
                "Siapa penanggung jawabnya? Contoh: {example}", example=_example(register, village)
            ),
            reads.owner,
            lead=slips.get("owner", ""),
        )
        draft = replace(draft, owner=owner)
    if not draft.due:
        due = await chat.ask(
            "due",
            text("Selesai tanggal berapa? Contoh: {example}", example=_in_a_month(chat.today)),
            reads.due,
            lead=slips.get("due", ""),
        )
        draft = replace(draft, due=due.isoformat())
    picked = await chat.ask(
        "sure",
        _read_back(register, draft),
        one_of(
            choice("keep", text("Simpan"), "YA", "simpan"),
            choice("change", text("Ubah"), "UBAH", "TIDAK", "salah", "keliru"),
        ),
    )
    if picked == "change":
        subject = {"quarter": quarter, "posyandu": posyandu, "known": draft.to_json()}
        return Go(flow="change_rtl", subject=subject)
    return KeepActionItem(
        posyandu=posyandu,
        quarter=quarter,
        problem=draft.problem,
        cause=draft.cause,
        action=draft.action,
        owner=draft.owner,
        due_on=date.fromisoformat(draft.due),
        budget=draft.budget,
    )


async def _problem(chat: Chat, register: Register, posyandu: int) -> WrittenPlan:
    told = await chat.ask(
        "problem",
        text(
            "RTL {posyandu}. Apa masalahnya? Contoh: 3 anak bepergian saat {month}",
            posyandu=register.posyandu(posyandu).name,
            month=MONTHS[last_ended(chat.today).last.month - 1],
        ),
        free_text(longest=LONGEST),
    )
    return read_plan(told)


def _with(
    draft: Draft, plan: WrittenPlan, reads: "_Reads", slips: dict[str, str], today: date
) -> Draft:
    """Add what was written; of an owner or a day that can't be read the complaint is kept."""
    found: dict[str, int | date] = {}
    answers: tuple[tuple[str, str, Typed[int] | Typed[date]], ...] = (
        ("owner", plan.owner, reads.owner),
        ("due", plan.due, reads.due),
    )
    for name, words, answer in answers:
        if words:
            try:
                found[name] = answer.reads(words, today)
                slips.pop(name, None)
            except NotUnderstood as complaint:
                slips[name] = complaint.sentence
    due = found.get("due")
    return Draft(
        problem=draft.problem or plan.problem,
        cause=draft.cause or plan.cause,
        action=draft.action or plan.action,
        owner=draft.owner or int(str(found.get("owner", 0))),
        due=draft.due or (due.isoformat() if isinstance(due, date) else ""),
        budget=draft.budget or plan.budget,
    )


@dataclass(frozen=True, kw_only=True)
class _Reads:
    """How the parts that must be exact are read."""

    owner: Typed[int]
    due: Typed[date]


def a_due_date() -> Typed[date]:
    """Read the day something shall be done by; a day just past is not taken for next year's."""
    coming = a_coming_date(text("Saya perlu tanggalnya. Contoh: 30 April"))

    def read(typed: str, today: date) -> date:
        day = coming.reads(typed, today)
        if day - today > LONGEST_PLAN and str(day.year) not in typed:
            raise NotUnderstood(text("Tanggal itu sudah lewat."), repeat=True)
        return day

    return replace(coming, reads=read)


def _an_owner(register: Register, village: int) -> Typed[int]:
    def read(typed: str, _today: date) -> int:
        try:
            return owner_named(register, village, typed).id
        except NobodyError as nobody:
            raise NotUnderstood(
                text(
                    "{name} belum terdaftar sebagai petugas desa ini. Yang bisa: {names}.",
                    name=typed.strip()[:40],
                    names=", ".join(nobody.known),
                ),
                repeat=True,
            ) from None
        except SeveralError as several:
            raise NotUnderstood(
                text(
                    "Ada beberapa: {names}. Tulis nama lengkapnya.", names=", ".join(several.names)
                ),
                repeat=True,
            ) from None

    return Typed(reads=read, dumps=int, loads=_number)


def _number(stored: object) -> int:
    return int(str(stored))


def _example(register: Register, village: int) -> str:
    known = register.workers_of(village)
    return known[0].call if known else register.speaker.call


def _in_a_month(today: date) -> str:
    month = today.month % 12
    return f"30 {MONTHS[month]}" if month != 1 else f"28 {MONTHS[month]}"


def _read_back(register: Register, draft: Draft) -> str:
    return lines(
        text("RTL dicatat:"),
        text("Masalah: {problem}", problem=problem_words(draft.problem, draft.cause)),
        text("Tindakan: {action}", action=draft.action),
        text(
            "Penanggung jawab: {owner}. Selesai {day}",
            owner=register.person(draft.owner).call,
            day=day_month_year(date.fromisoformat(draft.due)),
        ),
        text("Sumber dana: {budget}", budget=draft.budget) if draft.budget else "",
    )


def problem_words(problem: str, cause: str) -> str:
    """Say a problem with its cause: 'kehadiran Maret turun (Ramadan)'."""
    return f"{problem} ({cause[:1].upper()}{cause[1:]})" if cause else problem


FIELDS: dict[str, Callable[[], str]] = {
    "problem": lambda: text("Masalah"),
    "action": lambda: text("Tindakan"),
    "owner": lambda: text("Penanggung jawab"),
    "due": lambda: text("Tanggal selesai"),
    "budget": lambda: text("Sumber dana"),
}


async def change_rtl(
    chat: Chat,
    register: Register,
    *,
    quarter: str,
    posyandu: int,
    known: dict[str, str | int],
) -> object:
    """Ask what is to be changed and for its new words, then read all back again."""
    village = register.posyandu(posyandu).village_id
    picked = await chat.ask(
        "which",
        text("Bagian mana yang diubah?"),
        one_of(
            *(choice(name, label()) for name, label in FIELDS.items()),
            list_title=text("Pilih bagian"),
        ),
    )
    changed: dict[str, str | int] = {}
    match picked:
        case "owner":
            question = text("Siapa penanggung jawabnya?")
            owner = await chat.ask("new_owner", question, _an_owner(register, village))
            changed["owner"] = owner
        case "due":
            day = await chat.ask(
                "new_due",
                text("Selesai tanggal berapa?"),
                a_due_date(),
            )
            changed["due"] = day.isoformat()
        case _:
            told = await chat.ask(
                "new_words",
                text("Tulis {part} yang benar.", part=FIELDS[picked]().lower()),
                free_text(longest=LONGEST),
            )
            changed[picked] = told
            if picked == "problem":
                changed["cause"] = ""
    subject = {"quarter": quarter, "posyandu": posyandu, "known": {**known, **changed}}
    return Go(flow="write_rtl", subject=subject)
