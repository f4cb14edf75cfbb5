"""The local hours in which nobody is written to first: 20.00 to 06.00 (ux sections 14 and 15)."""

from datetime import datetime, time, timedelta

BEGIN = time(20)
END = time(6)


def is_quiet(local: datetime) -> bool:
    """Tell whether a local moment lies in the quiet hours."""
    return local.time() >= BEGIN or local.time() < END


def earliest(local: datetime) -> datetime:
    """Give the first moment from a local one on at which people may be written to."""
    if not is_quiet(local):
        return local
    day = local.date() + timedelta(days=1 if local.time() >= BEGIN else 0)
    return datetime.combine(day, END, tzinfo=local.tzinfo)
