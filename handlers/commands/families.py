"""Registering children and their families' numbers, and inviting those numbers."""

from datetime import timedelta
from typing import Any

from dialog.messages import ChannelName, Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_family import AddFamilyPhone, RegisterChild
from domain.errors import Refused
from domain.people import Family, RoleKind, call_name
from handlers.commands.permission import cadre_at, cadre_of
from handlers.work import Notice, Outcome, Work
from storage import children, due, families, joining, people

CODE_IS_VALID = timedelta(days=7)
MOST_DRAWS = 50
SPOKEN_TEXT_VERSION = "lisan-1"
"""Names the words that a cadre reads aloud when a child or a number is enrolled."""


def register_child(work: Work, command: RegisterChild) -> Outcome:
    """Keep a child and the family; a number that agreed is invited."""
    cadre_at(work, command.posyandu)
    _refuse_twice(work, command)
    family = work.register.family(_family_of(work, command))
    child = children.add(
        work.connection,
        family_id=family.id,
        posyandu_id=command.posyandu,
        name=command.name,
        sex=command.sex,
        born_on=command.born_on,
        born_estimated=command.born_estimated,
        nik=command.nik,
        has_kia_book=command.has_kia_book,
        registered_by=work.speaker.id,
        registered_at=work.now,
    )
    due.recompute(work.connection, (child,), work.now)
    work.note("child.registered", "child", child, family=family.id)
    number = command.phone or families.number_of(work.connection, family.id)
    person = _person_for(work, family, number)
    _keep_spoken_consent(work, family, person, agrees=command.agrees)
    notices = (_invite(work, family, person),) if command.phone and command.agrees else ()
    told: dict[str, Any] = {"child": child, "measured": command.measured}
    if command.came_from_elsewhere:
        told["came_from_elsewhere"] = True
        notices = (*notices, *_to_midwives(work, child))
    return Outcome(follow=Go(flow="child_registered", subject=told), notices=notices)


def _to_midwives(work: Work, child: int) -> tuple[Notice, ...]:
    """Tell the midwife of a child who moved in, and of what it may have missed."""
    return tuple(
        Notice(
            key=f"child_moved_in:{child}:{midwife.id}",
            person_id=midwife.id,
            flow="child_moved_in",
            subject={"child": child, "who": work.speaker.id},
            kind="task",
            knock=Template(name="kabar_petugas", variables=(midwife.call, work.village.name)),
        )
        for midwife in work.register.holders(RoleKind.MIDWIFE)
    )


def add_family_phone(work: Work, command: AddFamilyPhone) -> Outcome:
    """Keep a number for a family that agreed to it aloud, and invite it."""
    child = cadre_of(work, command.child)
    family = work.register.family(child.family_id)
    person = _person_for(work, family, command.phone)
    _keep_spoken_consent(work, family, person, agrees=True)
    work.note("family.phone_added", "family", family.id, person=person)
    return Outcome(
        follow=Go(flow="phone_added", subject={"child": child.id}),
        notices=(_invite(work, family, person),),
    )


def _refuse_twice(work: Work, command: RegisterChild) -> None:
    """Two cadres may register the same child at once; the second one is told."""
    for child in work.register.children_of_posyandu(command.posyandu):
        same = (child.name, child.born_on, child.mother_name)
        if same == (command.name, command.born_on, command.mother_name):
            raise Refused(
                text("{child} sudah terdaftar. Tidak saya daftarkan dua kali.", child=child.name)
            )


def _family_of(work: Work, command: RegisterChild) -> int:
    """Give the family's number: a new one, or that of brothers and sisters with its door open."""
    if command.family is None:
        return _new_family(work, command)
    family = work.register.family(command.family)
    joining.renew_code(
        work.connection, family.id, code=family.code, valid_until=work.now + CODE_IS_VALID
    )
    return family.id


def _new_family(work: Work, command: RegisterChild) -> int:
    return families.add(
        work.connection,
        posyandu_id=command.posyandu,
        mother_name=command.mother_name,
        rt=command.rt,
        code=_unused_code(work),
        code_valid_until=work.now + CODE_IS_VALID,
        created_at=work.now,
    )


def new_code(work: Work) -> dict[str, Any]:
    """Give a family's code that nobody has, and until when it opens the door."""
    return {"code": _unused_code(work), "code_valid_until": work.now + CODE_IS_VALID}


def _unused_code(work: Work) -> str:
    for _draw in range(MOST_DRAWS):
        code = work.draw_code()
        if not families.has_code(work.connection, code):
            return code
    raise RuntimeError("no family code is free")


def _person_for(work: Work, family: Family, phone: str) -> int:
    """Give whoever has the number; somebody new is kept under the mother's name."""
    holder = families.person_with(work.connection, phone) if phone else None
    if holder is None:
        holder = people.add(work.connection, created_at=work.now)
        if phone:
            people.add_address(
                work.connection,
                person_id=holder,
                channel=ChannelName.WHATSAPP,
                address=phone,
                added_at=work.now,
            )
    if not work.register.person(holder).is_known:
        people.change(
            work.connection,
            holder,
            village_id=work.village.id,
            name=family.mother_name,
            title="Ibu",
            call_name=call_name(family.mother_name),
            rt=family.rt,
        )
    return holder


def _keep_spoken_consent(work: Work, family: Family, person: int, *, agrees: bool) -> None:
    people.add_consent(
        work.connection,
        person_id=person,
        family_id=family.id,
        kind="spoken",
        answer=agrees,
        text_version=SPOKEN_TEXT_VERSION,
        channel=work.channel,
        given_at=work.now,
        inbox_id=work.inbox_id,
        recorded_by=work.speaker.id,
    )


def _invite(work: Work, family: Family, person: int) -> Notice:
    invitation = families.invite(
        work.connection,
        family_id=family.id,
        person_id=person,
        by=work.speaker.id,
        at=work.now,
    )
    posyandu = work.register.posyandu(family.posyandu_id)
    invited = work.register.person(person)
    return Notice(
        key=f"invitation:{invitation}",
        person_id=person,
        flow="invitation",
        subject={"invitation": invitation, "family": family.id},
        kind="invitation",
        template=Template(name="undangan_gabung", variables=(invited.full_call, posyandu.name)),
    )
