"""One line of a pasted list that is not clear: its own flow asks, in the list's way."""

from dataclasses import dataclass, replace
from typing import Any

from dialog.answers import choice, one_of
from dialog.chat import Answer, Chat
from dialog.input.line import read_line
from dialog.input.person_words import read_grown_up
from dialog.journal import Journal
from dialog.spoken import capitalised
from dialog.texts import lines, text
from dialog.turn import Go, Turn
from domain.commands_of_pastes import KeepPastedLine
from domain.people import Child
from domain.register import Register
from flows.cadre.growth.line_answers import FIGURES_OF_LINE
from flows.cadre.pasted.answers import OrSkip, Stranger, whole_line
from flows.cadre.pasted.inner import Inner, inner_of, led_on
from flows.cadre.pasted.told import told_of
from flows.cadre.stages.tetanus_entrance import about_tetanus
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import asked_name, look_for
from flows.cadre.who.which_child import ChildWords

MOST_ROUNDS = 5
LONGEST_SHOWN = 40
LONGEST_LABEL = 20
ASKS_WHOM = ("which", "whose")
"""Questions whose words do not say which line they are about."""


class Skipped(Exception):  # noqa: N818 (nothing went wrong: the line was left)
    """The cadre leaves this line."""


@dataclass(frozen=True, kw_only=True)
class List:
    """Where a pasted list stands."""

    chat: Chat
    register: Register
    place: int
    of: int
    told: str

    async def ask(self, name: str, words: str, answer: Answer[Any]) -> Any:  # noqa: ANN401
        """Ask about the present line, numbered; what became of the last one stands above."""
        skips, value = await self.chat.ask(
            name,
            text("{place} dari {all}. {words}", place=self.place, all=self.of, words=words),
            OrSkip(inner=answer),
            lead="" if self.chat.journal.answers else self.told,
        )
        if skips:
            raise Skipped
        return value


async def pasted_line(
    chat: Chat,
    register: Register,
    *,
    paste: int,
    posyandu: int,
    waiting: list[dict[str, Any]],
    place: int,
    of: int,
    listed: dict[str, str],
    later: list[dict[str, Any]],
    last: dict[str, Any] | None = None,
) -> KeepPastedLine:
    """Ask about the first line that waits, and go on to the next."""
    item, *others = waiting
    rest = {
        "paste": paste,
        "posyandu": posyandu,
        "waiting": others,
        "place": place + 1,
        "of": of,
        "listed": listed,
        "later": later,
    }
    _tell_how_to_leave(chat, waiting)
    at = List(chat=chat, register=register, place=place, of=of, told=told_of(register, last))
    try:
        return await _settle(at, item, listed, rest)
    except Skipped:
        return KeepPastedLine(done=None, told={"skipped": _shown(item["words"])}, rest=rest)


def _tell_how_to_leave(chat: Chat, waiting: list[dict[str, Any]]) -> None:
    shown = [_shown(item["words"]) for item in waiting]
    left = text("Belum dibahas: {lines}.", lines="; ".join(shown))
    chat.if_left(
        text("Masih ada {count} baris tempelan yang perlu dicek.", count=len(waiting)),
        way_on=text("Ketik LANJUT untuk meneruskan."),
    )
    chat.if_cancelled(lines(text("Baik. Yang sudah ✅ tetap tersimpan."), left))


def _shown(words: str) -> str:
    """Show a line in short: by its name, else as it was written."""
    reported = read_line(words)
    if reported is not None and reported.person is not None and reported.person.name:
        return capitalised(reported.person.name)
    return f'"{words[:LONGEST_SHOWN]}"'


async def _settle(
    at: List, item: dict[str, Any], listed: dict[str, str], rest: dict[str, Any]
) -> KeepPastedLine:
    typed, name = str(item["words"]), ""
    for number in range(MOST_ROUNDS):
        inner = inner_of(typed, at.register, listed)
        if inner is None:
            typed = await _written_anew(at, typed, number)
            continue
        if not inner.is_of_a_child:
            return _kept(await _run(at, inner, item, listed, number), item, rest)
        inner = replace(inner, given={**inner.given, "child": name or inner.person})
        somebody = look_for(at.register, inner.person)
        if not somebody.found:
            known = await _stranger(at, inner, number, rest)
            if isinstance(known, KeepPastedLine):
                return known
            name = known
            continue
        if item["like"] is not None:
            await _really(at, inner, at.register.child(item["like"]))
        return _kept(await _run(at, inner, item, listed, number), item, rest)
    raise Skipped


async def _written_anew(at: List, typed: str, number: int) -> str:
    """Ask for the name of a line with figures alone, or for a line that cannot be read."""
    reported = read_line(typed)
    if reported is not None and not reported.has_person and reported.measures:
        name = await at.ask(
            f"whose{number}",
            text('"{line}": namanya belum ada. Anak siapa ini?', line=typed[:LONGEST_SHOWN]),
            ChildWords(register=at.register),
        )
        return f"{name} {typed}"
    shown = typed[:LONGEST_SHOWN]
    written: str = await at.ask(
        f"line{number}",
        lines(
            text('"{line}": Td dicatat satu per satu. Kirim sendiri sesudah ini.', line=shown)
            if about_tetanus(typed, at.register) is not None
            else text('"{line}": belum bisa saya baca.', line=shown),
            text("Tolong tulis lagi, misalnya: Ani 8,2 70,5. Tidak perlu? Ketik LEWATI."),
        ),
        whole_line(),
    )
    return written


