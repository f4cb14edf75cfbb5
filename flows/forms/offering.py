"""How the choices of a question are shown: buttons, a list, or numbered in its words."""

from collections.abc import Sequence

from dialog.input.words import lexicon
from dialog.messages import Choice
from dialog.texts import lines, text
from domain.forms.model import Option
from flows.forms.answers import MORE, SKIP, Offered, Rules, Several

MOST_BUTTONS, BUTTON = 3, 20
MOST_ROWS, ROW = 10, 24
PER_PAGE = 9
"""With 'Lihat lainnya' they fill a list."""
AGREEING = ("YA", "TIDAK")


def choices_of(options: Sequence[Option], place: dict[str, int]) -> tuple[Choice, ...]:
    """Make choices whose ids are short and stay the same within a version of a form."""
    return tuple(
        Choice(id=f"o{place[option.name]}", label=option.label, words=_means(option.label))
        for option in options
    )


def _means(label: str) -> tuple[str, ...]:
    """Let 'inggih' mean a choice called 'Ya'."""
    match = lexicon().intent(label, among=AGREEING)
    return (match.intent,) if match is not None and not match.rest else ()


def pages(options: Sequence[Option], *, with_skip: bool) -> list[Sequence[Option]]:
    """Part options into pages that fit a list."""
    if len(options) + with_skip <= MOST_ROWS:
        return [options]
    return [options[at : at + PER_PAGE] for at in range(0, len(options), PER_PAGE)]


def one_page(
    page: Sequence[Option],
    everything: Sequence[Option],
    place: dict[str, int],
    *,
    rules: Rules,
    is_last: bool,
) -> Offered:
    """Offer one page of the options, with a way on and a way around."""
    shown = list(choices_of(page, place))
    is_paged = len(page) != len(everything)
    if is_paged and not is_last:
        shown.append(more())
    elif not rules.is_required and len(shown) < MOST_ROWS:
        shown.append(Choice(id=SKIP, label=text("Lewati"), words=("LEWATI",)))
    longest = max(len(each.label) for each in shown)
    are_buttons = len(shown) <= MOST_BUTTONS and longest <= BUTTON
    return Offered(
        page=tuple(shown),
        everything=choices_of(everything, place),
        names={f"o{place[option.name]}": option.name for option in everything},
        rules=rules,
        is_shown=are_buttons or longest <= ROW,
        title="" if are_buttons or longest > ROW else text("Pilih jawaban"),
    )


def more() -> Choice:
    """Offer the next page."""
    return Choice(id=MORE, label=text("Lihat lainnya"), words=("LANJUT", "lainnya"))


def numbered(choices: Sequence[Choice]) -> str:
    """Put choices under each other with their numbers."""
    return lines(*(f"{number}. {each.label}" for number, each in enumerate(choices, 1)))


def several(options: Sequence[Option], place: dict[str, int], rules: Rules) -> Several:
    """Offer any number of the options."""
    return Several(
        numbered=choices_of(options, place),
        names={f"o{place[option.name]}": option.name for option in options},
        rules=rules,
    )
