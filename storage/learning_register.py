"""The questions of `domain.learning.LearningRegister`, answered from the database."""

from dataclasses import dataclass

import sqlalchemy as sa

from domain.learning import Measuring, Sitting
from storage import learning


@dataclass(frozen=True)
class StoredLearningRegister:
    """What was learnt, seen by one speaker."""

    connection: sa.Connection
    person_id: int
    village_id: int

    def skills_passed(self) -> frozenset[int]:
        """Number the skills that the speaker passed."""
        return learning.passed(self.connection, self.person_id)

    def measures_met(self) -> frozenset[Measuring]:
        """List the measures the speaker was asked for before, one question at a time."""
        return learning.measures_met(self.connection, self.person_id)

    def sitting(self, sitting_id: int) -> Sitting:
        """Give one quiz, or raise Unknown."""
        return learning.sitting(self.connection, sitting_id)

    def open_sitting(self) -> Sitting | None:
        """Give the speaker's latest quiz when it has questions left."""
        return learning.open_sitting(self.connection, self.person_id)

    def last_sitting(self) -> Sitting | None:
        """Give the speaker's latest quiz, whatever became of it."""
        return learning.last_sitting(self.connection, self.person_id)

    def learning_of_village(self) -> tuple[frozenset[int], ...]:
        """Give for each cadre of the village the skills passed, without saying whose they are."""
        return learning.of_village(self.connection, self.village_id)
