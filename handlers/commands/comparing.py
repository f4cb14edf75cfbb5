"""What a village tells of itself is kept by its own officers alone."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_comparing import ShareActionItems, TellHealthBudget
from domain.errors import Refused
from domain.people import RoleKind
from handlers.commands.permission import holder_of
from handlers.work import Outcome, Work
from storage import comparing

MOST = 100


def tell_health_budget(work: Work, command: TellHealthBudget) -> Outcome:
    """Keep the percents of the year in place of what was told before."""
    holder_of(work, RoleKind.VILLAGE_OFFICER)
    if not 0 <= command.percent <= MOST:
        raise Refused(text("Tulis persennya dalam angka bulat, 0 sampai 100. Contoh: 12%"))
    comparing.tell_budget(
        work.connection,
        village_id=work.village.id,
        year=command.year,
        percent=command.percent,
        by=work.speaker.id,
        at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("budget.told", "village", work.village.id, year=command.year)
    return Outcome(
        follow=Go(flow="budget_kept", subject={"year": command.year, "percent": command.percent})
    )


def share_action_items(work: Work, command: ShareActionItems) -> Outcome:
    """Let others read what the village has done, or no longer."""
    holder_of(work, RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR)
    comparing.share_items(work.connection, work.village.id, shares=command.shares)
    work.note("rtl.shared", "village", work.village.id, shares=command.shares)
    return Outcome(follow=Go(flow="sharing_kept", subject={"shares": command.shares}))
