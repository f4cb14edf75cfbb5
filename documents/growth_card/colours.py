"""The colours of the card; bands differ in lightness too, for grey paper and colour-blind eyes.

No official codes are known; boys' cards are blue and girls' pink, as in the Buku KIA.
"""

from dataclasses import dataclass

from domain.people import Sex

INK = "#1B2733"
QUIET_INK = "#4A5764"
RULE = "#1B2733"
PAPER = "#FFFFFF"
RED_LINE = "#B3261E"
ORANGE_LINE = "#B8500A"
DOSE = "#3F3D9E"
CAPSULE = "#F2A900"


@dataclass(frozen=True, kw_only=True)
class Tint:
    """The colour of a card's heading."""

    strong: str
    pale: str


TINTS = {
    Sex.MALE: Tint(strong="#1764B0", pale="#E4F0FB"),
    Sex.FEMALE: Tint(strong="#B3205F", pale="#FCE7F0"),
}


@dataclass(frozen=True, kw_only=True)
class Shades:
    """The bands from the middle outwards, darkest first."""

    middle: str
    beside: str
    outer: str


KMS_SHADES = Shades(middle="#76C07B", beside="#B9E2B6", outer="#FBF0AE")
PLAIN_SHADES = Shades(middle="#8CC3CE", beside="#BFDFE6", outer="#E3F1F4")
"""One hue: these charts have no official colours, and green or yellow would judge."""
