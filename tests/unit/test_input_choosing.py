"""Which of the offered choices a typed reply means."""

from dataclasses import dataclass

import pytest

from dialog.input.words import lexicon


@dataclass(frozen=True)
class Option:
    """A choice as it was shown."""

    label: str
    words: tuple = ()


def chosen(text, offered):
    """Give the label and the rest of the choice a reply means."""
    options = [Option(label) if isinstance(label, str) else label for label in offered]
    choice = lexicon().choice(text, options)
    return None if choice is None else choice.option.label


CONSENT = ("Setuju", "Tidak setuju", "Baca lengkap")
GIVEN = ("Sudah", "Tidak diberi", "Nanti")
REMEASURED = ("Sudah, tetap 7,2", "Ganti angka", "Lewati dulu")
COMING = ("Hadir", "Tidak bisa", "Sudah di tempat lain")
SIGNS = ("Ada", "Tidak ada", "Cara bicara")
JOINING = ("Ikut", "Tidak ikut", "Tanya dulu")


@pytest.mark.parametrize(
    ("text", "offered", "label"),
    [
        ("1", CONSENT, "Setuju"),
        ("2.", CONSENT, "Tidak setuju"),
        ("nomor 3", CONSENT, "Baca lengkap"),
        ("B", ("Naik", "Tidak naik", "Belum tahu"), "Tidak naik"),
        ("2 melati 1", ("Semua posyandu", "Per posyandu"), "Per posyandu"),
        ("2 pilih sarinem aja", ("Kirim", "Pilih lagi", "Batal"), "Pilih lagi"),
        ("6-11", ("6-11 bulan", "12-59 bulan", "0-5 bulan"), "6-11 bulan"),
        ("setuju bu", CONSENT, "Setuju"),
        ("iya setuju", CONSENT, "Setuju"),
        ("boleh", CONSENT, "Setuju"),
        ("y", CONSENT, "Setuju"),
        ("👍", CONSENT, "Setuju"),
        ("nggih", CONSENT, "Setuju"),
        ("baca", CONSENT, "Baca lengkap"),
        ("tidak", CONSENT, "Tidak setuju"),
        ("ga setuju bu", CONSENT, "Tidak setuju"),
        ("belum setuju", CONSENT, "Tidak setuju"),
        ("jangan dulu", CONSENT, "Tidak setuju"),
        ("mboten", CONSENT, "Tidak setuju"),
        ("setuju, orangnya di sini", ("Setuju, simpan", "Belum setuju", "Ubah"), "Setuju, simpan"),
        ("satu satu", ("Satu per satu", "Tempel daftar", "Lihat contoh"), "Satu per satu"),
        ("satu2", ("Satu per satu", "Tempel daftar"), "Satu per satu"),
        ("pr", ("Laki-laki", "Perempuan"), "Perempuan"),
        ("lk", ("Laki-laki", "Perempuan"), "Laki-laki"),
        ("P", ("Laki-laki", "Perempuan"), "Perempuan"),
        ("cewek", ("Laki-laki", "Perempuan"), "Perempuan"),
        ("rt 2", ("RT 01", "RT 02", "RT 03", "Luar Dusun Timur"), "RT 02"),
        ("besok aja, capek", ("Tutup sekarang", "Masih ada", "Besok pagi"), "Besok pagi"),
        ("sama bapaknya", ("Sendiri", "Bersama keluarga"), "Bersama keluarga"),
        ("bener", ("Betul", "Ubah"), "Betul"),
        ("ralat", ("Betul", "Ubah"), "Ubah"),
        ("gak jadi, salah pencet", ("Ya, catat sekarang", "Tidak jadi"), "Tidak jadi"),
        ("ga jadi", ("Simpan", "Ubah", "Batal"), "Batal"),
        ("ga jadi", ("Ya", "Tidak sama", "Batal"), "Batal"),
        ("nanti", ("Coba lagi nanti", "Tidak ditimbang"), "Coba lagi nanti"),
        ("ganti", REMEASURED, "Ganti angka"),
        ("udah 2x tetep 7,2", REMEASURED, "Sudah, tetap 7,2"),
        ("sudah td pagi", GIVEN, "Sudah"),
        ("iya", GIVEN, "Sudah"),
        ("ga dikasih", GIVEN, "Tidak diberi"),
        ("iya 5,1", ("Ya, 5,1 kg", "Bukan"), "Ya, 5,1 kg"),
        ("eh jangan", ("Ya, hapus", "Tidak, simpan"), "Tidak, simpan"),
        ("yaudah ikut", JOINING, "Ikut"),
        ("kayaknya ga ikut deh", JOINING, "Tidak ikut"),
        ("insyaallah ya bu kalo ga hujan", COMING, "Hadir"),
        ("ten prasida, sedang di rumah nenek", COMING, "Tidak bisa"),
        ("sakit bu", COMING, "Tidak bisa"),
        ("udah di bidan kemarin", COMING, "Sudah di tempat lain"),
        (
            "ga ada motor bapaknya kerja",
            ("Saya berangkat", "Tidak ada kendaraan"),
            "Tidak ada kendaraan",
        ),
        ("ga ada", SIGNS, "Tidak ada"),
        ("ga tau", ("Naik", "Tidak naik", "Belum tahu"), "Belum tahu"),
        ("minggu dpn", ("Besok", "Minggu depan", "Tidak usah"), "Minggu depan"),
        ("simpan kabari", ("Simpan & kabari", "Simpan saja", "Batal"), "Simpan & kabari"),
        ("ibunya", ("Ibu atau ayah", "Keluarga lain", "Tidak ada orang"), "Ibu atau ayah"),
        ("setju", CONSENT, "Setuju"),
        ("oke", (Option("Simpan", ("YA",)), Option("Ubah")), "Simpan"),
        ("gas", (Option("Kirim", ("gas",)), Option("Nanti")), "Kirim"),
    ],
)
def test_reply_means_a_choice(text, offered, label):
    """Number, letter, label, part of a label or synonym: all choose the same."""
    assert chosen(text, offered) == label


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", CONSENT),
        ("apa itu setuju?", CONSENT),
        ("setuju itu apa", CONSENT),
        ("setuju?", CONSENT),
        ("setuju gak ya", CONSENT),
        ("kurang setuju", CONSENT),
        ("kalau gratis setuju", CONSENT),
        ("mungkin setuju", CONSENT),
        ("ya tidak", CONSENT),
        ("gak apa apa", CONSENT),
        ("setuju tapi jangan kirim malam", CONSENT),
        ("4", CONSENT),
        ("1 2", CONSENT),
        ("1 dan 2", CONSENT),
        ("2 bulan", CONSENT),
        ("1,5", CONSENT),
        ("belum", GIVEN),
        ("ga tau", SIGNS),
        ("diare 3 hari katanya", SIGNS),
        ("ya", REMEASURED),
        ("sudah tetap 7,3", REMEASURED),
        ("iya 5,2 kg", ("Ya, 5,1 kg", "Bukan")),
        ("sakit ga ya bu, anaknya takut", JOINING),
        ("hadir tapi ga bisa lama", COMING),
        ("simpan", ("Simpan & kabari", "Simpan saja", "Batal")),
        ("rt 7", ("RT 01", "RT 02")),
        ("hapsu", ("Ya, hapus", "Tidak")),
        ("yg kecil", ("Budiman", "Rara", "Keduanya")),
        ("1", ()),
    ],
)
def test_unclear_reply_means_nothing(text, offered):
    """Doubts, questions, contradictions and other figures are asked again."""
    assert chosen(text, offered) is None


