"""What a person may not do is said kindly, with what can be done instead."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import text
from dialog.turn import Go
from domain.people import Child, Person, RoleKind
from domain.register import Register
from flows.family.own import own_children
from flows.family.which_own import named_in, names_another
from flows.labels import fitting

RECORDING = frozenset(
    ("TIMBANG", "UBAH", "HAPUS", "VITAMIN_A", "DAFTAR", "BUKA", "TUTUP", "URUNGKAN", "SELESAI")
)

INSURANCE = ("BPJS", "CEK_BPJS", "DAFTAR_BPJS", "UBAH_BPJS", "REKAP_BPJS", "USULAN_PBI")
MOVES = ("PENDATANG", "WARGA_PINDAH", "NIHIL")


async def not_for_you(chat: Chat, register: Register, *, intent: str, words: str = "") -> object:
    """Refuse, do nothing, and offer what fits."""
    children = own_children(register)
    has_duty = any(register.speaker.has(kind) for kind in RoleKind if kind is not RoleKind.FAMILY)
    if not has_duty and children and (own := _of_own(intent, words, children)) is not None:
        return own
    if intent in RECORDING and children and not has_duty:
        return await _weighed_elsewhere(chat, register, children, words)
    if not has_duty and not children and intent == "DAFTAR":
        return Go(flow="stranger", subject={"reply": ""})
    chat.say(
        text(
            "Maaf, bagian itu hanya untuk {role}. Saya bisa bantu {allowed}.",
            role=_role_for(intent),
            allowed=_allowed(register, children),
        )
    )
    return None


def _of_own(intent: str, words: str, children: tuple[Child, ...]) -> Go | None:
    """Give a family what a cadre's word means for its own children."""
    child = named_in(words, children)
    is_anothers = names_another(words, children)
    match intent:
        case "DAFTAR" if not is_anothers:
            return Go(flow="family_code", subject={"another": True})
        case "HAPUS" if child is not None:
            return Go(flow="erase_child", subject={"child": child.id})
        case "HAPUS":
            return Go(flow="own_data", subject={"shows": False})
        case "CARI" | "REKAP" if is_anothers:
            return Go(flow="others_child")
        case "CARI" | "REKAP":
            return _looked_up(intent, words, is_named=child is not None)
        case _:
            return None


def _looked_up(intent: str, words: str, *, is_named: bool) -> Go:
    """Show a result to a wish that speaks of a child: 'lihat besok' does not."""
    if intent == "REKAP" or is_named or "anak" in words.lower().split():
        return Go(flow="result", subject={"words": words})
    return Go(flow="not_understood", subject={"times": 1, "words": words})


async def _weighed_elsewhere(
    chat: Chat, register: Register, children: tuple[Child, ...], words: str
) -> object:
    child = named_in(words, children)
    bu = register.speaker.bu
    if child is None:
        picked = await chat.ask(
            "next",
            text("Maaf {bu}, pencatatan hanya untuk kader.", bu=bu),
            one_of(
                choice("card", text("Lihat kartu"), "KARTU"),
                choice("menu", text("Menu"), "MENU"),
            ),
        )
        return Go(flow=picked)
    picked = await chat.ask(
        "next",
        text(
            "Maaf {bu}, pencatatan hanya untuk kader. Kalau {child} ditimbang di tempat lain, "
            "ceritakan di mana dan kapan, ya.",
            bu=bu,
            child=child.first_name,
        ),
        one_of(
            choice("elsewhere", text("Ditimbang di luar"), "TEMPAT_LAIN", "luar"),
            choice(
                "card",
                fitting(
                    text("Lihat kartu {child}", child=child.first_name), text("Lihat kartunya")
                ),
                "KARTU",
            ),
            choice("menu", text("Menu"), "MENU"),
        ),
    )
    if picked == "elsewhere":
        return Go(flow="weighed_elsewhere", subject={"children": [child.id]})
    if picked == "card":
        return Go(flow="card", subject={"child": child.id})
    return Go(flow="menu")


def _role_for(intent: str) -> str:
    named = (
        (INSURANCE, text("perangkat desa dan bidan")),
        (MOVES, text("kader, RT, dan perangkat desa")),
        (("SIARAN", "KEGIATAN", "PINDAH"), text("perangkat desa dan koordinator")),
        (("UNDANG_KADER",), text("kader koordinator")),
        (("LOKMIN", "RTL", "TULIS_RTL", "HADIR_LOKMIN"), text("bidan dan Puskesmas")),
        (("BANDING", "TREN", "DESA_SERUPA"), text("Pokjanal kecamatan dan Puskesmas")),
        (("RINGKASAN_DESA", "BAGIKAN_RTL", "ANGGARAN_KESEHATAN"), text("perangkat desa")),
        (("KARTU",), text("keluarga anaknya, kader, dan bidan")),
    )
    return next((role for intents, role in named if intent in intents), text("kader"))


def _allowed(register: Register, children: tuple[Child, ...]) -> str:
    speaker = register.speaker
    if speaker.has(RoleKind.CADRE):
        return text("penimbangan, pendaftaran, dan jadwal")
    if speaker.has(RoleKind.VILLAGE_OFFICER) or speaker.has(RoleKind.COORDINATOR):
        return text("siaran, kegiatan, dan jadwal")
    if speaker.has(RoleKind.MIDWIFE) or speaker.has(RoleKind.PUSKESMAS):
        return text("rekap, rujukan, dan jadwal")
    return _allowed_of_others(speaker, children)


def _allowed_of_others(speaker: Person, children: tuple[Child, ...]) -> str:
    if speaker.has(RoleKind.POKJANAL):
        return text("perbandingan desa")
    if speaker.has(RoleKind.HAMLET_HEAD):
        return text("pendatang, warga pindah, dan jadwal")
    if speaker.has(RoleKind.OPERATOR):
        return text("usulan PBI, status BPJS, dan jadwal")
    if children:
        return text("jadwal, kartu anak, dan imunisasi")
    return text("jadwal dan pendaftaran dengan kode keluarga")
