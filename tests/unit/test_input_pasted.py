"""Pasted lists: what is a line of one person, what is a heading, and what is no list at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialog.input.pasted import MOST_LINES, cleaned, looks_like_list, read_pasted


def nobody(_words):
    """Know no child."""
    return False


def somebody(words):
    """Know two children."""
    return words.lower() in ("made arya", "luh sekar")


def lines_of(text, known=nobody):
    """Give the lines of a list."""
    found = read_pasted(text, is_somebody=known)
    return found.lines if found is not None else None


@pytest.mark.parametrize(
    "raw",
    [
        "1. Arya 8,2 70,5",
        "2) Arya 8,2 70,5",
        "12 Arya 8,2 70,5",
        "- Arya 8,2 70,5",
        "• *Arya* 8,2 70,5",
        "✅ Arya 8,2 70,5 👍",
        "3️⃣ Arya 8,2 70,5",
        "[10/02/26 08.15] Bu Siti: Arya 8,2 70,5",
        "[14/04 10.41] Marni: 4. Arya 8,2 70,5",
        "[10:41, 14/4/2026] Marni: Arya 8,2 70,5",
        "10/2/26 09.12 - Siti Rohani: Arya 8,2 70,5",
        "  _Arya_   8,2\t70,5  ",
    ],
)
def test_what_stands_before_a_line_is_taken_off(raw):
    """Sender, time, number, bullet, marks and emoji say nothing of the child."""
    assert cleaned(raw) == "Arya 8,2 70,5"


def test_figures_at_the_front_stay():
    """'8 kg arya' begins with a figure, not with a number of the list."""
    assert cleaned("8 kg arya 70 cm") == "8 kg arya 70 cm"


def test_headings_thanks_and_blank_lines_are_no_people():
    """Only lines that say something of somebody are counted."""
    text = "Hasil timbang Posyandu Mawar\n\nNama\tBB\tTB\narya 8,2 70,5\nmakasih bu\nsekar sakit"
    assert lines_of(text) == ("arya 8,2 70,5", "sekar sakit")


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Timbang 10 Februari 2026", "10 Februari 2026"),
        ("timbang tgl 9/2", "9/2"),
        ("Tanggal 10-02-2026", "10-02-2026"),
        ("Posyandu Melati 1, 10 Februari", "10 Februari"),
        ("Posyandu Melati 1", ""),
    ],
)
def test_day_is_read_from_the_heading(heading, day):
    """A date above the list counts for all of it."""
    found = read_pasted(f"{heading}\narya 8,2 70,5\nsekar 9 72", is_somebody=nobody)
    assert found is not None
    assert (found.day, len(found.lines)) == (day, 2)


def test_first_line_with_the_command_is_a_child_too():
    """'timbang arya 8,2 70,5' is a line of the list, not its heading."""
    assert len(lines_of("timbang arya 8,2 70,5\nsekar 9,1 72")) == 2


def test_name_and_figures_on_lines_of_their_own_belong_together():
    """A known name is joined with the figures under it."""
    text = "Made Arya\n8,2 70,5\nLuh Sekar\n9,1 72"
    assert lines_of(text, somebody) == ("Made Arya 8,2 70,5", "Luh Sekar 9,1 72")


@pytest.mark.parametrize(
    "text",
    [
        "arya 8,2 70,5; sekar 9,1 72",
        "arya 8,2 70,5, sekar 9,1 72",
        "arya 8,2 70,5 | sekar 9,1 72",
        "arya sakit, sekar 9,1 72",
    ],
)
def test_several_people_in_one_line_are_parted(text):
    """A clear separator between two reports makes two lines."""
    assert len(lines_of(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "arya 8,2 70,5",
        "Arya\nBB 8,2\nPB 70,5",
        "arya 8,2, 70,5, va",
        "citra imunisasi dpt3, opv4",
        "daftar bayi sari\nlahir 12-12-2025\nbb 3,1 pb 49",
        "selamat pagi\nbu bidan",
        "tutup\n",
        "",
    ],
)
def test_message_about_one_person_is_no_list(text):
    """Fewer than two people make no list, however many lines there are."""
    assert lines_of(text) is None
    assert not looks_like_list(text)


def test_separators_within_a_line_do_not_part_it():
    """Slash, colon, semicolon and commas stand between the figures of one child."""
    text = "arya : 8,2 / 70,5 va\nsekar 9.1 ; 72 va\nwira, 9,7, 75,5, va"
    assert len(lines_of(text)) == 3


def test_lines_beyond_sixty_are_left_for_the_next_message():
    """The first sixty are taken, the first one that is left is known."""
    found = read_pasted(
        "\n".join(f"anak {chr(97 + n % 26)}{chr(97 + n // 26)}a 8,{n % 9} 70" for n in range(75)),
        is_somebody=nobody,
    )
    assert found is not None
    assert (len(found.lines), len(found.left)) == (MOST_LINES, 15)


def test_message_cut_by_its_length_loses_no_line():
    """A line that passes the longest message is not read in half: it is asked for again."""
    rows = [f"arya{'x' * 90} 8,2 70,5 catatan panjang" for _ in range(50)]
    found = read_pasted("\n".join(rows), is_somebody=nobody)
    assert found is not None
    assert len(found.lines) + len(found.left) == len(rows)
    assert all(line.endswith("catatan panjang") for line in (*found.lines, *found.left))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_defect(text):
    """Whatever is pasted, a list or nothing comes of it."""
    found = read_pasted(text, is_somebody=nobody)
    assert found is None or 2 <= len(found.lines) <= MOST_LINES
