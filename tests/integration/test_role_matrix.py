"""Who may have what carried out: every command against every duty (ux section 12).

A row names the duties that are let through. Everybody else is refused, kindly, and nothing changes.
A command without a row fails the test: whoever adds one says here whose it is.
"""

import dataclasses
import types
import typing
from datetime import UTC, date, datetime, time

import pytest
import sqlalchemy as sa
from roles_of_commands import ROWS

from bot.worlds import sample
from domain.commands import OpenDay, RecordDoses, RecordWeighing
from domain.commands_of_alarms import RaiseAlarm
from domain.commands_of_learning import StartQuiz
from domain.commands_of_screening import RecordScreening, SendResident
from domain.commands_of_tetanus import RecordTetanus
from domain.errors import Refused
from domain.forms.model import Audience, Form
from domain.people import RoleKind
from domain.register import Unknown
from domain.screening import LifeStage
from flows.cadre.skills.quiz_questions import questions
from handlers.commands import CARRIERS, carry_out
from handlers.work import Work
from storage import forms, people
from storage.register import StoredRegister
from storage.tables import METADATA

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
TODAY = date(2026, 2, 10)
MELATI_1, MELATI_2 = 1, 2
DUTIES = (
    "cadre", "other_cadre", "coordinator", "officer", "midwife", "puskesmas", "pokjanal",
    "mother", "other_mother", "stranger",
)  # fmt: skip
"""'cadre' serves the child of the rows, 'mother' is its mother; the others do not."""


