"""Drop-out and coverage in words, with the counts one step away, or hidden where they are small."""

from collections.abc import Sequence
from datetime import date

from dialog.spoken import MONTHS, percent
from dialog.texts import text
from domain.immunization import due_names
from domain.immunization.cohorts import Share
from domain.immunization.coverage import drop_out_percent, is_drop_out_low, is_uci
from domain.immunization.lists import Seen, given_within
from domain.small_counts import is_small

DROP_OUTS = (("DPT1", "DPT3"), ("DPT1", "MR1"))
"""Who began, and what the last dose is that they should have come back for."""


def drop_out_lines(seen: Sequence[Seen], today: date, *, is_masked: bool = False) -> list[str]:
    """Say the drop-outs of this year: doses given since January, as the programme counts them."""
    start = date(today.year, 1, 1)
    said = []
    for first, last in DROP_OUTS:
        began = given_within(seen, first, start, today)
        ended = given_within(seen, last, start, today)
        said.append(_drop_out(first, last, began, ended, today, is_masked=is_masked))
    return said


def _drop_out(
    first: str, last: str, began: int, ended: int, today: date, *, is_masked: bool
) -> str:
    names = due_names((first,), for_family=False), due_names((last,), for_family=False)
    share = drop_out_percent(began, ended)
    if is_masked and (is_small(began) or is_small(ended)):
        return text("{first} ke {last}: angka kecil, disamarkan.", first=names[0], last=names[1])
    if share is None:
        return text(
            "{first} ke {last} tahun {year}: belum ada {first}.",
            first=names[0],
            last=names[1],
            year=today.year,
        )
    return text(
        "{first} ke {last} tahun {year}: {began} dan {ended} anak, selisih {share}% ({state}).",
        first=names[0],
        last=names[1],
        year=today.year,
        began=began,
        ended=ended,
        share=_whole(share),
        state=text("baik") if is_drop_out_low(began, ended) else text("perlu disusul"),
    )


def _whole(share: float) -> int:
    """Round to whole percents, halves away from nought."""
    return int(abs(share) + 0.5) * (1 if share >= 0 else -1)


def share_words(share: Share, *, is_masked: bool = False) -> str:
    """Say a share: '5 dari 8 (63%)'; masked, a count from which a child could be guessed is not."""
    if not share.children and not is_masked:
        return text("belum ada anak")
    if is_masked and (is_small(share.complete) or is_small(share.missing)):
        return text("angka kecil, disamarkan")
    return text(
        "{complete} dari {children} anak ({percent})",
        complete=share.complete,
        children=share.children,
        percent=percent(share.complete, share.children),
    )


def uci_words(share: Share) -> str:
    """Say whether a village is UCI by its infants of this year."""
    if not share.children:
        return text("UCI: belum bisa dihitung")
    return text("UCI: ya") if is_uci(share.complete, share.children) else text("UCI: belum")


def month_name(month: int) -> str:
    """Name a month."""
    return MONTHS[month - 1]
