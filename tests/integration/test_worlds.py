"""Loading made-up villages, and what givens make true in them."""

import json
from datetime import date, datetime

import pytest

from bot.worlds import sample, shape
from bot.worlds.given import give
from bot.worlds.given_scene import Scene
from bot.worlds.shape import World, WorldError
from bot.worlds.stage import Stage
from dialog.messages import ChannelName
from dialog.transcript import reading
from dialog.transcript.parts import Said
from domain.people import DayStatus, RoleKind
from storage import children, days, directory, people
from storage.register import StoredRegister

OTHER = {
    "zona_waktu": "Asia/Jakarta",
    "desa": "Karang Tirta",
    "dusun": [{"nama": "Kulon", "rt": ["01", "02"]}],
    "posyandu": [
        {
            "nama": "Kenanga",
            "dusun": "Kulon",
            "tempat": "Balai RW",
            "jadwal": "Senin pertama",
            "hari_ini": "2026-03-03",
        }
    ],
    "petugas": [
        {
            "sebut": "Bu Yanti",
            "nama": "Yanti Susanti",
            "peran": "kader",
            "posyandu": "Kenanga",
            "telepon": "0813-0000-0001",
        },
        {"sebut": "Bidan Nur", "nama": "Nur", "peran": "bidan desa", "telepon": "0813-0000-0002"},
    ],
    "balita_kenanga": [
        {
            "nama": "Raka Pradana",
            "jk": "L",
            "lahir": "2025-01-10",
            "ibu": "Tini",
            "rt": "01",
            "ukur_2026_02_02": {"bb": 9.5, "pb": 76.0},
        },
        {"nama": "Rani Pradana", "jk": "P", "lahir": "2023-01-10", "ibu": "Tini", "rt": "01"},
    ],
}


@pytest.fixture
def other():
    """Give a village with other names, another zone and a moved day."""
    return World(table=OTHER, name="lain.json")


@pytest.fixture
def stage(other):
    """Stand in the other village on the morning of its moved day."""
    with Stage(other, at=datetime(2026, 3, 3, 8), channel=ChannelName.WHATSAPP) as opened:  # noqa: DTZ001
        yield opened


@pytest.fixture
def scene():
    """Stand in the sample village, with Siti and four mothers."""
    heading = reading.read_heading(
        "kader (Siti, posyandu Melati 1), orang tua (Ibu Sri, Ibu Ratna) ;"
        " clock: 2026-02-10 08:30 Asia/Makassar"
    )
    at = heading.clock
    with Stage(sample.world(), at=at, channel=ChannelName.WHATSAPP) as opened:
        text = reading.Transcript(heading=heading)
        yield Scene(stage=opened, transcript=text)


def _register(stage):
    connection = stage.database.reader.connect()
    anybody = directory.addresses(connection)[0].person_id
    return connection, StoredRegister(connection, anybody, stage.village_id, stage.now)


def _weighed(scene):
    connection, register = _register(scene.stage)
    with connection:
        day = scene.stage.local.date()
        posyandu = register.all_posyandu()[0]
        return {
            register.child(one.child_id).name: (one.weight_g, one.length_mm)
            for one in register.weighed_on(posyandu.id, day)
        }


def _person(scene, label):
    with scene.stage.database.reader.connect() as connection:
        seat = scene.stage.cast.find(connection, label)
        return seat and directory.owner(connection, seat.channel, seat.address)


def test_any_village_is_loaded(stage):
    """Names, zone and posyandu come from the file alone."""
    connection, register = _register(stage)
    with connection:
        (posyandu,) = register.all_posyandu()
        assert register.village.zone.key == "Asia/Jakarta"
        assert [child.name for child in register.children_of_posyandu(posyandu.id)] == [
            "Raka Pradana",
            "Rani Pradana",
        ]
        (cadre,) = register.holders(RoleKind.CADRE, posyandu_id=posyandu.id)
        assert cadre.call == "Bu Yanti"


def test_one_mother_has_one_family(stage):
    """Brothers and sisters of one mother and RT belong together; nobody answers for them yet."""
    connection, register = _register(stage)
    with connection:
        raka, rani = register.children_of_village()
        assert raka.family_id == rani.family_id
        assert register.guardians(raka.family_id) == ()


