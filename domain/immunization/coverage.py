"""Coverage of a village by its children's doses: UCI, left out and drop-out."""

from domain.immunization.schedule_file import current_schedule


def is_uci(complete: int, infants: int) -> bool:
    """Say whether a village is UCI: enough of its infants have IDL; never without infants."""
    percent = current_schedule().indicators.uci_percent
    return infants > 0 and complete * 100 >= percent * infants


def drop_out_percent(first: int, last: int) -> float | None:
    """Return how many percent of the first dose lack the last, below nought if more had the last.

    The share left out is the same with newborns as the first and BCG as the last figure.
    """
    return (first - last) / first * 100 if first else None


def is_drop_out_low(first: int, last: int) -> bool:
    """Say whether the drop-out is at most what the programme wants."""
    percent = drop_out_percent(first, last)
    return percent is not None and percent <= current_schedule().indicators.drop_out_percent
