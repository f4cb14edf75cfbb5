"""What becomes of a weighing that is left half-way: said aloud, and kept where it can be."""

from dialog.chat import Chat
from dialog.spoken import kg
from dialog.texts import lines, text
from domain.commands import PutOnWaitingList, RecordWeighing
from domain.growth import Position
from flows.cadre.growth.absence import LATER
from flows.cadre.growth.measuring import Asking
from flows.cadre.growth.recorded_before import whole
from flows.cadre.growth.slips import Settled
from flows.cadre.who.which_child import measures_in_short


def tell_how_to_leave(
    chat: Chat, asking: Asking, settled: Settled | None, *, is_sure: bool = True
) -> None:
    """Tell what BATAL and a long silence mean before the length is known.

    `is_sure` when there is nothing to ask about the weight.
    """
    name = asking.name
    begin_again = text("Ketik TIMBANG {child} bila mau mulai lagi.", child=name.upper())
    left = text("Dibatalkan. Data {child} tidak disimpan.", child=name)
    if settled is None or settled.report.weight_g is None:
        chat.if_cancelled(lines(left, begin_again))
        return
    weight_g = whole(settled.report.weight_g) or 0
    figures = text("Angka tadi: {kg} kg.", kg=kg(weight_g))
    chat.if_cancelled(lines(left, f"{figures} {begin_again}"))
    if not is_sure:
        # The weight came in one line with the length and is odd: it is not kept unasked.
        chat.if_left(
            text("Tadi kita sedang mencatat {child}, angkanya belum pasti.", child=name),
            keep_label=text("Daftar tunggu"),
            keep=PutOnWaitingList(child=asking.child.id, on=asking.when.on, reason=LATER),
        )
        return
    missing = (
        text("panjang belum diisi")
        if settled.report.position is Position.LYING
        else text("tinggi belum diisi")
    )
    chat.if_left(
        text(
            "Tadi kita sedang mencatat {child}: BB {kg} kg, {missing}.",
            child=name,
            kg=kg(weight_g),
            missing=missing,
        ),
        keep_label=text("Simpan BB saja"),
        keep=RecordWeighing(
            child=asking.child.id,
            on=asking.when.on,
            weight_g=weight_g,
            length_mm=None,
            source=asking.when.source,
            opens_day=asking.when.opens_day,
            remeasured=settled.remeasured,
        ),
    )


def tell_what_is_complete(chat: Chat, asking: Asking, record: RecordWeighing) -> None:
    """Only the capsule is open: BATAL still leaves all, going on to another child keeps it."""
    name = asking.name
    measures = measures_in_short(record.weight_g, record.length_mm)
    chat.if_cancelled(
        lines(
            text("Dibatalkan. Data {child} tidak disimpan.", child=name),
            text(
                "Angka tadi: {measures}. Ketik TIMBANG {child} bila mau mulai lagi.",
                measures=measures,
                child=name.upper(),
            ),
        )
    )
    chat.if_left(
        text(
            "Tadi kita sedang mencatat {child}: {measures}, vitamin A belum diisi.",
            child=name,
            measures=measures,
        ),
        keep_label=text("Simpan saja"),
        keep=record,
        keeps_itself=True,
    )
