"""The schedule's data: every dose named, sourced and consistent."""

import pytest

from domain.immunization import current_schedule
from domain.immunization.spans import Span

CONFIDENCE = {"V", "V2", "G", "U", "R"}


def test_the_ruleset_has_a_version():
    """Stored results name the rules that made them."""
    assert current_schedule().ruleset == "id-epi-2026.1"


@pytest.mark.parametrize("slot", current_schedule().slots, ids=lambda slot: slot.code)
def test_every_dose_names_its_source_and_confidence(slot):
    """A figure without a source cannot be corrected."""
    assert set(slot.source) <= set(current_schedule().sources)
    assert set(slot.confidence.values()) <= CONFIDENCE


@pytest.mark.parametrize("visit", current_schedule().school.visits, ids=lambda visit: visit.code)
def test_every_school_visit_names_its_source(visit):
    """The same holds at school."""
    assert set(visit.source) <= set(current_schedule().sources)
    assert visit.confidence in CONFIDENCE


def test_names_are_unique():
    """No two doses can be mistaken for each other."""
    schedule = current_schedule()
    named = [*schedule.slots, *schedule.school.visits]

    assert len({one.short_name for one in named}) == len(named)
    assert len({one.family_name for one in named}) == len(named)


def test_an_unknown_code_is_a_key_error():
    """A typing slip in a flow is found at once."""
    with pytest.raises(KeyError, match="DPT9"):
        current_schedule().slot("DPT9")


@pytest.mark.parametrize("written", ["", "2", "2 y", "m", "2m"])
def test_a_span_written_otherwise_is_refused(written):
    """The table must not be read as something it does not say."""
    with pytest.raises(ValueError, match="not a span"):
        Span.parse(written)
