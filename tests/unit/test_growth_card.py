"""The growth card: what is drawn lies where the numbers say, and the words say the same."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
import sample_cards

from documents.growth_card import (
    CardMark,
    CardPoint,
    Chart,
    GrowthCard,
    svg,
    usual_chart,
    words,
)
from domain.growth import Position
from domain.growth.ages import DAYS_PER_MONTH, Age
from domain.growth.lookup import IndexName, Standard, age_distribution, length_distribution
from domain.growth.zscore import value_at
from domain.kms import Code
from domain.people import Sex

SVG = "{http://www.w3.org/2000/svg}"
BORN = date(2025, 5, 2)
UNKIND = ("gizi", "buruk", "kurang", "stunting", "pendek", "obesitas", "bahaya", "sakit", "salah")


def drawn(card, chart):
    """Draw a card and read it as XML."""
    return ET.fromstring(svg(card, chart))  # noqa: S314 (our own picture)


def all_of(picture, name):
    """Give every element of a class."""
    return [found for found in picture.iter() if found.get("class") == name]


def shown_texts(picture):
    """Give every text a person reads on the picture."""
    return [found.text for found in picture.iter(f"{SVG}text")]


def scale_of(picture):
    """Read the scales of the field: from pixels back to figures."""
    plot = {
        key.removeprefix("data-"): float(value)
        for key, value in all_of(picture, "plot")[0].items()
        if key.startswith("data-")
    }

    def back(x, y):
        across = (x - plot["left"]) / (plot["right"] - plot["left"])
        up = (plot["bottom"] - y) / (plot["bottom"] - plot["top"])
        return (
            plot["x-first"] + across * (plot["x-last"] - plot["x-first"]),
            plot["y-first"] + up * (plot["y-last"] - plot["y-first"]),
        )

    return back


def points_of(picture):
    """Read the child's points back: the day, and both figures from their place."""
    back = scale_of(picture)
    return [
        (
            date.fromisoformat(dot.get("data-on")),
            *back(float(dot.get("cx")), float(dot.get("cy"))),
        )
        for dot in all_of(picture, "point")
    ]


def corners(path):
    """Give every corner of a path."""
    return [
        (float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.get("d"))
    ]


@pytest.mark.parametrize("chart", Chart)
@pytest.mark.parametrize("sample", sample_cards.SAMPLES)
def test_every_card_is_a_picture_that_tells_its_words(sample, chart):
    """Whatever the child and the chart: well-formed, an image, with title and description."""
    card = sample_cards.SAMPLES[sample]()
    picture = drawn(card, chart)
    assert picture.tag == f"{SVG}svg"
    assert picture.get("role") == "img"
    assert picture[0].tag == f"{SVG}title"
    assert picture[0].text
    assert picture[1].tag == f"{SVG}desc"
    assert picture[1].text.split() == words(card, chart).split()


@pytest.mark.parametrize("make", [sample_cards.healthy, sample_cards.faltering])
def test_weights_lie_where_the_scale_says(make):
    """Each point is read back from its pixels to its age and its weight."""
    card = make()
    weights = {point.on: point.weight_g for point in card.points}
    points = points_of(drawn(card, Chart.WEIGHT_0_24))
    assert [on for on, _, _ in points] == sorted(weights)
    for on, months, kg in points:
        assert months == pytest.approx((on - card.born).days / DAYS_PER_MONTH, abs=0.01)
        assert kg == pytest.approx(weights[on] / 1000, abs=0.01)


