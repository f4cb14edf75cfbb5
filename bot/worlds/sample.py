"""The sample village that is shown without any credentials."""

from datetime import datetime
from importlib.resources import files
from pathlib import Path

from bot.worlds import load as whole
from bot.worlds import shape
from bot.worlds.load_children import code_seed, usual_code
from bot.worlds.shape import World
from dialog.messages import ChannelName
from storage import directory, people
from storage.engine import Connection

FILE = "sumber_jaya.json"
ALSO_ON_TELEGRAM = {"Made Sudana": "812000004"}
"""The chat of an officer, so that both channels are seen."""


def world() -> World:
    """Open the sample village's file."""
    return shape.open_world(Path(str(files("bot.worlds").joinpath(FILE))))


def load(connection: Connection, at: datetime) -> int:
    """Put the sample village into an empty database, its officers on WhatsApp; give its number."""
    village_id = whole.load(connection, world(), now=at, channel=ChannelName.WHATSAPP)
    for one in directory.addresses(connection):
        if one.name in ALSO_ON_TELEGRAM:
            people.add_address(
                connection,
                person_id=one.person_id,
                channel=ChannelName.TELEGRAM,
                address=ALSO_ON_TELEGRAM[one.name],
                last_inbound_at=at,
                added_at=at,
            )
    return village_id


def family_code(child: str) -> str:
    """Give the code by which the family of a child of the sample village joins."""
    for place in world().rows("posyandu"):
        for row in world().children(str(place["nama"])):
            if row["nama"] == child:
                seed = code_seed(str(place["nama"]), str(row["ibu"]), str(row["rt"]))
                return usual_code(seed)
    raise KeyError(child)
