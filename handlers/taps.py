"""A tapped button carries its own meaning, however old its message."""

from dialog.chat import Heard
from dialog.messages import Incoming
from dialog.turn import Go
from handlers.talking import Talking
from storage import conversations, outbox

LONGEST_NUMBER = 18
"""Digits of a number that every database can hold; a tap may carry anything."""


def answer(talking: Talking, message: Incoming) -> bool:
    """Give a tap to the question it belongs to; False when it is words like any other.

    A question that is over changes nothing: the person is told, and shown what is open now.
    """
    meant = _meant(talking, message)
    if meant is None:
        return False
    token, choice = meant
    conversation_id, _, question = token.partition(".")
    conversation = (
        talking.conversation(int(conversation_id))
        if conversation_id.isdecimal() and len(conversation_id) <= LONGEST_NUMBER
        else None
    )
    if (
        conversation is not None
        and conversation.person_id == talking.work.speaker.id
        and conversation.state == conversations.OPEN
        and conversation.question == question
        and talking.answer(conversation, Heard(tapped=choice))
    ):
        return True
    _say_it_is_over(talking)
    return True


def _meant(talking: Talking, message: Incoming) -> tuple[str, str] | None:
    tapped = message.tapped or ""
    if ":" in tapped:
        token, _, choice = tapped.rpartition(":")
        return token, choice
    if message.reply_to is None:
        return None
    bubble = outbox.bubble_sent_as(
        talking.work.connection, message.reply_to, talking.work.speaker.id
    )
    return (bubble.token, tapped) if bubble is not None and bubble.token else None


def _say_it_is_over(talking: Talking) -> None:
    current = talking.current()
    talking.open(Go(flow="choice_is_over", subject={"has_more": current is not None}))
    if current is not None:
        talking.repeat(current)
    else:
        talking.open(Go(flow="menu", subject={}))
