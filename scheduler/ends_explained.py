"""What the words noted with a message mean: refusals, reasons not to send, and last states."""

from storage.outbox import EXPIRED, FAILED, UNCERTAIN

ENDS = {
    ("sent", "whatsapp"): "WhatsApp took it and has not said yet whether it arrived.",
    ("sent", "telegram"): "Telegram took it; it tells no more than that.",
    ("delivered", ""): "It arrived.",
    ("read", ""): "It was read.",
    (FAILED, ""): "Not sent, or refused. ",
    (EXPIRED, ""): "Not sent: its moment had passed. ",
    (UNCERTAIN, ""): (
        "Nobody can say whether it arrived: the answer was lost, the provider cannot be asked, "
        "and this kind is never sent twice. "
    ),
}
HELD_FOR = {
    "window_closed": (
        "Kept until the person writes: they have not for 24 hours, and no template says the same."
    ),
    "no_template": "Kept until the person writes: its template is not known or cannot be filled.",
}
REASONS = {
    "opted_out": "The person wrote BERHENTI: they want no messages that we begin.",
    "no_consent": "The person has not agreed to messages of this kind, or took it back.",
    "refused": "The person said no to the invitation.",
    "unreachable": "The person blocked us, or the number is not on the channel; no other is known.",
    "window_closed": "The person has not written for 24 hours, and no template says the same.",
    "cancelled": "It was cancelled before it went.",
    "not_needed": "When its turn came there was nothing left to be said.",
    "rate": "The provider was written to too fast for this person.",
    "cap": "The provider takes no more today (the tier of the account).",
    "try_later": "The provider had a fault of its own; it is tried four times in all.",
    "held_back": "WhatsApp held it back because people get many messages; it is tried again later.",
    "configuration": "The account, the sender or a template is not right: see sapa doctor.",
    "content": "The provider refused its form.",
    "our_fault": "The provider refused it for a fault of ours: see the code and report it.",
    "defect": "It could not be put into words: a defect, see taking.failed in the log.",
    "lease_lost": "The process that had taken it stood still; another one sends it.",
    "late": "The process that had taken it was late; it is taken anew.",
    "not_begun": "The process that had taken it was stopping, or the provider asked for silence.",
    "picture_waits": "Its picture waits for others to be drawn.",
    "numbered": "Its buttons were refused; it goes as text with numbers.",
}


def of_error(error: str) -> str:
    """Say what a noted error means; codes of the provider stay beside it."""
    if not error:
        return ""
    word, _, code = error.partition(" ")
    said = REASONS.get(word, "It could not be handed over.")
    if word not in REASONS:
        code = error
    return f"{said} ({code})" if code else said
