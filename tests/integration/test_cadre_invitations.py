"""An invitation to become a cadre: for one number, for three days, once."""

from datetime import timedelta

import pytest
from small_village import CODE, NOW, add_person, do, found, say, write

from dialog.messages import Attachment, AttachmentKind
from domain.commands_village import BecomeCadre, InviteCadre
from domain.errors import Refused
from domain.people import RoleKind
from storage import people

TINI = "+6281200000061"


@pytest.fixture
def connection(database):
    """Give a transaction that is rolled back at the end."""
    with database.writer.connect() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up, where Tini is invited."""
    village = found(connection)
    do(connection, village, village.coordinator, invitation(village))
    return village


def invitation(village):
    """Make the command that invites Tini to Kenanga."""
    return InviteCadre(name="Tini", title="Ibu", posyandu=village.kenanga, phone=TINI)


def cadres(connection, village):
    """List the cadres of Kenanga by name."""
    found_there = people.holders(
        connection, village.id, RoleKind.CADRE, posyandu_id=village.kenanga
    )
    return [person.name for person in found_there]


def test_the_invited_number_becomes_a_cadre_after_the_promise(connection, village):
    """Code, own number, promise: then the duty."""
    assert "Selamat datang, Bu Tini" in write(connection, "whatsapp", TINI, f"kader {CODE}")[0]
    assert cadres(connection, village) == []
    assert "terdaftar sebagai kader Kenanga" in write(connection, "whatsapp", TINI, "setuju")[0]
    assert cadres(connection, village) == ["Tini"]


def test_without_the_promise_there_is_no_duty(connection, village):
    """Tidak leaves everything as it was."""
    write(connection, "whatsapp", TINI, f"kader {CODE}")
    write(connection, "whatsapp", TINI, "tidak")
    assert cadres(connection, village) == []


@pytest.mark.usefixtures("village")
def test_another_number_learns_nothing_from_the_code(connection):
    """The answer is that of an unknown code: no name, no posyandu."""
    stranger = write(connection, "whatsapp", "+6281299999999", f"kader {CODE}")
    unknown = write(connection, "whatsapp", "+6281299999999", "kader 111 222")
    assert stranger == unknown
    assert not any("Tini" in words or "Kenanga" in words for words in stranger)


@pytest.mark.usefixtures("village")
def test_after_three_days_the_code_opens_nothing(connection):
    """The coordinator makes a new one."""
    later = NOW + timedelta(days=3, minutes=1)
    assert "belum cocok" in write(connection, "whatsapp", TINI, f"kader {CODE}", now=later)[0]


@pytest.mark.usefixtures("village")
def test_a_code_is_used_once(connection):
    """The same code a second time is like any other."""
    write(connection, "whatsapp", TINI, f"kader {CODE}")
    write(connection, "whatsapp", TINI, "setuju")
    assert "belum cocok" in write(connection, "whatsapp", TINI, f"kader {CODE}")[0]


def test_telegram_asks_for_the_own_contact(connection, village):
    """Only a number the channel vouches for counts."""
    assert "kontak" in write(connection, "telegram", "9001", f"kader {CODE}")[0]
    borrowed = Attachment(kind=AttachmentKind.CONTACT, phone=TINI, is_own_contact=False)
    write(connection, "telegram", "9001", attachment=borrowed)
    assert cadres(connection, village) == []
    own = Attachment(kind=AttachmentKind.CONTACT, phone="6281200000061", is_own_contact=True)
    assert "Selamat datang" in write(connection, "telegram", "9001", attachment=own)[0]
    write(connection, "telegram", "9001", "setuju")
    assert cadres(connection, village) == ["Tini"]


def test_the_command_itself_checks_the_number(connection, village):
    """A code without the number gives nobody a duty."""
    stranger = add_person(connection, village.id, "Orang")
    with pytest.raises(Refused):
        do(connection, village, stranger, BecomeCadre(code=CODE))
    assert cadres(connection, village) == []


def test_only_the_coordinator_and_the_midwife_invite(connection, village):
    """A cadre or an officer brings nobody in."""
    for person in (village.cadre, village.officer):
        with pytest.raises(Refused):
            do(connection, village, person, invitation(village))
    assert (
        "hanya untuk"
        in say(connection, village.officer, "tambah kader rini kenanga 0812 0000 0099")[0]
    )