def test_lengths_taken_the_other_way_lie_where_they_are_judged():
    """A baby measured standing is drawn 0.7 cm longer, as the lying table expects."""
    card = replace(
        sample_cards.single(),
        points=(
            CardPoint(on=date(2025, 11, 30), length_mm=540, position=Position.LYING),
            CardPoint(on=date(2026, 12, 4), length_mm=750, position=Position.STANDING),
        ),
    )
    lengths = [cm for _, _, cm in points_of(drawn(card, Chart.LENGTH_FOR_AGE))]
    assert lengths == pytest.approx([54.0, 75.7], abs=0.05)


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("chart", [Chart.WEIGHT_0_24, Chart.WEIGHT_24_60, Chart.LENGTH_FOR_AGE])
def test_lines_by_age_run_where_the_table_says(chart, sex):
    """Every corner of every SD line lies on the value WHO's table gives for that day."""
    index = {
        Chart.LENGTH_FOR_AGE: IndexName.LENGTH_FOR_AGE,
    }.get(chart, IndexName.WEIGHT_FOR_AGE)
    picture = drawn(sample_cards.five_years(sex=sex), chart)
    back = scale_of(picture)
    lines = all_of(picture, "line")
    assert {float(line.get("data-sd")) for line in lines} == {-3, -2, -1, 0, 1, 2, 3}
    for line in lines:
        for corner in corners(line):
            months, drawn_at = back(*corner)
            age = Age.of_days(round(months * DAYS_PER_MONTH))
            lms = age_distribution(index, sex, age, Standard.UNDER_FIVE)
            assert drawn_at == pytest.approx(value_at(lms, float(line.get("data-sd"))), abs=0.03)


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize(
    ("card", "position"),
    [(sample_cards.healthy(), Position.LYING), (sample_cards.tall(), Position.STANDING)],
)
def test_lines_by_length_are_those_of_the_childs_table(sex, card, position):
    """Under two years the table of lying children is drawn, later that of standing ones."""
    picture = drawn(replace(card, sex=sex), Chart.WEIGHT_FOR_LENGTH)
    back = scale_of(picture)
    for line in all_of(picture, "line"):
        for corner in corners(line):
            length, kg = back(*corner)
            lms = length_distribution(sex, round(length, 1), None, position)
            assert kg == pytest.approx(value_at(lms, float(line.get("data-sd"))), abs=0.03)


@pytest.mark.parametrize("sex", Sex)
def test_lines_of_school_age_are_those_of_bmi(sex):
    """From five to eighteen years the lines are those of IMT/U, by month."""
    picture = drawn(sample_cards.pupil(sex=sex), Chart.BMI_5_18)
    back = scale_of(picture)
    for line in all_of(picture, "line"):
        for corner in corners(line):
            years, bmi = back(*corner)
            age = Age.of_months(round(years * 12))
            lms = age_distribution(IndexName.BMI_FOR_AGE, sex, age, Standard.FIVE_TO_NINETEEN)
            assert bmi == pytest.approx(value_at(lms, float(line.get("data-sd"))), abs=0.03)


def test_bands_lie_between_their_lines():
    """The middle band ends where the lines of one SD run, and so outwards."""
    picture = drawn(sample_cards.healthy(), Chart.WEIGHT_0_24)
    lines = {float(line.get("data-sd")): set(corners(line)) for line in all_of(picture, "line")}
    bands = all_of(picture, "band")
    assert len(bands) == 5
    for band in bands:
        ends = lines[float(band.get("data-from"))] | lines[float(band.get("data-to"))]
        assert set(corners(band)) == ends


def test_the_length_curve_steps_down_at_two_years():
    """Lying ends at day 730 and standing begins at 731, 0.7 cm lower: the lines are broken."""
    picture = drawn(sample_cards.empty(), Chart.LENGTH_FOR_AGE)
    assert {line.get("d").count("M") for line in all_of(picture, "line")} == {2}


def test_bands_differ_in_lightness():
    """Printed in grey, no two neighbouring bands look alike."""
    for chart in (Chart.WEIGHT_0_24, Chart.LENGTH_FOR_AGE):
        bands = all_of(drawn(sample_cards.empty(), chart), "band")
        fills = {band.get("fill") for band in bands} | {"#FFFFFF"}
        greys = sorted(
            0.299 * int(fill[1:3], 16) + 0.587 * int(fill[3:5], 16) + 0.114 * int(fill[5:7], 16)
            for fill in fills
        )
        assert len(greys) == 4
        assert all(after - before > 12 for before, after in pairwise(greys))


