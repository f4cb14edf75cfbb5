"""A midwife's result in her words, and what of it a family hears."""

from datetime import date, timedelta

from dialog.input.examination import Examination
from dialog.spoken import day_month
from dialog.texts import text
from domain.examinations import Examined
from domain.people import Person


def summary(found: Examination | Examined) -> str:
    """Say a result in one line: 'Gizi buruk tanpa komplikasi, rawat jalan, RUTF'."""
    parts = [_findings(found), _care(found.care), *(_treatment(key) for key in found.treatments)]
    line = ", ".join(part for part in parts if part) or text("hasil dicatat seperti ditulis")
    return f"{line[:1].upper()}{line[1:]}"


def examined_words(found: Examined, speaker: Person, today: date) -> str:
    """Say what was found and when: 'Sudah Ibu periksa kemarin, gizi buruk, rawat jalan'."""
    said = summary(found)
    result = f"{said[:1].lower()}{said[1:]}"
    when = _when(found.on, today)
    if found.by == speaker.id:
        return text(
            "Sudah {ibu} periksa {when}, {result}", ibu=speaker.ibu, when=when, result=result
        )
    return text("Sudah diperiksa {when}, {result}", when=when, result=result)


def _when(on: date, today: date) -> str:
    if on == today:
        return text("hari ini")
    return text("kemarin") if on == today - timedelta(days=1) else day_month(on)


def _findings(found: Examination | Examined) -> str:
    named = ", ".join(_finding(key) for key in found.findings)
    signs = ", ".join(_sign(key) for key in found.complications)
    if signs:
        return text("{findings} dengan komplikasi ({signs})", findings=named, signs=signs).strip()
    if found.denies_complications and named:
        return text("{findings} tanpa komplikasi", findings=named)
    return named


def _finding(key: str) -> str:
    return {
        "gizi_buruk": text("gizi buruk"),
        "gizi_kurang": text("gizi kurang"),
        "gizi_baik": text("gizi baik"),
        "gizi_lebih": text("gizi lebih"),
        "pendek": text("pendek"),
        "weight_faltering": text("weight faltering"),
        "sehat": text("sehat"),
    }.get(key, key.replace("_", " "))


def _sign(key: str) -> str:
    return {
        "nafsu_makan": text("nafsu makan kurang"),
        "komplikasi": text("ada penyulit"),
    }.get(key, key.replace("_", " "))


def _care(key: str) -> str:
    return {"rawat_jalan": text("rawat jalan"), "rawat_inap": text("rawat inap")}.get(key, "")


def _treatment(key: str) -> str:
    return {
        "rutf": "RUTF",
        "pmt": "PMT",
        "f75": "F-75",
        "f100": "F-100",
        "vitamin_a": text("vitamin A"),
    }.get(key, key.replace("_", " "))
