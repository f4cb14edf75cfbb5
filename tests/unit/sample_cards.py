"""Growth cards of made-up children, for the tests and to be looked at.

`PYTHONPATH=. python tests/unit/sample_cards.py FOLDER` draws them all, each in grey too.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

from documents.growth_card import CardMark, CardPoint, Chart, GrowthCard, svg, usual_chart
from documents.png import png
from domain.calendar import add_months
from domain.kms import Code
from domain.people import Sex

N, T, O, B = Code.ROSE, Code.DID_NOT_RISE, Code.ABSENT_LAST_MONTH, Code.NEW  # noqa: E741
BORN = date(2025, 5, 2)
GREY = '<filter id="grey"><feColorMatrix type="saturate" values="0"/></filter>'

DOSES = (
    (0, "HB 0"), (1, "BCG"), (1, "OPV 1"), (2, "DPT-HB-Hib 1"), (2, "OPV 2"), (2, "PCV 1"),
    (3, "DPT-HB-Hib 2"), (3, "OPV 3"), (3, "PCV 2"), (4, "DPT-HB-Hib 3"), (4, "IPV 1"),
    (9, "Campak-Rubela (MR) 1"),
)  # fmt: skip


def monthly(born, first_month, weights_kg, *, lengths_cm=(), codes=(), day=8):
    """Give one point a month; a weight of None is a month that was missed."""
    points = []
    for number, weight in enumerate(weights_kg):
        length = lengths_cm[number] if number < len(lengths_cm) else None
        if weight is None:
            continue
        code = codes[number] if number < len(codes) else None
        points.append(
            CardPoint(
                on=add_months(born, first_month + number) + timedelta(days=day),
                weight_g=round(weight * 10) * 100,
                length_mm=None if length is None else round(length * 2) * 5,
                code=code,
            )
        )
    return tuple(points)


def doses_of(born, until_month=24):
    """Give the doses of a child who came on time."""
    return tuple(
        CardMark(on=add_months(born, month) + timedelta(days=8), label=label)
        for month, label in DOSES
        if month <= until_month
    )


def healthy(*, sex=Sex.FEMALE, name="Ni Putu Ani Lestari"):
    """Make a girl of nine months who grows along the middle."""
    weights = (3.4, 4.3, 5.2, 5.9, 6.5, 7.0, 7.3, 7.7, 7.9, 8.2)
    lengths = (50, 54, 57.5, 60, 62.5, 64.5, 66, 67.5, 69, 70.5)
    return GrowthCard(
        child_name=name,
        sex=sex,
        born=BORN,
        drawn_on=date(2026, 2, 10),
        points=monthly(BORN, 0, weights, lengths_cm=lengths, codes=(B, *[N] * 9)),
        doses=doses_of(BORN, 9),
        capsules=(CardMark(on=date(2026, 2, 10), label="kapsul biru"),),
    )


def faltering():
    """Make a boy of twenty months whose weight rose too little, with a month missed."""
    born = date(2024, 6, 11)
    weights = (3.2, 4.2, 5.2, 6.0, 6.5, 6.9, 7.2, 7.4, 7.5, None, 7.7, 7.8,
               7.8, 7.9, 8.0, 8.0, None, 8.2, 8.1, 8.1)  # fmt: skip
    codes = (B, N, N, N, N, N, N, T, T, None, O, T, T, T, T, T, None, O, T, T)
    lengths = [50 + 2.2 * n - 0.045 * n * n for n in range(20)]
    return GrowthCard(
        child_name="I Kadek Bima Arya Wiguna Putra",
        sex=Sex.MALE,
        born=born,
        drawn_on=date(2026, 2, 10),
        points=monthly(born, 0, weights, lengths_cm=lengths, codes=codes),
        doses=doses_of(born),
        capsules=(
            CardMark(on=date(2025, 2, 11), label="kapsul biru"),
            CardMark(on=date(2025, 8, 12), label="kapsul merah"),
        ),
    )


def low():
    """Make a girl of fourteen months who lies outside the bands."""
    born = date(2024, 12, 1)
    weights = (2.6, 3.0, 3.6, 4.1, 4.5, 4.8, 5.0, 5.2, 5.3, 5.5, 5.6, 5.7, 5.7, 5.8, 5.8)
    return GrowthCard(
        child_name="Dewi",
        sex=Sex.FEMALE,
        born=born,
        drawn_on=date(2026, 2, 10),
        points=monthly(born, 0, weights, codes=(B, *[N] * 5, *[T] * 9)),
    )


def single():
    """Make a boy who was weighed once."""
    return GrowthCard(
        child_name="Budiman",
        sex=Sex.MALE,
        born=date(2025, 11, 3),
        drawn_on=date(2026, 2, 10),
        points=(CardPoint(on=date(2026, 2, 10), weight_g=6100, length_mm=605, code=B),),
    )


def empty():
    """Make a newborn girl who was never weighed."""
    return GrowthCard(
        child_name="Sari", sex=Sex.FEMALE, born=date(2026, 2, 1), drawn_on=date(2026, 2, 10)
    )


def five_years(*, sex=Sex.MALE):
    """Make a child with sixty monthly points, up to the end of the tables."""
    born = date(2021, 2, 10)
    weights = [3.3 + 6.4 * (1 - 0.86**n) + 0.165 * n + (n % 3) * 0.06 for n in range(60)]
    lengths = [50 + 25 * (1 - 0.9**n) + 0.6 * n for n in range(60)]
    codes = [B, *(T if n % 7 == 0 else N for n in range(1, 60))]
    return GrowthCard(
        child_name="Rara Saputra" if sex is Sex.FEMALE else "Raka Saputra",
        sex=sex,
        born=born,
        drawn_on=date(2026, 2, 8),
        points=monthly(born, 0, weights, lengths_cm=lengths, codes=codes, day=0),
        doses=doses_of(born),
        capsules=tuple(
            CardMark(on=date(year, month, 12), label="kapsul merah")
            for year in range(2022, 2026)
            for month in (2, 8)
        ),
    )


def tall():
    """Make a girl near five years who is taller and heavier than the tables show."""
    born = date(2021, 2, 12)
    return GrowthCard(
        child_name="Komang Ayu",
        sex=Sex.FEMALE,
        born=born,
        drawn_on=date(2026, 2, 10),
        points=monthly(
            born, 55, (28.5, 29.4, 30.2, 31.0, 31.9), lengths_cm=(116, 117.5, 119, 120, 121.2)
        ),
    )


def pupil(*, sex=Sex.FEMALE):
    """Make a pupil of twelve who was measured once a year."""
    born = date(2013, 7, 20)
    measured = ((5, 17.2, 108), (6, 19.1, 114), (7, 21.6, 120), (8, 24.5, 126), (9, 27.6, 131),
                (11, 36.2, 143), (12, 41.5, 150))  # fmt: skip
    return GrowthCard(
        child_name="Wayan Mega",
        sex=sex,
        born=born,
        drawn_on=date(2026, 2, 10),
        points=tuple(
            CardPoint(
                on=add_months(born, years * 12 + 2),
                weight_g=round(kg * 1000),
                length_mm=round(cm * 10),
            )
            for years, kg, cm in measured
        ),
        doses=(CardMark(on=date(2025, 11, 4), label="HPV 2"),),
    )


def long_name():
    """Make a child whose name is long and full of signs that XML keeps for itself."""
    name = 'Ani <b> & "x" Ni Luh Gede Putu Ayu Kusumaningrat Dewi 🌸'
    return healthy(sex=Sex.MALE, name=name)


SAMPLES = {
    "healthy": healthy, "faltering": faltering, "low": low, "single": single, "empty": empty,
    "five_years": five_years, "tall": tall, "pupil": pupil, "long_name": long_name,
}  # fmt: skip


def draw_all(folder):
    """Draw each sample as its usual chart, and some of them as every chart, in colour and grey."""
    for name, make in SAMPLES.items():
        card = make()
        every = name in {"healthy", "faltering", "five_years", "tall"}
        for chart in Chart if every else [usual_chart(card)]:
            drawn = svg(card, chart)
            (folder / f"{name}-{chart}.svg").write_text(drawn, encoding="utf-8")
            (folder / f"{name}-{chart}.png").write_bytes(png(drawn))
            (folder / f"{name}-{chart}-grey.png").write_bytes(png(in_grey(drawn)))


def in_grey(drawn):
    """Take the colours out of a picture."""
    start = drawn.index(">") + 1
    inside = drawn[start:].removesuffix("</svg>")
    return f'{drawn[:start]}{GREY}<g filter="url(#grey)">{inside}</g></svg>'


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    draw_all(target)