def test_red_and_orange_run_where_the_district_set_them():
    """The two lines are named in words, one solid and one dashed, at the SD of the settings."""
    card = replace(sample_cards.healthy(), red_sd=-2.0, orange_sd=2.0)
    picture = drawn(card, Chart.WEIGHT_0_24)
    names = {label.text: label.get("data-sd") for label in all_of(picture, "names")[0]}
    assert (names["merah"], names["oranye"]) == ("-2", "2")
    assert {"−3", "−1", "tengah", "+1", "+3"} <= set(names)
    dashed = {line.get("data-sd"): line.get("stroke-dasharray") for line in all_of(picture, "line")}
    assert dashed["-2"] is None
    assert dashed["2"]


def test_only_the_kms_has_a_red_line():
    """The other charts have no line of alarm."""
    for chart in (Chart.LENGTH_FOR_AGE, Chart.WEIGHT_FOR_LENGTH, Chart.BMI_5_18):
        assert "merah" not in shown_texts(drawn(sample_cards.healthy(), chart))


@pytest.mark.parametrize("chart", Chart)
@pytest.mark.parametrize("sex", Sex)
def test_names_of_lines_do_not_touch(chart, sex):
    """At the right edge each name has a line of its own."""
    picture = drawn(sample_cards.five_years(sex=sex), chart)
    heights = sorted(float(label.get("y")) for label in all_of(picture, "names")[0])
    assert all(after - before >= 11 for before, after in pairwise(heights))


def test_a_missed_month_leaves_a_gap():
    """Points are joined from month to month only."""
    picture = drawn(sample_cards.faltering(), Chart.WEIGHT_0_24)
    assert [len(corners(run)) for run in all_of(picture, "run")] == [9, 6, 3]


def test_pupils_are_joined_from_year_to_year():
    """At school a year between two points is no gap, two years are."""
    picture = drawn(sample_cards.pupil(), Chart.BMI_5_18)
    assert [len(corners(run)) for run in all_of(picture, "run")] == [5, 2]


def test_letters_stand_under_their_months():
    """N, T, O and B are written in the order of the months, each near its point."""
    card = sample_cards.faltering()
    picture = drawn(card, Chart.WEIGHT_0_24)
    written = all_of(picture, "code")
    assert [letter.text for letter in written] == [point.code.value for point in card.points]
    dots = [float(dot.get("cx")) for dot in all_of(picture, "point")]
    for letter, dot in zip(written, dots, strict=True):
        assert float(letter.get("x")) == pytest.approx(dot, abs=4)


def test_letters_never_run_into_each_other():
    """On the second sheet, with its narrow months, they stand in two rows."""
    picture = drawn(sample_cards.five_years(), Chart.WEIGHT_24_60)
    rows = {}
    for letter in all_of(picture, "code"):
        rows.setdefault(letter.get("y"), []).append(float(letter.get("x")))
    assert len(rows) == 2
    for row in rows.values():
        assert all(after - before >= 9 for before, after in pairwise(row))
    assert sum(map(len, rows.values())) == len(all_of(picture, "point"))


def test_doses_and_capsules_are_marked_on_their_days():
    """Each day has one sign, at its age; what was given that day is told together."""
    card = sample_cards.healthy()
    picture = drawn(card, Chart.WEIGHT_0_24)
    labels = {mark.get("data-on"): mark.get("data-label") for mark in all_of(picture, "dose")}
    assert labels["2025-06-10"] == "BCG, OPV 1"
    assert len(labels) == 6
    (capsule,) = all_of(picture, "capsule")
    assert capsule.get("data-on") == "2026-02-10"
    sign = capsule.find(f"{SVG}rect")
    centre = float(sign.get("x")) + float(sign.get("width")) / 2
    latest = all_of(picture, "point")[-1]
    assert centre == pytest.approx(float(latest.get("cx")), abs=0.1)


