"""Households proposed to the state as payer: chosen by the officer, entered by the operator."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import day_month, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_insurance import EnterProposals, ProposePbi
from domain.people import RoleKind
from domain.register import Register
from flows.village.insurance.looking_up import ChosenAmong, names_asked
from flows.village.insurance.words import household_name, in_words, label

MOST_PROPOSED = 40


async def propose_pbi(chat: Chat, register: Register, *, only: list[str] | None = None) -> object:
    """Show who would be proposed; names beside 'pilih lagi' choose at once."""
    off = register.insurance_off()
    listed = tuple(each for each in off if only is None or each.key in only)
    if not listed:
        chat.say(text("Tidak ada yang perlu diusulkan."))
        return None
    row, named = await chat.ask(
        "send",
        text(
            "Usulan PBI disiapkan untuk {names}. Kirim ke operator desa?",
            names=", ".join(label(each) for each in listed[:MOST_PROPOSED]),
        ),
        ChosenAmong(
            rows=(
                choice("send", text("Kirim"), "YA", "kirim"),
                choice("pick", text("Pilih lagi"), "pilih", "pilih lagi"),
                choice("cancel", text("Batal"), "BATAL", "TIDAK"),
            ),
            among=listed,
            picks="pick",
        ),
    )
    if row == "cancel":
        return Go(flow="cancelled", subject={"words": text("Baik, tidak ada usulan yang dikirim.")})
    if row == "send":
        return ProposePbi(insured=tuple(each.key for each in listed))
    if not named:
        _, named = await chat.ask(
            "names",
            text(
                "Siapa saja yang diusulkan? Tulis namanya, langsung saya kirim. Contoh: {name}",
                name=listed[0].name,
            ),
            names_asked(listed),
        )
    return ProposePbi(insured=named, left=len(listed) - len(named))


async def pbi_proposed(chat: Chat, register: Register, *, insured: list[str], left: int) -> None:
    """Say who was proposed, and whom it was sent to."""
    names = joined([label(register.insured(key)) for key in insured])
    others = text("{count} lainnya tidak.", count=in_words(left).capitalize()) if left else ""
    if register.holders(RoleKind.OPERATOR):
        said = text("✅ Usulan PBI untuk {names} dikirim ke operator desa.", names=names)
    else:
        said = text(
            "✅ Usulan PBI untuk {names} dicatat. Operator desa belum terdaftar di sini; "
            "ketik USULAN PBI untuk melihat daftarnya.",
            names=names,
        )
    chat.say(f"{said} {others}".strip())


async def pbi_arrived(
    chat: Chat, register: Register, *, households: list[list[str]], sender: int
) -> object:
    """Give the operator names and RT, nothing more."""
    picked = await chat.ask(
        "next",
        lines(
            text("Usulan PBI dari {sender}:", sender=register.person(sender).call),
            *(f"- {name}, RT {rt}" if rt else f"- {name}" for name, rt in households),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        ),
        one_of(
            choice("list", text("Lihat usulan"), "USULAN_PBI", "lihat"),
            choice("later", text("Nanti"), "TIDAK", "nanti"),
        ),
    )
    return Go(flow="pbi_proposals") if picked == "list" else None


async def pbi_proposals(chat: Chat, register: Register) -> object:
    """List the proposals that nobody has entered yet."""
    waiting = register.pbi_proposals()
    if not waiting:
        chat.say(text("Tidak ada usulan PBI yang menunggu."))
        return None
    said = lines(
        text("Usulan PBI yang belum dimasukkan: {count}.", count=len(waiting)),
        *(
            text(
                "- {name}, RT {rt} ({day})",
                name=household_name(each.name, is_household=each.is_household),
                rt=each.rt or "-",
                day=day_month(each.proposed_on),
            )
            for each in waiting[:MOST_PROPOSED]
        ),
        text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
    )
    picked = await chat.ask(
        "entered",
        said,
        one_of(
            choice("all", text("Sudah dimasukkan"), "SUDAH", "YA", "sudah"),
            choice("later", text("Nanti"), "BELUM", "TIDAK", "nanti"),
        ),
    )
    if picked == "later":
        return None
    return EnterProposals(proposals=tuple(each.id for each in waiting[:MOST_PROPOSED]))


async def proposals_entered(chat: Chat, register: Register, *, count: int) -> None:
    """Thank the operator."""
    chat.say(text("✅ {count} usulan ditandai sudah dimasukkan.", count=count))
