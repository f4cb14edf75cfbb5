"""Announcements: who gets them, who may send them, what their writer learns."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from small_village import NOW, add_mother, add_person, agree, do, found, letters, say, work_of

from dialog.messages import ChannelName
from domain.audience import Audience, Group
from domain.broadcasts import BroadcastStatus
from domain.commands_village import (
    CancelBroadcast,
    JudgeBroadcast,
    ScheduleBroadcast,
    TellInPerson,
)
from domain.errors import Refused
from scheduler import broadcasts as planner
from storage import broadcasts, founding, pacing, people
from storage.tables.talk import outbox
from storage.tables.village import broadcast

PARENTS = Audience(groups=(Group.UNDER_FIVES,))
EVERYBODY = Audience(groups=(Group.EVERYBODY,))
WORDS = "Kerja bakti hari Minggu jam 7."


@pytest.fixture
def connection(database):
    """Give a transaction that is rolled back at the end."""
    with database.writer.connect() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up."""
    return found(connection)


def schedule(audience=PARENTS, words=WORDS, *, send_at=NOW):
    """Make the command that keeps an announcement."""
    return ScheduleBroadcast(audience=audience.to_json(), text=words, send_at=send_at)


def kept(connection):
    """Give the announcement kept last."""
    last = connection.execute(sa.select(sa.func.max(broadcast.c.id))).scalar_one()
    return broadcasts.one(connection, last)


def reached(connection):
    """List who is written to by the announcement kept last."""
    return [row["person_id"] for row in letters(connection, f"broadcast:{kept(connection).id}:p")]


def test_only_those_who_agreed_and_have_not_stopped_get_it(connection, village):
    """Silence, a refusal and BERHENTI all mean no letter."""
    agreed = add_mother(connection, village, "Sri")
    refused = add_mother(connection, village, "Rina", agrees=False)
    stopped = add_mother(connection, village, "Lilis")
    people.stop(connection, stopped, NOW, None)
    changed_her_mind = add_mother(connection, village, "Maria")
    agree(connection, changed_her_mind, answer=False, at=NOW + timedelta(minutes=1))
    do(connection, village, village.officer, schedule())
    planner.plan(connection, NOW)
    assert reached(connection) == [agreed]
    size = work_of(connection, village, village.officer).register.audience_size(PARENTS)
    assert (size.people, size.stopped) == (1, 1)
    assert refused not in reached(connection)


def test_somebody_of_two_audiences_gets_one_letter(connection, village):
    """A mother who is pregnant again is one person with one phone."""
    mother = add_mother(connection, village, "Sri")
    founding.add_resident(
        connection,
        posyandu_id=village.anggrek,
        person_id=mother,
        name="Sri",
        life_stage="pregnant",
        rt="01",
    )
    both = Audience(groups=(Group.UNDER_FIVES, Group.PREGNANT))
    do(connection, village, village.officer, schedule(both))
    planner.plan(connection, NOW)
    planner.plan(connection, NOW + timedelta(minutes=1))
    assert reached(connection) == [mother]


def test_a_place_reaches_its_own_families_only(connection, village):
    """RT and hamlet are those written down for the family."""
    add_mother(connection, village, "Sri", rt="01")
    second = add_mother(connection, village, "Rina", rt="02")
    add_mother(connection, village, "Lilis", rt="03")
    in_rt = Audience(groups=(Group.UNDER_FIVES,), rts=("02",))
    do(connection, village, village.officer, schedule(in_rt))
    planner.plan(connection, NOW)
    assert reached(connection) == [second]
    size = work_of(connection, village, village.officer).register.audience_size
    assert size(Audience(groups=(Group.EVERYBODY,), hamlet="Krajan")).people == 2


def test_cadres_are_reached_as_part_of_their_duty(connection, village):
    """A cadre answered no consent question; a parent does not get what is for cadres."""
    add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule(Audience(groups=(Group.CADRES,))))
    planner.plan(connection, NOW)
    assert reached(connection) == [village.cadre]
    assert letters(connection, "broadcast:")[-1]["kind"] == "task"


