"""Whose cover ended: names for the officer, numbers for a meeting, a sentence for the group."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_insurance import ListInsuranceOff
from domain.insurance import InsuranceCounts, JknStatus, counted
from domain.people import RoleKind
from domain.register import Register
from flows.village.insurance.words import (
    RECORD,
    group_words,
    one_of_or_next,
    plain_status,
    sees_insurance,
    with_rt,
)

MOST_NAMES = 40


async def list_off(chat: Chat, register: Register) -> object:
    """Show the list; the look at it is written down."""
    return ListInsuranceOff()


async def insurance_off(chat: Chat, register: Register) -> object:
    """Name those whose cover ended."""
    off = register.insurance_off()
    if not off:
        chat.say(text("Tidak ada BPJS tidak aktif yang tercatat di desa ini."))
        return None
    may_record = any(register.speaker.has(kind) for kind in RECORD)
    listed = ", ".join(with_rt(each) for each in off[:MOST_NAMES])
    picked = await chat.ask(
        "next",
        lines(
            text("{count} keluarga di desa ini BPJS-nya tidak aktif.", count=len(off)),
            text(
                "Nama ditampilkan untuk {ibu} karena tugas desa, tanpa data kesehatan:",
                ibu=register.speaker.ibu,
            )
            if register.speaker.has(RoleKind.VILLAGE_OFFICER)
            else text("Nama ditampilkan karena tugas, tanpa data kesehatan:"),
            listed
            if len(off) <= MOST_NAMES
            else text("{names}, dan {more} lagi", names=listed, more=len(off) - MOST_NAMES),
            text("Mohon tidak disebar ke grup."),
        ),
        one_of_or_next(
            *([choice("propose", text("Usulkan PBI"), "usul", "usulkan")] if may_record else []),
            *([choice("update", text("Perbarui"), "UBAH", "perbarui")] if may_record else []),
            choice("done", text("Selesai"), "SELESAI", "MENU", "TIDAK"),
        ),
    )
    if picked == "propose":
        return Go(flow="propose_pbi")
    return Go(flow="update_insurance") if picked == "update" else None


async def insurance_menu(chat: Chat, register: Register) -> object:
    """Offer what can be done with insurance."""
    may_record = any(register.speaker.has(kind) for kind in RECORD)
    picked = await chat.ask(
        "next",
        lines(
            text("Status BPJS warga. Mau apa?"),
            text("Bisa juga langsung: cek bpjs Sarinem"),
        ),
        one_of(
            choice("look_up_insurance", text("Cek satu nama"), "CEK_BPJS", "cek"),
            choice("insurance_list", text("Daftar tidak aktif"), "DAFTAR_BPJS", "daftar"),
            *(
                [choice("update_insurance", text("Catat atau perbarui"), "UBAH_BPJS", "catat")]
                if may_record
                else []
            ),
            choice("insurance_summary", text("Angka untuk rapat"), "REKAP_BPJS", "rapat"),
            *(
                [choice("pbi_proposals", text("Usulan PBI"), "USULAN_PBI", "usulan")]
                if may_record
                else []
            ),
            list_title=text("Pilih"),
        ),
    )
    return Go(flow=picked)


async def insurance_summary(chat: Chat, register: Register) -> object:
    """Give the numbers for a village meeting, without a name."""
    counts = counted(register.insured_of_village())
    picked = await chat.ask(
        "next",
        lines(
            text("BPJS warga yang tercatat, tanpa nama:"),
            *_counts(counts),
            text("Belum diperiksa: {count}.", count=counts.unchecked),
            text("Sudah diusulkan PBI: {count}.", count=counts.proposed) if counts.proposed else "",
        ),
        one_of(
            choice("group", text("Versi untuk grup"), "grup"),
            *(
                [choice("list", text("Daftar nama"), "DAFTAR_BPJS", "nama")]
                if sees_insurance(register)
                else []
            ),
            choice("done", text("Selesai"), "SELESAI", "MENU"),
        ),
    )
    if picked == "group":
        return Go(flow="insurance_for_group")
    return Go(flow="insurance_list") if picked == "list" else None


def _counts(counts: InsuranceCounts) -> list[str]:
    return [
        text("{status}: {count}.", status=_capital(plain_status(status)), count=number)
        for status in JknStatus
        if (number := counts.by_status.get(status, 0))
    ]


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


async def insurance_for_group(chat: Chat, register: Register) -> None:
    """Give the sentence a group may read."""
    chat.say(group_words(register, counted(register.insured_of_village()).off))