def test_days_beside_the_sheet_are_not_marked():
    """Doses of the first year have no place on the sheet from two to five."""
    picture = drawn(sample_cards.five_years(), Chart.WEIGHT_24_60)
    assert all_of(picture, "dose") == []
    assert len(all_of(picture, "capsule")) == 6


def test_the_latest_value_is_named_on_the_field():
    """The newest point carries its value in words."""
    picture = drawn(sample_cards.healthy(), Chart.WEIGHT_0_24)
    (value,) = all_of(picture, "value")
    assert value.find(f"{SVG}text").text == "8,2 kg"


@pytest.mark.parametrize("sample", sample_cards.SAMPLES)
@pytest.mark.parametrize("chart", Chart)
def test_the_named_value_lies_inside_the_field(sample, chart):
    """Wherever the newest point is, its value is not cut off."""
    picture = drawn(sample_cards.SAMPLES[sample](), chart)
    plot = all_of(picture, "plot")[0]
    for value in all_of(picture, "value"):
        box = value.find(f"{SVG}rect")
        left, top = float(box.get("x")), float(box.get("y"))
        assert left >= float(plot.get("data-left"))
        assert left + float(box.get("width")) <= float(plot.get("data-right"))
        assert top >= float(plot.get("data-top"))
        assert top + float(box.get("height")) <= float(plot.get("data-bottom"))


def test_a_name_with_signs_of_xml_stays_a_name():
    """What is written as a name is shown, never read as markup."""
    name = 'Ani <b> & "x"'
    card = replace(sample_cards.single(), child_name=name)
    picture = drawn(card, Chart.WEIGHT_0_24)
    assert all_of(picture, "name")[0].text == name
    assert list(picture.iter(f"{SVG}b")) == []


def test_control_signs_in_a_name_do_not_break_the_picture():
    """XML allows no control signs; they fall away."""
    card = replace(sample_cards.single(), child_name="Bu\x00di\x1b\ud800man\n")
    assert all_of(drawn(card, Chart.WEIGHT_0_24), "name")[0].text == "Budiman"


def test_a_long_name_is_shortened_beside_the_value():
    """The name never runs into the latest value; in words it is whole."""
    card = sample_cards.long_name()
    shown = all_of(drawn(card, Chart.WEIGHT_0_24), "name")[0].text
    assert shown.endswith("…")
    assert card.child_name in words(card, Chart.WEIGHT_0_24)


def test_a_child_never_weighed_has_an_empty_field():
    """The card of a newborn says that there is nothing yet."""
    picture = drawn(sample_cards.empty(), Chart.WEIGHT_0_24)
    assert all_of(picture, "point") == []
    assert "Belum ada catatan di gambar ini." in shown_texts(picture)
    assert "Belum ada catatan" in words(sample_cards.empty(), Chart.WEIGHT_0_24)


def test_one_weighing_is_one_dot():
    """A first weighing has no line yet."""
    picture = drawn(sample_cards.single(), Chart.WEIGHT_0_24)
    assert len(all_of(picture, "point")) == 1
    assert all_of(picture, "run") == []


def test_sixty_points_are_all_there():
    """Five years of months fit on the chart of length, smaller than a few."""
    picture = drawn(sample_cards.five_years(), Chart.LENGTH_FOR_AGE)
    few = drawn(sample_cards.healthy(), Chart.LENGTH_FOR_AGE)
    points = all_of(picture, "point")
    assert len(points) == 60
    assert float(points[0].get("r")) < float(all_of(few, "point")[0].get("r"))


@pytest.mark.parametrize("chart", [Chart.WEIGHT_24_60, Chart.WEIGHT_FOR_LENGTH])
def test_a_point_off_the_chart_widens_it(chart):
    """A child heavier and taller than the tables show is on the picture all the same."""
    card = sample_cards.tall()
    points = points_of(drawn(card, chart))
    assert points[-1][2] == pytest.approx(31.9, abs=0.01)
    assert not [dot for dot in all_of(drawn(card, chart), "point") if dot.get("data-beyond")]


