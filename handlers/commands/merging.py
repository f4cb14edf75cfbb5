"""Records made one and split again, and who a child is or who answers for it put right."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_leaving import ChangeCarer, CorrectIdentity, MergeChildren, SplitChildren
from domain.errors import Refused
from handlers.commands import results
from handlers.commands.families import new_code
from handlers.commands.leaving import served_by
from handlers.work import Outcome, Work
from storage import children, due, families, leaving, merging, people


def merge_children(work: Work, command: MergeChildren) -> Outcome:
    """Let two records be one child, and judge its weighings in their new order."""
    keep, merged = served_by(work, command.keep), served_by(work, command.merged)
    if keep.id == merged.id or work.register.why_gone(keep.id) or work.register.why_gone(merged.id):
        raise Refused(text("Dua catatan itu tidak bisa digabung. Tidak ada yang diubah."))
    merge = merging.merge(
        work.connection,
        kept=keep.id,
        merged=merged.id,
        by=work.speaker.id,
        at=work.now,
        on=work.register.now.date(),
    )
    leaving.hush(work.connection, merged.id, merged.name)
    _follows(work, keep.id, merged.id)
    work.note("children.merged", "child_merge", merge, child=keep.id, merged=merged.id)
    return Outcome(follow=Go(flow="children_merged", subject={"merge": merge}))


def split_children(work: Work, command: SplitChildren) -> Outcome:
    """Take a merge back."""
    merge = work.register.merge(command.merge)
    served_by(work, merge.kept)
    if merge.is_undone or work.register.why_gone(merge.kept) is not None:
        raise Refused(text("Gabungan itu sudah tidak bisa dipisah. Tidak ada yang diubah."))
    later = work.register.last_merge(merge.kept)
    if later is not None and later.id != merge.id:
        raise Refused(text("Pisahkan dulu gabungan yang terakhir. Tidak ada yang diubah."))
    merging.split(work.connection, merge.id, by=work.speaker.id, at=work.now)
    _follows(work, merge.kept, merge.merged)
    work.note("children.split", "child_merge", merge.id, child=merge.kept, merged=merge.merged)
    return Outcome(follow=Go(flow="children_split", subject={"merge": merge.id}))


def _follows(work: Work, *child_ids: int) -> None:
    """Judge again and remind anew what the records say now."""
    for child_id in child_ids:
        results.recompute_all(work, child_id)
    due.recompute(work.connection, child_ids, work.now)


def correct_identity(work: Work, command: CorrectIdentity) -> Outcome:
    """Change a name or a NIK; what stood there stays in the history."""
    child = served_by(work, command.child)
    changed = {
        name: value for name, value in (("name", command.name), ("nik", command.nik)) if value
    }
    holder = work.register.has_nik(command.nik) if command.nik else None
    if holder is not None and holder.id != child.id:
        raise Refused(text("NIK itu sudah dipakai anak lain. Tidak ada yang diubah."))
    children.correct(work.connection, child.id, **changed)
    work.note(
        "child.identified",
        "child",
        child.id,
        child=child.id,
        former={"name": child.name} if command.name else {},
        changed=sorted(changed),
    )
    return Outcome(
        follow=Go(
            flow="identity_corrected",
            subject={"child": child.id, "former": child.name if command.name else ""},
        )
    )


def change_carer(work: Work, command: ChangeCarer) -> Outcome:
    """Give a child a family of its new carer; the numbers before get nothing more of it."""
    child = served_by(work, command.child)
    former = work.register.family(child.family_id)
    family = families.add(
        work.connection,
        posyandu_id=child.posyandu_id,
        mother_name=command.name,
        rt=former.rt,
        created_at=work.now,
        **new_code(work),
    )
    leaving.hush(work.connection, child.id, child.first_name)
    children.correct(work.connection, child.id, family_id=family)
    if not work.register.children_of(former.id):
        people.end_guardians(work.connection, former.id, work.now)
    due.recompute(work.connection, (child.id,), work.now)
    work.note(
        "child.carer_changed", "child", child.id, child=child.id, former=former.id, family=family
    )
    return Outcome(follow=Go(flow="carer_changed", subject={"child": child.id}))
