"""Made-up messages: whatever a hand, a telephone or a provider may send, in any order."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from bench.busy_village import CHILDREN as OTHER_CHILDREN
from crowd import CHILDREN, Somebody

from dialog.input.words import lexicon
from dialog.messages import Attachment, AttachmentKind, ChannelName, Incoming

LONGEST = 4_096
SHORT_ANSWERS = (
    "ya", "tidak", "batal", "kembali", "lanjut", "lewati", "ubah", "selesai", "1", "2", "3", "0",
    "11", "a", "b", "?", ".", "👍", "ok", "hadir", "tidak bisa", "sudah", "belum", "setuju",
    "berhenti", "mulai", "²", "1²", "٣",
    "8,2", "70,5", "8.2 kg", "-1", "999999999999", "4 Mei 2025", "31/2/2026",
    "kemarin", "besok", "0812", "+6281299998888", "3171234567890123", "Ratna", "P", "L", "RT 03",
    "saya tidak mengerti", "anak saya kejang", "sesak napas", "terima kasih", "halo bu",
)  # fmt: skip
ODD_TAPS = (
    "", ":", "::", "a:b:c", "0.x:y", "999999.child:ya", "9" * 40 + ".child:ya", "1.:1", "-1.a:b",
    "²:ya", "1.weight:ya", "\x00:\x00",
)  # fmt: skip
SIGNS = ((0, 0x80), (0x80, 0x800), (0x800, 0x10000), (0x1F300, 0x1FAFF), (0x10000, 0x110000))
"""Plain letters, accents, other scripts with halves of surrogate pairs, emoji, anything."""


class Noise:
    """Makes the messages of one run; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 (to be repeated, not to be secret)
        self._number = 0
        self._phrases = [" ".join(p.words) for p in lexicon().book.phrases]
        self._makers: tuple[Callable[[Somebody], dict], ...] = (
            self._short_answer,
            self._short_answer,
            self._offered,
            self._offered,
            self._label,
            self._old_tap,
            self._odd_tap,
            self._command,
            self._command,
            self._report,
            self._report,
            self._any_signs,
            self._long_text,
            self._attachment,
        )

    def chance(self, probability: float) -> bool:
        """Let something happen now and then."""
        return self._random.random() < probability

    def one_of(self, things):
        """Choose."""
        return self._random.choice(things)

    def message(self, somebody: Somebody, now: datetime) -> Incoming:
        """Make the next message of somebody."""
        self._number += 1
        made = self._random.choice(self._makers)(somebody)
        return Incoming(
            channel=somebody.channel,
            external_id=f"noise{self._number}",
            address=somebody.address,
            sent_at=now,
            profile_name=self._random.choice(("", "Sari", "\ud800", "x" * 300)),
            is_edit=self.chance(0.02),
            **made,
        )

    def _short_answer(self, _somebody: Somebody) -> dict:
        return {"text": self._random.choice(SHORT_ANSWERS)}

    def _offered(self, somebody: Somebody) -> dict:
        return self._tap(somebody.shown[-1:])

    def _old_tap(self, somebody: Somebody) -> dict:
        return self._tap(somebody.shown)

    def _tap(self, bubbles) -> dict:
        offering = [bubble for bubble in bubbles if bubble.choices]
        if not offering:
            return {"text": "halo"}
        bubble = self._random.choice(offering)
        choice = self._random.choice(bubble.choices)
        return {"text": choice.label, "tapped": f"{bubble.token}:{choice.id}"}

    def _label(self, somebody: Somebody) -> dict:
        return {"text": self._tap(somebody.shown[-3:])["text"]}

    def _odd_tap(self, _somebody: Somebody) -> dict:
        return {
            "tapped": self._random.choice(ODD_TAPS),
            "reply_to": self._random.choice((None, "x")),
        }

    def _command(self, somebody: Somebody) -> dict:
        words = [self._random.choice(self._phrases)]
        words += self._random.sample(
            (self._name(somebody), *SHORT_ANSWERS), self._random.randrange(3)
        )
        return {"text": " ".join(words)}

    def _report(self, somebody: Somebody) -> dict:
        kg, cm = (9.6, 75.7) if self.chance(0.7) else (self._random.uniform(0, 30), 8.2)
        figures = [f"{each:.1f}".replace(".", ",") for each in (kg, cm, kg)]
        count = self._random.randrange(4)
        notes = self._random.choice(("", "va", "sakit", "imunisasi mr", "tb", "salah tulis"))
        lines = self._random.choice((1, 1, 1, 5))
        each = [" ".join((self._name(somebody), *figures[:count], notes)) for _ in range(lines)]
        return {"text": "\n".join(each)}

    def _name(self, somebody: Somebody) -> str:
        """Name any child; who is no cadre names their own, or nobody's."""
        if somebody.is_staff:
            return self._random.choice(
                ("Adinda", "Budi", *CHILDREN, *CHILDREN, *OTHER_CHILDREN[:6])
            )
        return somebody.child or "Budi"

    def _any_signs(self, _somebody: Somebody) -> dict:
        count = self._random.randrange(1, 40)
        return {"text": "".join(chr(self._sign()) for _ in range(count))}

    def _sign(self) -> int:
        ranges = (
            (0, 0x80),
            (0x80, 0x800),
            (0x800, 0x10000),
            (0x1F300, 0x1FAFF),
            (0x10000, 0x110000),
        )
        return self._random.randrange(*self._random.choice(ranges))

    def _long_text(self, somebody: Somebody) -> dict:
        word = self._random.choice((*SHORT_ANSWERS, self._name(somebody), "\n", "8,2 "))
        return {"text": (word * LONGEST)[:LONGEST]}

    def _attachment(self, somebody: Somebody) -> dict:
        kind = self._random.choice(tuple(AttachmentKind))
        is_contact = kind is AttachmentKind.CONTACT
        # Only Telegram vouches that a contact is the sender's own, and then it is.
        is_own = is_contact and somebody.channel is ChannelName.TELEGRAM and self.chance(0.3)
        phones = (f"+62855{somebody.address:0>7}",) if is_own else ("+6281299990000", "", "12")
        attachment = Attachment(
            kind=kind,
            reference=self._random.choice(("", "AgACAgUAAx", "http://127.0.0.1:9/ME1")),
            seconds=self._random.choice((None, 0, 7, 9_999)),
            name=self._random.choice(("", "Budi", "a" * 300)),
            phone=self._random.choice(phones) if is_contact else "",
            is_own_contact=is_own,
        )
        return {"text": self._random.choice(("", "", "foto anak saya")), "attachment": attachment}
