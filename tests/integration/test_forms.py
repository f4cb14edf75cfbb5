"""Forms of a village: kept in versions, offered to those they are for, answered exactly once."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from small_village import NOW, add_mother, add_person, do, found, say

from documents.forms.answered import as_csv, as_workbook, tables
from documents.forms.reading import read_form
from domain.commands_of_forms import KeepFormAnswers
from domain.errors import Refused
from domain.forms.model import Audience
from domain.register import Unknown
from scheduler import retention
from storage import forms, founding, joining, people
from storage.inserting import insert
from storage.tables.forms import form_answer, form_version
from storage.tables.talk import inbox

sys.path.append(str(Path(__file__).parents[1] / "unit"))

import forms_samples
from forms_workbook import form as made_form

HEAD = ["type", "name", "label", "required"]
FIRST = made_form(
    [HEAD, ["text", "nama", "Siapa namanya?", "yes"], ["integer", "umur", "Umurnya?", "yes"]],
    settings={"form_title": "Warga", "form_id": "warga"},
)
SECOND = made_form(
    [HEAD, ["text", "nama", "Siapa nama lengkapnya?", "yes"], ["text", "rt", "RT mana?", "yes"]],
    settings={"form_title": "Warga", "form_id": "warga"},
)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def village(database):
    """Set up a small village, in a transaction of its own."""
    with database.writer.begin() as connection:
        yield connection, found(connection)


def add(connection, village, form=FIRST, *, audience=Audience.CADRE, word="wargaku"):
    """Add a form to the village."""
    return forms.add(connection, form, village_id=village.id, audience=audience, word=word, at=NOW)


def kept(connection):
    """Give what was answered."""
    return list(connection.execute(sa.select(form_answer.c.answers)).scalars())


def test_a_form_comes_back_as_it_was_added(village):
    """Its version is the form itself."""
    connection, here = village
    listed = add(connection, here)
    assert forms.version(connection, listed.id, listed.version) == FIRST
    assert (listed.version, listed.word, listed.is_removed) == (1, "wargaku", False)


def test_the_same_form_again_is_no_new_version(village):
    """Adding a file twice changes nothing but the word and whom it is for."""
    connection, here = village
    add(connection, here)
    again = add(connection, here, word="penduduk")
    assert (again.version, again.word) == (1, "penduduk")
    count = sa.select(sa.func.count()).select_from(form_version)
    assert connection.execute(count).scalar_one() == 1


def test_a_changed_form_is_a_new_version(village):
    """The old one stays readable for those who are answering it."""
    connection, here = village
    first = add(connection, here)
    second = add(connection, here, SECOND)
    assert (second.id, second.version) == (first.id, 2)
    assert forms.version(connection, first.id, 1) == FIRST
    with pytest.raises(Unknown):
        forms.version(connection, first.id, 3)


def test_an_open_conversation_goes_on_with_its_version(village):
    """What is asked does not change under the one who answers; the next start asks the new one."""
    connection, here = village
    add(connection, here)
    assert say(connection, here.cadre, "wargaku") == ["Siapa namanya?"]
    add(connection, here, SECOND)
    assert say(connection, here.cadre, "Made", now=NOW + MINUTE) == ["Umurnya?"]
    say(connection, here.cadre, "40", now=NOW + MINUTE)
    say(connection, here.cadre, "simpan", now=NOW + MINUTE)
    assert kept(connection) == [{"nama": "Made", "umur": "40"}]
    assert say(connection, here.cadre, "wargaku", now=NOW + MINUTE) == ["Siapa nama lengkapnya?"]


def test_a_form_is_offered_to_those_it_is_for(village):
    """A family's word is no command of a cadre, and the other way round."""
    connection, here = village
    add(connection, here, audience=Audience.FAMILY, word="keluargaku")
    mother = add_mother(connection, here, "Sinta Wambrauw")
    assert say(connection, mother, "keluargaku") == ["Siapa namanya?"]
    assert "Siapa namanya?" not in say(connection, here.cadre, "keluargaku")
    assert say(connection, here.cadre, "formulir") == ["Belum ada formulir untuk Bu Wati saat ini."]


def test_a_form_of_another_village_is_not_offered(village):
    """Each village asks its own people."""
    connection, here = village
    puskesmas = founding.add_puskesmas(connection, name="Puskesmas Lain", duty_phone="0812")
    other = founding.add_village(
        connection,
        puskesmas_id=puskesmas,
        name="Lain",
        district="Muara",
        time_zone="Asia/Jayapura",
    )
    add(connection, replace(here, id=other))
    assert say(connection, here.cadre, "formulir")[0].startswith("Belum ada formulir")


def test_a_removed_form_is_not_offered_and_its_answers_stay(village):
    """Who is answering it just then is told, and is not held."""
    connection, here = village
    listed = add(connection, here)
    command = KeepFormAnswers(form=listed.id, version=1, answers={"nama": "Made", "umur": "1"})
    do(connection, here, here.cadre, command)
    say(connection, here.cadre, "wargaku")
    forms.remove(connection, listed.id, NOW)
    assert say(connection, here.cadre, "Made") == ["Maaf, formulir Warga sudah ditutup."]
    assert "Belum ada formulir" in say(connection, here.cadre, "formulir")[0]
    assert len(kept(connection)) == 1
    with pytest.raises(Refused, match="baru saja ditutup"):
        do(connection, here, here.cadre, command)


