"""What the conversations of village officers, coordinators and midwives may know."""

from datetime import date, datetime
from typing import Protocol

from domain.audience import Audience, AudienceSize, Hamlet
from domain.broadcasts import Broadcast, BroadcastFigures, Unreached
from domain.cadre_invitation import CadreInvitation
from domain.people import PosyanduDay


class VillageRegister(Protocol):
    """Announcements, their audiences, days of all posyandu, invitations of cadres."""

    def hamlets(self) -> tuple[Hamlet, ...]:
        """List the hamlets of the village with their RT."""

    def audience_size(self, audience: Audience) -> AudienceSize:
        """Count those who would get an announcement, and those who stopped."""

    def days_to_send(self, on_whatsapp: int) -> int:
        """Tell on how many days letters to so many people on WhatsApp would go out."""

    def broadcast(self, broadcast_id: int) -> Broadcast:
        """Give one announcement, or raise Unknown."""

    def broadcast_with_code(self, code: str) -> Broadcast | None:
        """Give the latest announcement of the village with a code."""

    def broadcasts_within_a_week(self, audience: Audience, around: datetime) -> int:
        """Count the announcements to the same audience within a week of a moment."""

    def broadcast_figures(self, broadcast_id: int) -> BroadcastFigures:
        """Count what became of an announcement."""

    def broadcast_replies(self, broadcast_id: int) -> tuple[str, ...]:
        """List what was answered to an announcement, without names."""

    def unreached(self, broadcast_id: int) -> tuple[Unreached, ...]:
        """List those whom an announcement did not reach."""

    def broadcast_received(self) -> Broadcast | None:
        """Give the announcement the speaker got last, if that is not long ago."""

    def days_between(self, posyandu_id: int, first: date, last: date) -> tuple[PosyanduDay, ...]:
        """List the days a posyandu is held within a span, moved and added ones included."""

    def cadre_invitation(self, code: str) -> CadreInvitation | None:
        """Give the invitation of a code while it is valid."""

    def waiting_for_midwife(self, on: date) -> tuple[int, ...]:
        """List the children sent to the midwife on a day, in order of sending."""

    def whatsapp_number(self, person_id: int) -> str:
        """Give the number a person writes from on WhatsApp (+62...), or nothing."""
