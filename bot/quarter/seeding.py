"""Drawing three made-up villages from a seed: the same seed, the same people and figures."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from random import Random

from bot.quarter import names
from bot.quarter.growing import Growing
from bot.quarter.plan import Actor, ChildPlan, Plan, PostPlan, VillagePlan, WomanPlan
from domain.calendar import add_months
from domain.coverage.quarters import Quarter, trailing
from domain.people import Sex
from domain.posyandu_days import DayRule

QUARTER = Quarter(year=2026, number=1)
RULES = (
    "Senin kedua", "Selasa kedua", "Rabu kedua", "Kamis kedua", "Selasa pertama", "Rabu pertama",
)  # fmt: skip
POSTS_EACH = 2
WOMEN_EACH = 2
COMES, JOINS, LACKS = 0.84, 0.6, 0.25
"""How often a child comes, a family agrees to messages, vaccines are not wanted."""
OLDEST_MONTHS = 54
FIRST_NUMBER = 81_277_000_000
"""Made-up numbers follow this one."""


def draw(seed: int, *, villages: int = 3, children: int = 10) -> Plan:
    """Draw a plan: so many villages, so many children at each posyandu."""
    chance = Random(seed)  # noqa: S311 (a play)
    numbers = count(FIRST_NUMBER + 1)
    return Plan(
        seed=seed,
        head=_actor(names.HEAD, names.HEAD_NAME, numbers),
        villages=tuple(
            _village(chance, numbers, place, children=children) for place in range(villages)
        ),
    )


def _actor(call: str, name: str, numbers: "count[int]") -> Actor:
    return Actor(call=call, name=name, number=f"+62{next(numbers)}")


def _village(chance: Random, numbers: "count[int]", place: int, *, children: int) -> VillagePlan:
    mothers = chance.sample(names.MOTHERS, k=POSTS_EACH * children)
    firsts = chance.sample(
        [(name, Sex.FEMALE) for name in names.GIRLS] + [(name, Sex.MALE) for name in names.BOYS],
        k=POSTS_EACH * children,
    )
    posts = []
    for number in range(POSTS_EACH):
        own = slice(number * children, (number + 1) * children)
        posts.append(
            _post(
                chance,
                numbers,
                place * POSTS_EACH + number,
                number,
                firsts=firsts[own],
                mothers=mothers[own],
            )
        )
    return VillagePlan(
        name=names.VILLAGES[place],
        officer=_actor(f"Pak {names.OFFICERS[place]}", names.OFFICERS[place], numbers),
        midwife=_actor(f"Bidan {names.MIDWIVES[place]}", names.MIDWIVES[place], numbers),
        coordinator=_actor(f"Bu {names.COORDINATORS[place]}", names.COORDINATORS[place], numbers),
        posts=tuple(posts),
    )


def _post(
    chance: Random,
    numbers: "count[int]",
    place: int,
    number: int,
    *,
    firsts: Sequence[tuple[str, Sex]],
    mothers: Sequence[str],
) -> PostPlan:
    rule = DayRule.parse(RULES[place])
    rts = tuple(f"{rt:02}" for rt in range(number * 3 + 1, number * 3 + 4))
    before = [
        rule.on(month.year, month.month)
        for quarter in trailing(QUARTER)[:-1]
        for month in quarter.months
    ]
    days = [rule.on(month.year, month.month) for month in QUARTER.months]
    cadre = names.CADRES[place]
    return PostPlan(
        name=names.POSTS[place],
        hamlet=f"Dusun {names.POSTS[place]}",
        rts=rts,
        rule=RULES[place],
        days=tuple(days),
        cadre=_actor(f"Bu {cadre}", cadre, numbers),
        children=tuple(
            _child(
                chance,
                numbers,
                order,
                first=first,
                sex=sex,
                mother=mother,
                rt=chance.choice(rts),
                before=before,
                days=days,
                gets_too_thin=number == 0 and order == 0,
            )
            for order, ((first, sex), mother) in enumerate(zip(firsts, mothers, strict=True))
        ),
        women=tuple(
            _woman(chance, names.PREGNANT[place * WOMEN_EACH + each]) for each in range(WOMEN_EACH)
        ),
    )


def _child(
    chance: Random,
    numbers: "count[int]",
    order: int,
    *,
    first: str,
    sex: Sex,
    mother: str,
    rt: str,
    before: Sequence[date],
    days: Sequence[date],
    gets_too_thin: bool,
) -> ChildPlan:
    born = _born(chance, order)
    if gets_too_thin:
        born = QUARTER.first - timedelta(days=chance.randint(480, 700))
    coming = [(on, gets_too_thin or chance.random() < COMES) for on in (*before, *days)]
    growing = Growing(chance, sex, born, gets_too_thin=gets_too_thin)
    measured = growing.measured(coming, until=days[1])
    return ChildPlan(
        name=f"{first} {chance.choice(names.FAMILIES)}",
        sex=sex,
        born=born,
        mother=mother,
        rt=rt,
        number=f"+62{next(numbers)}",
        history=tuple(one for one in measured if one.on < QUARTER.first),
        coming=tuple(one for one in measured if one.on >= QUARTER.first),
        lacks_vaccines=chance.random() < LACKS,
        has_joined=chance.random() < JOINS,
    )


def _born(chance: Random, order: int) -> date:
    """Draw a birthday; some turn one or two in the quarter, so that there is something to count."""
    if order in (1, 2, 3, 4):
        years = 1 if order in (1, 2) else 2
        return add_months(QUARTER.first, -12 * years) + timedelta(days=chance.randint(0, 80))
    return QUARTER.first - timedelta(days=chance.randint(40, OLDEST_MONTHS * 30))


def _woman(chance: Random, name: str) -> WomanPlan:
    return WomanPlan(
        name=name,
        last_period_on=QUARTER.first - timedelta(days=chance.randint(60, 120)),
        arm_mm=chance.choice((220, 228, 240, 250, 262, 270)),
        has_iron=chance.random() < 0.7,  # noqa: PLR2004 (a share)
        weight_kg=chance.randint(47, 64),
    )
