"""Writing bubbles in the notation of transcripts."""

from collections.abc import Sequence

from dialog.messages import AttachmentKind, Bubble
from dialog.transcript.parts import Offer, Shown

_FORWARDED = {
    AttachmentKind.VOICE: "audio",
    AttachmentKind.PHOTO: "gambar",
    AttachmentKind.VIDEO: "video",
    AttachmentKind.DOCUMENT: "dokumen",
    AttachmentKind.STICKER: "stiker",
    AttachmentKind.CONTACT: "kontak",
}


def shown(bubble: Bubble) -> Shown:
    """Describe a bubble as a transcript does."""
    media = []
    if bubble.picture is not None:
        media.append(f"gambar: {bubble.picture.description}")
    if bubble.document is not None:
        media.append(f"dokumen: {bubble.document.name}")
    if bubble.page is not None:
        media.append("tautan kartu")
    if bubble.forwarded is not None:
        media.append(f"{_FORWARDED.get(bubble.forwarded.kind, 'lampiran')} diteruskan")
    return Shown(
        text=bubble.text,
        offers=tuple(Offer(label=c.label, description=c.description) for c in bubble.choices),
        list_title=bubble.list_title if bubble.choices else None,
        media=tuple(media),
    )


def answered(content: Shown) -> str:
    """Print a bubble that answers."""
    return _under("< Bot: ", content)


def sent(to: str, channel: str, template: str | None, content: Shown) -> str:
    """Print a message the bot begins."""
    way = f"{channel}, template {template}" if template else channel
    return _under(f"! to {to} ({way}): ", content)


def _under(opening: str, content: Shown) -> str:
    first, *rest = _lines(content) or [""]
    return "\n".join([f"{opening}{first}".rstrip(), *(f"  {line}" for line in rest)])


def _lines(content: Shown) -> list[str]:
    pictures = [f"({each})" for each in content.media if not each.endswith("diteruskan")]
    forwarded = [f"({each})" for each in content.media if each.endswith("diteruskan")]
    words = [line.rstrip() for line in content.text.splitlines() if line.strip()]
    return [*pictures, *words, *forwarded, *_offers(content)]


def _offers(content: Shown) -> list[str]:
    if not content.offers:
        return []
    numbered = [f"[{number}] {_offer(offer)}" for number, offer in enumerate(content.offers, 1)]
    if content.list_title is not None:
        return [f"(daftar: {content.list_title})", *numbered]
    return [" ".join(numbered)]


def _offer(offer: Offer) -> str:
    return f"{offer.label} | {offer.description}" if offer.description else offer.label


def differing(expected: Sequence[str], got: Sequence[str]) -> str:
    """Print what was expected and what came, under each other."""
    return "\n".join(
        [
            "  seharusnya:",
            *_set_in(expected or ["(diam)"]),
            "  ternyata:",
            *_set_in(got or ["(diam)"]),
        ]
    )


def _set_in(messages: Sequence[str]) -> list[str]:
    return [f"    {line}" for message in messages for line in message.splitlines()]
