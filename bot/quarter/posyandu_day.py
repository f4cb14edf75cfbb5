"""A posyandu's day as it is played: cadre, midwife, and the visits of the days after."""

from collections.abc import Iterator
from datetime import date
from random import Random

from bot.quarter.acting import Actors, Heard
from bot.quarter.log import Log, Referred, Weighed
from bot.quarter.plan import ChildPlan, Measured, PostPlan, VillagePlan, WomanPlan
from bot.quarter.worlds import FOUNDED_ON
from domain.calendar import completed_months
from domain.commands import (
    OpenDay,
    RecordDoses,
    RecordWeighing,
    ReferUrgently,
    SendToMidwife,
    TakeReferral,
)
from domain.commands_family import ApproveDay, CloseDay
from domain.commands_of_care import RecordVisit
from domain.commands_of_midwives import RecordExamination
from domain.commands_of_screening import RecordScreening
from domain.immunization import current_schedule

VITAMIN_A_MONTH = 2
CAPSULE_MONTHS = range(6, 60)
WOMEN_MONTH = 2
IS_SENT, IS_SEEN, IS_VISITED = 0.7, 0.75, 0.6
"""How often a weight that did not rise is sent on, a referral gets a result, a home a visit."""
NEVER_HERE = "JE"
"""Given in some districts only, and not in this one."""


class PosyanduDays:
    """The days of one posyandu, with what its people keep in mind."""

    def __init__(
        self, actors: Actors, log: Log, chance: Random, village: VillagePlan, post: PostPlan
    ) -> None:
        self._actors = actors
        self._log = log
        self._chance = chance
        self._village = village
        self._post = post
        self._last_came: dict[str, date] = {}

    def hold(self, on: date) -> None:
        """Open, weigh everybody who comes, and close; the midwife agrees with the figures."""
        cadre = self._post.cadre
        self._actors.says(cadre, "buka posyandu")
        self._actors.taps(cadre, "Buka", does=OpenDay)
        self._log.days.append((self._post, on))
        for child in self._post.children:
            measured = next((one for one in child.coming if one.on == on), None)
            if measured is None:
                self._log.absent.append((self._post.name, child.name, on))
                continue
            self._serve(child, measured)
            self._last_came[child.name] = on
        if on.month == WOMEN_MONTH:
            for woman in self._post.women:
                self._examine(woman)
        self._close()

    def _serve(self, child: ChildPlan, measured: Measured) -> None:
        self._weigh(child, measured)
        doses = () if child.lacks_vaccines else tuple(self._due(child, measured.on))
        if doses:
            words = f"{child.first_name} imunisasi {' '.join(doses)}"
            self._actors.says(self._post.cadre, words, does=RecordDoses)
            self._log.doses += [(self._post.name, child.name, measured.on)] * len(doses)

    def _weigh(self, child: ChildPlan, measured: Measured) -> None:
        cadre = self._post.cadre
        is_old_enough = completed_months(child.born, measured.on) in CAPSULE_MONTHS
        has_capsule = measured.on.month == VITAMIN_A_MONTH and is_old_enough
        heard = self._actors.says(cadre, weighing_line(child, measured, has_capsule=has_capsule))
        if heard.offers("Sudah, tetap"):
            label = f"Sudah, tetap {_decimal(measured.weight_g / 1000)}"
            heard = self._actors.taps(cadre, label)
        if not heard.did(RecordWeighing):
            raise ValueError(f"{child.name} was not weighed: {heard.text}")
        self._refer(child, measured, heard)
        self._log.weighed.append(
            Weighed(post=self._post.name, child=child, measured=measured, has_capsule=has_capsule)
        )

    def _refer(self, child: ChildPlan, measured: Measured, heard: Heard) -> None:
        cadre = self._post.cadre
        is_urgent = heard.offers("Ada")
        if is_urgent:
            self._actors.taps(cadre, "Tidak ada")
            self._actors.taps(cadre, "Kirim sekarang", does=ReferUrgently)
            self._actors.taps(self._village.midwife, "Saya tangani", does=TakeReferral)
        elif heard.offers("Kirim ke bidan") and self._chance.random() < IS_SENT:
            self._actors.taps(cadre, "Kirim ke bidan", does=SendToMidwife)
        else:
            return
        self._log.referred.append(
            Referred(post=self._post.name, child=child.name, on=measured.on, is_urgent=is_urgent)
        )

    def _due(self, child: ChildPlan, on: date) -> Iterator[str]:
        """List the doses whose day came since the child was here last."""
        since = self._last_came.get(child.name, FOUNDED_ON)
        for slot in current_schedule().slots:
            due_on = slot.recommended.after(child.born)
            if since < due_on <= on and slot.antigen != NEVER_HERE:
                yield slot.code

    def _examine(self, woman: WomanPlan) -> None:
        cadre = self._post.cadre
        arm = _decimal(woman.arm_mm / 10)
        heard = self._actors.says(
            cadre,
            f"bumil {woman.name} bb {woman.weight_kg} lila {arm} td 110/70 "
            f"{'ttd' if woman.has_iron else 'ttd belum'}",
            does=RecordScreening,
        )
        self._log.women.append((self._post.name, woman))
        if heard.offers("Kirim ke bidan"):
            self._actors.taps(cadre, "Kirim ke bidan")

    def _close(self) -> None:
        cadre = self._post.cadre
        heard = self._actors.says(cadre, "tutup")
        if heard.offers("Tutup tanpa alasan"):
            self._actors.taps(cadre, "Tutup tanpa alasan")
        self._actors.says(cadre, "kunci", does=CloseDay)
        words = f"setujui {self._post.name}"
        self._actors.says(self._village.midwife, words, does=ApproveDay)

    def give_results(self, on: date) -> None:
        """Let the midwife write what she found, of most referrals of a day."""
        midwife = self._village.midwife
        for referred in self._log.referred:
            if referred.post != self._post.name or referred.on != on:
                continue
            if self._chance.random() >= IS_SEEN:
                continue
            found = "gizi buruk, rawat jalan, PMT" if referred.is_urgent else "sehat"
            first = referred.child.split()[0]
            words = f"hasil pemeriksaan {first}: {found}, kontrol 2 minggu"
            self._actors.says(midwife, words)
            self._actors.says(midwife, "betul", does=RecordExamination)
            self._log.seen.add((self._post.name, referred.child, on))

    def visit(self, on: date) -> None:
        """Let the cadre call on most of those who did not come on a day."""
        for post, name, missed_on in self._log.absent:
            if post != self._post.name or missed_on != on or self._chance.random() >= IS_VISITED:
                continue
            self._actors.says(self._post.cadre, f"kunjungan {name}")
            self._actors.says(self._post.cadre, "ibunya")
            self._actors.says(self._post.cadre, "sehat", does=RecordVisit)
            self._log.visited.add((post, name))


def weighing_line(child: ChildPlan, measured: Measured, *, has_capsule: bool) -> str:
    """Write a child's line as a cadre does: 'timbang Ani 8,2 70,5 va'."""
    parts = [
        "timbang",
        child.first_name,
        _decimal(measured.weight_g / 1000),
        _decimal(measured.length_mm / 10),
    ]
    return " ".join([*parts, "va"] if has_capsule else parts)


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
