"""Growth cards: how long one keeps its process busy, and how large it is."""

import statistics
import sys
import time
from pathlib import Path

from bench.figures import Figure, at_most

from documents.growth_card import svg, usual_chart
from documents.png import png

sys.path.append(str(Path(__file__).parents[1] / "unit"))
import sample_cards

ROUNDS = 3
MOST_MS, MOST_KB = 250, 150


def measure() -> list[Figure]:
    """Draw every sample card a few times, in this process."""
    cards = [make() for make in sample_cards.SAMPLES.values()]
    png(svg(cards[0], usual_chart(cards[0])))
    times, sizes = [], []
    for card in cards * ROUNDS:
        before = time.perf_counter()
        picture = png(svg(card, usual_chart(card)))
        times.append((time.perf_counter() - before) * 1000)
        sizes.append(len(picture) / 1024)
    return [
        at_most("a growth card in its process", statistics.median(times), "ms", MOST_MS),
        at_most("the largest growth card", max(sizes), "KB", MOST_KB),
    ]
