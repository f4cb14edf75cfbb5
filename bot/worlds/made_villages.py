"""A village of a sub-district that is made up so that its counts of a month are those wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.worlds.given_scene import Change
from dialog.messages import ChannelName
from domain.calendar import add_months
from domain.comparing.facts import VillageMonth
from domain.kms import Code
from domain.people import DayStatus, Posyandu, RoleKind, Sex
from domain.posyandu_days import DayRule
from storage import children, comparing, days, directory, founding, people

_RULE = "Selasa kedua"
_FIRST_NUMBER = 6_281_300_900_000
_NAMES = (
    "Laras", "Nurul", "Ika", "Yuli", "Rosa", "Tari", "Wening", "Asih",
)  # fmt: skip
_WROTE_BEFORE = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be counted in a village."""

    name: str
    month: date
    posyandu: int
    closed: int
    everybody: int
    weighed: int
    rose: int
    judged: int
    severe: int
    sent: int


def make_village(change: Change, wanted: Wanted, *, known: int | None) -> None:
    """Make a village, or add to one, until its month counts what is wanted."""
    village_id = known or _village(change, wanted)
    posts = days.of_village(change.connection, village_id)
    open_posts = list(posts)[: max(1, len(posts) - wanted.closed)]
    for post in open_posts:
        _hold(change, post, wanted.month)
    found = comparing.months_of(change.connection, (village_id,), wanted.month)[0]
    letters = [
        *[Code.ROSE] * (wanted.rose - found.rose),
        *[Code.DID_NOT_RISE] * (wanted.judged - wanted.rose - found.did_not_rise),
        *[Code.NEW] * (wanted.weighed - wanted.judged - found.not_judged),
    ]
    post = open_posts[0]
    on = days.between(change.connection, post.id, wanted.month, add_months(wanted.month, 1))[0]
    severe, sent = wanted.severe - found.severe, wanted.sent - found.sent
    made = [
        _child(change, post, wanted.month, number)
        for number in range(max(0, wanted.everybody - found.everybody))
    ]
    for number, child_id in enumerate((*made, *_others(change, posts, made, found))):
        if number < len(letters):
            _weigh(change, child_id, on.held_on, on.id, letters[number], is_severe=number < severe)
        if number < sent:
            children.add_midwife_task(
                change.connection,
                child_id=child_id,
                on=on.held_on,
                reasons={},
                status="waiting",
                sent_at=change.stage.now - _WROTE_BEFORE,
            )


def _others(
    change: Change, posts: Sequence[Posyandu], made: Sequence[int], found: VillageMonth
) -> list[int]:
    """List the children that were there before, unless some of them were weighed."""
    if found.weighed:
        return []
    known = children.of_several(change.connection, tuple(post.id for post in posts))
    return [child.id for child in known if child.id not in set(made)]


def _village(change: Change, wanted: Wanted) -> int:
    home = change.register.village
    village_id = founding.add_village_beside(change.connection, home.id, wanted.name)
    for number in range(1, wanted.posyandu + 1):
        founding.add_posyandu(
            change.connection,
            village_id=village_id,
            hamlet_id=None,
            name=f"{wanted.name} {number}",
            place=f"Balai Desa {wanted.name}",
            day_rule=_RULE,
            opens_at=time(8),
            closes_at=time(11),
        )
    since = change.stage.now - _WROTE_BEFORE
    name = _NAMES[village_id % len(_NAMES)]
    midwife = people.add(
        change.connection,
        village_id=village_id,
        name=name,
        title="Bidan",
        call_name=name,
        created_at=since,
    )
    people.add_address(
        change.connection,
        person_id=midwife,
        channel=ChannelName.WHATSAPP,
        address=f"+{_FIRST_NUMBER + village_id}",
        last_inbound_at=change.stage.now,
        added_at=since,
    )
    people.add_role(
        change.connection,
        person_id=midwife,
        kind=RoleKind.MIDWIFE,
        village_id=village_id,
        since=since.date(),
    )
    return village_id


def _hold(change: Change, post: Posyandu, month: date) -> None:
    """Let a posyandu have opened in a month, by its rule unless it did already."""
    last = add_months(month, 1) - timedelta(days=1)
    held = days.between(change.connection, post.id, month, last)
    if any(day.id is not None and day.status is not DayStatus.PLANNED for day in held):
        return
    on = held[0].held_on if held else DayRule.parse(post.day_rule).on(month.year, month.month)
    if held and held[0].id is not None:
        directory.set_day_status(change.connection, held[0].id, DayStatus.CLOSED, change.stage.now)
        return
    founding.add_day(
        change.connection,
        posyandu_id=post.id,
        planned_on=on,
        held_on=on,
        status=DayStatus.CLOSED,
    )


def _child(change: Change, post: Posyandu, month: date, number: int) -> int:
    since = change.stage.now - _WROTE_BEFORE
    family_id = founding.add_family(
        change.connection,
        posyandu_id=post.id,
        mother_name=f"Ibu {number + 1}",
        rt="",
        code=f"{post.id:03}{number:03}",
        code_valid_until=since,
        created_at=since,
    )
    return children.add(
        change.connection,
        family_id=family_id,
        posyandu_id=post.id,
        name=f"Anak {number + 1} {post.name}",
        sex=Sex.FEMALE if number % 2 else Sex.MALE,
        born_on=add_months(month, -12 - number % 40),
        has_kia_book=True,
        registered_at=since,
    )


def _weigh(
    change: Change, child_id: int, on: date, day_id: int | None, code: Code, *, is_severe: bool
) -> None:
    """Keep a weighing with what is counted of it: the weight itself is nobody's."""
    category = "severely_wasted" if is_severe else "normal"
    children.add_weighing(
        change.connection,
        child_id=child_id,
        day_id=day_id,
        weighed_on=on,
        weight_g=10_000,
        length_mm=800,
        source="given",
        rule_version="given",
        computed={
            "code": code.value,
            "did_not_rise_in_a_row": int(code is Code.DID_NOT_RISE),
            "below_red_line": False,
            "categories": {"weight_for_length": category},
        },
        recorded_at=change.stage.now,
    )
