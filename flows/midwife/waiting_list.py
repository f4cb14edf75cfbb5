"""What a midwife has to look at: children sent to her, controls, and homes left to her."""

from dataclasses import dataclass

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.messages import Choice
from dialog.spoken import day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import Child
from domain.register import Register

MOST_ROWS = 9


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One row of the list."""

    child: Child
    why: str
    go: Go


async def waiting_list(chat: Chat, register: Register, *, skipped: int = 0) -> object:
    """List who waits, to be opened one by one."""
    waiting = waiting_for(register)
    if not waiting:
        chat.say(text("Hari ini belum ada yang dikirim ke bidan."))
        return None
    shown = waiting[skipped : skipped + MOST_ROWS]
    rows: list[Choice] = [
        choice(str(place), each.child.first_name, each.child.name, description=each.why[:72])
        for place, each in enumerate(shown, skipped)
    ]
    if len(waiting) > skipped + MOST_ROWS:
        rows.append(choice("more", text("Lihat lainnya"), "LANJUT", "lainnya"))
    picked = await chat.ask(
        "row",
        lines(
            text(
                "Menunggu {midwife}: {count} anak.",
                midwife=register.speaker.call,
                count=len(waiting),
            ),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        ),
        one_of(*rows, list_title=text("Pilih anak")),
    )
    if picked == "more":
        return Go(flow="waiting_list", subject={"skipped": skipped + MOST_ROWS})
    return waiting[int(picked)].go


def waiting_for(register: Register) -> list[Waiting]:
    """List the children of the village who wait for the midwife, referrals first."""
    posyandu = tuple(each.id for each in register.all_posyandu())
    today = register.now.date()
    found: dict[int, Waiting] = {}
    for referral in register.open_referrals(posyandu):
        child = register.child(referral.child_id)
        found.setdefault(
            child.id,
            Waiting(
                child=child,
                why=text(
                    "Rujukan {day}, {posyandu}",
                    day=day_month(referral.on),
                    posyandu=register.posyandu(child.posyandu_id).name,
                ),
                go=Go(flow="referral_of_child", subject={"referral": referral.id}),
            ),
        )
    for child_id, result in register.latest_examinations(posyandu).items():
        if result.control_on is None or result.control_on > today:
            continue
        why = (
            text("Kontrol hari ini")
            if result.control_on == today
            else text("Kontrol {day} belum datang", day=day_month(result.control_on))
        )
        found.setdefault(
            child_id,
            Waiting(
                child=register.child(child_id),
                why=why,
                go=Go(flow="result_of_child", subject={"child": child_id}),
            ),
        )
    return list(found.values())
