"""Why a workbook is not taken as a form, in plain Indonesian, with sheet and row."""

from collections.abc import Callable
from dataclasses import dataclass

from dialog.texts import text
from domain.forms.syntax import Fault

SURVEY, CHOICES = "survey", "choices"


@dataclass(frozen=True, kw_only=True, order=True)
class Finding:
    """One thing to mend."""

    sheet: str
    row: int
    """As the spreadsheet counts; 0 for a whole sheet."""
    reason: str

    @property
    def sentence(self) -> str:
        """Say where and what."""
        if not self.sheet:
            return self.reason
        if not self.row:
            return text("Lembar {sheet}: {reason}", sheet=self.sheet, reason=self.reason)
        return text(
            "Lembar {sheet}, baris {row}: {reason}",
            sheet=self.sheet,
            row=self.row,
            reason=self.reason,
        )


class BadFormError(Exception):
    """A workbook that is no form this service can ask; the message says all that is to mend."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = tuple(dict.fromkeys(findings))
        super().__init__("\n".join(finding.sentence for finding in self.findings))


def whole_file(reason: str) -> BadFormError:
    """Refuse a file as a whole."""
    return BadFormError(Finding(sheet="", row=0, reason=reason))


def of_expression(column: str, fault: Fault, about: str) -> str:
    """Say what is wrong with an expression of a column."""
    return text("kolom {column}: {reason}", column=column, reason=_REASONS[fault](about))


def _strange_sign(sign: str) -> str:
    return text("tanda {sign} tidak bisa di tempat itu.", sign=sign)


_REASONS: dict[Fault, Callable[[str], str]] = {
    Fault.UNKNOWN_FUNCTION: lambda name: text(
        "fungsi {name}() belum bisa dipakai di sini.", name=name
    ),
    Fault.WRONG_COUNT: lambda name: text("isi kurung {name}() kurang atau berlebih.", name=name),
    Fault.UNKNOWN_NAME: lambda name: text("tidak ada pertanyaan bernama {name}.", name=name),
    Fault.LATER_NAME: lambda name: text(
        "{name} tidak bisa dipakai di sini: harus pertanyaan yang letaknya di atas baris ini.",
        name=name,
    ),
    Fault.OUT_OF_REPEAT: lambda name: text(
        "{name} ada di dalam pengulangan; dari luar hanya bisa lewat sum(), count(), min(), max() "
        "atau join().",
        name=name,
    ),
    Fault.PATH: lambda sign: text(
        "tanda {sign} untuk alamat XPath belum bisa dipakai; tulis ${{nama}} saja.", sign=sign
    ),
    Fault.PARENT: lambda _: text(
        "'..' hanya bisa dipakai sebagai position(..) di dalam pengulangan."
    ),
    Fault.BARE_WORD: lambda word: text(
        "kata {word} tidak dikenal. Jawaban ditulis ${{nama}}, teks diapit tanda kutip.", word=word
    ),
    Fault.NOT_CLOSED: lambda sign: text("{sign} dibuka tetapi tidak ditutup.", sign=sign),
    Fault.UNFINISHED: lambda _: text("rumusnya belum selesai."),
    Fault.BAD_PATTERN: lambda pattern: text(
        "pola regex ini salah atau terlalu berat: {pattern}. Pakai teks tetap, tanpa kelompok yang "
        "diulang.",
        pattern=pattern,
    ),
    Fault.TOO_LONG: lambda _: text("rumusnya terlalu panjang."),
    Fault.STRANGE_SIGN: _strange_sign,
    Fault.UNEXPECTED: _strange_sign,
}