async def _stranger(
    at: List, inner: Inner, number: int, rest: dict[str, Any]
) -> KeepPastedLine | str:
    """Ask about a name nobody has; give the right name, or how the line ends."""
    somebody = look_for(at.register, inner.person)
    name = capitalised(asked_name(somebody))
    own = int(rest["posyandu"])
    new = choice("new", text("Daftar baru"), "DAFTAR", "baru")
    skip = choice("skip", text("Lewati"), "LEWATI", "TIDAK")
    words = text(
        "{child} tidak ada di daftar {posyandu}.",
        child=name,
        posyandu=at.register.posyandu(own).name,
    )
    if somebody.nearest is not None:
        near = spoken_near(at.register, somebody.nearest)
        words = f"{words} {text('Maksudnya {child}?', child=somebody.nearest.name)}"
        first = choice("near", text("Ya, {child}", child=near)[:LONGEST_LABEL], "YA")
        offers = (first, new, skip)
    else:
        words = f"{words} {text('Anak baru?')}"
        wrong = choice("wrong", text("Salah nama"), "salah", "keliru", "salah ketik")
        offers = (new, wrong, skip)
    picked, more = await at.ask(
        f"stranger{number}", words, Stranger(register=at.register, choices=offers)
    )
    if picked == "near" and somebody.nearest is not None:
        return somebody.nearest.name
    if picked == "name":
        return str(more)
    if picked == "wrong":
        ask = text("Nama yang benar siapa?")
        return str(await at.ask(f"name{number}", ask, ChildWords(register=at.register)))
    if picked == "new":
        measured = {key: inner.given[key] for key in FIGURES_OF_LINE if key in inner.given}
        later = [*rest["later"], {"name": name, "measured": measured}]
        return KeepPastedLine(done=None, told={"later": name}, rest={**rest, "later": later})
    told = {"visitor": name, "posyandu": own, "of": int(more) if more else None}
    return KeepPastedLine(done=None, told=told, rest=rest)


async def _really(at: List, inner: Inner, like: Child) -> None:
    """Ask about figures that are the same as those of the line above."""
    picked = await at.ask(
        "like",
        text(
            "{child}: angkanya sama persis dengan {other}. Ini memang angka {child}?",
            child=capitalised(inner.person),
            other=spoken_near(at.register, like),
        ),
        one_of(
            choice("yes", text("Ya, betul"), "YA", "memang", "kembar"),
            choice("no", text("Bukan, lewati"), "TIDAK", "LEWATI", "salah", "keliru"),
        ),
    )
    if picked == "no":
        raise Skipped


async def _run(
    at: List, inner: Inner, item: dict[str, Any], listed: dict[str, str], number: int
) -> Turn:
    """Run the flow of the line, passing its questions on."""
    for hop in range(MOST_ROUNDS):
        journal = Journal(given=dict(inner.given))
        asked: dict[str, int] = {}
        turn = inner.take(at.register, journal, at.chat.today, at.chat.now)
        while turn.question is not None:
            question = turn.question
            asked[question.name] = asked.get(question.name, 0) + 1
            name = f"{number}.{hop}.{question.name}.{asked[question.name]}"
            words = turn.bubbles[-1].text
            if question.name in ASKS_WHOM or _names_nobody(words, inner):
                words = text('"{line}": {words}', line=item["words"][:LONGEST_SHOWN], words=words)
            value = await at.ask(name, words, question.answer)
            journal.remember(question.name, question.answer.dump(value))
            turn = inner.take(at.register, journal, at.chat.today, at.chat.now)
        following = led_on(turn.result, listed) if isinstance(turn.result, Go) else None
        if following is None:
            return turn
        inner = following
    raise Skipped


def _names_nobody(words: str, inner: Inner) -> bool:
    """Tell whether a question about a grown-up's figure leaves open whose it is."""
    asked = read_grown_up(inner.given.get("person", "")).name
    return not inner.is_of_a_child and asked is not None and asked.lower() not in words.lower()


def _kept(turn: Turn, item: dict[str, Any], rest: dict[str, Any]) -> KeepPastedLine:
    if isinstance(turn.result, Go) and turn.result.flow == "register_resident":
        return _to_be_registered(turn.result, rest)
    if isinstance(turn.result, Go):
        raise Skipped
    if turn.result is None:
        said = " ".join(bubble.text for bubble in turn.bubbles)
        told: dict[str, Any] = {"said": said} if said else {"skipped": _shown(item["words"])}
        return KeepPastedLine(done=None, told=told, rest=rest)
    return KeepPastedLine(done=turn.result, told={"again": item}, rest=rest)


def _to_be_registered(go: Go, rest: dict[str, Any]) -> KeepPastedLine:
    """Leave somebody new for the end of the list, with what was measured."""
    name = capitalised(go.given["name"])
    later = [*rest["later"], {"name": name, "resident": go.subject}]
    return KeepPastedLine(done=None, told={"later": name}, rest={**rest, "later": later})
