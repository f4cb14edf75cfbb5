"""What was played: written down beside the service, to be counted otherwise."""

from dataclasses import dataclass, field
from datetime import date

from bot.quarter.plan import ChildPlan, Measured, PostPlan, VillagePlan, WomanPlan


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """A child on the scales."""

    post: str
    child: ChildPlan
    measured: Measured
    has_capsule: bool


@dataclass(frozen=True, kw_only=True)
class Referred:
    """A child sent to the midwife."""

    post: str
    child: str
    on: date
    is_urgent: bool


@dataclass(kw_only=True)
class Event:
    """An event, whom it was for, and who came."""

    village: str
    name: str
    on: date
    entitled: dict[str, list[str]] = field(default_factory=dict)
    """Children by posyandu."""
    came: dict[str, list[str]] = field(default_factory=dict)
    answered: int = 0


@dataclass(kw_only=True)
class Log:
    """Everything that people did, in their own words' order."""

    joined: list[str] = field(default_factory=list)
    days: list[tuple[PostPlan, date]] = field(default_factory=list)
    weighed: list[Weighed] = field(default_factory=list)
    doses: list[tuple[str, str, date]] = field(default_factory=list)
    """Posyandu, child and day of each dose."""
    referred: list[Referred] = field(default_factory=list)
    seen: set[tuple[str, str, date]] = field(default_factory=set)
    """Posyandu, child and day of the referrals with a result."""
    absent: list[tuple[str, str, date]] = field(default_factory=list)
    visited: set[tuple[str, str]] = field(default_factory=set)
    women: list[tuple[str, WomanPlan]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    newcomers: list[tuple[str, int, bool]] = field(default_factory=list)
    """Village, how many people, and whether they gave their names."""
    lost_cover: list[tuple[str, str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    reports: list[tuple[str, str]] = field(default_factory=list)

    def of_village(self, village: VillagePlan) -> dict[str, int]:
        """Count what happened in a village, for the table of the play."""
        posts = {post.name for post in village.posts}
        events = [each for each in self.events if each.village == village.name]
        return {
            "hari posyandu": sum(post.name in posts for post, _on in self.days),
            "penimbangan": sum(each.post in posts for each in self.weighed),
            "dosis imunisasi": sum(each[0] in posts for each in self.doses),
            "kapsul vitamin A": sum(
                each.has_capsule for each in self.weighed if each.post in posts
            ),
            "rujukan": sum(each.post in posts for each in self.referred),
            "  yang sudah diperiksa": sum(each[0] in posts for each in self.seen),
            "tidak datang": sum(each[0] in posts for each in self.absent),
            "kunjungan rumah": sum(post in posts for post, _child in self.visited),
            "ibu hamil diperiksa": sum(post in posts for post, _woman in self.women),
            "berhak ikut kegiatan": sum(len(m) for one in events for m in one.entitled.values()),
            "datang ke kegiatan": sum(len(m) for one in events for m in one.came.values()),
            "pendatang (orang)": sum(
                n for name, n, _named in self.newcomers if name == village.name
            ),
            "BPJS dicabut": sum(name == village.name for name, _who in self.lost_cover),
        }