def test_a_removed_form_can_be_added_again(village):
    """It goes on where it was."""
    connection, here = village
    listed = add(connection, here)
    forms.remove(connection, listed.id, NOW)
    again = add(connection, here)
    assert (again.id, again.is_removed) == (listed.id, False)


def test_answers_are_refused_from_whom_the_form_is_not_for(village):
    """Whatever a conversation offered, the duty is looked at when the answers are kept."""
    connection, here = village
    listed = add(connection, here)
    command = KeepFormAnswers(form=listed.id, version=1, answers={})
    for person in (here.officer, here.midwife, add_mother(connection, here, "Sinta Rumbino")):
        with pytest.raises(Refused):
            do(connection, here, person, command)
    with pytest.raises(Refused, match="sudah tidak ada"):
        do(connection, here, here.cadre, replace(command, form=listed.id + 99))
    assert kept(connection) == []


def test_one_message_keeps_its_answers_once(village):
    """A message that is worked on again after a crash leaves one row."""
    connection, here = village
    listed = add(connection, here)
    row = {
        "channel": "whatsapp", "conversation_key": "k", "external_id": "x1", "kind": "x",
        "payload": {}, "received_at": NOW, "state": "new",
    }  # fmt: skip
    inbox_id = insert(connection, inbox, **row)
    told = {
        "form_id": listed.id, "version": 1, "person_id": here.cadre, "inbox_id": inbox_id,
        "answers": {"nama": "Made"}, "at": NOW,
    }  # fmt: skip
    first = forms.keep_answers(connection, **told)
    assert first is not None
    assert forms.keep_answers(connection, **told) is None
    assert kept(connection) == [{"nama": "Made"}]


def test_answers_are_forgotten_after_two_years(village):
    """A survey is compared with the one before, then it goes."""
    connection, here = village
    listed = add(connection, here)
    do(connection, here, here.cadre, KeepFormAnswers(form=listed.id, version=1, answers={}))
    retention.plan(connection, NOW + timedelta(days=729))
    assert len(kept(connection)) == 1
    retention.plan(connection, NOW + timedelta(days=731))
    assert kept(connection) == []


def test_answers_go_along_when_two_identities_become_one(village):
    """They belong to the person who answered."""
    connection, here = village
    listed = add(connection, here)
    do(connection, here, here.cadre, KeepFormAnswers(form=listed.id, version=1, answers={}))
    other = add_person(connection, here.id, "Wati Lain")
    joining.merge_people(connection, here.cadre, other)
    zone = people.village_of(connection, here.id).zone
    assert [each.by for each in forms.answered(connection, listed.id, zone)] == ["Wati Lain"]


def answered(connection, here):
    """Let the repeat sample be answered twice, and give its tables."""
    form = read_form(forms_samples.content("repeat"), fallback_name="x")
    listed = add(connection, here, form)
    for answers in (
        {
            "kepala": "=Joko", "jumlah": "2", "tertua": "60",
            "anggota": [
                {"nama": "Ani", "umur": "8", "sekolah": "ya"}, {"nama": "Budi", "umur": "60"},
            ],
        },
        {"kepala": "Sri", "jumlah": "0", "tertua": "NaN", "anggota": []},
    ):  # fmt: skip
        command = KeepFormAnswers(form=listed.id, version=1, answers=answers)
        do(connection, here, here.cadre, command)
    zone = people.village_of(connection, here.id).zone
    return tables((form,), forms.answered(connection, listed.id, zone))


def test_answers_are_exported_in_the_forms_own_columns(village):
    """A row for each filled-in form; rounds of a repeat stand on a sheet of their own."""
    main, members = answered(*village)
    assert main.titles[4:] == ("kepala", "jumlah", "tertua")
    assert [row[3:] for row in main.rows] == [
        ("Wati", "=Joko", "2", "60"),
        ("Wati", "Sri", "0", "NaN"),
    ]
    assert members.titles == ("_parent_id", "_index", "nama", "umur", "sekolah")
    assert [row[1:] for row in members.rows] == [(1.0, "Ani", 8.0, "ya"), (2.0, "Budi", 60.0, "")]
    assert as_workbook((main, members)).startswith(b"PK")


def test_a_csv_lays_rounds_beside_their_form(village):
    """One file holds all, and no text is taken for a formula."""
    lines = as_csv(answered(*village)).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(
        "kepala,jumlah,tertua,anggota[1]/nama,anggota[1]/umur,anggota[1]/sekolah,"
        "anggota[2]/nama,anggota[2]/umur,anggota[2]/sekolah"
    )
    assert lines[1].endswith("Wati,'=Joko,2,60,Ani,8,ya,Budi,60,")
    assert lines[2].endswith("Wati,Sri,0,NaN,,,,,,")


def test_columns_of_older_versions_come_last(village):
    """Nothing that was answered is lost when a form changes."""
    connection, here = village
    listed = add(connection, here)
    for version, answers in ((1, {"nama": "A", "umur": "4"}), (2, {"nama": "B", "rt": "02"})):
        command = KeepFormAnswers(form=listed.id, version=version, answers=answers)
        add(connection, here, (FIRST, SECOND)[version - 1])
        do(connection, here, here.cadre, command)
    zone = people.village_of(connection, here.id).zone
    (main,) = tables((SECOND, FIRST), forms.answered(connection, listed.id, zone))
    assert main.titles[4:] == ("nama", "rt", "umur")
    assert [row[4:] for row in main.rows] == [("A", "", 4.0), ("B", "02", "")]
