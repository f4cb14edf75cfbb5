"""The words that always work: BATAL, KEMBALI, LANJUT, MENU, BANTUAN."""

from collections.abc import Callable

from dialog.chat import Heard
from dialog.input import words
from dialog.turn import Go
from flows.registry import FLOWS
from handlers.talking import Talking
from storage.conversations import Conversation

INTENTS = ("BATAL", "KEMBALI", "LANJUT", "MENU", "BANTUAN")


def answer(talking: Talking, heard: Heard) -> bool:
    """Do what an exit word says; False when the message is none or the question offers it."""
    match = words.lexicon().intent(heard.text, among=INTENTS)
    if match is None or match.rest:
        return False
    current = talking.current()
    if current is not None and match.intent == "MENU" and _hears_menu(talking, current, heard):
        return True
    if current is not None and match.intent != "MENU" and _is_offered(talking, current, heard):
        return False
    return _DO[match.intent](talking, current)


def _hears_menu(talking: Talking, current: Conversation, heard: Heard) -> bool:
    """Give MENU to a question that may wait for this very word; False when it does not."""
    return FLOWS[current.flow].hears_menu and talking.answer(current, heard)


def _is_offered(talking: Talking, current: Conversation, heard: Heard) -> bool:
    question = talking.look(current).question
    if question is None:
        return False
    return words.lexicon().choose(heard.text, question.answer.choices) is not None


def _cancel(talking: Talking, current: Conversation | None) -> bool:
    if current is None or FLOWS[current.flow].holds_nobody:
        waiting = talking.waiting()
        if not waiting:
            talking.open(Go(flow="nothing_to_cancel", subject={}))
            return True
        current = waiting[0]
    turn = talking.look(current)
    talking.close(current)
    talking.open(Go(flow="cancelled", subject={"words": turn.cancelled or ""}))
    return True


def _back(talking: Talking, current: Conversation | None) -> bool:
    if current is None:
        return False
    if not talking.go_back(current):
        talking.repeat(current)
    return True


def _go_on(talking: Talking, current: Conversation | None) -> bool:
    if current is not None and talking.restore(current):
        return True
    waiting = talking.waiting()
    if not waiting:
        return False
    talking.repeat(waiting[0])
    return True


def _menu(talking: Talking, current: Conversation | None) -> bool:
    if current is not None and FLOWS[current.flow].holds_nobody:
        talking.close(current)
    # A task stays open: LANJUT goes on with it.
    talking.open(Go(flow="menu", subject={}))
    return True


def _help(talking: Talking, current: Conversation | None) -> bool:
    talking.open(Go(flow="help", subject={}))
    if current is not None and not FLOWS[current.flow].holds_nobody:
        talking.repeat_beside(current)
    return True


_DO: dict[str, Callable[[Talking, Conversation | None], bool]] = {
    "BATAL": _cancel,
    "KEMBALI": _back,
    "LANJUT": _go_on,
    "MENU": _menu,
    "BANTUAN": _help,
}