def test_day_off_the_rule_is_moved(stage):
    """'Senin pertama' held on a Tuesday is the same day, moved."""
    connection, register = _register(stage)
    with connection:
        day = register.next_day(register.all_posyandu()[0].id, date(2026, 3, 1))
        assert (day.planned_on, day.held_on) == (date(2026, 3, 2), date(2026, 3, 3))


def test_past_measures_stand_on_an_approved_day(stage):
    """What was measured at the posyandu counts as such."""
    connection, register = _register(stage)
    with connection:
        raka = register.children_of_village()[0]
        (weighing,) = register.weighings(raka.id)
        assert (weighing.weight_g, weighing.length_mm, weighing.position) == (9500, 760, "lying")
        assert weighing.at_posyandu_day
        assert register.last_day(raka.posyandu_id).status is DayStatus.APPROVED


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"desa": None}, "desa"),
        ({"zona_waktu": "Bali"}, "zona_waktu"),
        ({"posyandu": [{"nama": "X", "jadwal": "kapan-kapan"}]}, "jadwal"),
        ({"posyandu": []}, "posyandu"),
        ({"petugas": [{"nama": "A", "peran": "dukun", "telepon": "0813-0000-0001"}]}, "peran"),
        ({"petugas": [{"nama": "A", "peran": "bidan", "telepon": "12"}]}, "telepon"),
        ({"balita_kenanga": [{"nama": "A", "jk": "L", "lahir": "mei", "ibu": "B"}]}, "lahir"),
        ({"balita_kenanga": {}}, None),
    ],
)
def test_missing_thing_is_named(change, named):
    """A file that lacks something is refused with the place; what is not needed may be absent."""
    world = World(table=OTHER | change, name="lain.json")
    if named is None:
        world = World(table=OTHER | {"balita_kenanga": None}, name="lain.json")
        Stage(world, at=datetime(2026, 3, 3, 8), channel=ChannelName.WHATSAPP).close()  # noqa: DTZ001
        return
    with pytest.raises(WorldError, match=named):
        Stage(world, at=datetime(2026, 3, 3, 8), channel=ChannelName.WHATSAPP)  # noqa: DTZ001


def test_file_that_is_none_is_told_kindly(tmp_path):
    """A missing or broken file is named."""
    with pytest.raises(WorldError, match=r"tidak\.json"):
        shape.open_world(tmp_path / "tidak.json")
    (tmp_path / "rusak.json").write_text("{")
    with pytest.raises(WorldError, match="JSON"):
        shape.open_world(tmp_path / "rusak.json")


def test_sample_village_ships_with_the_program(tmp_path):
    """It is the world of the transcripts, and can be opened from a file."""
    path = tmp_path / "dunia.json"
    path.write_text(json.dumps(sample.world().table), encoding="utf-8")
    assert shape.open_world(path).village == "Sumber Jaya"
    assert sample.family_code("Ani Lestari").isdigit()


def test_named_children_are_weighed_with_enough_gain(scene):
    """Without figures a child has gained what it should, and grown a centimetre."""
    assert (
        give(
            scene, "hari posyandu Melati 1 sudah dibuka. Ani dan Citra sudah ditimbang (2 dari 12)."
        )
        == []
    )
    weighed = _weighed(scene)
    assert set(weighed) == {"Ani Lestari", "Citra Dewi"}
    assert weighed["Ani Lestari"][0] > 7_800
    assert weighed["Ani Lestari"][1] == 702


def test_figures_told_are_kept(scene):
    """'Tercatat hari ini' gives the figures themselves."""
    give(scene, "Tercatat hari ini: Ani 8,9 kg 70,5 cm; Budi Santoso 14,3 kg 95 cm. 2 dari 12.")
    assert _weighed(scene) == {"Ani Lestari": (8900, 705), "Budi Santoso": (14300, 950)}


def test_number_alone_chooses_children_nobody_named(scene):
    """Those said not to have come stay away."""
    give(scene, "hari posyandu dibuka, 4 dari 12 sudah ditimbang. Ani belum.")
    weighed = _weighed(scene)
    assert len(weighed) == 4
    assert "Ani Lestari" not in weighed


