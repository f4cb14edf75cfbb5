"""What the domain refuses, with the sentence for the person."""


class Refused(Exception):  # noqa: N818 (it is an answer, not a defect)
    """Something that may not be done; `sentence` says so kindly."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
