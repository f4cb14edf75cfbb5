"""What became of a message: told by the provider at once, later, or when asked."""

from datetime import datetime, timedelta

import structlog

from dialog.channel import DeliveryReport, DeliveryStatus, Reachability, Refusal
from storage import fencing, outbox, outgoing, pacing, recipients
from storage.engine import Connection
from storage.outbox import Queued

log = structlog.get_logger()

TEMPLATE, NUMBERED, FREE = outgoing.TEMPLATE, "numbered", "free"
"""The forms in which a message goes out."""
MOST_ATTEMPTS = 4
RATE_PAUSE = timedelta(minutes=1)
CAP_PAUSE = timedelta(hours=3)
HELD_BACK_PAUSE = timedelta(hours=12)
FIRST_PAUSE = timedelta(minutes=2)


def take_report(connection: Connection, report: DeliveryReport, now: datetime) -> None:
    """Note what a provider tells about a message; what comes late or twice changes nothing."""
    message = _message(connection, report)
    if message is None or _is_about_earlier_try(message, report):
        log.info("delivery.not_noted", status=str(report.status))
        return
    if message.provider_id is None:
        outbox.bind(connection, message.id, report.provider_id)
    if report.refusal is None:
        outbox.advance(connection, message.id, _reached(report.status), now)
    elif message.state in (outbox.SENDING, str(DeliveryStatus.SENT), outbox.UNCERTAIN):
        take_refusal(connection, message, report.refusal, report.code, now)


def _reached(status: DeliveryStatus) -> DeliveryStatus:
    """Take what waits at the provider as sent: it is out of our hands."""
    at_provider = (DeliveryStatus.QUEUED, DeliveryStatus.SENDING)
    return DeliveryStatus.SENT if status in at_provider else status


def _is_about_earlier_try(message: Queued, report: DeliveryReport) -> bool:
    """Tell whether a report is about a try that was given up: callbacks come in any order."""
    if report.attempt not in (None, message.attempts):
        return True
    if message.state in (outbox.QUEUED, outbox.HELD):
        return message.provider_id == report.provider_id or report.refusal is not None
    return message.provider_id not in (None, report.provider_id)


def take_reachability(connection: Connection, change: Reachability, now: datetime) -> None:
    """Note that a person blocked or unblocked the service."""
    if change.is_reachable:
        recipients.set_reachable(connection, change.channel, change.address)
    else:
        recipients.set_unreachable(connection, change.channel, change.address, now)


def take_refusal(
    connection: Connection,
    message: Queued,
    refusal: Refusal,
    code: str,
    now: datetime,
) -> None:
    """Do what a refusal asks for: another form, another address, a pause, or an end."""
    log.info("delivery.refused", message=message.id, refusal=str(refusal), code=code)
    error = f"{refusal} {code}".strip()
    match refusal:
        case Refusal.OPTED_OUT:
            recipients.opt_out_now(connection, message.person_id, now)
            outbox.refuse(connection, message.id, error)
        case Refusal.UNREACHABLE:
            recipients.set_unreachable(connection, message.channel, message.address, now)
            go_elsewhere(connection, message, error)
        case Refusal.WINDOW_CLOSED:
            _send_as_template(connection, message, error, now)
        case Refusal.CONTENT if message.form == FREE and _can_be_plainer(message):
            outbox.requeue(connection, message.id, now, NUMBERED)
        case Refusal.RATE | Refusal.CAP | Refusal.TRY_LATER | Refusal.HELD_BACK:
            _try_later(connection, message, refusal, error, now)
        case Refusal.CONFIGURATION:
            log.error("delivery.configuration", channel=str(message.channel), code=code)
            outbox.requeue(connection, message.id, now + CAP_PAUSE / 6, error)
        case _:
            log.error("delivery.our_fault", message=message.id, code=code)
            outbox.refuse(connection, message.id, error)


def _can_be_plainer(message: Queued) -> bool:
    """Tell whether the words alone can go where buttons or a picture were refused."""
    bubble = message.bubble
    return bool(bubble.choices or bubble.picture or bubble.document)


def go_elsewhere(connection: Connection, message: Queued, error: str) -> None:
    """Send a message to the person's other address, or mark it as failed when there is none."""
    person = recipients.recipient(connection, message.person_id, message.channel, message.address)
    if person.other:
        outbox.redirect(connection, message.id, person.other.channel, person.other.address)
    else:
        outbox.refuse(connection, message.id, error)


def _message(connection: Connection, report: DeliveryReport) -> Queued | None:
    """Find the message of a report, and let nobody take it until the report is noted."""
    if report.outbox_id is not None:
        return fencing.locked(connection, report.outbox_id)
    found = outgoing.by_provider_id(connection, report.channel, report.provider_id)
    return fencing.locked(connection, found.id) if found else None


def _send_as_template(connection: Connection, message: Queued, error: str, now: datetime) -> None:
    recipients.close_window(connection, message.channel, message.address, now)
    if message.template and message.form != TEMPLATE:
        outbox.requeue(connection, message.id, now)
    else:
        outbox.hold(connection, message.id, error)


def _try_later(
    connection: Connection,
    message: Queued,
    refusal: Refusal,
    error: str,
    now: datetime,
) -> None:
    if message.attempts >= MOST_ATTEMPTS:
        outbox.refuse(connection, message.id, error)
        return
    pause = pause_after(refusal, message.attempts)
    outbox.requeue(connection, message.id, now + pause, error)
    if refusal in (Refusal.RATE, Refusal.CAP):
        # Every process that sends has to know.
        pacing.answer_only(connection, message.channel, now + pause)


def pause_after(refusal: Refusal, attempts: int) -> timedelta:
    """Tell how long to wait after the attempt of this number; the pauses grow."""
    match refusal:
        case Refusal.RATE:
            return RATE_PAUSE * max(1, attempts)
        case Refusal.CAP:
            return CAP_PAUSE
        case Refusal.HELD_BACK:
            return HELD_BACK_PAUSE * max(1, attempts)
        case _:
            return FIRST_PAUSE * float(4 ** max(0, attempts - 1))
