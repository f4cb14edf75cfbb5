"""Commands, greetings, danger signs and wishes for silence in plain words."""

import tomllib
from importlib.resources import files

import pytest

from dialog.input.danger import DangerKind
from dialog.input.opt_out import OptOutKind
from dialog.input.spelling import plain
from dialog.input.word_lists import word_lists
from dialog.input.words import lexicon, with_local_words

WORDS = lexicon()
INTENTS = (
    "MENU BATAL KEMBALI LANJUT LEWATI BANTUAN SELESAI URUNGKAN UBAH HAPUS BUKA TUTUP TIMBANG "
    "DAFTAR CARI IMUNISASI VITAMIN_A KUNJUNGAN RUJUK REKAP BELAJAR LATIHAN JADWAL KARTU TIPS HADIR "
    "TIDAK_BISA TEMPAT_LAIN BERHENTI MULAI SALAH_NOMOR DATA_SAYA GANTI_NOMOR PINDAH SIARAN "
    "KEGIATAN PENDATANG BPJS LOKMIN RTL BANDING GABUNG TOLAK YA TIDAK SUDAH BELUM"
)


@pytest.mark.parametrize("intent", INTENTS.split())
def test_every_intent_has_words(intent):
    """Each intent the guide names has at least one word."""
    assert WORDS.book.of((intent,))


@pytest.mark.parametrize(
    ("text", "normal"),
    {
        "Yaaa buu": "ya",
        "satu-satu": "satu",
        "GAK jadi dong": "tidak jadi",
        "👍": "ya",
        "bu": "bu",
        "sdh td pagi": "sudah pagi",
        "Café!! 🙂": "cafe",
        "sudah ya": "sudah",
        "🙂": "",
        "?": "?",
    }.items(),
)
def test_texts_are_normalised(text, normal):
    """Case, accents, drawn-out letters, fillers and abbreviations make no difference."""
    assert WORDS.normalise(text) == normal


def test_short_words_keep_doubled_letters():
    """'bb' is a weight, not the choice 'b'."""
    assert plain("BB") == "bb"


@pytest.mark.parametrize(
    ("text", "intent", "rest"),
    [
        ("menu", "MENU", ""),
        ("/menu", "MENU", ""),
        ("tmbg ani", "TIMBANG", "ani"),
        ("cariin data si Ani dong", "CARI", "Ani"),
        ("pindahin melati 2", "PINDAH", "melati 2"),
        ("PINDAH 604118", "PINDAH", "604118"),
        ("gak jadi, salah pencet", "BATAL", "salah pencet"),
        ("batal deh", "BATAL", ""),
        ("lewati aja dlu", "LEWATI", ""),
        ("-", "LEWATI", ""),
        ("jadwal bulan depan kapan ya?", "JADWAL", "bulan depan kapan"),
        ("oh iya maaf. jam buka posyandu?", "JADWAL", "iya posyandu"),
        ("daftar bayi", "DAFTAR", "bayi"),
        ("hapus eka", "HAPUS", "eka"),
        ("hapus data saya", "DATA_SAYA", ""),
        ("no saya mau ganti ke 0812 0000 0077", "GANTI_NOMOR", "ke 0812 0000 0077"),
        ("umumkan popm", "SIARAN", "popm"),
        ("siaran semua: Ayo ke posyandu", "SIARAN", "semua: Ayo ke posyandu"),
        ("tambah kader tini", "UNDANG_KADER", "tini"),
        ("kader 773205", "KODE_KADER", "773205"),
        ("ada pendatang di rt 4", "PENDATANG", "ada di rt 4"),
        ("bukain posyandu bu", "BUKA", ""),
        ("urungkan", "URUNGKAN", ""),
    ],
)
def test_commands_are_recognised(text, intent, rest):
    """A command is found with the other words as typed."""
    match = WORDS.intent(text)
    assert (match.intent, match.rest, match.typo) == (intent, rest, False)


@pytest.mark.parametrize(
    ("text", "intent"),
    {"mneu": "MENU", "imunsasi": "IMUNISASI", "jadwl": "JADWAL", "kunjngan": "KUNJUNGAN"}.items(),
)
def test_slips_are_told(text, intent):
    """A misspelt command is understood, and said to be a guess."""
    match = WORDS.intent(text)
    assert match.intent == intent
    assert match.typo or text == "jadwl"


@pytest.mark.parametrize(
    "text",
    [
        "harga cabe brp",
        "klo ngisi bpjs gmn bu",
        "Dita",
        "dita 8,2 70",
        "reka 8,2",
        "lahir di bidan",
        "buku kia",
        "hpus eka",
        "brhnti",
        "salah saya ya bu dimas jadi begini",
        "awal ramadhan",
        "terima kasih",
        "8,2",
        "",
        "🙂",
    ],
)
def test_other_words_are_no_command(text):
    """A name, small talk or a slip of a dangerous command commands nothing."""
    assert WORDS.intent(text) is None


