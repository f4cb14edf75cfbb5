"""What people do on WhatsApp, and the webhooks that tell the bot of it."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from simulator.chats import Button, Kind, Message
from simulator.media import File
from simulator.twilio.account import API_VERSION, Record, TwilioAccount
from simulator.twilio.people import PREFIX, Person

STOP_WORDS: Final = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"})
START_WORDS: Final = frozenset({"START", "YES", "UNSTOP"})
MESSAGE_TYPES: Final[Mapping[Kind, str]] = {"contact": "contacts"}


def writes(account: TwilioAccount, person: Person, text: str) -> Message:
    """Send a text from a person's phone."""
    if account.filters_keywords:
        _obey(account, person, text)
    return _arrive(account, person, {"MessageType": "text"}, body=text)


def sends_file(
    account: TwilioAccount, person: Person, kind: Kind, file: File, caption: str
) -> Message:
    """Send a photo, voice note, sticker, contact card or document; a document names itself."""
    body = caption or (file.name if kind == "document" else "")
    fields = {"MessageType": MESSAGE_TYPES.get(kind, kind)}
    return _arrive(account, person, fields, kind=kind, body=body, file=file)


def sends_location(
    account: TwilioAccount, person: Person, *, latitude: float, longitude: float, label: str
) -> Message:
    """Send a place on the map."""
    fields = {
        "MessageType": "location",
        "Latitude": str(latitude),
        "Longitude": str(longitude),
        "Address": label,
        "Label": label,
    }
    return _arrive(account, person, fields, kind="location")


def taps(account: TwilioAccount, person: Person, message: Message, button: Button) -> Message:
    """Tap a quick reply or choose from a list; the body repeats the label."""
    fields = {
        "OriginalRepliedMessageSid": message.id,
        "OriginalRepliedMessageSender": PREFIX + account.sender,
    }
    if message.list_label:
        fields |= {
            "MessageType": "interactive",
            "ListId": button.payload,
            "ListTitle": button.label,
        }
    else:
        fields |= {
            "MessageType": "button" if message.template else "interactive",
            "ButtonText": button.label,
            "ButtonPayload": button.payload,
        }
    return _arrive(account, person, fields, body=button.label)


def reads(account: TwilioAccount, person: Person) -> None:
    """Open the chat: what was delivered is now read."""
    if not person.sends_read_receipts:
        return
    for message in account.ground.chats.shown_to("whatsapp", person.number):
        if message.by == "bot" and message.status == "delivered":
            account.ladder.step(message.id, "read", account.ground.now())


def _obey(account: TwilioAccount, person: Person, text: str) -> None:
    if text.strip().upper() in STOP_WORDS:
        account.opt_outs.add(person.number)
    if text.strip().upper() in START_WORDS:
        account.opt_outs.discard(person.number)


def _arrive(
    account: TwilioAccount,
    person: Person,
    fields: Mapping[str, str],
    *,
    kind: Kind = "text",
    body: str = "",
    file: File | None = None,
) -> Message:
    now = account.ground.now()
    reads(account, person)
    account.last_inbound[person.number] = now
    record = Record(
        sid=("MM" if file else "SM") + uuid.uuid4().hex,
        to=PREFIX + account.sender,
        from_=person.address,
        body=body,
        direction="inbound",
        status="received",
        created=now,
        sent=now,
        media=(file.id,) if file else (),
        chat=person.number,
    )
    account.keep(record)
    message = Message(
        id=record.sid,
        channel="whatsapp",
        address=person.number,
        by="person",
        at=now,
        kind=kind,
        text=body or fields.get("Label", ""),
        file=file.id if file else "",
    )
    account.ground.chats.add(message)
    if account.webhook:
        everything = _common(account, person, record, file) | dict(fields)
        deliver = partial(_deliver, account, message, everything)
        account.ground.lanes.put(("whatsapp", person.number), deliver)
    return message


async def _deliver(account: TwilioAccount, message: Message, fields: Mapping[str, str]) -> None:
    if await account.post(account.webhook, fields):
        account.ground.chats.change(replace(message, status="delivered"))


def _common(
    account: TwilioAccount, person: Person, record: Record, file: File | None
) -> dict[str, str]:
    metadata = {"type": "whatsapp", "data": {"context": {"ProfileName": person.name}}}
    fields = {
        "SmsMessageSid": record.sid,
        "SmsSid": record.sid,
        "MessageSid": record.sid,
        "AccountSid": account.sid,
        "ApiVersion": API_VERSION,
        "From": record.from_,
        "To": record.to,
        "ProfileName": person.name,
        "ExternalUserId": PREFIX + person.user_id,
        "Body": record.body,
        "NumMedia": "1" if file else "0",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "SmsStatus": "received",
        "ChannelMetadata": json.dumps(metadata),
    }
    if not person.hides_number:
        fields["WaId"] = person.number.removeprefix("+")
    if file:
        fields["MediaContentType0"] = file.content_type
        fields["MediaUrl0"] = media_url(account, record.sid, file.id)
    return fields


def media_url(account: TwilioAccount, sid: str, file_id: str) -> str:
    """Return where the bot fetches a file, with the account's credentials."""
    path = f"/{API_VERSION}/Accounts/{account.sid}/Messages/{sid}/Media/ME{file_id}"
    return account.ground.public_url + path


def blocks(account: TwilioAccount, person: Person, *, blocked: bool) -> None:
    """Block the bot or let it in again; WhatsApp tells nobody."""
    account.people.put(replace(person, blocked=blocked))
    account.ground.events.tell(f"whatsapp:{person.number}")