@pytest.mark.parametrize("text", ["ani", "mau lihat ani", "punya ani bu", "kartunya ani", "1"])
def test_name_alone_means_what_is_offered_about_somebody(text):
    """Whoever names the child of a button, and says no more, means the button."""
    assert chosen(text, ("Kartu Ani", "Menu")) == "Kartu Ani"


@pytest.mark.parametrize(
    "text", ["ani sudah mandi", "tadi ani sakit panas", "ani 8,2 70,5", "ani rewel terus"]
)
def test_sentence_about_somebody_presses_no_button(text):
    """A sentence that only holds the name of a label is about something else."""
    assert chosen(text, ("Kartu Ani", "Menu")) is None
    assert chosen(text, ("Ya, Ani", "Daftar baru", "Batal")) is None


@pytest.mark.parametrize("yes", ["Setuju", "Ya, kirim", "Betul", "Simpan", "Hadir", "Ada", "Sudah"])
@pytest.mark.parametrize(
    "text",
    ["tidak", "ga", "belum", "jangan", "bukan", "ga mau", "mboten", "henteu", "ndak usah bu"],
)
def test_denial_never_chooses_yes(yes, text):
    """Whatever the positive label, a denial is never taken for it."""
    assert chosen(text, (yes, "Nanti saja")) != yes


@pytest.mark.parametrize(
    ("text", "offered", "rest"),
    [
        ("ya tapi 8,3", ("Betul", "Ubah"), "tapi 8,3"),
        ("betul vitA", ("Betul", "Ubah"), "vitA"),
        (
            "setuju, tambah: anak harus sehat",
            ("Setuju", "Ubah", "Tolak"),
            "tambah: anak harus sehat",
        ),
        ("2 melati 1", ("Semua", "Per posyandu"), "melati 1"),
        ("setuju bu", CONSENT, ""),
    ],
)
def test_addition_is_kept(text, offered, rest):
    """A yes with an addition is both."""
    assert lexicon().choice(text, [Option(label) for label in offered]).rest == rest