@pytest.mark.parametrize("duty", ["cadre", "mother"])
def test_others_cannot_send_whatever_a_flow_offered(connection, village, duty):
    """Duties are checked where a thing is done."""
    mother = add_mother(connection, village, "Sri")
    person = village.cadre if duty == "cadre" else mother
    with pytest.raises(Refused):
        do(connection, village, person, schedule())
    assert say(connection, person, "siaran semua: libur")[0].startswith("Maaf")


def test_a_longer_text_is_refused_never_cut(connection, village):
    """501 letters are too many."""
    add_mother(connection, village, "Sri")
    with pytest.raises(Refused):
        do(connection, village, village.officer, schedule(words="a" * 501))
    do(connection, village, village.officer, schedule(words="a" * 500))


def test_an_hour_of_the_night_is_refused(connection, village):
    """Nobody is woken, whatever a stored command says."""
    add_mother(connection, village, "Sri")
    with pytest.raises(Refused):
        do(connection, village, village.officer, schedule(send_at=NOW.replace(hour=12)))


def test_the_third_in_a_week_waits_for_the_coordinator(connection, village):
    """Two go by themselves; the third only when she agreed; another week begins anew."""
    add_mother(connection, village, "Sri")
    for _number in range(2):
        do(connection, village, village.officer, schedule())
        assert kept(connection).status is BroadcastStatus.SCHEDULED
    do(connection, village, village.officer, schedule())
    third = kept(connection)
    assert third.status is BroadcastStatus.AWAITING
    planner.plan(connection, NOW)
    assert reached(connection) == []
    do(connection, village, village.coordinator, JudgeBroadcast(broadcast=third.id, agrees=True))
    planner.plan(connection, NOW)
    assert len(reached(connection)) == 1
    later = NOW + timedelta(days=8)
    do(connection, village, village.officer, schedule(send_at=later), now=later)
    assert kept(connection).status is BroadcastStatus.SCHEDULED


def test_only_the_duty_that_is_asked_may_agree(connection, village):
    """Neither the writer nor a cadre lets an announcement to everybody go."""
    add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule(EVERYBODY))
    asked = kept(connection)
    for person in (village.officer, village.cadre, village.midwife):
        with pytest.raises(Refused):
            do(connection, village, person, JudgeBroadcast(broadcast=asked.id, agrees=True))
    assert kept(connection).status is BroadcastStatus.AWAITING


def test_two_duties_have_to_agree_when_two_are_asked(connection, village):
    """Health advice to everybody needs the coordinator and the midwife."""
    add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule(EVERYBODY, "Besok minum obat cacing."))
    asked = kept(connection).id
    do(connection, village, village.midwife, JudgeBroadcast(broadcast=asked, agrees=True))
    assert kept(connection).status is BroadcastStatus.AWAITING
    do(connection, village, village.coordinator, JudgeBroadcast(broadcast=asked, agrees=True))
    assert kept(connection).status is BroadcastStatus.SCHEDULED


def test_a_code_comes_back_the_next_year(connection, village):
    """S-0302 of this year and of the next are two announcements."""
    add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule())
    first = kept(connection)
    later = NOW.replace(year=2027)
    do(connection, village, village.officer, schedule(send_at=later), now=later)
    assert kept(connection).code == first.code == "S-0302"


def on_its_way(connection, village, *, sent):
    """Send an announcement until so many letters have left."""
    do(connection, village, village.officer, schedule(send_at=NOW + timedelta(hours=1)))
    planner.plan(connection, NOW + timedelta(hours=1))
    first = sa.select(outbox.c.id).order_by(outbox.c.id).limit(sent)
    connection.execute(sa.update(outbox).where(outbox.c.id.in_(first)).values(state="sent"))
    return kept(connection)


def test_what_was_sent_is_not_cancelled(connection, village):
    """When the last letter has left, only a correction helps."""
    add_mother(connection, village, "Sri")
    sent = on_its_way(connection, village, sent=1)
    with pytest.raises(Refused):
        do(connection, village, village.officer, CancelBroadcast(broadcast=sent.id))
    assert "tidak bisa dibatalkan" in say(connection, village.officer, f"batal {sent.code}")[0]


