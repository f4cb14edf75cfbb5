"""A midwife's result in her words, and what of it a family hears."""

from dialog.input.examination import Examination
from dialog.texts import text


def summary(found: Examination) -> str:
    """Say a result in one line: 'Gizi buruk tanpa komplikasi, rawat jalan, RUTF'."""
    parts = [_findings(found), _care(found.care), *(_treatment(key) for key in found.treatments)]
    line = ", ".join(part for part in parts if part) or text("hasil dicatat seperti ditulis")
    return f"{line[:1].upper()}{line[1:]}"


def _findings(found: Examination) -> str:
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
