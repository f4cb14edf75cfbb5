"""Asking one question of a form by its kind, with what it needs said beside it."""

from collections.abc import Awaitable, Callable, Sequence

from dialog.answers import choice, one_of
from dialog.chat import Answer
from dialog.texts import lines, text
from domain.forms.evaluation import Scope, evaluate, holds
from domain.forms.model import FIGURES, Kind, Option, Question
from domain.forms.scoping import with_columns, with_current
from domain.forms.values import number, string
from flows.forms.answers import LEFT_OUT, MORE, SKIP, Offered, Rules, WithDefault, Written
from flows.forms.figures import READERS
from flows.forms.offering import numbered, one_page, pages, several
from flows.forms.spoken import shown

Ask = Callable[[str, str, Answer[str]], Awaitable[str]]
"""Asks with a page's mark, what is said under the question, and the answer."""
ACKNOWLEDGED = "OK"


async def asked(question: Question, scope: Scope, misfit: str, ask: Ask) -> str:
    """Ask a question and give its answer as an XForm writes it."""
    rules = _rules(question, scope, misfit)
    match question.kind:
        case Kind.SELECT_ONE:
            return await _one_of_many(question, scope, rules, ask)
        case Kind.SELECT_MULTIPLE:
            return await _several(question, scope, rules, ask)
        case Kind.ACKNOWLEDGE:
            return await _acknowledged(rules, ask)
        case _:
            return await _in_words(question, scope, rules, ask)


def _rules(question: Question, scope: Scope, misfit: str) -> Rules:
    def fits(kept: str) -> bool:
        current = with_current(scope, question, kept)
        return _in_range(question, scope, kept) and holds(question.constraint, current)

    return Rules(
        is_required=bool(question.required) and holds(question.required, scope),
        required_message=question.required_message or text("Yang ini perlu dijawab, ya."),
        fits=fits,
        misfit=misfit or _usual_misfit(question),
    )


def _usual_misfit(question: Question) -> str:
    if question.kind is not Kind.RANGE:
        return text("Maaf, jawaban itu belum sesuai untuk pertanyaan ini. Coba periksa lagi.")
    low, high, step = (_figure(each) for each in (question.low, question.high, question.step))
    if step == "1":
        return text("Saya perlu angka dari {low} sampai {high}.", low=low, high=high)
    return text(
        "Saya perlu angka dari {low} sampai {high}, kelipatan {step}.",
        low=low,
        high=high,
        step=step,
    )


def _figure(written: str) -> str:
    return written.replace(".", ",")


def _in_range(question: Question, scope: Scope, kept: str) -> bool:
    if question.kind is not Kind.RANGE:
        return True
    low, high, step = float(question.low), float(question.high), float(question.step)
    figure = number(kept)
    steps = (figure - low) / step
    return low <= figure <= high and abs(steps - round(steps)) < 1e-9  # noqa: PLR2004 (nearly 0)


async def _in_words(question: Question, scope: Scope, rules: Rules, ask: Ask) -> str:
    answer = Written(
        reads=READERS[question.kind],
        rules=rules,
        takes_any_words=question.kind is Kind.TEXT,
    )
    beside = lines(_span(question), _way_around(rules))
    return await _with_default(question, scope, rules, ask=ask, answer=answer, beside=beside)


def _span(question: Question) -> str:
    if question.kind is not Kind.RANGE:
        return ""
    return text(
        "Angka {low} sampai {high}.", low=_figure(question.low), high=_figure(question.high)
    )


def _way_around(rules: Rules) -> str:
    return "" if rules.is_required else text("Tidak ada? Ketik LEWATI.")


async def _with_default(
    question: Question, scope: Scope, rules: Rules, *, ask: Ask, answer: Answer[str], beside: str
) -> str:
    default = string(evaluate(question.default, scope)) if question.default else ""
    if not default or (question.kind in FIGURES and default == "NaN"):
        return await ask("", beside, answer)
    proposed = text(
        "Isian awal: {default}. Kalau sama, ketik SAMA.", default=shown(question, default)
    )
    return await ask(
        "", lines(proposed, beside), WithDefault(inner=answer, default=default, rules=rules)
    )


def options_in(question: Question, scope: Scope) -> tuple[Option, ...]:
    """List the options that the choice_filter leaves."""
    if not question.choice_filter:
        return question.options
    return tuple(
        option
        for option in question.options
        if holds(question.choice_filter, with_columns(scope, option))
    )


def _places(question: Question) -> dict[str, int]:
    return {option.name: place for place, option in enumerate(question.options, 1)}


async def _one_of_many(question: Question, scope: Scope, rules: Rules, ask: Ask) -> str:
    options = options_in(question, scope)
    if not options:
        return LEFT_OUT
    found = pages(options, with_skip=not rules.is_required)
    for count, page in enumerate(found, 1):
        offered = one_page(
            page, options, _places(question), rules=rules, is_last=count == len(found)
        )
        beside = lines(_numbered(offered), _way_around_of(offered, rules))
        if count == 1:
            kept = await _with_default(
                question, scope, rules, ask=ask, answer=offered, beside=beside
            )
        else:
            kept = await ask(f"~{count}", beside, offered)
        if kept != MORE:
            return kept
    return LEFT_OUT


def _numbered(offered: Offered) -> str:
    return "" if offered.is_shown else numbered(offered.page)


def _way_around_of(offered: Offered, rules: Rules) -> str:
    has_row = any(each.id == SKIP for each in offered.page)
    return "" if has_row else _way_around(rules)


async def _several(question: Question, scope: Scope, rules: Rules, ask: Ask) -> str:
    options: Sequence[Option] = options_in(question, scope)
    if not options:
        return LEFT_OUT
    answer = several(options, _places(question), rules)
    beside = lines(
        numbered(answer.numbered),
        text("Balas nomornya. Boleh lebih dari satu, contoh: 1,3"),
        _way_around(rules),
    )
    return await _with_default(question, scope, rules, ask=ask, answer=answer, beside=beside)


async def _acknowledged(rules: Rules, ask: Ask) -> str:
    offers = [choice(ACKNOWLEDGED, text("Oke"), "YA")]
    if not rules.is_required:
        offers.append(choice(SKIP, text("Lewati"), "LEWATI", "TIDAK"))
    complaint = text("Balas OKE kalau setuju. Kalau tidak, ketik BATAL: tidak ada yang disimpan.")
    kept = await ask("", "", one_of(*offers, complaint=complaint))
    return kept if kept == ACKNOWLEDGED else LEFT_OUT