def test_day_that_is_closed_is_closed(scene):
    """The recap is there to be looked at."""
    give(scene, "hari posyandu dibuka, 2 dari 12 sudah ditimbang.")
    give(scene, "sesudah itu 5 anak ditimbang, dan hari posyandu ditutup.")
    connection, register = _register(scene.stage)
    with connection:
        day = register.last_day(register.all_posyandu()[0].id)
    assert (len(_weighed(scene)), day.status) == (5, DayStatus.CLOSED)


def test_mothers_of_the_heading_agree(scene):
    """'kedua ibu' are those who have a part; their window is shut."""
    give(scene, "kedua ibu sudah setuju; pesan terakhir mereka lebih dari 3 hari lalu.")
    with scene.stage.database.reader.connect() as connection:
        for label in ("Ibu Sri", "Ibu Ratna"):
            person = _person(scene, label)
            assert people.agrees(connection, person)
            heard = people.address_of(connection, person)["last_inbound_at"]
            assert (scene.stage.now - heard).days == 3


def test_who_never_agreed_has_not(scene):
    """A number entered wrongly belongs to somebody who is asked nothing yet."""
    told = (
        "Nomor Bapak Anton tercatat keliru sebagai nomor Ibu Maria (ibu Eka) "
        "dan belum pernah menyetujui."
    )
    assert give(scene, told) == []
    person = _person(scene, "Bapak Anton")
    with scene.stage.database.reader.connect() as connection:
        assert people.one(connection, person).full_call == "Ibu Maria"
        assert not people.agrees(connection, person)


def test_number_in_use_is_kept(scene):
    """A family's number stands in the register."""
    give(scene, "Nomor +62 812-0000-0031 sudah dipakai Ibu Rina (ibu Budi Santoso).")
    with scene.stage.database.reader.connect() as connection:
        assert (
            people.address_of(connection, _person(scene, "Ibu Rina"))["address"] == "+6281200000031"
        )


def test_new_brother_is_registered(scene):
    """A child of this file alone belongs to the mother named."""
    give(
        scene,
        "Ibu Lilis terhubung dengan Budiman (12 bulan) dan kakaknya Rara Saputra "
        "(P, lahir 3 Maret 2022).",
    )
    with scene.stage.database.reader.connect() as connection:
        (family,) = people.families_of(connection, _person(scene, "Ibu Lilis"))
        assert [child.first_name for child in children.of_family(connection, family.id)] == [
            "Rara",
            "Budiman",
        ]


def test_crowd_is_made_up_to_the_number(scene):
    """The counts of a given hold, the stopped ones apart."""
    give(
        scene,
        "warga yang setuju menerima pesan di seluruh desa: 40. Orang tua balita di Dusun Timur "
        "yang setuju menerima pesan: 11 (WhatsApp 9, Telegram 2); 1 sudah BERHENTI.",
    )
    with scene.stage.database.reader.connect() as connection:
        assert directory.agreeing(connection, scene.stage.village_id) == 40
        telegram = [one for one in directory.addresses(connection) if one.channel == "telegram"]
    assert len(telegram) == 2


def test_coming_is_noted(scene):
    """A mother who said she comes is expected at the day."""
    give(scene, "Ibu Sri dan Ibu Komang Ayu sudah membalas akan hadir.")
    with scene.stage.database.reader.connect() as connection:
        assert len(days.coming_to(connection, 1, date(2026, 2, 10))) == 2


def test_unknown_sentence_is_given_back(scene):
    """What nobody understands is told, and everything else is done."""
    assert give(scene, "Ada naga di kebun. hari posyandu dibuka.") == ["Ada naga di kebun"]


def test_speaker_may_be_anybody(stage):
    """Officers by name, mothers by title, strangers by number: each has an address."""
    said = [
        Said(line=1, speaker=name, text="halo")
        for name in ("Yanti", "Ibu Tini", "+62 812-0000-0055")
    ]
    for each in said:
        assert stage.say(each)
    seats = {stage.cast.seat(stage.database.reader.connect(), each.speaker) for each in said}
    assert len(seats) == 3


def test_clock_stops_where_something_is_due(scene):
    """A day left open is asked about at 16.00, not when the clock arrives later."""
    give(scene, "hari posyandu dibuka, 2 dari 12 sudah ditimbang.")
    delivered = scene.stage.move(datetime(2026, 2, 10, 18))  # noqa: DTZ001 (local, as in a file)
    assert [one.at.astimezone(scene.stage.zone).hour for one in delivered] == [16]
