"""People who agreed are written down: a name, and what they want to tell of the rest (F-1.03)."""

from typing import Any

from dialog.answers import OneOf, choice, either, free_text, one_of, skippable
from dialog.chat import Answer, Chat
from dialog.spoken import capitalised, day_month, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_newcomers import KeepNewcomers
from domain.newcomers import Move, Newcomers, Particulars
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.register.answers_of_registering import a_mother_name, a_nik, a_phone
from flows.village.newcomers.words import told_words

LONGEST = 80
CADRE_OFFERS = 3


async def newcomer_particulars(
    chat: Chat, register: Register, *, move: int, told: dict[str, Any]
) -> object:
    """Ask short things; all but the name may be left out."""
    counted = register.move(move)
    people = Newcomers.from_json(told)
    chat.if_cancelled(text("Baik, namanya tidak disimpan. Jumlahnya tetap tercatat."))
    name = await chat.ask(
        "name",
        text("Nama kepala keluarga atau yang mewakili?"),
        a_mother_name(text("Saya perlu namanya. Contoh: Ketut Alit")),
        lead=lines(
            text(
                'Tolong bacakan dulu: "Data ini dipakai desa dan posyandu supaya anak dan ibu '
                'hamil terlayani. Boleh menolak, dan boleh minta dihapus kapan saja."'
            ),
            text("Beberapa pertanyaan pendek. Yang tidak tahu, ketik LEWATI."),
        ),
    )
    chat.if_left(text("Tadi kita sedang mencatat pendatang RT {rt}.", rt=counted.neighbourhood.rt))
    returns = await _known_before(chat, register, name, move)
    if isinstance(returns, Go):
        return returns
    kept = await _particulars(chat, register, name, people)
    picked = await chat.ask(
        "right",
        lines(
            text("{name}, {told}.", name=name, told=told_words(people, counted.neighbourhood.rt)),
            text("Asal: {place}.", place=kept.came_from) if kept.came_from else "",
            text("Simpan?"),
        ),
        one_of(
            choice("save", text("Simpan"), "YA", "simpan"),
            choice("again", text("Ulangi"), "UBAH", "TIDAK", "ulang"),
            choice("cancel", text("Batal"), "BATAL"),
        ),
    )
    if picked == "again":
        return Go(flow="newcomer_particulars", subject={"move": move, "told": told})
    if picked == "cancel":
        return Go(
            flow="cancelled",
            subject={"words": text("Baik, namanya tidak disimpan. Jumlahnya tetap tercatat.")},
        )
    return KeepNewcomers(
        move=move,
        told=told,
        particulars={key: value for key, value in vars(kept).items() if value},
        returns=returns.id if returns is not None else None,
    )


async def _known_before(chat: Chat, register: Register, name: str, move: int) -> Move | Go | None:
    """Look for people of this name who came or went before."""
    before = next((each for each in register.moves_named(name) if each.id != move), None)
    if before is None:
        return None
    picked = await chat.ask(
        "same",
        text(
            "{name} pernah tercatat datang di RT {rt}, {day}. Orang yang sama?",
            name=name,
            rt=before.neighbourhood.rt,
            day=day_month_year(before.on),
        )
        if before.is_arrival
        else text(
            "{name} pernah tercatat pindah dari RT {rt}, {day}. Sekarang kembali?",
            name=name,
            rt=before.neighbourhood.rt,
            day=day_month_year(before.on),
        ),
        one_of(
            choice("same", text("Ya, sama"), "YA", "SAMA", "kembali"),
            choice("other", text("Orang lain"), "TIDAK", "beda", "lain"),
        ),
    )
    if picked == "other":
        return None
    if before.is_arrival:
        return Go(flow="newcomers_doubled", subject={"move": move, "before": before.id})
    return before


async def newcomers_doubled(chat: Chat, register: Register, *, move: int, before: int) -> object:
    """People recorded twice: keep the former report, and offer to take this one back."""
    known = register.move(before)
    picked = await chat.ask(
        "drop",
        text(
            "{name} sudah tercatat {day}. Catatan yang baru ini saya hapus?",
            name=known.name,
            day=day_month(known.on),
        ),
        one_of(
            choice("drop", text("Ya, hapus"), "YA", "HAPUS"),
            choice("keep", text("Biarkan"), "TIDAK", "biarkan"),
        ),
    )
    return Go(flow="move_withdrawn", subject={"move": move}) if picked == "drop" else None


