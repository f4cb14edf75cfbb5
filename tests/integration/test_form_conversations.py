"""Custom questions are asked as written down beforehand, on both channels."""

import re
import sys
from pathlib import Path

import pytest

from bot.worlds import sample
from bot.worlds.check import play
from bot.worlds.rewriting import rewritten
from bot.worlds.wire import PaperLine
from dialog.messages import ChannelName
from dialog.transcript import reading
from documents.forms.reading import read_form
from domain.forms.model import Audience
from storage import forms

TESTS = Path(__file__).parents[1]
sys.path.append(str(TESTS / "unit"))

import forms_samples  # noqa: E402 (it stands beside the unit tests)

FILES = sorted((TESTS / "transcripts" / "forms").glob("*.txt"))
FORM = re.compile(r"^# form: (\w+) (\w+) (\w+)$", re.MULTILINE)


def with_forms(text):
    """Open a line after the forms that a file names were added to its village."""

    def opened(stage):
        with stage.database.writer.begin() as connection:
            for name, audience, word in FORM.findall(text):
                forms.add(
                    connection,
                    read_form(forms_samples.content(name), fallback_name=name),
                    village_id=stage.village_id,
                    audience=Audience(audience),
                    word=word.lower(),
                    at=stage.now,
                )
        return PaperLine(stage, stops_at_defects=True)

    return opened


@pytest.mark.parametrize("channel", ChannelName)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_conversation_goes_as_written(file, channel, request):
    """Every question, complaint, choice and summary is as in the file."""
    text = file.read_text(encoding="utf-8")
    played = play(reading.read(text), sample.world(), channel=channel, line=with_forms(text))
    if request.config.getoption("--rewrite"):
        file.write_text(rewritten(text, played.got), encoding="utf-8")
        return
    assert not played.problems, "\n".join(map(str, played.problems))