def test_order_decides_a_shared_word():
    """A word of two intents means the one named first."""
    assert WORDS.intent("sakit", among=("TIDAK_BISA", "SAKIT")).intent == "TIDAK_BISA"
    assert WORDS.intent("sakit", among=("SAKIT", "TIDAK_BISA")).intent == "SAKIT"


def test_tail_loses_no_word():
    """A text to be sent on is kept as it was typed."""
    assert WORDS.intent("siaran semua: bawa buku KIA ya bu").tail == "semua: bawa buku KIA ya bu"


@pytest.mark.parametrize(
    ("text", "reply"),
    {
        "Om Swastiastu": "Om Swastiastu",
        "assalamualaikum bu": "Waalaikumsalam",
        "aslm": "Waalaikumsalam",
        "ass wr wb": "Waalaikumsalam",
        "selamat malam": "Selamat pagi",
        "sugeng enjing": "Sugeng enjing",
        "kulo nuwun": "Monggo",
        "sampurasun": "Rampes",
        "horas": "Horas",
        "ya'ahowu": "Ya'ahowu",
        "tabik pun": "Ya pun",
        "adil ka' talino": "Bacuramin ka' saruga",
        "rahajeng semeng": "Rahajeng",
        "shalom": "Shalom",
        "P": "Ya",
        "halo min": "Halo",
        "?": "Ya",
    }.items(),
)
def test_greetings_are_returned(text, reply):
    """A greeting gets its own reply, by the clock where it names the time."""
    assert WORDS.greeting(text).reply(hour=9) == reply
    assert WORDS.is_greeting_only(text)


@pytest.mark.parametrize(
    ("hour", "part"),
    {0: "malam", 3: "malam", 4: "pagi", 11: "siang", 15: "sore", 18: "malam", 23: "malam"}.items(),
)
def test_clock_chooses_the_part_of_day(hour, part):
    """Pagi begins at 4, siang at 11, sore at 15, malam at 18."""
    assert WORDS.greeting("selamat pagi").reply(hour) == f"Selamat {part}"


def test_greeting_may_hold_a_matter():
    """What follows a greeting is kept as typed."""
    assert WORDS.greeting("assalamualaikum bu, Jadwal kapan").rest == "Jadwal kapan"
    assert not WORDS.is_greeting_only("halo jadwal")
    assert WORDS.greeting("p 8,2") is None
    assert WORDS.greeting("8,2") is None


@pytest.mark.parametrize(
    ("text", "reply"),
    {
        "suksma bu": "Suksma mewali",
        "matur nuwun": "Sami-sami",
        "hatur nuhun": "Sami-sami",
        "makasih ya semuanya": "Sama-sama",
        "ok trims": "Sama-sama",
        "mauliate": "Sama-sama",
    }.items(),
)
def test_thanks_are_answered(text, reply):
    """Thanks get one reply in their own language."""
    thanks = WORDS.thanks(text)
    assert (thanks.reply, thanks.is_all) == (reply, True)


def test_thanks_beside_a_matter_are_not_all():
    """A question after thanks still needs an answer."""
    assert not WORDS.thanks("makasih bu, jadwal kapan ya").is_all
    assert WORDS.thanks("jadwal kapan") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    {
        "anak saya kejang": DangerKind.CHILD,
        "kejangg bu tolong": DangerKind.CHILD,
        "panas bgt 39,5 lemes gak mau nyusu lagi": DangerKind.CHILD,
        "suhunya 40": DangerKind.CHILD,
        "bayi 3 minggu panas": DangerKind.CHILD,
        "bayi baru lahir demam": DangerKind.CHILD,
        "bab nya ada darah": DangerKind.CHILD,
        "keluar banyak darah": DangerKind.CHILD,
        "bibirnya biru": DangerKind.CHILD,
        "habis suntik bibirnya biru": DangerKind.CHILD,
        "tidak bisa di bangunkan": DangerKind.CHILD,
        "lemes bgt": DangerKind.CHILD,
        "sudah tidak kejang lagi": DangerKind.CHILD,
        "tadi kejang tapi sudah berhenti": DangerKind.CHILD,
        "tidak demam tapi kejang": DangerKind.CHILD,
        "tidak kejang, tapi sesak": DangerKind.CHILD,
        "minum tablet tambah darah terus muntah darah": DangerKind.CHILD,
        "ketuban pecah": DangerKind.PREGNANCY,
        "pandangan kabur": DangerKind.PREGNANCY,
        "nyeri dada": DangerKind.ADULT,
        "mulutnya mencong": DangerKind.ADULT,
        "pingin mati rasanya": DangerKind.SELF_HARM,
        "saya takut nyakitin bayi saya": DangerKind.SELF_HARM,
        "ora gelem nyusu": DangerKind.CHILD,
    }.items(),
)
def test_danger_is_seen(text, kind):
    """A danger sign is seen in everyday words, also one that went away."""
    danger = WORDS.danger(text)
    assert (danger.kind, danger.denied) == (kind, False)


