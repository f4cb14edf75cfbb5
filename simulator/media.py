"""Files that went over the wire, and samples to send when nobody picks a file."""

import struct
import uuid
import zlib
from dataclasses import dataclass
from typing import Final

from simulator.chats import Kind

EXTENSIONS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "audio/ogg": "oga",
    "audio/mpeg": "mp3",
    "application/pdf": "pdf",
    "text/vcard": "vcf",
}


@dataclass(frozen=True, kw_only=True)
class File:
    """A file as a provider stores it."""

    id: str
    content: bytes
    content_type: str
    name: str = ""

    @property
    def extension(self) -> str:
        """Return the usual ending for this type of content, without the dot."""
        return EXTENSIONS.get(self.content_type, "bin")


class Files:
    """Every file that went over the wire, by its own number."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}

    def add(self, content: bytes, content_type: str, name: str = "") -> File:
        """Store a file."""
        file = File(id=uuid.uuid4().hex, content=content, content_type=content_type, name=name)
        self._files[file.id] = file
        return file

    def find(self, file_id: str) -> File | None:
        """Return a file, or None when there is no such file."""
        return self._files.get(file_id)

    def remove(self, file_id: str) -> None:
        """Forget a file."""
        self._files.pop(file_id, None)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A file to send when the person at the page picks none."""

    content: bytes
    content_type: str
    name: str


def sample(kind: Kind) -> Sample:
    """Return a small made-up file of a kind."""
    if kind == "image":
        return Sample(content=picture(160, 120), content_type="image/png", name="foto.png")
    if kind == "audio":
        return Sample(content=b"OggS" + bytes(60), content_type="audio/ogg", name="suara.oga")
    if kind == "sticker":
        return Sample(content=picture(64, 64), content_type="image/webp", name="stiker.webp")
    if kind == "contact":
        card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Tetangga\nTEL:+6281200009999\nEND:VCARD\n"
        return Sample(content=card, content_type="text/vcard", name="kontak.vcf")
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return Sample(content=content, content_type="application/pdf", name="dokumen.pdf")


def picture(width: int, height: int) -> bytes:
    """Draw a soft landscape as a PNG, so that a picture looks like one."""
    rows = b"".join(_row(y, width, height) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _row(y: int, width: int, height: int) -> bytes:
    share = y / height
    colours = (
        (168, 214, 190)
        if share > 0.6 + 0.12 * ((x / width - 0.5) ** 2) * 4
        else (int(150 + 90 * share), int(200 + 40 * share), 235)
        for x in range(width)
    )
    return b"\x00" + b"".join(bytes(colour) for colour in colours)


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)
