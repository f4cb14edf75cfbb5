"""Pictures are drawn in a child process, with the fonts of the project alone."""

import asyncio
import multiprocessing
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from documents import drawing, png
from documents.drawing import Drawer, DrawingError
from documents.growth_card import svg, usual_chart
from documents.png import WIDTH

sys.path.append(str(Path(__file__).parents[1] / "unit"))
import sample_cards

ROOT = Path(__file__).parents[2]
MOST_BYTES = 150 * 1024
ORPHAN = """
import asyncio, os
from documents.drawing import Drawer

async def main():
    await Drawer().draw('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    os._exit(0)

if __name__ == "__main__":
    asyncio.run(main())
"""


def words_in(family):
    """Make a picture of some words in a font family."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20" font-family="{family}">'
        '<rect width="90" height="20" fill="#fff"/><text x="2" y="15">Ani 8,2 kg</text></svg>'
    )


def card():
    """Make a whole growth card."""
    healthy = sample_cards.healthy()
    return svg(healthy, usual_chart(healthy))


@pytest.fixture
def drawer():
    """Give a drawer that ends its child process after the test."""
    made = Drawer()
    yield made
    made.close()


def width_of(picture):
    """Read the width in a PNG's heading."""
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">I", picture[16:20])[0]


@pytest.mark.parametrize("sample", sample_cards.SAMPLES)
def test_cards_are_small_enough_for_a_village_connection(sample):
    """Every card stays below 150 KB at twice a phone's width."""
    made = sample_cards.SAMPLES[sample]()
    picture = png.png(svg(made, usual_chart(made)))
    assert width_of(picture) == WIDTH
    assert len(picture) <= MOST_BYTES


def test_only_the_fonts_of_the_project_are_used():
    """Fonts of the machine are not seen; `sans-serif` means the one that is shipped."""
    blank = png.png(words_in("Noto Sans").replace("Ani 8,2 kg", ""))
    drawn = png.png(words_in("Noto Sans"))
    assert drawn != blank
    assert png.png(words_in("DejaVu Sans, sans-serif")) == drawn
    assert png.png(words_in("DejaVu Sans")) == blank


def test_bold_letters_are_drawn_bold():
    """Both fonts that are shipped are found."""
    bold = words_in("Noto Sans").replace("<text ", '<text font-weight="700" ')
    assert png.png(bold) != png.png(words_in("Noto Sans"))


def test_a_picture_is_drawn_in_another_process(drawer, monkeypatch):
    """This process does not draw: it could not, here, and the picture is made all the same."""
    here = png.png(card())
    monkeypatch.setattr(drawing, "png", None)
    assert asyncio.run(drawer.draw(card())) == here


def test_other_work_goes_on_while_a_picture_is_drawn(drawer):
    """The event loop keeps taking turns until the picture is there."""

    async def count_turns():
        drawn = asyncio.create_task(drawer.draw(card()))
        turns = 0
        while not drawn.done():
            await asyncio.sleep(0)
            turns += 1
        return turns, await drawn

    turns, picture = asyncio.run(count_turns())
    assert turns > 2
    assert width_of(picture) == WIDTH


def test_pictures_asked_for_at_once_are_all_drawn(drawer):
    """They wait for each other; one child process draws them all."""

    async def several():
        return await asyncio.gather(*(drawer.draw(words_in("Noto Sans")) for _ in range(4)))

    assert len(set(asyncio.run(several()))) == 1
    assert len(multiprocessing.active_children()) == 1


def test_a_killed_child_process_is_replaced(drawer):
    """Somebody else ends the process that draws; the next picture is made by a new one."""

    async def before_and_after():
        first = await drawer.draw(card())
        (child,) = multiprocessing.active_children()
        child.kill()
        child.join()
        again = await drawer.draw(card())
        return child.pid, first, again

    killed, first, again = asyncio.run(before_and_after())
    assert first == again
    (child,) = multiprocessing.active_children()
    assert child.pid != killed


def test_a_picture_that_cannot_be_read_is_refused(drawer):
    """The words go without it, and the next picture is drawn by the same process."""

    async def refused_then_drawn():
        with pytest.raises(DrawingError):
            await drawer.draw("<svg")
        (before,) = multiprocessing.active_children()
        await drawer.draw(card())
        (after,) = multiprocessing.active_children()
        return before.pid, after.pid

    before, after = asyncio.run(refused_then_drawn())
    assert before == after


def test_a_picture_that_takes_too_long_is_given_up():
    """The process is ended at the limit, and the next drawer is not held up by it."""
    hasty = Drawer(limit_seconds=0.001)
    with pytest.raises(DrawingError):
        asyncio.run(hasty.draw(card()))
    hasty.close()
    assert multiprocessing.active_children() == []


def test_closing_ends_the_child_process(drawer):
    """Nothing is left behind; closing twice does no harm, and drawing starts anew."""
    asyncio.run(drawer.draw(words_in("Noto Sans")))
    drawer.close()
    drawer.close()
    assert multiprocessing.active_children() == []


def test_the_child_process_leaves_with_a_parent_that_did_not_close_it(tmp_path):
    """A program that ends at once leaves no process behind: both would hold this pipe open."""
    program = tmp_path / "program.py"
    program.write_text(ORPHAN, encoding="utf-8")
    ended = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, str(program)],
        env={"PYTHONPATH": str(ROOT)},
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
