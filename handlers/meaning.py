"""What a message means, in a fixed order.

A tap, danger, stop, exits, the open question, a command, a name with figures, a greeting, and
last: not understood.
"""

from datetime import timedelta

from dialog.chat import Heard, Unfinished
from dialog.input import words
from dialog.messages import Incoming
from dialog.turn import Go
from domain.errors import Refused
from flows import entrances
from flows.registry import FLOWS
from handlers import exits, taps
from handlers.talking import FORGOTTEN_AFTER, Talking
from storage.conversations import Conversation
from storage.engine import undone_on_error

SILENCE = timedelta(minutes=30)
MOST_TRIES = 3
TOLD_WITH_SIGNS = ("danger_signs", "home_visit")
"""Conversations that ask for danger signs themselves."""
SHORTEST_TEXT = 4
"""Words: fewer than these are meant for us, not for those an announcement is for."""


def answer(talking: Talking, message: Incoming) -> None:
    """Find out what was meant, and answer it."""
    heard = Heard(text=_words(message), tapped=message.tapped, attachment=message.attachment)
    if message.group is not None:
        talking.open(Go(flow="in_group", subject={"words": message.text}))
        return
    if message.tapped is not None and taps.answer(talking, message):
        return
    understood = (
        _danger(talking, heard)
        or _danger_in_report(talking, heard)
        or _stop(talking, heard)
        or exits.answer(talking, heard)
        or _open_question(talking, heard)
        or _attachment(talking, heard)
        or _command(talking, heard)
        or _answer_to_broadcast(talking, heard)
        or _return_to_task(talking, heard)
        or _greeting(talking, heard)
    )
    if understood:
        talking.talk.misunderstood = 0
    else:
        _not_understood(talking, heard)


def _words(message: Incoming) -> str:
    """Give what was written; a link's payload stands after '/start', with '-' for spaces."""
    start, _, payload = message.text.partition(" ")
    return payload.replace("-", " ") if start == "/start" and payload else message.text


def _danger(talking: Talking, heard: Heard) -> bool:
    go = entrances.danger(heard.text, talking.work.register)
    if go is None or _is_for_others(talking, heard):
        return False
    current = talking.current()
    if current is not None and not entrances.interrupts_for_danger(
        talking.work.register, current.flow, heard.text
    ):
        return False
    talking.open(go)
    return True


def _danger_in_report(talking: Talking, heard: Heard) -> bool:
    """Raise the alarm first, then hear the report it stood in; a refusal leaves the alarm."""
    alarms = entrances.danger_in_report(heard.text, talking.work.register)
    current = talking.current()
    if not alarms or _is_for_others(talking, heard):
        return False
    if current is not None and _hears_signs(talking, current, heard):
        return False
    for go in alarms:
        talking.open(go)
    stands = talking.talk.current
    try:
        with undone_on_error(talking.work.connection):
            _command(talking, heard)
    except Refused as refused:
        talking.talk.current = stands
        talking.say(refused.sentence)
    return True


def _hears_signs(talking: Talking, current: Conversation, heard: Heard) -> bool:
    """Tell whether the sign answers an open question about it, such as that of a screening."""
    return current.flow in TOLD_WITH_SIGNS or not entrances.interrupts_for_danger(
        talking.work.register, current.flow, heard.text
    )


def _stop(talking: Talking, heard: Heard) -> bool:
    go = entrances.stop(heard.text, talking.work.register, is_in_task=bool(_task(talking)))
    if go is None or _is_for_others(talking, heard) or _means_the_question(talking, go, heard):
        return False
    talking.open(go)
    return True


def _means_the_question(talking: Talking, go: Go, heard: Heard) -> bool:
    """Tell whether 'jangan dikirim' answers somebody on duty who is asked about something else."""
    current = talking.current()
    return (
        go.flow == "stop_politely"
        and current is not None
        and entrances.has_duty(talking.work.register)
        and talking.would_answer(current, heard)
    )


def _is_for_others(talking: Talking, heard: Heard) -> bool:
    """Tell whether words are the text of an announcement: 'STOP stunting, ayo ke posyandu'."""
    task = _task(talking)
    return (
        task is not None
        and bool(task.question)
        and FLOWS[task.flow].text_for_others == task.question
        and len(heard.text.split()) >= SHORTEST_TEXT
    )


def _task(talking: Talking) -> Conversation | None:
    current = talking.current()
    return current if current is not None and not FLOWS[current.flow].holds_nobody else None


def _open_question(talking: Talking, heard: Heard) -> bool:
    """Give the words to the question last asked, then to a task that still waits."""
    current = talking.current()
    if current is None:
        return _answer_waiting(talking, None, heard)
    if _task(talking) is not None and _was_silent(talking, current):
        return _after_silence(talking, current, heard)
    if talking.answer(current, heard) or _answer_waiting(talking, current.id, heard):
        return True
    if _task(talking) is None:
        return False
    return _beside_the_question(talking, current, heard)


def _answer_waiting(talking: Talking, current_id: int | None, heard: Heard) -> bool:
    """Give the words to the latest task begun not long ago that is not the last thing asked."""
    others = (
        conversation
        for conversation in talking.waiting()
        if conversation.id != current_id and _is_fresh(talking, conversation)
    )
    latest = next(others, None)
    if latest is None:
        return False
    if _is_spoken_of(talking, latest):
        return talking.answer(latest, heard)
    # Something else came in between: whose figure this is, is never guessed.
    return (
        entrances.command(heard.text, talking.work.register) is None
        and talking.would_answer(latest, heard)
        and talking.ask_anew(latest)
    )


