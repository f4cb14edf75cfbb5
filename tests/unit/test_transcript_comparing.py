"""What must be the same in two bubbles, and what may differ."""

import pytest

from dialog.transcript import comparing
from dialog.transcript.parts import Offer, Shown

RESULT = "✅ Ani Lestari, 9 bulan\nBB 8,2 kg, PB 70,5 cm\nNaik 0,4 kg (N) 👍"


@pytest.mark.parametrize(
    "other",
    [
        "Ani Lestari, 9 bulan. BB 8,2 kg, PB 70,5 cm. naik 0,4 kg (N)",
        "✅ Ani Lestari, 9 bulan!\nPB 70,5 cm, BB 8,2 kg\nNaik 0,4 kg (N) 🙂",
    ],
    ids=["signs", "order"],
)
def test_signs_capitals_and_order_are_free(other):
    """Emoji, punctuation, capitals and the order of words do not count."""
    assert comparing.is_same(Shown(text=RESULT), Shown(text=other))


@pytest.mark.parametrize(
    ("expected", "got", "why"),
    [
        (RESULT, RESULT.replace("8,2", "8,1"), "angka"),
        ("Buka jam 08.00.", "Buka jam 08.30.", "angka"),
        ("Kode 418 263 siap.", "Kode 418 264 siap.", "angka"),
        ("Dari Melati 1: Intan menunggu.", "Dari Melati 1: Eka menunggu.", "nama"),
        ("Halo Ibu Sri Wahyuni.", "Halo Ibu.", "nama"),
        ("Beratnya naik cukup.", "Beratnya tidak naik cukup.", "makna"),
        ("Hasilnya: gizi kurang.", "Hasilnya: gizi buruk.", "makna"),
        ("Siapa yang ditimbang?", "Mau apa hari ini?", "kalimat"),
    ],
)
def test_figures_names_and_meaning_are_exact(expected, got, why):
    """A wrong figure, name or status is a difference, and is named."""
    known = {"intan", "eka"}
    assert why in comparing.difference(Shown(text=expected), Shown(text=got), known)


def test_choices_are_exact_and_in_order():
    """The same choices in another order are others: their numbers may be typed."""
    one = Shown(text="Pilih", offers=(Offer(label="Ya"), Offer(label="Tidak")))
    other = Shown(text="Pilih", offers=(Offer(label="Tidak"), Offer(label="Ya")))
    assert "pilihan" in comparing.difference(one, other)


def test_description_of_a_row_counts():
    """What stands beside a choice is part of it."""
    one = Shown(text="Pilih", offers=(Offer(label="Budi", description="RT 02"),), list_title="Anak")
    other = Shown(
        text="Pilih", offers=(Offer(label="Budi", description="RT 03"),), list_title="Anak"
    )
    assert not comparing.is_same(one, other)


def test_list_is_not_buttons():
    """A title makes a list."""
    one = Shown(text="Pilih", offers=(Offer(label="Ya"),), list_title="Pilih anak")
    assert "daftar" in comparing.difference(one, Shown(text="Pilih", offers=(Offer(label="Ya"),)))


def test_picture_is_compared_by_its_names():
    """The description of a picture may differ in its words, not in whom it shows."""
    one = Shown(text="Kartu", media=("gambar: kartu pertumbuhan Ani Lestari",))
    assert comparing.is_same(one, Shown(text="Kartu", media=("gambar: kartu Ani Lestari",)))
    assert not comparing.is_same(one, Shown(text="Kartu", media=("gambar: kartu Budi Santoso",)))
    assert not comparing.is_same(one, Shown(text="Kartu"))
