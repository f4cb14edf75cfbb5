"""Messages as JSON that can still be read next year: strings, numbers, lists, string keys."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from typing import Any

from dialog.channel import DeliveryReport, DeliveryStatus, Event, Reachability, Refusal
from dialog.messages import (
    Attachment,
    AttachmentKind,
    Bubble,
    CardOrder,
    CardView,
    ChannelName,
    Choice,
    Document,
    FileOrder,
    Incoming,
    Picture,
)

Json = dict[str, Any]


def clean(text: str) -> str:
    """Drop what a database refuses to keep: NUL and halves of surrogate pairs."""
    if text.isascii() and "\0" not in text:
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return whole.replace("\0", "")


def event_kind(event: Event) -> str:
    """Name the kind of an event as the inbox does."""
    match event:
        case Incoming():
            return "message"
        case DeliveryReport():
            return "report"
        case Reachability():
            return "reachability"


def event_to_json(event: Event) -> Json:
    """Write an event as JSON."""
    values: Json = _cleaned(event)
    if isinstance(event, Incoming):
        values["sent_at"] = event.sent_at.astimezone(UTC).isoformat()
    return values


def event_from_json(kind: str, values: Mapping[str, Any]) -> Event:
    """Read an event of this kind back."""
    known = dict(values) | {"channel": ChannelName(values["channel"])}
    match kind:
        case "message":
            known["sent_at"] = datetime.fromisoformat(values["sent_at"])
            known["attachment"] = attachment_from_json(values.get("attachment"))
            return Incoming(**known)
        case "report":
            known["status"] = DeliveryStatus(values["status"])
            refusal = values.get("refusal")
            known["refusal"] = Refusal(refusal) if refusal else None
            return DeliveryReport(**known)
        case "reachability":
            return Reachability(**known)
        case _:
            raise ValueError(f"no event of kind {kind!r}")


def bubble_to_json(bubble: Bubble) -> Json:
    """Write a bubble as JSON."""
    values: Json = _cleaned(bubble)
    return values


def bubble_from_json(values: Mapping[str, Any]) -> Bubble:
    """Read a bubble back."""
    return Bubble(
        text=values["text"],
        choices=tuple(_choice(choice) for choice in values.get("choices", ())),
        list_title=values.get("list_title"),
        picture=_picture(values.get("picture")),
        document=_document(values.get("document")),
        page=_card(values.get("page")),
        forwarded=attachment_from_json(values.get("forwarded")),
        token=values.get("token", ""),
    )


def attachment_from_json(values: Mapping[str, Any] | None) -> Attachment | None:
    """Read an attachment back, if there is one."""
    if values is None:
        return None
    return Attachment(**dict(values) | {"kind": AttachmentKind(values["kind"])})


def _picture(values: Mapping[str, Any] | None) -> Picture | None:
    if values is None:
        return None
    return Picture(**dict(values) | {"card": _card(values.get("card"))})


def _document(values: Mapping[str, Any] | None) -> Document | None:
    if values is None:
        return None
    order = values["order"]
    ordered = FileOrder(
        form=order["form"],
        month=date.fromisoformat(order["month"]),
        posyandu=tuple(order["posyandu"]),
    )
    return Document(**dict(values) | {"order": ordered})


def _card(values: Mapping[str, Any] | None) -> CardOrder | None:
    if values is None:
        return None
    until = values["until"]
    return CardOrder(
        child=values["child"],
        until=date.fromisoformat(until) if until else None,
        view=CardView(values["view"]),
    )


def _choice(values: Mapping[str, Any]) -> Choice:
    return Choice(**dict(values) | {"words": tuple(values.get("words", ()))})


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    if isinstance(value, str):
        return clean(str(value))
    if is_dataclass(value):  # its own dictionary: `asdict` copies everything deeply, at a cost
        return _cleaned(vars(value))
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
