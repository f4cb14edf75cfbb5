"""Twilio's webhook forms, read into what the program knows."""

from collections.abc import Mapping
from datetime import datetime

from bot.channels.whatsapp_codes import refusal
from dialog.channel import DeliveryReport, DeliveryStatus
from dialog.messages import Attachment, AttachmentKind, ChannelName, Incoming

PREFIX = "whatsapp:"
STATUSES = {
    "accepted": DeliveryStatus.QUEUED,
    "scheduled": DeliveryStatus.QUEUED,
    "queued": DeliveryStatus.QUEUED,
    "sending": DeliveryStatus.SENDING,
    "sent": DeliveryStatus.SENT,
    "delivered": DeliveryStatus.DELIVERED,
    "read": DeliveryStatus.READ,
    "undelivered": DeliveryStatus.FAILED,
    "failed": DeliveryStatus.FAILED,
    "canceled": DeliveryStatus.FAILED,
}
KINDS = {
    "audio": AttachmentKind.VOICE,
    "image": AttachmentKind.PHOTO,
    "video": AttachmentKind.VIDEO,
    "sticker": AttachmentKind.STICKER,
    "document": AttachmentKind.DOCUMENT,
    "location": AttachmentKind.LOCATION,
    "contacts": AttachmentKind.CONTACT,
}
BY_MEDIA_TYPE = {
    "audio": AttachmentKind.VOICE,
    "image": AttachmentKind.PHOTO,
    "video": AttachmentKind.VIDEO,
    "application": AttachmentKind.DOCUMENT,
}
_TEXTS = ("text", "button", "interactive", "")


def read_message(form: Mapping[str, str], now: datetime) -> Incoming:
    """Read a message of a person.

    Raises:
        KeyError: the form has no sender or no message id.
    """
    payload = form.get("ListId") or form.get("ButtonPayload") or form.get("ButtonText")
    is_tap = form.get("MessageType") in ("button", "interactive") or bool(payload)
    address = form["From"].removeprefix(PREFIX)
    return Incoming(
        channel=ChannelName.WHATSAPP,
        external_id=form["MessageSid"],
        address=address,
        sent_at=now,
        text=form.get("Body") or form.get("ListTitle") or form.get("ButtonText") or "",
        tapped=(payload or form.get("Body") or None) if is_tap else None,
        reply_to=form.get("OriginalRepliedMessageSid") or None,
        attachment=_attachment(form),
        profile_name=form.get("ProfileName", ""),
        alias=_alias(form, address),
    )


def read_report(form: Mapping[str, str], ours: tuple[int, int] | None) -> DeliveryReport | None:
    """Read what became of a message, and of which try; None for a status without meaning here.

    Raises:
        KeyError: the form names no message.
    """
    word = form["MessageStatus"]
    status = STATUSES.get(word)
    if status is None:
        return None
    code = form.get("ErrorCode", "")
    sid = form["MessageSid"]
    is_failed = status is DeliveryStatus.FAILED
    return DeliveryReport(
        channel=ChannelName.WHATSAPP,
        external_id=f"{sid}:{word}:{code}",
        address=form.get("To", "").removeprefix(PREFIX),
        provider_id=sid,
        outbox_id=ours[0] if ours else None,
        attempt=ours[1] if ours else None,
        status=status,
        refusal=refusal(code) if is_failed else None,
        code=code,
    )


def _alias(form: Mapping[str, str], address: str) -> str:
    """Give the business-scoped id, when it is not the address itself."""
    alias = form.get("ExternalUserId", "").removeprefix(PREFIX)
    return "" if alias == address else alias


def _attachment(form: Mapping[str, str]) -> Attachment | None:
    kind = _kind(form)
    if kind is None:
        return None
    if kind is AttachmentKind.LOCATION:
        place = f"{form.get('Latitude', '')},{form.get('Longitude', '')}"
        return Attachment(kind=kind, reference=place, name=form.get("Label", ""))
    return Attachment(kind=kind, reference=form.get("MediaUrl0", ""))


def _kind(form: Mapping[str, str]) -> AttachmentKind | None:
    word = form.get("MessageType", "")
    if word in KINDS:
        return KINDS[word]
    if form.get("Latitude"):
        return AttachmentKind.LOCATION
    media = form.get("MediaContentType0", "").partition("/")[0]
    if form.get("MediaUrl0"):
        return BY_MEDIA_TYPE.get(media, AttachmentKind.OTHER)
    return None if word in _TEXTS else AttachmentKind.OTHER