def test_what_is_left_of_one_on_its_way_is_cancelled(connection, village):
    """A large announcement takes days; BATAL keeps the rest from getting it."""
    for name in ("Sri", "Wati", "Yuni"):
        add_mother(connection, village, name)
    code = on_its_way(connection, village, sent=1).code
    said = say(connection, village.officer, f"batal {code}")[0]
    assert "dihentikan" in said
    assert "1 orang" in said
    letters = sa.select(outbox.c.state, outbox.c.error).where(outbox.c.broadcast_id.is_not(None))
    assert [tuple(row) for row in connection.execute(letters.order_by(outbox.c.id))] == [
        ("sent", ""),
        ("expired", "cancelled"),
        ("expired", "cancelled"),
    ]


def test_letters_are_written_some_at_a_time_and_each_once(connection, village, monkeypatch):
    """However many people, no transaction is long; what was interrupted goes on where it was."""
    monkeypatch.setattr(planner, "WRITTEN_AT_ONCE", 2)
    mothers = [add_mother(connection, village, f"Ibu {number}") for number in range(5)]
    do(connection, village, village.officer, schedule())
    planner.plan(connection, NOW)
    assert len(reached(connection)) == 2
    while planner.write_some(connection, NOW):
        pass
    planner.plan(connection, NOW)
    assert sorted(reached(connection)) == sorted(mothers)


def test_a_cancelled_one_is_never_sent(connection, village):
    """BATAL with the code keeps everybody from getting it."""
    add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule(send_at=NOW + timedelta(hours=1)))
    assert "dibatalkan" in say(connection, village.officer, f"batal {kept(connection).code}")[0]
    planner.plan(connection, NOW + timedelta(hours=1))
    assert reached(connection) == []


def test_one_that_was_missed_is_told_and_not_sent_late(connection, village):
    """After half a day its words may name a day that is over."""
    add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule())
    planner.plan(connection, NOW + timedelta(hours=13))
    assert reached(connection) == []
    assert kept(connection).status is BroadcastStatus.MISSED
    assert letters(connection, f"broadcast:{kept(connection).id}:missed")


def test_its_writer_learns_counts_and_words_but_no_names(connection, village):
    """Names and numbers of those not reached are for the cadre of that RT alone."""
    mother = add_mother(connection, village, "Nurhayati", rt="02")
    other = add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule())
    sent = kept(connection)
    planner.plan(connection, NOW)
    _became(connection, mother, state="failed", error="unreachable 21211", started_at=NOW)
    _became(connection, other, state="read", started_at=NOW)
    assert "tanpa nama" in say(connection, other, "siap bu, kami datang")[0]
    planner.plan(connection, NOW + timedelta(hours=2))
    report = letters(connection, f"broadcast:{sent.id}:report")[0]["bubble"]["text"]
    assert report == (
        f"Laporan siaran {sent.code}: dikirim 2, sampai 1, dibaca 1, gagal 1 (nomor tidak aktif). "
        "Balasan: 1."
    )
    said = [
        *say(connection, village.officer, "lihat balasan"),
        *say(connection, village.officer, "yang gagal"),
        *say(connection, village.officer, "minta kader"),
    ]
    assert "siap bu, kami datang" in said[0]
    assert not any("Nurhayati" in words or "Sri" in words for words in said)
    asked = letters(connection, f"broadcast:{sent.id}:tell:{village.cadre}")[0]
    assert "Ibu Nurhayati (RT 02)" in asked["bubble"]["text"]


def test_a_cadre_cannot_ask_for_those_not_reached(connection, village):
    """The list of failed numbers is nobody's to ask for."""
    add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule())
    with pytest.raises(Refused):
        do(connection, village, village.cadre, TellInPerson(broadcast=kept(connection).id))


def test_words_that_mean_something_are_no_reply(connection, village):
    """JADWAL after an announcement asks for the schedule, and a greeting is greeted."""
    mother = add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule())
    planner.plan(connection, NOW)
    _became(connection, mother, state="delivered", started_at=NOW)
    say(connection, mother, "jadwal")
    say(connection, mother, "selamat pagi")
    assert broadcasts.replies(connection, kept(connection).id) == ()


def test_words_of_an_announcement_are_no_wish_of_its_writer(connection, village):
    """'STOP stunting' and 'kejang' are meant for others; a bare STOP is meant for us."""
    add_mother(connection, village, "Sri")
    say(connection, village.officer, "siaran ortu balita")
    shown = say(connection, village.officer, "STOP stunting di desa kita, bila kejang ke Puskesmas")
    assert "perlu disetujui Bidan Ratih" in shown[0]
    assert not people.has_stopped(connection, village.officer)
    say(connection, village.officer, "ubah pesan")
    say(connection, village.officer, "STOP")
    assert people.has_stopped(connection, village.officer)


