"""Somebody came: how many, and whether a child or a pregnant woman is among them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dialog.answers import Hidden, Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.newcomers import NewcomerWords, read_newcomers
from dialog.journal import Json
from dialog.spoken import day_month, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_newcomers import CountNewcomers, LeaveUnnamed
from domain.newcomers import CHILD_MONTHS, MOST_PEOPLE, Move, Newcomers
from domain.people import Person, RoleKind
from domain.register import Register
from flows.village.newcomers.which_rt import which_rt
from flows.village.newcomers.words import kinds, told_words


async def newcomers(chat: Chat, register: Register, *, words: str = "") -> object:
    """Ask where, how many and who needs care; only the number is kept at first."""
    ahead = read_newcomers(words)
    place = await which_rt(chat, register, words, text("Pendatang di RT berapa?"))
    chat.if_cancelled(text("Baik, tidak dicatat."))
    told = ahead if ahead.people is not None else await _how_many(chat, register, ahead)
    if not (told.tells_of_children or ahead.tells_of_children):
        told = await _who_needs_care(chat, told)
    counted = _counted(told, ahead)
    same = _recorded_before(register, place.id, counted)
    if same is not None and await _is_same(chat, register, same):
        return _go_on_with(same, counted)
    return CountNewcomers(neighbourhood=place.id, told=counted.to_json())


async def _how_many(chat: Chat, register: Register, ahead: NewcomerWords) -> NewcomerWords:
    return await chat.ask(
        "people",
        text(
            "Terima kasih, {call}. Berapa orang, dan adakah balita atau ibu hamil?",
            call=register.speaker.call,
        )
        if not ahead.tells_of_children
        else text("Terima kasih, {call}. Berapa orang semuanya?", call=register.speaker.call),
        _a_count(),
    )


async def _who_needs_care(chat: Chat, told: NewcomerWords) -> NewcomerWords:
    kind, more = await chat.ask(
        "care",
        text("Adakah balita atau ibu hamil? Contoh: ada bayi 8 bulan, ibunya hamil."),
        either(
            _some_who_need_care(told),
            one_of(
                choice("nobody", text("Tidak ada"), "TIDAK", "BELUM", "tidak ada"),
                complaint=text("Contoh: ada bayi 8 bulan. Kalau tidak ada, balas: tidak ada."),
            ),
        ),
    )
    if kind == 1:
        return told
    found: NewcomerWords = more
    return replace(told, ages=found.ages, pregnant=found.pregnant)


def _a_count() -> Typed[NewcomerWords]:
    def read(typed: str, _today: date) -> NewcomerWords:
        told = read_newcomers(typed, is_answer=True)
        if told.people is None or told.people == 0:
            raise NotUnderstood(text("Berapa orang yang datang? Contoh: 4 orang, ada bayi 8 bulan"))
        _refuse_impossible(told, told.people)
        return told

    return Typed(reads=read, dumps=_dumped, loads=_loaded)


def _some_who_need_care(before: NewcomerWords) -> Typed[NewcomerWords]:
    def read(typed: str, _today: date) -> NewcomerWords:
        told = read_newcomers(typed)
        if not told.tells_of_children:
            raise NotUnderstood("")
        _refuse_impossible(told, before.people or MOST_PEOPLE)
        return told

    return Typed(reads=read, dumps=_dumped, loads=_loaded)


def _refuse_impossible(told: NewcomerWords, people: int) -> None:
    if people > MOST_PEOPLE:
        raise NotUnderstood(
            text("Paling banyak {most} orang sekali catat. Berapa orang?", most=MOST_PEOPLE)
        )
    if len(told.ages) + told.pregnant > people:
        raise NotUnderstood(
            text(
                "Angkanya belum cocok: {people} orang semuanya, tetapi anak dan ibu hamil {some}. "
                "Berapa orang semuanya?",
                people=people,
                some=len(told.ages) + told.pregnant,
            )
        )


def _dumped(told: NewcomerWords) -> Json:
    return {
        "people": told.people,
        "ages": list(told.ages),
        "pregnant": told.pregnant,
        "tells": told.tells_of_children,
        "lives_at": told.lives_at,
    }


def _loaded(stored: Json) -> NewcomerWords:
    kept: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
    return NewcomerWords(
        people=kept["people"],
        ages=tuple(kept["ages"]),
        pregnant=kept["pregnant"],
        tells_of_children=kept["tells"],
        lives_at=kept["lives_at"],
    )


def _counted(told: NewcomerWords, ahead: NewcomerWords) -> Newcomers:
    """Join what the first message and the answers tell; older children are none of ours."""
    ages = told.ages or ahead.ages
    return Newcomers(
        people=told.people or ahead.people or 0,
        ages=tuple(months for months in ages if months < CHILD_MONTHS),
        pregnant=told.pregnant or ahead.pregnant,
        lives_at=ahead.lives_at or told.lives_at,
    )


def _recorded_before(register: Register, place: int, told: Newcomers) -> Move | None:
    """Find a report of as many people in the same RT within a month."""
    return next(
        (
            move
            for move in register.recent_moves(place)
            if move.is_arrival and move.people == told.people
        ),
        None,
    )


async def _is_same(chat: Chat, register: Register, same: Move) -> bool:
    picked = await chat.ask(
        "same",
        text(
            "Sudah ada catatan {people} orang di RT {rt}, {day}, dari {who}. Orang yang sama?",
            people=same.people,
            rt=same.neighbourhood.rt,
            day=day_month(same.on),
            who=register.person(same.recorded_by).call,
        ),
        one_of(
            choice("same", text("Ya, sama"), "YA", "SAMA"),
            choice("other", text("Orang lain"), "TIDAK", "beda", "lain"),
        ),
    )
    return picked == "same"


def _go_on_with(same: Move, told: Newcomers) -> Go:
    if same.agrees:
        return Go(flow="newcomers_known", subject={"move": same.id})
    return Go(flow="newcomers_counted", subject={"move": same.id, "told": told.to_json()})


async def newcomers_known(chat: Chat, register: Register, *, move: int) -> None:
    """Say that nothing was kept twice."""
    known = register.move(move)
    chat.say(
        text("Baik, itu sudah tercatat {day}. Tidak saya catat dua kali.", day=day_month(known.on))
    )


async def newcomers_counted(
    chat: Chat, register: Register, *, move: int, told: dict[str, Any]
) -> object:
    """Say what was counted, and ask whether the people want to be written down."""
    rt = register.move(move).neighbourhood.rt
    people = Newcomers.from_json(told)
    _, picked = await chat.ask(
        "agrees",
        lines(
            text("Dicatat: {told}.", told=told_words(people, rt)),
            text("Sudah ditanya apakah mau didata?"),
        ),
        either(
            Hidden(inner=one_of(choice("wrong", "URUNGKAN", "URUNGKAN", "keliru", "salah catat"))),
            one_of(
                choice("yes", text("Mau"), "YA", "mau", "bersedia", "setuju"),
                choice("no", text("Belum mau"), "TIDAK", "belum mau", "tidak mau", "keberatan"),
                choice("unasked", text("Belum ditanya"), "belum ditanya", "nanti", "belum sempat"),
            ),
        ),
    )
    subject = {"move": move, "told": told}
    if picked == "yes":
        return Go(flow="newcomer_particulars", subject=subject)
    if picked == "wrong":
        return Go(flow="move_withdrawn", subject={"move": move})
    return Go(
        flow="newcomers_unwilling" if picked == "no" else "newcomers_unasked", subject=subject
    )


async def newcomers_unasked(
    chat: Chat, register: Register, *, move: int, told: dict[str, Any]
) -> None:
    """Leave it at the number, and say how to go on."""
    counted = register.move(move)
    chat.say(
        text(
            "Baik. {people} orang di RT {rt} sudah dihitung, tanpa nama. "
            "Kalau sudah ditanya, ketik: pendatang rt {rt} {people} orang",
            people=Newcomers.from_json(told).people,
            rt=counted.neighbourhood.rt,
        )
    )


async def newcomers_unwilling(
    chat: Chat, register: Register, *, move: int, told: dict[str, Any]
) -> object:
    """Respect a no: the number alone stays, and whom to tell is asked first."""
    people = Newcomers.from_json(told)
    officer = _first(register, RoleKind.VILLAGE_OFFICER)
    midwife = _first(register, RoleKind.MIDWIFE) if people.has_vulnerable else None
    respected = lines(
        text(
            "Tidak apa-apa, kita hormati. Saya simpan jumlahnya saja, tanpa nama dan tanpa "
            "alamat rumah."
        ),
        text(
            "{who} tetap boleh ke posyandu tanpa KTP sini. Sampaikan itu, ya.",
            who=joined(kinds(people)).capitalize(),
        )
        if people.has_vulnerable
        else "",
    )
    if officer is None and midwife is None:
        chat.say(respected)
        return LeaveUnnamed(move=move, told=told, tells=False)
    picked = await chat.ask(
        "tell",
        lines(respected, _whom_to_tell(officer, midwife, people)),
        one_of(
            choice("yes", text("Ya, tanpa nama"), "YA"),
            choice("no", text("Jangan dulu"), "TIDAK", "BELUM", "jangan"),
        ),
    )
    return LeaveUnnamed(move=move, told=told, tells=picked == "yes")


def _whom_to_tell(officer: Person | None, midwife: Person | None, people: Newcomers) -> str:
    who = joined(kinds(people, of_them=True))
    if officer is None and midwife is not None:
        return text("Saya beri tahu {midwife} untuk {who}?", midwife=midwife.call, who=who)
    if midwife is None and officer is not None:
        return text("Saya beri tahu {officer} jumlahnya saja?", officer=officer.call)
    return text(
        "Saya beri tahu {officer} jumlahnya saja, dan {midwife} untuk {who}?",
        officer=officer.call if officer else "",
        midwife=midwife.call if midwife else "",
        who=who,
    )


def _first(register: Register, kind: RoleKind) -> Person | None:
    return next((each for each in register.holders(kind) if each.id != register.speaker.id), None)


async def newcomers_left_unnamed(chat: Chat, register: Register, *, told: bool) -> None:
    """Say what was told on."""
    chat.say(
        text("✅ Sudah saya sampaikan tanpa nama.")
        if told
        else text("✅ Baik, jumlahnya saja yang saya simpan. Tidak ada yang saya beri tahu.")
    )
