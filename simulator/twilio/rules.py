"""WhatsApp's and Twilio's rules for one message: refused at once, or accepted and failed later."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from simulator.twilio.content import Content, Rendered, shape_problem
from simulator.twilio.errors import Refused
from simulator.twilio.people import ADDRESS, PREFIX, Person

BODY_LIMIT: Final = 1600
INTERACTIVE_LIMIT: Final = 1024
SESSION_BUTTONS: Final = 3
VALIDITY_SECONDS: Final = range(1, 36_001)
CONTENT_SID: Final = re.compile(r"HX[0-9a-fA-F]{32}")
UNDELIVERED: Final = frozenset({63014, 63024, 63049})

Form = Mapping[str, str]


def check_request(form: Form, *, sender: str, opted_out: bool) -> None:
    """Refuse what Twilio refuses in its answer."""
    _check_addresses(form, sender)
    if not any(form.get(name) for name in ("Body", "MediaUrl", "ContentSid")):
        raise Refused(21619, "A text message body or media urls must be specified.")
    if form.get("Body") and form.get("ContentSid"):
        raise Refused(20001, "Body and ContentSid cannot be given together")
    if len(form.get("Body", "")) > BODY_LIMIT:
        raise Refused(21617, "The concatenated message body exceeds the 1600 character limit")
    _check_delivery(form)
    if opted_out:
        raise Refused(21610, "Attempt to send to unsubscribed recipient")


def _check_addresses(form: Form, sender: str) -> None:
    to, from_ = form.get("To", ""), form.get("From", "")
    if not to:
        raise Refused(21604, "A 'To' phone number is required.")
    if not from_ and not form.get("MessagingServiceSid"):
        raise Refused(21603, "A 'From' phone number is required.")
    if from_ and to.startswith(PREFIX) != from_.startswith(PREFIX):
        raise Refused(21910, "Invalid From and To pair. From and To should be of the same channel")
    if not ADDRESS.fullmatch(to):
        raise Refused(21211, f"Invalid 'To' Phone Number: {to}")
    if from_ and from_ != PREFIX + sender:
        message = "Twilio could not find a Channel with the specified From address"
        raise Refused(63007, message)


def _check_delivery(form: Form) -> None:
    callback = form.get("StatusCallback")
    if callback:
        host = urlsplit(callback).hostname
        if not callback.startswith(("http://", "https://")) or not host or "_" in host:
            raise Refused(21609, f"The StatusCallback URL {callback} is not a valid URL.")
    validity = form.get("ValidityPeriod", "1")
    if not validity.isdigit() or int(validity) not in VALIDITY_SECONDS:
        raise Refused(20001, "ValidityPeriod must be between 1 and 36000 seconds")
    if form.get("SendAt") and not form.get("MessagingServiceSid"):
        raise Refused(35118, "MessagingServiceSid is required to schedule a message")


def later_failure(
    person: Person | None, content: Content | None, rendered: Rendered, *, window_open: bool
) -> int | None:
    """Return the code with which an accepted message fails, or None when it reaches the phone."""
    if person is None:
        return 63024
    if not person.is_active:
        return 63003
    if person.blocked:
        return 63014
    if not window_open and (content is None or content.approval != "approved"):
        return 63016
    return _content_failure(content, rendered) if content else None


def _content_failure(content: Content, rendered: Rendered) -> int | None:
    filled = _filled_shape(content, rendered)
    if shape_problem(content.type, filled):
        return 63005
    is_template = content.approval == "approved"
    quick_replies = len(rendered.buttons) if content.type == "twilio/quick-reply" else 0
    if quick_replies > SESSION_BUTTONS and not is_template:
        return 63005
    is_limited = is_template or bool(rendered.buttons)
    return 63021 if is_limited and len(rendered.text) > INTERACTIVE_LIMIT else None


def _filled_shape(content: Content, rendered: Rendered) -> dict[str, object]:
    """Return the choices with their variables filled in, to be measured again."""
    if content.type == "twilio/quick-reply":
        return {"actions": [{"title": b.label, "id": b.payload} for b in rendered.buttons]}
    items = [
        {"item": b.label, "id": b.payload, "description": b.description} for b in rendered.buttons
    ]
    return {"button": rendered.list_label, "items": items}