def test_a_person_without_an_address_is_not_counted(connection, village):
    """Nobody can be written to without a number."""
    person = add_person(connection, village.id, "Sari")
    agree(connection, person)
    size = work_of(connection, village, village.officer).register.audience_size
    before = size(EVERYBODY).people
    people.change(connection, person, village_id=None)
    assert before - size(EVERYBODY).people == 1


def _became(connection, person, **values):
    """Let a person's announcement come to an end."""
    connection.execute(
        outbox.update()
        .where(outbox.c.person_id == person, outbox.c.broadcast_id.is_not(None))
        .values(**values)
    )


def _report(connection, sent, end=""):
    rows = letters(connection, f"broadcast:{sent.id}:report{end}:")
    return [row["bubble"]["text"] for row in rows]


def test_report_tells_why_letters_failed(connection, village):
    """A number to correct, a phone without WhatsApp and a refusal call for different help."""
    ends = {
        "Sri": {"state": "failed", "error": "unreachable 21211"},
        "Rina": {"state": "failed", "error": "unreachable 63024"},
        "Ani": {"state": "failed", "error": "opted_out 63014"},
        "Dewi": {"state": "failed", "error": "our_fault 400"},
        "Yuli": {"state": "expired", "error": ""},
        "Tina": {"state": "uncertain", "error": ""},
    }
    mothers = {name: add_mother(connection, village, name) for name in ends}
    do(connection, village, village.officer, schedule())
    sent = kept(connection)
    planner.plan(connection, NOW)
    for name, end in ends.items():
        _became(connection, mothers[name], started_at=NOW, **end)
    planner.plan(connection, NOW + timedelta(hours=2))
    (report,) = _report(connection, sent)
    assert (
        "gagal 4 (1 nomor tidak aktif, 1 tidak memakai WhatsApp, 1 diblokir, 1 sebab lain), "
        "kedaluwarsa 1, belum pasti 1" in report
    )


def test_second_report_comes_when_the_last_letter_of_many_days_has_left(connection, village):
    """The first one tells how many wait; nothing is said in between, nor twice."""
    waits, got = (add_mother(connection, village, name) for name in ("Sri", "Rina"))
    do(connection, village, village.officer, schedule())
    sent = kept(connection)
    planner.plan(connection, NOW)
    _became(connection, got, state="delivered", started_at=NOW)
    for hours in (2, 4, 30):
        planner.plan(connection, NOW + timedelta(hours=hours))
    (first,) = _report(connection, sent)
    assert "masih menunggu 1" in first
    assert _report(connection, sent, ":end") == []
    _became(connection, waits, state="delivered", started_at=NOW)
    for hours in (32, 34, 80):
        planner.plan(connection, NOW + timedelta(hours=hours))
    (last,) = _report(connection, sent, ":end")
    assert "sudah selesai dikirim: dikirim 2, sampai 2" in last


def test_announcement_sent_at_once_is_reported_on_once(connection, village):
    """A second report would say the same."""
    mother = add_mother(connection, village, "Sri")
    do(connection, village, village.officer, schedule())
    sent = kept(connection)
    planner.plan(connection, NOW)
    _became(connection, mother, state="delivered", started_at=NOW)
    for hours in (2, 4, 26):
        planner.plan(connection, NOW + timedelta(hours=hours))
    assert len(_report(connection, sent)) == 1
    assert _report(connection, sent, ":end") == []


def test_preview_tells_how_many_days_it_takes(connection, village):
    """WhatsApp lets us write first to so many people a day; the writer knows it beforehand."""
    for number in range(5):
        add_mother(connection, village, f"Ibu{number}")
    pacing.keep_tier(connection, ChannelName.WHATSAPP, 2)
    (*_, preview) = say(connection, village.officer, f"siaran orang tua balita: {WORDS}")
    assert "kira-kira 3 hari" in preview
    pacing.keep_tier(connection, ChannelName.WHATSAPP, 250)
    assert work_of(connection, village, village.officer).register.days_to_send(5) == 1
