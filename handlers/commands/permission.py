"""Roles are checked here, where a command is carried out, whatever a flow offered."""

from dialog.texts import text
from domain.errors import Refused
from domain.people import Child, RoleKind
from domain.screening import Resident
from handlers.work import Work


def cadre_of(work: Work, child_id: int) -> Child:
    """Give a child that the speaker serves as a cadre, or refuse kindly."""
    child = work.register.child(child_id)
    cadre_at(work, child.posyandu_id)
    return child


def cadre_at(work: Work, posyandu_id: int) -> None:
    """Refuse unless the speaker is a cadre of this posyandu."""
    if posyandu_id not in work.speaker.posyandu_ids(RoleKind.CADRE):
        raise Refused(text("Maaf, bagian itu hanya untuk kader posyandu tersebut."))


def holder_of(work: Work, *kinds: RoleKind) -> None:
    """Refuse unless the speaker holds one of these duties."""
    if not any(work.speaker.has(kind) for kind in kinds):
        raise Refused(text("Maaf, bagian itu hanya untuk petugas."))


def serves(work: Work, child_id: int) -> Child:
    """Give a child that the speaker serves as a cadre or as the midwife, or refuse kindly."""
    child = work.register.child(child_id)
    _serves_at(work, child.posyandu_id)
    return child


def serves_resident(work: Work, resident_id: int) -> Resident:
    """Give somebody whom the speaker serves as a cadre or as the midwife, or refuse kindly."""
    resident = work.register.resident(resident_id)
    _serves_at(work, resident.posyandu_id)
    return resident


def _serves_at(work: Work, posyandu_id: int) -> None:
    """Refuse unless the speaker is a cadre of this posyandu, or the midwife of its village."""
    if work.speaker.has(RoleKind.MIDWIFE) and any(
        posyandu.id == posyandu_id for posyandu in work.register.all_posyandu()
    ):
        return
    cadre_at(work, posyandu_id)


def midwife_at(work: Work, posyandu_id: int) -> None:
    """Refuse unless the speaker is a midwife, or of the Puskesmas, of this posyandu's village."""
    has_duty = work.speaker.has(RoleKind.MIDWIFE) or work.speaker.has(RoleKind.PUSKESMAS)
    if not has_duty:
        raise Refused(text("Maaf, bagian itu hanya untuk bidan."))
    if all(posyandu.id != posyandu_id for posyandu in work.register.all_posyandu()):
        raise Refused(text("Maaf, orang itu tidak ada di desa ini."))
