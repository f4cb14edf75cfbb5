"""Conversations written down beforehand: the service must say what they say."""

from pathlib import Path

import pytest

from bot.worlds import sample
from bot.worlds.check import play
from bot.worlds.rewriting import rewritten
from dialog.transcript import reading

FILES = sorted((Path(__file__).parents[1] / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_conversation_goes_as_written(file, request):
    """Every figure, name, recipient, moment and choice is as in the file."""
    text = file.read_text(encoding="utf-8")
    played = play(reading.read(text), sample.world())
    if request.config.getoption("--rewrite"):
        file.write_text(rewritten(text, played.got), encoding="utf-8")
        return
    assert not played.unused, "givens that meant nothing"
    assert not played.problems, "\n".join(map(str, played.problems))
