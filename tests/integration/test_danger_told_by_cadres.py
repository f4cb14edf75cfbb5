"""A danger sign a cadre writes of anybody raises one alarm: never none, never two."""

import shutil
from datetime import UTC, datetime
from itertools import count

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from dialog.messages import ChannelName, Incoming
from handlers import incoming
from storage.engine import Database
from storage.remembering import forget_answers
from storage.tables.people import child, resident
from storage.tables.safety import alarm

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
SITI = "+6281200000001"
ENDANG = "+6281200000003"
_numbers = count(1)

TOLD = (
    ("pak wayan pingsan di jalan", "Wayan Sudarma"),
    ("wayan kejang", "Wayan Sudarma"),
    ("wayan kejng bu", "Wayan Sudarma"),
    ("pak wyan pingsan waktu mau pulang", "Wayan Sudarma"),
    ("mbah sarinem sesak nafas lagi sakit", "Sarinem"),
    ("mbah sarinem tidak datang karena pingsan", "Sarinem"),
    ("tadi mbah sarinem jatuh ga sadar di rumah saudara", "Sarinem"),
    ("sarinem nyeri dada", "Sarinem"),
    ("sarinem bb 45 pingsan", "Sarinem"),
    ("wayan td 180/110 bicara pelo", "Wayan Sudarma"),
    ("pak wayan sudah tidak kejang", "Wayan Sudarma"),
    ("bu kadek perdarahan", "Kadek Suryani"),
    ("kadek suryani ketubannya pecah", "Kadek Suryani"),
    ("bumil kadek sakit kepala hebat", "Kadek Suryani"),
    ("bu fitri keluar darah banyak", "Fitriani"),
    ("putu ayu pingsan di sekolah", "Putu Ayu Lestari"),
    ("ani kejang", "Ani Lestari"),
    ("bu ani kejang tolong", "Ani Lestari"),
    ("budi santoso sakit kejang", "Budi Santoso"),
    ("ani 8,2 70,5 tadi kejang", "Ani Lestari"),
    ("anaknya bu rina kejang2", "Budi Santoso"),
    ("anak kejang di balai, harus bagaimana?", ""),
    ("pak darmo pingsan di pasar", ""),
    ("tetangga saya sesak nafas", ""),
    ("ada bapak2 pingsan di depan balai", ""),
    ("ibu hamil rt 3 kejang", ""),
    ("pak wayan dan mbah sarinem pingsan", ""),
    ("ani dan budi santoso kejang", ""),
    ("suami saya lumpuh sebelah", ""),
)
NO_NEWS = (
    "pak wayan tidak kejang",
    "ani ga sesak kok bu",
    "ani 8,2 70,5 tidak kejang",
    "pak wayan td 120/80 tidak sesak",
    "apa tanda bahaya kejang?",
    "kalau anak kejang harus bagaimana?",
    "pelo itu termasuk tanda apa?",
    "apa itu stuip?",
    "tekanan darah wayan 120/80",
    "ani sudah dapat kapsul biru",
    "bu kadek tablet tambah darah sudah",
    "siaran waspada kejang demam pada anak",
)


@pytest.fixture(scope="module")
def village(tmp_path_factory, sqlite_template):
    """Open the sample village once; every sentence is taken back after it."""
    path = tmp_path_factory.mktemp("danger") / "village.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with database.writer.begin() as opened:
        sample.load(opened, NOW)
    yield database
    database.close()


@pytest.fixture
def connection(village):
    """Write in a transaction that leaves nothing."""
    with village.writer.connect() as opened:
        begun = opened.begin()
        forget_answers(opened)
        yield opened
        begun.rollback()


def say(connection, text, *, by=SITI):
    """Let a cadre write, and give whom each alarm names."""
    message = Incoming(
        channel=ChannelName.WHATSAPP,
        external_id=f"danger-{next(_numbers)}",
        address=by,
        sent_at=NOW,
        text=text,
    )
    incoming.handle(connection, message, inbox_id=None, now=NOW, draw_code=lambda: "000000")
    query = (
        sa.select(sa.func.coalesce(child.c.name, resident.c.name, ""))
        .select_from(alarm)
        .outerjoin(child, alarm.c.child_id == child.c.id)
        .outerjoin(resident, alarm.c.resident_id == resident.c.id)
    )
    return list(connection.execute(query).scalars())


@pytest.mark.parametrize(("text", "whom"), TOLD)
def test_sign_of_anybody_raises_one_alarm(connection, text, whom):
    """The midwife is told once, with the person where only one can be meant."""
    assert say(connection, text) == [whom]


@pytest.mark.parametrize("text", NO_NEWS)
def test_what_tells_of_no_danger_raises_none(connection, text):
    """Denials, questions about signs and announcements alarm nobody."""
    assert say(connection, text) == []


def test_sign_is_told_at_once_before_the_day_is_opened(connection):
    """Figures may wait for the day; the sign beside them does not."""
    assert say(connection, "wayan td 150/95 muntah darah") == ["Wayan Sudarma"]


def test_announcement_with_a_sign_in_its_text_alarms_nobody(connection):
    """A coordinator who writes an announcement tells of no illness."""
    say(connection, "siaran", by=ENDANG)
    say(connection, "orang tua balita", by=ENDANG)
    assert say(connection, "Bila anak kejang, segera ke Puskesmas ya Ibu.", by=ENDANG) == []


def test_answer_to_a_quiz_is_no_alarm_and_news_beside_it_is_one(connection):
    """'Kejang' picks an answer; 'pak wayan kejang' is heard in the middle of a quiz."""
    say(connection, "belajar")
    say(connection, "bayi dan balita")
    assert say(connection, "kejang") == []
    assert say(connection, "pak wayan kejang") == ["Wayan Sudarma"]


def test_a_question_about_a_sign_can_turn_out_to_be_news(connection):
    """Who says that it happens now has the midwife told."""
    assert say(connection, "kalau ada yang kejang bagaimana?") == []
    assert say(connection, "ada, sekarang") == [""]
