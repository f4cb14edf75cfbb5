"""A day's figures in words: the recap bubble, its one-line form, and the form for a group."""

from datetime import date

from dialog.spoken import clock, day_month_year, full_date, percent
from dialog.texts import lines, text
from domain.indicators import DayFigures
from domain.people import Posyandu, PosyanduDay
from domain.vitamin_a import campaign


def recap_words(figures: DayFigures, posyandu: Posyandu, on: date) -> str:
    """Say the figures of a day, D/S and N/D' with the counts beside them."""
    return lines(
        text("Rekap {posyandu}, {date}", posyandu=posyandu.name, date=day_month_year(on)),
        text("S (semua balita): {count}", count=figures.everybody),
        text("K (punya Buku KIA): {count}", count=figures.with_card),
        text("D (ditimbang): {count}", count=figures.weighed),
        text("N (naik): {count}", count=figures.rose),
        text(
            "T (tidak naik): {fell}, O: {absent}, B: {new}",
            fell=figures.did_not_rise,
            absent=figures.absent_last_month,
            new=figures.new,
        ),
        _shares(figures),
        _capsules_and_referrals(figures, on),
    )


def _shares(figures: DayFigures) -> str:
    """Say the shares; without anybody weighed or judged there is nothing to divide by."""
    parts = []
    if figures.everybody:
        share = percent(figures.weighed, figures.everybody)
        parts.append(text("Hadir (D/S): {share}.", share=share))
    if figures.judged:
        parts.append(
            text(
                "Naik (N/D'): {judged}, N/D: {weighed}",
                judged=percent(figures.rose, figures.judged),
                weighed=percent(figures.rose, figures.weighed),
            )
        )
    return " ".join(parts)


def _capsules_and_referrals(figures: DayFigures, on: date) -> str:
    if campaign(on) is None:
        return text("Dirujuk: {referred}", referred=figures.referred)
    return text(
        "Vitamin A: {capsules} anak. Dirujuk: {referred}",
        capsules=figures.capsules,
        referred=figures.referred,
    )


def recap_line(figures: DayFigures, posyandu: Posyandu, on: date) -> str:
    """Say the figures in one line, for the midwife."""
    return text(
        "Rekap {posyandu}, {date} siap diperiksa. "
        "S {all}, K {cards}, D {weighed}, N {rose}, T {fell}, O {absent}, B {new}. "
        "Rujukan {referred}.",
        posyandu=posyandu.name,
        date=day_month_year(on),
        all=figures.everybody,
        cards=figures.with_card,
        weighed=figures.weighed,
        rose=figures.rose,
        fell=figures.did_not_rise,
        absent=figures.absent_last_month,
        new=figures.new,
        referred=figures.referred,
    )


def group_words(figures: DayFigures, posyandu: Posyandu, on: date, coming: PosyanduDay) -> str:
    """Say the day without names and health words, safe to be passed on to a group."""
    return text(
        "Posyandu {posyandu}, {date}. Datang {came} dari {all} balita. Terima kasih Bapak/Ibu! "
        "Yang belum sempat, silakan ke Puskesmas atau hubungi kader. "
        "Posyandu berikutnya {next}, jam {clock}, {place}.",
        posyandu=posyandu.name,
        date=day_month_year(on),
        came=figures.weighed,
        all=figures.everybody,
        next=full_date(coming.held_on),
        clock=clock(posyandu.opens_at),
        place=posyandu.place,
    )
