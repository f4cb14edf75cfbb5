"""The part of the stored register that answers for announcements, days and invitations."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from domain.audience import Audience, AudienceSize, Hamlet
from domain.broadcasts import Broadcast, BroadcastFigures, Unreached, days_to_send
from domain.cadre_invitation import KIND, CadreInvitation
from domain.people import PosyanduDay
from storage import audiences, broadcasts, children, days, moving_codes, people, tier


@dataclass(frozen=True)
class StoredVillageRegister:
    """Answers every question of `domain.village_register.VillageRegister` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    def hamlets(self) -> tuple[Hamlet, ...]:
        """List the hamlets of the village with their RT."""
        return people.hamlets(self.connection, self.village_id)

    def audience_size(self, audience: Audience) -> AudienceSize:
        """Count those who would get an announcement, and those who stopped."""
        return audiences.size(self.connection, self.village_id, audience)

    def days_to_send(self, on_whatsapp: int) -> int:
        """Tell on how many days letters to so many people on WhatsApp would go out."""
        limit, left = tier.left(self.connection, ChannelName.WHATSAPP, self.now_utc)
        return days_to_send(on_whatsapp, limit=limit, left=left)

    def broadcast(self, broadcast_id: int) -> Broadcast:
        """Give one announcement, or raise Unknown."""
        return broadcasts.one(self.connection, broadcast_id)

    def broadcast_with_code(self, code: str) -> Broadcast | None:
        """Give the latest announcement of the village with a code."""
        return broadcasts.with_code(self.connection, self.village_id, code)

    def broadcasts_within_a_week(self, audience: Audience, around: datetime) -> int:
        """Count the announcements to the same audience within a week of a moment."""
        return broadcasts.within_a_week(self.connection, self.village_id, audience, around)

    def broadcast_figures(self, broadcast_id: int) -> BroadcastFigures:
        """Count what became of an announcement."""
        return broadcasts.figures(self.connection, broadcast_id)

    def broadcast_replies(self, broadcast_id: int) -> tuple[str, ...]:
        """List what was answered to an announcement, without names."""
        return broadcasts.replies(self.connection, broadcast_id)

    def unreached(self, broadcast_id: int) -> tuple[Unreached, ...]:
        """List those whom an announcement did not reach."""
        return broadcasts.unreached(self.connection, broadcast_id)

    def broadcast_received(self) -> Broadcast | None:
        """Give the announcement the speaker got last, if that is not long ago."""
        return broadcasts.received(self.connection, self.person_id, self.now_utc)

    def days_between(self, posyandu_id: int, first: date, last: date) -> tuple[PosyanduDay, ...]:
        """List the days a posyandu is held within a span, moved and added ones included."""
        return days.between(self.connection, posyandu_id, first, last)

    def cadre_invitation(self, code: str) -> CadreInvitation | None:
        """Give the invitation of a code while it is valid."""
        row = moving_codes.valid(self.connection, KIND, code, self.now_utc)
        if row is None:
            return None
        return CadreInvitation(
            id=row["id"],
            name=row["name"],
            title=row["title"],
            posyandu_id=row["posyandu_id"],
            phone=row["phone"],
        )

    def waiting_for_midwife(self, on: date) -> tuple[int, ...]:
        """List the children sent to the midwife on a day, in order of sending."""
        return children.sent_to_midwife(self.connection, self.village_id, on)

    def whatsapp_number(self, person_id: int) -> str:
        """Give the number a person writes from on WhatsApp (+62...), or nothing."""
        return people.address_on(self.connection, person_id, ChannelName.WHATSAPP)
