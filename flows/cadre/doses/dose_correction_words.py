"""What a correction of a recorded dose would do, in words."""

from dataclasses import dataclass

from dialog.spoken import day_month_year
from dialog.texts import lines, text
from domain.doses import DoseRecord
from domain.immunization import Judged, SpokenDose
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_doubts import Meant
from flows.cadre.doses.dose_names import name_of
from flows.cadre.who.namesakes import spoken_near


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """One recorded dose of a child, with what the rules make of it."""

    child: Child
    record: DoseRecord
    judged: Judged

    @property
    def name(self) -> str:
        """Name the dose."""
        return name_of(self.judged)


def same_words(register: Register, found: Recorded, spoken: SpokenDose | None) -> str:
    """Say that nothing changes; a number follows from the order of the days."""
    child = spoken_near(register, found.child)
    if spoken is None or spoken.number is None:
        return text("Catatan {child} sudah begitu. Tidak ada yang berubah.", child=child)
    return lines(
        text(
            "Nomornya mengikuti urutan tanggal: {dose} {child} tercatat {date}.",
            dose=found.name,
            child=child,
            date=day_month_year(found.record.dose.on),
        ),
        text("Kalau ada yang belum atau salah tanggal, tulis: ralat, imunisasinya, tanggalnya."),
    )


def change_words(register: Register, found: Recorded, child: Child, meant: Meant) -> str:
    """Ask whether one thing is put in the place of another."""
    before, after = found.record.dose, meant.dose
    name = spoken_near(register, found.child)
    if child.id != found.child.id:
        return text(
            "Pindahkan {dose} tanggal {date} dari {child} ke {to}?",
            dose=found.name,
            date=day_month_year(before.on),
            child=name,
            to=child.name,
        )
    if before.antigen == after.antigen and before.product == after.product:
        return text(
            "Ubah tanggal {dose} {child} dari {before} menjadi {after}?",
            dose=found.name,
            child=name,
            before=day_month_year(before.on),
            after=day_month_year(after.on),
        )
    return text(
        "Ubah imunisasi {child} {date} dari {before} menjadi {after}?",
        child=name,
        date=day_month_year(after.on),
        before=found.name,
        after=meant.name,
    )
