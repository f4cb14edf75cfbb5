"""Reading and printing the notation of transcripts."""

from datetime import datetime

import pytest

from dialog.messages import Attachment, AttachmentKind, Bubble, Choice, Picture
from dialog.transcript import printing, reading
from dialog.transcript.parts import Answered, Given, Moved, Offer, Said, Sent, Strange

FILE = """\
# title: Menimbang
# who: kader (Siti, posyandu Melati 1) ; clock: 2026-02-10 08:02 Asia/Makassar ; channel: any
# given: hari posyandu dibuka.
# a remark that nobody reads

> Siti: timbang
  ani 8,2
< Bot: ✅ Ani
  BB 8,2 kg
  [1] Anak berikutnya [2] Ubah
! to Bidan Ratih (any): Dari Melati 1: Ani.

@ 2026-02-10 16:00
! to 9 orang (whatsapp, template pengumuman_desa): Halo {nama}.
> Ibu Sri (0812-0000-0077): [Hadir]
> Ibu Sri: (pesan suara 0:21)
= RecordWeighing child=Ani weight_g=8200
halo
"""


@pytest.fixture
def entries():
    """Read the file above."""
    return reading.read(FILE).entries


def test_heading_tells_who_when_and_how():
    """The second line names the people, the clock with its zone and the channel."""
    heading = reading.read(FILE).heading
    assert heading.who == "kader (Siti, posyandu Melati 1)"
    assert heading.clock == datetime(2026, 2, 10, 8, 2)  # noqa: DTZ001 (the zone is apart)
    assert (heading.zone, heading.channel) == ("Asia/Makassar", "any")


def test_group_is_told_beside_its_channel():
    """'telegram (grup)' is Telegram, in a group."""
    heading = reading.read_heading("kader (Siti) ; channel: telegram (grup)")
    assert (heading.channel, heading.in_group) == ("telegram", True)


def test_indented_line_continues_a_message(entries):
    """Two spaces join a line to the one above."""
    said = next(entry for entry in entries if isinstance(entry, Said))
    assert said.text == "timbang\nani 8,2"


def test_bubble_has_text_and_choices(entries):
    """Choices are no part of the text."""
    answered = next(entry for entry in entries if isinstance(entry, Answered))
    assert answered.shown.text == "✅ Ani\nBB 8,2 kg"
    assert answered.shown.offers == (Offer(label="Anak berikutnya"), Offer(label="Ubah"))


def test_crowd_is_counted(entries):
    """'to 9 orang' names nobody."""
    sent = [entry for entry in entries if isinstance(entry, Sent)]
    assert [(each.to, each.count, each.template) for each in sent] == [
        ("Bidan Ratih", None, None),
        ("9 orang", 9, "pengumuman_desa"),
    ]


def test_tap_number_and_voice_are_no_text(entries):
    """A button stands in brackets, an attachment in round ones, another number beside the name."""
    tapped, spoken = [entry for entry in entries if isinstance(entry, Said)][1:]
    assert (tapped.tapped, tapped.number, tapped.text) == ("Hadir", "0812-0000-0077", "")
    assert spoken.attachment.kind is AttachmentKind.VOICE
    assert spoken.attachment.seconds == 21


def test_unknown_line_is_told_with_its_place(entries):
    """A line in no notation is kept apart, never guessed."""
    strange = [entry for entry in entries if isinstance(entry, Strange)]
    assert [(entry.line, entry.words) for entry in strange] == [(18, "halo")]


@pytest.mark.parametrize("line", ["@ besok", "> tanpa titik dua", "! kepada siapa"])
def test_misshapen_line_is_strange(line):
    """A known sign with nonsense behind it is no entry."""
    assert isinstance(reading.read_entry(line, 1), Strange)


def test_steps_hold_what_follows_a_cause():
    """Answers, messages and effects belong to the words, the clock or the given above them."""
    steps = list(reading.steps(reading.read(FILE)))
    assert [type(step.cause) for step in steps] == [Given, Said, Moved, Said, Said]
    assert [len(step.expected) for step in steps] == [0, 2, 1, 0, 0]
    assert steps[-1].effects[0].values == (("child", "Ani"), ("weight_g", "8200"))


@pytest.mark.parametrize(
    "bubble",
    [
        Bubble(
            text="Halo\nIbu", choices=(Choice(id="a", label="Ya"), Choice(id="b", label="Tidak"))
        ),
        Bubble(
            text="Pilih",
            choices=(Choice(id="a", label="Ani", description="9 bln"),),
            list_title="Pilih anak",
        ),
        Bubble(text="Kartu Ani.", picture=Picture(description="kartu pertumbuhan Ani")),
        Bubble(text="Pesan", forwarded=Attachment(kind=AttachmentKind.VOICE)),
    ],
    ids=["buttons", "list", "picture", "forwarded"],
)
def test_what_is_printed_is_read_back(bubble):
    """Printing and reading are each other's reverse."""
    shown = printing.shown(bubble)
    read = reading.read_entry(printing.answered(shown), 1)
    assert read == Answered(line=1, shown=shown)


def test_message_begun_is_printed_with_its_way():
    """The channel and the template stand behind the name."""
    shown = printing.shown(Bubble(text="Halo"))
    assert printing.sent("Ibu Sri", "whatsapp", "x", shown) == (
        "! to Ibu Sri (whatsapp, template x): Halo"
    )
    assert printing.sent("Bu Siti", "telegram", None, shown) == "! to Bu Siti (telegram): Halo"


def test_silence_is_shown_in_a_difference():
    """Nothing said is said so."""
    assert "(diam)" in printing.differing(["< Bot: Halo"], [])
