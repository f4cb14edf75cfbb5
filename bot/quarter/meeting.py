"""What was agreed on before, how far it is, and the meeting after the quarter."""

from bot.quarter.acting import Actors
from bot.quarter.log import Log
from bot.quarter.plan import Plan, VillagePlan
from domain.commands_of_meetings import KeepActionItem, RecordMeetingGuests, ReportActionItem

AGREED_BEFORE = (
    ("balita jarang datang", "kader kunjungi 5 rumah", "27 februari", "dana desa"),
    ("timbangan rusak", "beli timbangan baru", "31 maret", "dana desa"),
    ("ibu hamil kurang tablet", "kelas ibu hamil tiap bulan", "31 maret", "BOK Puskesmas"),
)
REPORTS = ("rtl selesai, sudah 5 rumah", "rtl kendala dananya belum cair", "")
AGREED_NOW = ("imunisasi belum lengkap", "sweeping dari rumah ke rumah", "30 mei", "BOK Puskesmas")


def agree_before(actors: Actors, log: Log, plan: Plan) -> None:
    """Let the head of the Puskesmas write what was agreed on about the quarter before."""
    for village, words in zip(plan.villages, AGREED_BEFORE, strict=False):
        _agree(actors, log, plan, village, words)


def report(actors: Actors, log: Log, plan: Plan) -> None:
    """Let those who answer for it tell how far they are; one of them tells nothing."""
    for village, words in zip(plan.villages, REPORTS, strict=False):
        if words:
            actors.says(village.posts[0].cadre, words, does=ReportActionItem)
            log.reports.append((village.name, words))


def meet(actors: Actors, log: Log, plan: Plan) -> str:
    """Let everybody sit together; give what the head reads of all posyandu."""
    head = plan.head
    actors.says(head, "lokmin")
    told = actors.says(head, "semua posyandu").text
    guests = [one.call for v in plan.villages for one in (v.officer, v.midwife, v.coordinator)]
    actors.says(head, f"hadir lokmin: {', '.join([head.call, *guests])}", does=RecordMeetingGuests)
    _agree(actors, log, plan, plan.villages[0], AGREED_NOW)
    return told


def _agree(
    actors: Actors, log: Log, plan: Plan, village: VillagePlan, words: tuple[str, str, str, str]
) -> None:
    problem, action, due, budget = words
    post = village.posts[0]
    actors.says(plan.head, f"tulis rtl {post.name}")
    actors.says(
        plan.head,
        f"masalah: {problem}\ntindakan: {action}\npj: {post.cadre.call}\nselesai: {due}\n"
        f"dana: {budget}",
    )
    actors.says(plan.head, "simpan", does=KeepActionItem)
    log.items.append(action)