async def _particulars(chat: Chat, register: Register, name: str, people: Newcomers) -> Particulars:
    nik = await _or_none(
        chat, "nik", text("NIK, 16 angka, kalau ditunjukkan. Tidak? LEWATI."), a_nik()
    )
    came_from = await _or_none(
        chat, "came_from", text("Asal dari mana? Contoh: Sukamaju, Lombok"), _words()
    )
    lives_at = people.lives_at or await _or_none(
        chat, "lives_at", text("Tinggal di mana? Contoh: kontrakan Pak Gede"), _words()
    )
    reason = await _or_none(chat, "reason", text("Alasan pindah?"), _reasons())
    stays = await _or_none(chat, "stays", text("Kira-kira berapa lama?"), _stays())
    document = await _or_none(chat, "document", text("KTP-nya?"), _documents())
    cover = await _or_none(chat, "cover", text("BPJS-nya?"), _covers())
    phone = await _or_none(
        chat,
        "phone",
        text("Nomor HP, kalau boleh dihubungi desa. Tidak? LEWATI."),
        a_phone(register.speaker),
    )
    return Particulars(
        name=name,
        nik=nik.number if nik else "",
        came_from=capitalised(came_from) if came_from else "",
        lives_at=lives_at or "",
        reason=reason or "",
        stays=stays or "",
        document=document or "",
        cover=cover or "",
        phone=phone.number if phone else "",
    )


async def _or_none(chat: Chat, name: str, words: str, answer: Answer[Any]) -> Any:  # noqa: ANN401 (what the answer gives)
    kind, value = await chat.ask(name, words, either(skippable(), answer))
    return None if kind == 0 else value


def _words() -> Answer[str]:
    return free_text(text("Tulis singkat, atau ketik LEWATI."), longest=LONGEST)


def _reasons() -> OneOf:
    return one_of(
        choice("work", text("Pekerjaan"), "kerja"),
        choice("school", text("Pendidikan"), "sekolah", "kuliah"),
        choice("safety", text("Keamanan"), "aman"),
        choice("health", text("Kesehatan"), "berobat"),
        choice("housing", text("Perumahan"), "rumah"),
        choice("family", text("Keluarga"), "ikut suami", "ikut istri", "menikah", "ikut"),
        choice("other", text("Lainnya"), "lain"),
        list_title=text("Pilih alasan"),
    )


def _stays() -> OneOf:
    return one_of(
        choice("short", text("Kurang 1 bulan"), "sebentar", "sementara"),
        choice("months", text("Beberapa bulan"), "bulan"),
        choice("lasting", text("Menetap"), "selamanya", "tetap", "lama"),
    )


def _documents() -> OneOf:
    return one_of(
        choice("here", text("KTP sini"), "sini", "sudah pindah"),
        choice("under_way", text("Pindah diproses"), "proses", "diurus"),
        choice("elsewhere", text("KTP asal"), "asal", "luar"),
        choice("none", text("Tanpa KTP"), "TIDAK", "BELUM", "tidak punya"),
        list_title=text("Pilih KTP"),
    )


def _covers() -> OneOf:
    return one_of(
        choice("active", text("Aktif"), "YA", "aktif", "punya"),
        choice("off", text("Tidak aktif"), "mati", "nonaktif"),
        choice("none", text("Belum punya"), "TIDAK", "BELUM", "tidak punya"),
        choice("unknown", text("Tidak tahu"), "tidak tahu", "kurang tahu"),
        list_title=text("Pilih BPJS"),
    )


async def newcomers_kept(
    chat: Chat, register: Register, *, move: int, told: dict[str, Any], returns: bool = False
) -> object:
    """Say what was kept, and go on to the children and the pregnant among them."""
    kept = register.move(move)
    people = Newcomers.from_json(told)
    serves = register.posyandu_of(kept.neighbourhood.id) in register.speaker.posyandu_ids(
        RoleKind.CADRE
    )
    said = lines(
        text(
            "✅ {name} sekeluarga tercatat kembali di RT {rt}.",
            name=kept.name,
            rt=kept.neighbourhood.rt,
        )
        if returns
        else text(
            "✅ {name} tercatat di RT {rt}, {people} orang.",
            name=kept.name,
            rt=kept.neighbourhood.rt,
            people=kept.people,
        ),
        "" if serves else _who_was_told(register, people, kept.neighbourhood.id),
    )
    offers = [
        *(
            [choice("child", text("Daftarkan anak"), "DAFTAR", "anak", "bayi")]
            if people.ages
            else []
        ),
        *(
            [choice("mother", text("Daftarkan bumil"), "BUMIL", "ibu hamil")]
            if people.pregnant
            else []
        ),
        choice("done", text("Selesai"), "SELESAI", "TIDAK", "nanti"),
    ]
    if not serves or not people.has_vulnerable:
        chat.say(said)
        return None
    picked = await chat.ask("next", said, one_of(*offers))
    if picked == "child":
        return Go(flow="moves_in")
    if picked == "mother":
        return Go(flow="register_resident", subject={"group": "BUMIL"})
    return None


def _who_was_told(register: Register, people: Newcomers, place: int) -> str:
    posyandu_id = register.posyandu_of(place)
    if not people.has_vulnerable or posyandu_id is None:
        return ""
    return text(
        "Kader {posyandu} dan bidan saya beri tahu.", posyandu=register.posyandu(posyandu_id).name
    )