@dataclasses.dataclass
class Stage:
    """A day with something of everything, and who is who."""

    connection: sa.Connection
    people: dict[str, int]
    facts: dict[str, object]

    def do(self, duty, command):
        """Carry a command out for somebody."""
        person = self.people[duty]
        work = Work(
            connection=self.connection,
            register=StoredRegister(self.connection, person, 1, NOW),
            now=NOW,
            channel="whatsapp",
            inbox_id=None,
            draw_code=lambda: "123456",
        )
        return carry_out(work, command)

    def newest(self, table):
        """Give the number of the row that was added last; 1 where there is none."""
        column = METADATA.tables[table].c.id
        return self.connection.execute(sa.select(sa.func.max(column))).scalar() or 1


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Open the day of Melati 1 in the sample village; a file serves all rows, each taken back."""
    from storage.engine import Database  # noqa: PLC0415 (only this fixture opens one)

    path = tmp_path_factory.mktemp("roles") / "sapa.db"
    database = Database(f"sqlite:///{path}")
    METADATA.create_all(database.writer)
    with database.writer.connect() as connection:
        sample.load(connection, NOW)
        yield _set(connection)
        connection.rollback()
    database.close()


def _set(connection):
    register = StoredRegister(connection, 1, 1, NOW)
    child, other = register.children_of_posyandu(MELATI_1)[:2]
    holders = {
        "cadre": register.holders(RoleKind.CADRE, posyandu_id=MELATI_1)[0].id,
        "coordinator": register.holders(RoleKind.COORDINATOR)[0].id,
        "officer": register.holders(RoleKind.VILLAGE_OFFICER)[0].id,
        "midwife": register.holders(RoleKind.MIDWIFE)[0].id,
        "puskesmas": register.holders(RoleKind.PUSKESMAS)[0].id,
        "pokjanal": connection.execute(
            sa.text("SELECT person_id FROM role WHERE kind = 'pokjanal'")
        ).scalar_one(),
        "mother": _mother(connection, child),
        "other_mother": _mother(connection, other),
        "other_cadre": _person(connection, "Ketut Rai"),
        "stranger": _person(connection, ""),
    }
    people.add_role(
        connection,
        person_id=holders["other_cadre"],
        kind=RoleKind.CADRE,
        posyandu_id=MELATI_2,
        since=TODAY,
    )
    stage = Stage(connection=connection, people=holders, facts={})
    residents = register.residents_of_posyandu(MELATI_1)
    woman = next(each for each in residents if each.stage(TODAY) is LifeStage.PREGNANT)
    man = next(each for each in residents if each.stage(TODAY) is LifeStage.OLDER)
    _fill(stage, child, man, woman)
    stage.facts |= {
        "child": child.id, "keep": child.id, "merged": other.id, "to_child": other.id,
        "children": (child.id,), "family": child.family_id, "posyandu": MELATI_1,
        "to_posyandu": MELATI_2, "resident": man.id, "to_resident": woman.id, "on": TODAY,
        "date": TODAY, "day": stage.newest("posyandu_day"), "cadre": holders["cadre"],
        "weighing": stage.newest("weighing"), "screening": stage.newest("screening"),
        "to_person": holders["cadre"], "asked_by": holders["cadre"], "owner": holders["officer"],
        "weighings": (stage.newest("weighing"),), "screenings": (stage.newest("screening"),),
        "rest": {"posyandu": MELATI_1, "paste": 1, "waiting": []}, "woman": woman.id,
        "at": time(9), "planned_on": TODAY, "born_on": child.born_on, "weight_g": 8_200,
        "length_mm": 70_500 // 100, "observed": {"glucose": 120}, "phone": "+6281299990000",
        "rt": "01", "reasons": (), "dose": stage.newest("dose"), "antigen": "MR",
        "antigens": ("MR",), "doses": (stage.newest("dose"),), "confirmed": (stage.newest("dose"),),
    }  # fmt: skip
    return stage


def _person(connection, name):
    return people.add(
        connection, village_id=1, name=name, title="Ibu", call_name=name.split(" ")[0],
        created_at=NOW,
    )  # fmt: skip


def _mother(connection, child):
    person = _person(connection, child.mother_name)
    people.add_guardian(connection, person, child.family_id, NOW)
    people.add_consent(
        connection,
        person_id=person,
        kind="family",
        answer=True,
        text_version="1",
        channel="whatsapp",
        given_at=NOW,
    )
    return person


def _fill(stage, child, man, woman):
    """Let something of everything happen."""
    form = Form(name="rumah", title="Rumah", items=())
    forms.add(stage.connection, form, village_id=1, audience=Audience.CADRE, word="", at=NOW)
    stage.do("cadre", OpenDay(posyandu=MELATI_1, on=TODAY))
    weighing = RecordWeighing(child=child.id, on=TODAY, weight_g=8_200, length_mm=705)
    stage.do("cadre", weighing)
    stage.do("cadre", RecordDoses(child=child.id, on=TODAY, antigens=("IPV",)))
    stage.do("cadre", RecordScreening(resident=man.id, on=TODAY, observed={"glucose": 250}))
    stage.do("cadre", SendResident(screening=stage.newest("screening")))
    stage.do("cadre", RecordTetanus(resident=woman.id, on=(TODAY,)))
    stage.do("mother", RaiseAlarm(kind="child", signs=("kejang",), words="kejang", child=child.id))
    stage.do("cadre", StartQuiz(group="balita", questions=tuple(questions())[:3]))


def made(kind, stage, **given):
    """Make a command of a kind, out of what happened, with plain values for the rest."""
    types_of = typing.get_type_hints(kind)
    values = {}
    for each in dataclasses.fields(kind):
        is_needed = (
            each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        )
        if each.name in given:
            values[each.name] = given[each.name]
        elif is_needed:
            values[each.name] = _value(each.name, types_of[each.name], stage)
    return kind(**values)


def _value(name, type_, stage):
    if name in stage.facts:
        return stage.facts[name]
    if isinstance(type_, types.UnionType):
        return None
    plain = {
        int: lambda: stage.newest(name) if name in METADATA.tables else 1, str: lambda: "x",
        bool: lambda: True, dict: dict, tuple: tuple, date: lambda: TODAY, datetime: lambda: NOW,
        time: lambda: time(9),
    }  # fmt: skip
    return plain[typing.get_origin(type_) or type_]()


def tried(stage, duty, command):
    """Tell what becomes of a command of somebody: 'done', 'refused' or another failure."""
    savepoint = stage.connection.begin_nested()
    try:
        stage.do(duty, command)
    except Refused:
        return "refused"
    except Unknown:
        return "unknown"
    else:
        return "done"
    finally:
        savepoint.rollback()


def test_every_command_has_its_row():
    """Nothing is carried out of which nobody said whose it is."""
    assert {kind.__name__ for kind in set(CARRIERS) - set(ROWS)} == set()
    assert {kind.__name__ for kind in set(ROWS) - set(CARRIERS)} == set()


@pytest.mark.parametrize("kind", sorted(ROWS, key=lambda kind: kind.__name__))
def test_command_is_carried_out_for_its_duties_alone(stage, kind):
    """Whoever is not named in the row is refused, whatever a flow offered."""
    row = ROWS[kind]
    command = made(kind, stage, **row.given)
    others = [duty for duty in DUTIES if duty not in row.may]
    became = {duty: tried(stage, duty, command) for duty in others}
    assert {duty for duty, what in became.items() if what == "done"} == set()
    if row.is_shown:
        assert {duty for duty in row.may if tried(stage, duty, command) == "done"} == set(row.may)
