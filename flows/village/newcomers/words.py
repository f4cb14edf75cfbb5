"""How those who came are spoken of: to colleagues in figures, to the midwife by who needs her."""

from collections import Counter

from dialog.spoken import age, joined
from dialog.texts import text
from domain.newcomers import BABY_MONTHS, TODDLER_MONTHS, Newcomers

NEWBORN_MONTHS = 1


def told_words(told: Newcomers, rt: str) -> str:
    """Give '4 orang, 1 bayi 8 bulan, 1 ibu hamil, RT 04, kontrak rumah Pak Gede'."""
    return ", ".join(
        part
        for part in (
            text("{count} orang", count=told.people),
            *(
                text("{count} {child}", count=count, child=child_words(months))
                for months, count in Counter(told.ages).items()
            ),
            text("{count} ibu hamil", count=told.pregnant) if told.pregnant else "",
            text("RT {rt}", rt=rt),
            told.lives_at,
        )
        if part
    )


def child_words(months: int) -> str:
    """Name a child by its age: 'bayi 8 bulan', 'balita 2 tahun 1 bulan'."""
    if months < 0:
        return text("balita")
    if months < NEWBORN_MONTHS:
        return text("bayi di bawah 1 bulan")
    if months < BABY_MONTHS:
        return text("bayi {age}", age=age(months))
    if months < TODDLER_MONTHS:
        return text("balita {age}", age=age(months))
    return text("anak {age}", age=age(months))


def who_needs_care(told: Newcomers) -> str:
    """Say for the midwife who came: 'ibu hamil dan bayi 8 bulan'."""
    pregnant = [text("ibu hamil")] if told.pregnant == 1 else []
    if told.pregnant > 1:
        pregnant = [text("{count} ibu hamil", count=told.pregnant)]
    children = [
        child_words(months)
        if count == 1
        else text("{count} {child}", count=count, child=child_words(months))
        for months, count in Counter(told.ages).items()
    ]
    return joined([*pregnant, *children])


def kinds(told: Newcomers, *, of_them: bool = False) -> list[str]:
    """Name the kinds of those who may come to the posyandu, without a figure.

    `of_them` gives them as those of a family, the mother first: 'ibu hamil', 'bayinya'.
    """
    has_baby = any(0 <= months < BABY_MONTHS for months in told.ages)
    has_toddler = any(months < 0 or months >= BABY_MONTHS for months in told.ages)
    if of_them:
        return [
            *([text("ibu hamil")] if told.pregnant else []),
            *([text("balitanya")] if has_toddler else []),
            *([text("bayinya")] if has_baby else []),
        ]
    return [
        *([text("bayi")] if has_baby else []),
        *([text("balita")] if has_toddler else []),
        *([text("ibu hamil")] if told.pregnant else []),
    ]
