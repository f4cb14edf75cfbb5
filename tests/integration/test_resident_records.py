"""What is told of somebody beside figures: kept whole, forgotten in time, shown to themselves."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
import sqlalchemy as sa

from bot.worlds import sample
from dialog.messages import ChannelName, Incoming
from domain.commands_of_families import RequestOwnErasure
from domain.commands_of_resident_care import EndPregnancy
from domain.commands_of_screening import CompleteCard
from domain.errors import Refused
from domain.people import RoleKind
from handlers import incoming
from handlers.commands import carry_out
from handlers.work import Work
from scheduler import retention
from storage import people, resident_cards, residents
from storage.register import StoredRegister
from storage.tables.people import resident
from storage.tables.screening import pregnancy_end
from storage.tables.talk import outbox

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
MELATI_1 = 1
_numbers = count(1)
A_YEAR_ON = NOW + timedelta(days=366)


@pytest.fixture
def connection(database):
    """Load the sample village into a fresh database."""
    with database.writer.begin() as opened:
        sample.load(opened, NOW)
        yield opened


def work_of(connection, person_id):
    """Work as somebody."""
    return Work(
        connection=connection,
        register=StoredRegister(connection, person_id, 1, NOW),
        now=NOW,
        channel="whatsapp",
        inbox_id=None,
        draw_code=lambda: "123456",
    )


@pytest.fixture
def cadre(connection):
    """Work as the first cadre of Melati 1."""
    holder = StoredRegister(connection, 1, 1, NOW).holders(RoleKind.CADRE)[0]
    return work_of(connection, holder.id)


def woman(connection):
    """Give the pregnant Kadek of the sample village."""
    near = residents.of_posyandu(connection, MELATI_1)
    return next(each for each in near if each.name == "Kadek Suryani")


def leave(connection, resident_id, on):
    """Let somebody be in no list any more."""
    connection.execute(resident.update().where(resident.c.id == resident_id).values(left_on=on))


def test_parts_told_later_are_laid_over_the_card(connection, cadre):
    """A second telling changes what it names and leaves the rest."""
    kadek = woman(connection).id
    carry_out(cadre, CompleteCard(resident=kadek, told={"husband": "Made", "pregnancies": 1}))
    carry_out(cadre, CompleteCard(resident=kadek, told={"pregnancies": 2}))
    card = resident_cards.one(connection, kadek)
    assert (card.husband, card.pregnancies, card.births) == ("Made", 2, None)


def test_card_is_forgotten_a_year_after_somebody_left(connection, cadre):
    """Husband and histories go; who is still served keeps the card."""
    kadek = woman(connection).id
    carry_out(cadre, CompleteCard(resident=kadek, told={"husband": "Made"}))
    retention.plan(connection, A_YEAR_ON)
    assert resident_cards.one(connection, kadek).husband == "Made"
    leave(connection, kadek, NOW.date())
    retention.plan(connection, A_YEAR_ON)
    assert resident_cards.one(connection, kadek).husband == ""


def test_place_of_a_birth_is_forgotten_a_year_after_the_mother_left(connection, cadre):
    """How the pregnancy ended still counts; where it did is nobody's matter any more."""
    kadek = woman(connection).id
    ended = EndPregnancy(resident=kadek, outcome="born", on=date(2026, 2, 9), place="RS Kasih")
    carry_out(cadre, ended)
    leave(connection, kadek, NOW.date())
    retention.plan(connection, A_YEAR_ON)
    (row,) = connection.execute(sa.select(pregnancy_end)).mappings().all()
    assert (row["outcome"], row["place"]) == ("born", "")


def test_data_saya_shows_ones_own_examinations(connection, cadre):
    """A woman who writes herself reads what is kept of her, and may have it deleted."""
    kadek = woman(connection).id
    carry_out(cadre, CompleteCard(resident=kadek, told={"husband": "Made"}))
    person = people.add(connection, village_id=1, name="Kadek Suryani", title="Ibu", created_at=NOW)
    people.add_address(
        connection,
        person_id=person,
        channel=ChannelName.WHATSAPP,
        address="+6281200000555",
        last_inbound_at=NOW,
        added_at=NOW,
    )
    connection.execute(resident.update().where(resident.c.id == kadek).values(person_id=person))
    shown = said(connection, "data saya")
    assert "hasil pemeriksaan (0 kali)" in shown
    assert "nama suami: Made" in shown
    assert "berhenti dipakai" in said(connection, "hapus pemeriksaan")
    assert "berhenti dipakai" in said(connection, "ya, ajukan")
    assert "hasil pemeriksaan" not in said(connection, "data saya")


def said(connection, words):
    """Let Kadek write, and give what is answered."""
    message = Incoming(
        channel=ChannelName.WHATSAPP,
        external_id=f"own-{words}-{next(_numbers)}",
        address="+6281200000555",
        sent_at=NOW,
        text=words,
    )
    incoming.handle(connection, message, inbox_id=None, now=NOW, draw_code=lambda: "123456")
    rows = connection.execute(
        sa.select(outbox.c.bubble)
        .where(outbox.c.key.startswith(f"reply:{message.channel}:{message.external_id}:"))
        .order_by(outbox.c.id)
    )
    return "\n".join(bubble["text"] for bubble in rows.scalars())


def test_who_asks_for_erasure_is_in_no_list_and_the_midwife_calls(connection):
    """Use stops at once, as it does for children."""
    kadek = woman(connection).id
    mother = StoredRegister(connection, 1, 1, NOW).holders(RoleKind.FAMILY)
    person = mother[0].id if mother else 1
    connection.execute(resident.update().where(resident.c.id == kadek).values(person_id=person))
    outcome = carry_out(work_of(connection, person), RequestOwnErasure())
    assert kadek not in {each.id for each in residents.of_posyandu(connection, MELATI_1)}
    assert [notice.flow for notice in outcome.notices] == ["own_erasure_asked"]
    with pytest.raises(Refused):
        carry_out(work_of(connection, person), RequestOwnErasure())
