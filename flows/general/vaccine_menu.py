"""What midwives and cadres can look up about vaccines, in one list."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import text
from dialog.turn import Go
from domain.register import Register
from flows.general.vaccine_places import sees_villages


async def vaccine_menu(chat: Chat, register: Register) -> Go:
    """Offer the lists; the midwife's own waiting doses come first when there are any."""
    waiting = len(register.doses_waiting()) if sees_villages(register) else 0
    offers = [
        choice("due_list", text("Waktunya imunisasi"), "DAFTAR_WAKTUNYA"),
        choice("overdue_list", text("Perlu disusul"), "DAFTAR_TERLAMBAT"),
        choice("sweeping_list", text("Daftar sweeping"), "DAFTAR_SWEEPING"),
        choice("vaccine_coverage", text("Cakupan IDL dan IBL"), "CAKUPAN_IMUNISASI"),
        choice("zero_dose_list", text("Zero dose"), "ZERO_DOSE"),
        choice("drop_out_list", text("Berhenti di tengah"), "DROP_OUT"),
        choice("vials_list", text("Kebutuhan vaksin"), "KEBUTUHAN_VAKSIN"),
    ]
    if waiting:
        offers.insert(
            0,
            choice(
                "check_doses",
                text("Dari orang tua"),
                "PERIKSA_IMUNISASI",
                description=text("{count} imunisasi menunggu diperiksa", count=waiting),
            ),
        )
    picked = await chat.ask(
        "list", text("Imunisasi, mau lihat apa?"), one_of(*offers, list_title=text("Pilih daftar"))
    )
    return Go(flow=picked)