def _is_fresh(talking: Talking, conversation: Conversation) -> bool:
    """Tell whether a task was touched not long ago, or is what was just offered to go on with."""
    recent = talking.work.now - conversation.touched_at <= SILENCE
    return recent or _is_offered_again(talking, conversation)


def _is_spoken_of(talking: Talking, conversation: Conversation) -> bool:
    """Tell whether the person's last message was about this task: then only a notice came after."""
    last = conversation.touched_at >= talking.talk.last_at
    return last or _is_offered_again(talking, conversation)


def _is_offered_again(talking: Talking, conversation: Conversation) -> bool:
    current = talking.current()
    return (
        current is not None
        and current.flow == "resume"
        and current.subject["conversation"] == conversation.id
    )


def _was_silent(talking: Talking, conversation: Conversation) -> bool:
    return talking.work.now - conversation.touched_at > SILENCE


def _after_silence(talking: Talking, current: Conversation, heard: Heard) -> bool:
    """After half an hour: do what is complete in itself, else offer to go on."""
    turn = talking.look(current)
    if turn.unfinished is None:
        talking.close(current)
        return False
    if talking.work.now - current.touched_at > FORGOTTEN_AFTER:
        return _after_a_day(talking, current, heard)
    go = entrances.command(heard.text, talking.work.register)
    if go is not None:
        _go_on_to(talking, current, go, is_return=True)
        return True
    _offer_to_go_on(talking, current, turn.unfinished, heard)
    return True


def _after_a_day(talking: Talking, current: Conversation, heard: Heard) -> bool:
    """Drop what was half-filled a day ago; say so if the person goes on as if it were open."""
    goes_on = words.lexicon().intent(heard.text, among=("LANJUT",)) is not None
    refers = goes_on or talking.would_answer(current, heard)
    talking.close(current)
    if refers:
        talking.open(Go(flow="dropped_after_a_day"))
    return refers


def _return_to_task(talking: Talking, heard: Heard) -> bool:
    """Offer a task that a long silence left, to a greeting or to the answer it waited for."""
    stale = (c for c in talking.waiting() if _was_silent(talking, c))
    left = next(stale, None)
    turn = talking.look(left) if left is not None else None
    if left is None or turn is None or turn.unfinished is None:
        return False
    if not words.lexicon().is_greeting_only(heard.text) and not talking.would_answer(left, heard):
        return False
    _offer_to_go_on(talking, left, turn.unfinished, heard)
    return True


def _offer_to_go_on(
    talking: Talking, left: Conversation, unfinished: Unfinished[object], heard: Heard
) -> None:
    talking.open(
        Go(
            flow="resume",
            subject={
                "conversation": left.id,
                "words": unfinished.words,
                "keep_label": unfinished.keep_label,
                "greets": words.lexicon().greeting(heard.text) is not None,
            },
        )
    )


def _beside_the_question(talking: Talking, current: Conversation, heard: Heard) -> bool:
    """Words that do not answer an open task: another command, a side question, or a slip."""
    if heard.attachment is not None:
        talking.open(entrances.attachment(heard.attachment, talking.work.register))
        if talking.talk.current == current.id:
            talking.repeat_beside(current)
        return True
    go = entrances.command(heard.text, talking.work.register)
    # Words that would be another duty's command are more likely a slip of an answer.
    rehearses = FLOWS[current.flow].rehearses
    if go is not None and go.flow != "not_for_you" and not rehearses:
        if FLOWS[go.flow].is_side:
            talking.open(go)
            if talking.talk.current == current.id:
                talking.repeat_beside(current)
        else:
            _go_on_to(talking, current, go)
        return True
    if talking.complain(current, heard) >= MOST_TRIES:
        talking.bubbles.clear()
        talking.open(Go(flow="stuck", subject={"conversation": current.id, "words": heard.text}))
    return True


def _go_on_to(talking: Talking, current: Conversation, go: Go, *, is_return: bool = False) -> None:
    """Turn to another task: what is complete is saved first, the rest is mentioned after.

    Without a silence before it, only figures that would be lost are worth a word.
    """
    unfinished = talking.look(current).unfinished
    if unfinished is not None and unfinished.keeps_itself:
        talking.keep_part(current)
        unfinished = None
    talking.open(go)
    if unfinished is None:
        return
    if is_return or unfinished.keep is not None or unfinished.way_on:
        talking.open(
            Go(
                flow="still_unfinished",
                subject={"words": unfinished.words, "way_on": unfinished.way_on},
            )
        )


def _attachment(talking: Talking, heard: Heard) -> bool:
    if heard.attachment is None:
        return False
    talking.open(entrances.attachment(heard.attachment, talking.work.register))
    return True


def _command(talking: Talking, heard: Heard) -> bool:
    go = entrances.command(heard.text, talking.work.register)
    if go is None:
        return False
    talking.open(go)
    return True


def _answer_to_broadcast(talking: Talking, heard: Heard) -> bool:
    go = entrances.answer_to_broadcast(heard.text, talking.work.register)
    if go is None:
        return False
    talking.open(go)
    return True


def _greeting(talking: Talking, heard: Heard) -> bool:
    go = entrances.greeting(heard.text, talking.work.register)
    if go is None:
        return False
    talking.open(go)
    return True


def _not_understood(talking: Talking, heard: Heard) -> None:
    talking.talk.misunderstood += 1
    talking.talk.last_words = heard.text
    talking.open(
        Go(
            flow="not_understood",
            subject={"times": talking.talk.misunderstood, "words": heard.text},
        )
    )
