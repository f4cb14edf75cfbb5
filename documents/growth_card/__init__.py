"""The growth card: one SVG for the page and the chat, and the same in words."""

from documents.growth_card.card import CardMark, CardPoint, Chart, GrowthCard, usual_chart
from documents.growth_card.picture import svg
from documents.growth_card.words import words

__all__ = [
    "CardMark",
    "CardPoint",
    "Chart",
    "GrowthCard",
    "svg",
    "usual_chart",
    "words",
]