def test_a_slip_of_the_pen_does_not_flatten_the_chart():
    """A point far off lies on the edge, with its value named."""
    card = replace(
        sample_cards.single(), points=(CardPoint(on=date(2026, 2, 10), weight_g=61_000),)
    )
    picture = drawn(card, Chart.WEIGHT_0_24)
    (dot,) = all_of(picture, "point")
    assert dot.get("data-beyond") == "true"
    assert dot.get("cy") == all_of(picture, "plot")[0].get("data-top")
    assert "61 kg" in shown_texts(picture)


@pytest.mark.parametrize(
    ("days", "charts"),
    [
        (0, {Chart.WEIGHT_0_24, Chart.LENGTH_FOR_AGE, Chart.WEIGHT_FOR_LENGTH}),
        (730, {Chart.WEIGHT_0_24, Chart.WEIGHT_24_60, Chart.LENGTH_FOR_AGE,
               Chart.WEIGHT_FOR_LENGTH}),
        (1826, {Chart.WEIGHT_24_60, Chart.LENGTH_FOR_AGE, Chart.WEIGHT_FOR_LENGTH,
                Chart.BMI_5_18}),
        (6000, {Chart.BMI_5_18}),
    ],
)  # fmt: skip
def test_a_measurement_is_on_the_sheets_of_its_age(days, charts):
    """At the seam of two sheets it is on both."""
    born = date(2010, 1, 1)
    point = CardPoint(on=born + timedelta(days=days), weight_g=12_000, length_mm=880)
    card = GrowthCard(
        child_name="Made", sex=Sex.MALE, born=born, drawn_on=point.on, points=(point,)
    )
    assert {chart for chart in Chart if all_of(drawn(card, chart), "point")} == charts


def test_a_measurement_of_before_the_birth_is_left_out():
    """A wrong birth date does not break the picture."""
    card = replace(sample_cards.single(), born=date(2026, 2, 11), drawn_on=date(2026, 2, 12))
    assert all_of(drawn(card, Chart.WEIGHT_0_24), "point") == []


@pytest.mark.parametrize(
    ("on", "chart"),
    [
        (date(2027, 5, 1), Chart.WEIGHT_0_24),
        (date(2027, 5, 2), Chart.WEIGHT_24_60),
        (date(2030, 5, 1), Chart.WEIGHT_24_60),
        (date(2030, 5, 2), Chart.BMI_5_18),
    ],
)
def test_the_usual_chart_goes_by_age(on, chart):
    """The KMS has a sheet to two years and one to five; then comes the chart of school."""
    card = GrowthCard(child_name="Ani", sex=Sex.FEMALE, born=BORN, drawn_on=on)
    assert usual_chart(card) is chart


def test_boys_and_girls_have_cards_of_their_own():
    """The sex is told by the colour and by a word."""
    girl, boy = (
        drawn(sample_cards.healthy(sex=sex), Chart.WEIGHT_0_24) for sex in (Sex.FEMALE, Sex.MALE)
    )
    assert any(words.startswith("Perempuan") for words in shown_texts(girl))
    assert any(words.startswith("Laki-laki") for words in shown_texts(boy))
    heads = [all_of(picture, "heading")[0][0].get("fill") for picture in (girl, boy)]
    assert heads[0] != heads[1]


@pytest.mark.parametrize("sample", sample_cards.SAMPLES)
@pytest.mark.parametrize("chart", Chart)
def test_nothing_on_a_card_frightens(sample, chart):
    """No name of a condition is on a family's picture or in its words."""
    card = replace(sample_cards.SAMPLES[sample](), child_name="Ani")
    said = " ".join([*shown_texts(drawn(card, chart)), words(card, chart)]).lower()
    assert [word for word in UNKIND if re.search(rf"\b{word}\b", said)] == []


