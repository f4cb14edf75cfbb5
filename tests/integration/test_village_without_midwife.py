"""A village that has no midwife yet: nobody is left alone with a danger sign."""

from bot.worlds import sample
from bot.worlds.check import play
from bot.worlds.shape import World
from dialog.transcript import reading

TALK = """\
# title: Tanda bahaya di desa tanpa bidan
# who: belum terdaftar (+62 812-0000-0056), perangkat desa (Pak Made), dr. Putu ; \
clock: 2026-02-12 22:00 Asia/Makassar ; channel: whatsapp

> +62 812-0000-0056: anak saya kejang
"""


def _without(*duties: str) -> World:
    world = sample.world()
    workers = [
        row for row in world.rows("petugas") if not any(duty in row["peran"] for duty in duties)
    ]
    return World(table={**world.table, "petugas": workers}, name=world.name)


def _said(world: World) -> str:
    return "\n".join(
        line for lines in play(reading.read(TALK), world).got.values() for line in lines
    )


def test_puskesmas_hears_of_danger_where_no_midwife_is():
    """The alert goes to the next one who can help, with the number of a stranger."""
    said = _said(_without("bidan"))
    assert "! to dr. Putu" in said
    assert "Nomornya: 0812-0000-0056" in said


def test_officer_is_asked_for_help_where_nobody_of_health_is():
    """Those who can bring the family hear who and where, and nothing of the illness."""
    said = _said(_without("bidan", "Puskesmas"))
    assert "! to Pak Made" in said
    assert "0812-0000-0056" in said
    assert "kejang" not in said.split("! to Pak Made")[1].lower()


def test_person_with_two_duties_stands_in_the_world_once():
    """Two rows of one number are one person with both duties."""
    world = sample.world()
    made = next(row for row in world.rows("petugas") if row["sebut"] == "Pak Made")
    both = [*world.rows("petugas"), {**made, "peran": "kader koordinator"}]
    said = _said(World(table={**world.table, "petugas": both}, name=world.name))
    assert "gangguan" not in said
