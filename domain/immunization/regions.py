"""What sources say about an area, for a file that names it and nothing more."""

from datetime import date

from domain.immunization.history import Area
from domain.immunization.schedule_file import schedule_on


def area_of(name: str, on: date) -> Area:
    """Look an area up by name; one that no source names has neither JE nor heksavalen."""
    wanted = name.strip().casefold()
    for region in schedule_on(on).regions:
        if region.name.casefold() == wanted:
            return Area(
                je_endemic=region.je_since is not None and region.je_since <= on,
                hexa_region=region.hexavalent_since is not None and region.hexavalent_since <= on,
            )
    return Area()
