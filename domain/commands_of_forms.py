"""What is done with custom questions."""

from dataclasses import dataclass

from domain.forms.model import Answers


@dataclass(frozen=True, kw_only=True)
class KeepFormAnswers:
    """Keep what the speaker answered to a version of a form."""

    form: int
    version: int
    answers: Answers
