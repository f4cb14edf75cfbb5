"""What was delivered, in the notation of transcripts."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.worlds.cast import Seat
from bot.worlds.given_scene import ANY, Scene, seat_of
from bot.worlds.line import Delivered
from dialog.transcript import printing


def printed(scene: Scene, delivered: Sequence[Delivered], last: Seat | None) -> list[str]:
    """Print answers to whoever wrote last, then what went to others; crowds are counted."""
    answers = [one for one in delivered if one.is_reply and seat_of(one) == last]
    begun = [one for one in delivered if one not in answers]
    return [
        *(printing.answered(one.shown) for one in answers),
        *_begun(scene, begun),
    ]


def _begun(scene: Scene, begun: Sequence[Delivered]) -> Iterator[str]:
    """Print messages to single people; the same words to several without a part, once."""
    stage = scene.stage
    alike = Counter(_words(scene, one) for one in begun if not scene.has_part(one))
    counted: set[tuple[object, ...]] = set()
    for one in begun:
        words = _words(scene, one)
        if scene.has_part(one) or alike[words] == 1:
            with stage.database.reader.connect() as connection:
                label = stage.cast.label(connection, seat_of(one), one.person_id)
            is_usual = one.template is None and one.channel is stage.channel
            channel = ANY if scene.says_any and is_usual else one.channel
            yield printing.sent(label, channel, one.template, one.shown)
        elif words not in counted:
            counted.add(words)
            shown = scene.without_name(one)
            yield printing.sent(f"{alike[words]} orang", one.channel, one.template, shown)


def _words(scene: Scene, one: Delivered) -> tuple[object, ...]:
    return one.channel, one.template, scene.without_name(one)
