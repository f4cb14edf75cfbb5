"""The recap numbers of every stage of life after five."""

from datetime import date

from domain.indicators_of_stages import Examined, figures_of_stages
from domain.people import Sex
from domain.screening import LifeStage, Observed, Resident

ON = date(2026, 2, 10)


def somebody(number: int, stage: LifeStage, years: int, sex: Sex = Sex.FEMALE) -> Resident:
    """Make somebody of a stage."""
    return Resident(
        id=number, posyandu_id=1, name=f"Warga {number}", registered_as=stage, sex=sex,
        born_on=date(ON.year - years, 1, 1),
    )  # fmt: skip


MOTHER = somebody(1, LifeStage.PREGNANT, 27)
OTHER_MOTHER = somebody(2, LifeStage.PREGNANT, 30)
OLD = somebody(3, LifeStage.OLDER, 70, Sex.MALE)
GROWN = somebody(4, LifeStage.TEEN, 20)


def test_each_stage_counts_who_came_and_what_was_found():
    """The columns are those of the ILP recap."""
    seen = [
        Examined(
            resident=MOTHER,
            on=ON,
            observed=Observed(arm_mm=228, pressures=((120, 80),), iron_received=True),
            is_referred=True,
        ),
        Examined(
            resident=OLD,
            on=ON,
            observed=Observed(
                weight_g=65000, height_mm=1620, glucose=230, barthel=(11,), skilas=("chair",)
            ),
        ),
    ]
    mothers, older = figures_of_stages([MOTHER, OTHER_MOTHER, OLD], seen, ON)
    assert (mothers.registered, mothers.attended, mothers.absent, mothers.referred) == (2, 1, 1, 1)
    assert mothers.counts == {"pressure.green": 1, "arm.red": 1, "iron_received.yes": 1}
    assert older.counts == {
        "bmi.normal": 1,
        "glucose.high": 1,
        "barthel.S": 1,
        "skilas.mobility": 1,
    }


def test_whoever_comes_twice_in_a_month_counts_once_by_the_latest():
    """A month's recap counts people, not visits."""
    seen = [
        Examined(resident=OLD, on=date(2026, 2, 3), observed=Observed(glucose=230)),
        Examined(resident=OLD, on=ON, observed=Observed(glucose=130)),
    ]
    (older,) = figures_of_stages([OLD], seen, ON)
    assert (older.attended, older.counts) == (1, {"glucose.normal": 1})


def test_a_teenager_who_has_grown_up_counts_as_an_adult():
    """The stage follows the birth date, whatever was registered."""
    (adults,) = figures_of_stages([GROWN], [], ON)
    assert adults.stage is LifeStage.ADULT
