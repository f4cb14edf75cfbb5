"""Twilio's forms, read; bubbles, turned into what WhatsApp shows."""

from datetime import UTC, datetime

import pytest

from bot.channels.whatsapp_content import all_shapes, definition, shape_of, variables
from bot.channels.whatsapp_forms import read_message, read_report
from bot.channels.whatsapp_signature import mac, sealed_id
from dialog.channel import DeliveryStatus, Refusal
from dialog.messages import Attachment, AttachmentKind, Bubble, Choice

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
SID = "SM" + "a" * 32
MOTHER = "+628120000001"
FROM = {"MessageSid": SID, "From": f"whatsapp:{MOTHER}", "WaId": MOTHER[1:], "NumMedia": "0"}
MEDIA = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/Media/ME1"}
HIDDEN = "ID.4566abc"

MESSAGES = [
    ("text", {"MessageType": "text", "Body": "timbang"}, {"text": "timbang"}),
    (
        "tapped button with our own id",
        {
            "MessageType": "interactive",
            "Body": "Hadir",
            "ButtonText": "Hadir",
            "ButtonPayload": "7.hadir:hadir",
            "OriginalRepliedMessageSid": "SM9",
        },
        {"text": "Hadir", "tapped": "7.hadir:hadir", "reply_to": "SM9"},
    ),
    (
        "button whose text comes in the body alone",
        {"MessageType": "button", "Body": "Hadir"},
        {"text": "Hadir", "tapped": "Hadir"},
    ),
    (
        "list item",
        {"MessageType": "interactive", "Body": "Ani", "ListId": "7:ani", "ListTitle": "Ani"},
        {"text": "Ani", "tapped": "7:ani"},
    ),
    (
        "voice note",
        {**MEDIA, "MessageType": "audio", "Body": "", "MediaContentType0": "audio/ogg"},
        {"attachment": Attachment(kind=AttachmentKind.VOICE, reference=MEDIA["MediaUrl0"])},
    ),
    (
        "picture with words, without a type",
        {**MEDIA, "Body": "ini", "MediaContentType0": "image/jpeg"},
        {
            "text": "ini",
            "attachment": Attachment(kind=AttachmentKind.PHOTO, reference=MEDIA["MediaUrl0"]),
        },
    ),
    (
        "location",
        {"MessageType": "location", "Latitude": "-7.1", "Longitude": "110.2", "Label": "Balai"},
        {
            "attachment": Attachment(
                kind=AttachmentKind.LOCATION, reference="-7.1,110.2", name="Balai"
            )
        },
    ),
    (
        "kind nobody knows yet",
        {"MessageType": "hologram"},
        {"attachment": Attachment(kind=AttachmentKind.OTHER)},
    ),
    (
        "number and lasting id",
        {"MessageType": "text", "Body": "a", "ExternalUserId": f"whatsapp:{HIDDEN}"},
        {"text": "a", "alias": HIDDEN},
    ),
    (
        "hidden number",
        {
            "MessageType": "text",
            "Body": "a",
            "From": f"whatsapp:{HIDDEN}",
            "ExternalUserId": f"whatsapp:{HIDDEN}",
        },
        {"text": "a", "address": HIDDEN, "alias": ""},
    ),
]


@pytest.mark.parametrize(
    ("form", "expected"), [row[1:] for row in MESSAGES], ids=[row[0] for row in MESSAGES]
)
def test_form_is_read(form, expected):
    """Each kind of message becomes what the program knows."""
    message = read_message({**FROM, **form}, NOW)
    wanted = {"address": MOTHER, "text": "", "tapped": None, "attachment": None} | expected
    assert {name: getattr(message, name) for name in wanted} == wanted
    assert message.external_id == SID


@pytest.mark.parametrize("missing", ["From", "MessageSid"])
def test_form_without_sender_or_id_is_unreadable(missing):
    """A form that names nobody is an error of its own."""
    form = {name: value for name, value in FROM.items() if name != missing}
    with pytest.raises(KeyError):
        read_message(form, NOW)


@pytest.mark.parametrize(
    ("word", "code", "status", "refusal"),
    [
        ("sent", "", DeliveryStatus.SENT, None),
        ("read", "", DeliveryStatus.READ, None),
        ("undelivered", "63024", DeliveryStatus.FAILED, Refusal.UNREACHABLE),
        ("failed", "63016", DeliveryStatus.FAILED, Refusal.WINDOW_CLOSED),
        ("failed", "63014", DeliveryStatus.FAILED, Refusal.OPTED_OUT),
        ("failed", "63018", DeliveryStatus.FAILED, Refusal.CAP),
        ("failed", "99999", DeliveryStatus.FAILED, Refusal.OUR_FAULT),
    ],
)
def test_status_callback_is_read(word, code, status, refusal):
    """A callback says what became of which message, and what to do about it."""
    form = {"MessageSid": SID, "MessageStatus": word, "ErrorCode": code, "To": f"whatsapp:{MOTHER}"}
    report = read_report(form, (5, 1))
    assert (report.status, report.refusal, report.outbox_id) == (status, refusal, 5)
    assert (report.address, report.external_id) == (MOTHER, f"{SID}:{word}:{code}")


def test_unknown_status_is_no_report():
    """A status that means nothing here is left out."""
    assert read_report({"MessageSid": SID, "MessageStatus": "receiving"}, None) is None


@pytest.mark.parametrize("number", ["5", "6", "x", ""])
def test_only_our_own_seal_names_a_message(number):
    """Nobody else can make up a callback for one of our messages."""
    query = {"id": number, "try": "2", "mac": mac("token", 5, 2)}
    assert sealed_id(["other", "token"], query) == ((5, 2) if number == "5" else None)


def test_line_breaks_never_stand_in_a_variable():
    """Each line is a variable of its own: Twilio refuses line breaks in them."""
    bubble = Bubble(text="Satu\n\nDua", choices=(Choice(id="ya", label="Ya"),), token="7")
    shape = shape_of(bubble)
    assert shape.name == "sapa_tombol_1_2"
    assert variables(bubble, shape) == {"1": "Satu", "2": "Dua", "3": "Ya", "4": "7:ya"}


@pytest.mark.parametrize(
    "bubble",
    [
        Bubble(text="a"),
        Bubble(text="a", choices=tuple(Choice(id=str(n), label=str(n)) for n in range(4))),
        Bubble(text="a", choices=(Choice(id="x", label="x" * 21),)),
        Bubble(text="\n".join("abcdefghi"), choices=(Choice(id="x", label="x"),)),
        Bubble(text="a" * 1025, choices=(Choice(id="x", label="x"),)),
    ],
    ids=["no choices", "four buttons", "long label", "nine lines", "long text"],
)
def test_what_fits_no_shape_is_written_out(bubble):
    """Nothing is squeezed or cut to fit buttons."""
    assert shape_of(bubble) is None


def test_every_shape_has_its_own_name_and_a_sample_for_each_variable():
    """What is made at Twilio is complete."""
    shapes = list(all_shapes())
    assert len({shape.name for shape in shapes}) == len(shapes)
    for shape in shapes:
        made = definition(shape)
        used = str(made["types"]).count("{{")
        assert used == len(made["variables"]) <= 100