@pytest.mark.parametrize(
    "text", ["tidak kejang", "ga sesak", "mboten wonten kejange", "tidak kejang dan tidak sesak"]
)
def test_denied_danger_is_told_apart(text):
    """A denial gets a short check, no alarm."""
    assert WORDS.danger(text).denied


@pytest.mark.parametrize(
    "text",
    [
        "tekanan darah 120/80",
        "tablet tambah darah",
        "gula darah 142",
        "kurang darah",
        "bekas suntik biru",
        "kapsul biru sudah",
        "baju biru",
        "anget badannya, rewel, bekas suntiknya merah",
        "ya msh mau nenen",
        "anak saya panas 2 hari",
        "panas 38,5",
        "umur 39 minggu",
        "ga mau minum obat",
        "8 koma 2",
        "menu",
        "",
    ],
)
def test_everyday_words_are_no_danger(text):
    """Blood pressure, capsules and a warm child after a vaccine raise no alarm."""
    assert WORDS.danger(text) is None


def test_gravest_sign_decides():
    """A wish to die is answered before anything else."""
    assert WORDS.danger("kejang, saya ingin mati").kind == DangerKind.SELF_HARM


@pytest.mark.parametrize(
    ("text", "kind"),
    {
        "BERHENTI": OptOutKind.WORD,
        "berhenti bu": OptOutKind.WORD,
        "stop": OptOutKind.WORD,
        "berenti kirim pesan": OptOutKind.WORD,
        "jangan kirim lagi": OptOutKind.WORD,
        "ga usah dikirimi": OptOutKind.WORD,
        "mohon tidak usah dikirimi pesan lagi": OptOutKind.POLITE,
        "maaf saya tidak mau menerima pesan ini": OptOutKind.POLITE,
        "salah sambung, saya bukan maria": OptOutKind.WRONG_NUMBER,
        "nomor siapa ini": OptOutKind.WRONG_NUMBER,
    }.items(),
)
def test_wishes_for_silence_are_read(text, kind):
    """A word is obeyed, a sentence is confirmed, a wrong number is cleared."""
    assert WORDS.opt_out(text).kind == kind


@pytest.mark.parametrize(
    "text", ["berhenti mencatat", "jangan berhenti", "menu", "anak berhenti diare", ""]
)
def test_other_words_are_no_wish_for_silence(text):
    """Stopping something else stops no messages."""
    assert WORDS.opt_out(text) is None


def test_stop_is_always_an_opt_out():
    """STOP counts even in a task; berhenti may mean the task."""
    assert WORDS.opt_out("STOP").is_always
    assert WORDS.opt_out("stop").is_always
    assert not WORDS.opt_out("berhenti").is_always


def test_a_village_adds_words():
    """Local words join the lists without a release."""
    local = with_local_words({"answers": {"YA": {"words": ["wokey"]}}})
    assert local.intent("wokey", among=("YA",)).intent == "YA"
    assert WORDS.intent("wokey", among=("YA",)) is None


def test_words_of_all_languages_count():
    """Javanese, Sundanese and Balinese words are accepted from everybody."""
    for text, intent in {
        "nggih": "YA",
        "muhun": "YA",
        "mboten": "TIDAK",
        "teu tiasa": "TIDAK_BISA",
    }.items():
        assert WORDS.intent(text, among=("TIDAK_BISA", "YA", "TIDAK")).intent == intent


def test_languages_fill_the_tables_of_indonesian():
    """A misspelt table name in another language would silently lose its words."""
    folder = files("locales") / "words"
    tables = {
        file.name: set(tomllib.loads(file.read_text(encoding="utf-8"))) for file in folder.iterdir()
    }
    assert all(names <= tables["id.toml"] for names in tables.values())


def test_intents_have_known_lists_only():
    """So would a misspelt list of an intent."""
    lists = word_lists()
    kinds = ("commands", "answers", "reasons", "groups")
    entries = [entry for kind in kinds for entry in lists[kind].values()]
    assert {name for entry in entries for name in entry} <= {"words", "alone", "anywhere", "fuzzy"}
