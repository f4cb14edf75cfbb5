"""The three villages as world files: what is founded before the play begins."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.quarter import names
from bot.quarter.plan import Actor, ChildPlan, Measured, Plan, PostPlan, VillagePlan
from bot.worlds.shape import World, slug

ZONE = "Asia/Makassar"
FOUNDED_ON = date(2026, 1, 5)
"""The day on which the play begins; vaccines due before it were given."""
LACKS = "belum MR 1"


def worlds(plan: Plan) -> tuple[World, ...]:
    """Give a world for each village; the head of the Puskesmas stands in the first."""
    return tuple(
        World(table=_table(plan, village, is_first=number == 0), name=village.name)
        for number, village in enumerate(plan.villages)
    )


def _table(plan: Plan, village: VillagePlan, *, is_first: bool) -> dict[str, Any]:
    head = [_officer(plan.head, "kepala Puskesmas")] if is_first else []
    table: dict[str, Any] = {
        "zona_waktu": ZONE,
        "desa": village.name,
        "kecamatan": names.DISTRICT,
        "puskesmas": {"nama": names.PUSKESMAS, "telepon_jaga": "+62 812-7700-0000"},
        "dusun": [{"nama": post.hamlet, "rt": list(post.rts)} for post in village.posts],
        "posyandu": [_post(post) for post in village.posts],
        "petugas": [
            *head,
            _officer(village.officer, "perangkat desa"),
            _officer(village.midwife, "bidan desa"),
            _officer(village.coordinator, "kader koordinator"),
            *({**_officer(post.cadre, "kader"), "posyandu": post.name} for post in village.posts),
        ],
        "imunisasi": {
            "pengecualian": {
                child.name: LACKS for child in village.children if child.lacks_vaccines
            }
        },
    }
    for post in village.posts:
        table[f"balita_{slug(post.name)}"] = [_child(child) for child in post.children]
        table[f"sasaran_lain_{slug(post.name)}"] = [
            {
                "nama": woman.name,
                "kelompok": "ibu hamil",
                "rt": post.rts[0],
                "hpht": str(woman.last_period_on),
            }
            for woman in post.women
        ]
    return table


def _officer(actor: Actor, duty: str) -> dict[str, Any]:
    return {"sebut": actor.call, "nama": actor.name, "peran": duty, "telepon": actor.number}


def _post(post: PostPlan) -> dict[str, Any]:
    return {
        "nama": post.name,
        "dusun": post.hamlet,
        "tempat": f"Balai {post.hamlet}",
        "jadwal": post.rule,
        "jam": "08.00-11.00",
    }


def _child(child: ChildPlan) -> dict[str, Any]:
    return {
        "nama": child.name,
        "jk": child.sex.value,
        "lahir": str(child.born),
        "ibu": child.mother,
        "rt": child.rt,
        "buku_kia": True,
        **dict(_measured(child)),
    }


def _measured(child: ChildPlan) -> Iterator[tuple[str, dict[str, float]]]:
    for one in child.history:
        yield f"ukur_{one.on:%Y_%m_%d}", figures(one)


def figures(one: Measured) -> dict[str, float]:
    """Give kilograms and centimetres, lying or standing."""
    return {
        "bb": one.weight_g / 1000,
        "tb" if one.is_standing else "pb": one.length_mm / 10,
    }
