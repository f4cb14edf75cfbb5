"""`sapa templates push|status`: WhatsApp's approved messages."""

from rich.console import Console
from rich.table import Table

from bot import templates
from bot.settings import Settings


class NoWhatsAppError(Exception):
    """There is no WhatsApp sender to have templates."""


def push(settings: Settings) -> None:
    """Create what is missing at Twilio and ask for approval."""
    _need_whatsapp(settings)
    _show(templates.push(settings))


def status(settings: Settings) -> None:
    """Show how far each template is."""
    _need_whatsapp(settings)
    _show(templates.status(settings))


def _need_whatsapp(settings: Settings) -> None:
    if not settings.whatsapp_sender:
        raise NoWhatsAppError(
            "SAPA_WHATSAPP_SENDER is not set: see docs/how-to/connect-whatsapp.md"
        )


def _show(approvals: list[templates.Approval]) -> None:
    table = Table("template", "Twilio id", "status")
    for approval in approvals:
        table.add_row(approval.name, approval.sid, approval.status)
    Console().print(table)
