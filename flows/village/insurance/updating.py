"""An officer records what somebody found about a household's insurance, and when."""

from collections.abc import Callable
from datetime import date

from dialog.answers import Typed, choice, either, one_of, skippable
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat, NotUnderstood
from dialog.input.insurance import read_insurance, status_in
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_insurance import RecordInsurance
from domain.insurance import MOST_DECILE, JknStatus, Segment
from domain.people import RoleKind
from domain.register import Register
from flows.village.insurance.looking_up import NobodyCalled, which_household
from flows.village.insurance.words import label, one_of_or_next, standing, stands


async def update_insurance(
    chat: Chat, register: Register, *, insured: str = "", new_name: str = "", words: str = ""
) -> object:
    """Ask status, payer, day and source; the decile only from an officer."""
    name, rt, key = new_name, "", insured
    if not (insured or new_name):
        found = await which_household(chat, register, words)
        if isinstance(found, NobodyCalled):
            return Go(flow="insurance_unknown", subject={"name": found.name})
        key = found.key
    if key:
        known = register.insured(key)
        name, rt = label(known), known.rt
    chat.if_cancelled(text("Baik, tidak ada yang diubah."))
    chat.if_left(text("Tadi kita sedang memperbarui BPJS {name}.", name=name))
    told = read_insurance(words)
    status = JknStatus(told.status or await _status(chat, name))
    segment = Segment.UNKNOWN
    if status not in (JknStatus.NOT_REGISTERED, JknStatus.NEWBORN, JknStatus.CLOSED):
        segment = Segment(told.segment or await _payer(chat, status))
    _, day = await chat.ask(
        "day",
        text("Diperiksa kapan? Contoh: 5 Januari"),
        either(
            one_of(choice("today", text("Hari ini"), "YA", "hari ini", "tadi", "barusan")),
            a_past_date(text("Tulis tanggalnya. Contoh: 5 Januari")),
        ),
    )
    checked_on = chat.today if isinstance(day, str) else day
    source = told.source or await _source(chat)
    decile, decile_on = await _decile(chat, register)
    picked = await chat.ask(
        "right",
        lines(
            text(
                "{name}: {status}. Diperiksa {day}.",
                name=name[:1].upper() + name[1:],
                status=standing(status, segment),
                day=day_month_year(checked_on),
            ),
            text("Desil {decile}.", decile=decile) if decile else "",
            text("Simpan?"),
        ),
        one_of(
            choice("save", text("Simpan"), "YA", "simpan"),
            choice("again", text("Ulangi"), "UBAH", "TIDAK", "ulang"),
            choice("cancel", text("Batal"), "BATAL"),
        ),
    )
    if picked == "again":
        return Go(flow="update_insurance", subject={"insured": insured, "new_name": new_name})
    if picked == "cancel":
        return Go(flow="cancelled", subject={"words": text("Baik, tidak ada yang diubah.")})
    return RecordInsurance(
        insured=key,
        status=status,
        segment=segment,
        checked_on=checked_on,
        source=source,
        decile=decile,
        decile_on=decile_on,
        name=new_name,
        rt=rt,
    )


async def _status(chat: Chat, name: str) -> str:
    """Ask for a status, in words or by its row."""
    rows = one_of(
        choice("active", text("Aktif")),
        choice("inactive", text("Tidak aktif")),
        choice("arrears", text("Menunggak")),
        choice("pbi_stopped", text("PBI dicabut")),
        choice("not_registered", text("Belum terdaftar")),
        choice("newborn", text("Bayi baru lahir")),
        choice("closed", text("Meninggal / ganda")),
        list_title=text("Pilih status"),
    )
    _, status = await chat.ask(
        "status",
        text("Status BPJS {name} sekarang?", name=name),
        either(_in_words(status_in), rows),
    )
    return str(status)


async def _payer(chat: Chat, status: JknStatus) -> str:
    if status is JknStatus.PBI_STOPPED:
        return Segment.PBI_JK
    rows = one_of(
        choice("pbi_jk", text("PBI")),
        choice("pemda", text("PBI daerah")),
        choice("pbpu", text("Mandiri")),
        choice("ppu_bu", text("Perusahaan")),
        choice("ppu_pn", text("Pegawai negeri")),
        choice("bp", text("Pensiunan")),
        choice("unknown", text("Lewati"), "LEWATI", "kurang tahu"),
        list_title=text("Pilih penanggung"),
    )
    _, picked = await chat.ask(
        "payer",
        text("Siapa yang menanggung iurannya?"),
        either(_in_words(lambda said: read_insurance(said).segment), rows),
    )
    return "" if picked == "unknown" else str(picked)


def _in_words(reads: Callable[[str], str]) -> Typed[str]:
    def read(typed: str, _today: date) -> str:
        told = reads(typed)
        if not told:
            raise NotUnderstood("")
        return told

    return Typed(reads=read, dumps=str, loads=str)


async def _source(chat: Chat) -> str:
    return await chat.ask(
        "source",
        text("Dilihat di mana?"),
        one_of(
            choice("mobile_jkn", text("Mobile JKN"), "aplikasi"),
            choice("dinsos", text("Daftar Dinsos"), "dinsos"),
            choice("165", text("165 / PANDAWA"), "pandawa", "telepon"),
            choice("told", text("Kata keluarganya"), "keluarga"),
            list_title=text("Pilih sumber"),
        ),
    )


async def _decile(chat: Chat, register: Register) -> tuple[int | None, date | None]:
    """Ask an officer for the decile; nobody else hears of it."""
    if not register.speaker.has(RoleKind.VILLAGE_OFFICER):
        return None, None
    kind, decile = await chat.ask(
        "decile",
        text("Desilnya (1-10)? Tidak tahu? Ketik LEWATI."),
        either(skippable(), _a_decile()),
    )
    if kind == 0:
        return None, None
    return int(decile), chat.today


def _a_decile() -> Typed[int]:
    def read(typed: str, _today: date) -> int:
        figures = "".join(sign for sign in typed if sign.isdigit())
        if not figures or not 1 <= int(figures) <= MOST_DECILE:
            raise NotUnderstood(text("Desil 1 sampai 10. Tidak tahu? Ketik LEWATI."))
        return int(figures)

    return Typed(reads=read, dumps=int, loads=lambda stored: int(str(stored)))


async def insurance_recorded(chat: Chat, register: Register, *, insured: str) -> object:
    """Say what was kept, and what can be done when the card does not work."""
    known = register.insured(insured)
    said = "✅ " + stands(known, with_decile=register.speaker.has(RoleKind.VILLAGE_OFFICER))
    if not known.is_off:
        chat.say(said)
        return None
    picked = await chat.ask(
        "next",
        said,
        one_of_or_next(
            choice("propose", text("Usulkan PBI"), "usul"),
            choice("tell", text("Kabari keluarga"), "kabari", "beri tahu"),
            choice("done", text("Selesai"), "SELESAI", "TIDAK", "MENU"),
        ),
    )
    if picked == "propose":
        return Go(flow="propose_pbi", subject={"only": [insured]})
    return Go(flow="tell_of_insurance", subject={"insured": insured}) if picked == "tell" else None