@pytest.mark.parametrize("sample", sample_cards.SAMPLES)
@pytest.mark.parametrize("chart", Chart)
def test_letters_are_large_enough_for_a_phone(sample, chart):
    """At 360 pixels no letter is smaller than eleven."""
    picture = drawn(sample_cards.SAMPLES[sample](), chart)
    assert picture.get("viewBox").startswith("0 0 360 ")
    assert min(float(found.get("font-size")) for found in picture.iter(f"{SVG}text")) >= 11


def test_the_words_tell_the_latest_value_and_its_place():
    """Who cannot see the picture hears the value, the band and the letter."""
    said = words(sample_cards.healthy(), Chart.WEIGHT_0_24)
    assert "Ada 10 titik, dari 10 Mei 2025 sampai 10 Februari 2026." in said
    assert "umur 9 bulan: 8,2 kg, di pita hijau tua." in said
    assert "N naik" in said
    assert "BCG, OPV 1 (10 Juni 2025)" in said
    assert "kapsul biru (10 Februari 2026)" in said


@pytest.mark.parametrize(
    ("weight_g", "place"),
    [
        (8200, "di pita hijau tua"),
        (7000, "di pita hijau muda"),
        (6300, "di pita kuning"),
        (5000, "di luar pita"),
        (14_000, "di luar pita"),
    ],
)
def test_the_words_name_the_band(weight_g, place):
    """The place is told by the colour the picture shows, never by a category."""
    point = CardPoint(on=date(2026, 2, 10), weight_g=weight_g, code=Code.NEW)
    card = replace(sample_cards.healthy(), points=(point,))
    assert f", {place}." in words(card, Chart.WEIGHT_0_24)


@pytest.mark.parametrize(
    ("length_mm", "place"),
    [
        (705, "di pita tengah"),
        (670, "di samping pita tengah"),
        (650, "di pita tepi"),
        (600, "di luar pita"),
    ],
)
def test_the_words_name_the_band_of_plain_charts(length_mm, place):
    """Charts in one hue are told by how near the middle a point lies."""
    point = CardPoint(on=date(2026, 2, 10), length_mm=length_mm)
    card = replace(sample_cards.healthy(), points=(point,))
    assert f", {place}." in words(card, Chart.LENGTH_FOR_AGE)


def test_two_weighings_of_a_month_share_its_letter():
    """A second letter that has no room is left out; both points are drawn."""
    days = (date(2026, 2, 3), date(2026, 2, 5))
    points = tuple(CardPoint(on=on, weight_g=8000, code=Code.ROSE) for on in days)
    picture = drawn(replace(sample_cards.healthy(), points=points), Chart.WEIGHT_0_24)
    assert len(all_of(picture, "point")) == 2
    assert len(all_of(picture, "code")) == 1


def test_a_very_long_dose_list_is_shortened_in_the_legend():
    """The legend stays within the picture; the words keep everything."""
    many = tuple(CardMark(on=date(2026, 2, 10), label=f"Campak-Rubela {n}") for n in range(9))
    card = replace(sample_cards.healthy(), doses=many)
    legend = " ".join(text.text for text in all_of(drawn(card, Chart.WEIGHT_0_24), "legend")[0]
                      if text.text)  # fmt: skip
    assert "…" in legend
    assert "Campak-Rubela 8" in words(card, Chart.WEIGHT_0_24)


@pytest.mark.parametrize("chart", [Chart.WEIGHT_0_24, Chart.WEIGHT_24_60])
def test_a_second_birthday_has_its_band_on_both_sheets(chart):
    """A child of two years to the day may be 730 days old, a day before the second sheet begins."""
    point = CardPoint(on=date(2027, 5, 2), weight_g=11_500)
    card = replace(sample_cards.healthy(), points=(point,), drawn_on=point.on)
    assert "di pita hijau tua" in words(card, chart)
