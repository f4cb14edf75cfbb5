"""One question of pyxform's tree turned into ours, or refused with the reason."""

import re
from collections.abc import Mapping
from typing import Any

from dialog.texts import text
from domain.forms.model import Kind, Option, Question
from domain.forms.syntax import BadExpressionError, parse

LONGEST_LABEL = 900
"""With the choices it has to fit the 1,024 letters of WhatsApp."""
LONGEST_OPTION = 100
MOST_OPTIONS = {Kind.SELECT_ONE: 100, Kind.SELECT_MULTIPLE: 25}
MOST_OPTION_LETTERS = 1_000
"""Of all choices of one select_multiple, which stand in one message."""

KINDS: dict[str, Kind] = {
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "integer": Kind.INTEGER,
    "int": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "select one": Kind.SELECT_ONE,
    "select all that apply": Kind.SELECT_MULTIPLE,
    "acknowledge": Kind.ACKNOWLEDGE,
    "trigger": Kind.ACKNOWLEDGE,
    "range": Kind.RANGE,
    "note": Kind.NOTE,
    "calculate": Kind.CALCULATE,
    "start": Kind.START,
    "end": Kind.END,
    "today": Kind.TODAY,
}
SEEN = frozenset((
    "photo", "image", "add image prompt", "audio", "add audio prompt", "video",
    "add video prompt", "file", "add file prompt", "background-audio",
))  # fmt: skip
PLACES = frozenset((
    "geopoint", "gps", "location", "geotrace", "geoshape", "start-geopoint", "osm",
))  # fmt: skip
DEVICE = frozenset((
    "deviceid", "phonenumber", "phone number", "username", "email", "simserial", "subscriberid",
    "device id", "get device id", "audit", "start time", "get start time", "end time",
    "get end time", "get today", "imei", "sim id", "subscriber id", "network",
))  # fmt: skip
IGNORED_COLUMNS = frozenset(("name", "label", "media", "sms_option", "image", "audio", "video"))
_OTHER_OF = re.compile(r"selected\(\.\./([A-Za-z_][\w.-]*), 'other'\)")
_YES = frozenset(("yes", "true", "true()", "ya"))
_NO = frozenset(("no", "false", "false()", "tidak", ""))


class Unsuitable(Exception):  # noqa: N818 (nothing went wrong: it is an answer)
    """A row that a conversation cannot ask; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def question(child: Mapping[str, Any], language: str) -> Question:
    """Build one question, or raise Unsuitable."""
    kind = _kind(str(child["type"]))
    label = words_of(child.get("label"), language)
    _check_cells(child)
    if kind not in {Kind.CALCULATE, Kind.START, Kind.END, Kind.TODAY} and not label:
        raise Unsuitable(text("kolom label kosong."))
    if len(label) > LONGEST_LABEL:
        raise Unsuitable(text("label paling panjang {most} huruf.", most=LONGEST_LABEL))
    bind = child.get("bind", {})
    low, high, step = _range(child) if kind is Kind.RANGE else ("", "", "")
    calculation = str(bind.get("calculate", ""))
    default = _default(child, kind)
    return Question(
        name=str(child["name"]),
        kind=kind,
        label=_as_said(label, child),
        hint=words_of(child.get("hint"), language),
        relevant=condition(child, "relevant"),
        required=_required(str(bind.get("required", ""))),
        constraint=condition(child, "constraint"),
        constraint_message=words_of(bind.get("jr:constraintMsg"), language),
        required_message=words_of(bind.get("jr:requiredMsg"), language),
        calculation=(calculation or default) if kind is Kind.CALCULATE else "",
        default="" if kind is Kind.CALCULATE else default,
        choice_filter=str(child.get("choice_filter", "")),
        options=_options(child, kind, language),
        low=low,
        high=high,
        step=step,
    )


def _kind(written: str) -> Kind:
    name = written.lower()
    if name in KINDS:
        return KINDS[name]
    raise Unsuitable(_why_not(name, written))


def _why_not(name: str, written: str) -> str:
    reasons = (
        (
            name in SEEN,
            text("{kind}: gambar, suara dan berkas belum bisa ditanyakan.", kind=written),
        ),
        (name in PLACES, text("{kind}: titik lokasi belum bisa ditanyakan.", kind=written)),
        (name in DEVICE, text("{kind}: percakapan tidak tahu data perangkat.", kind=written)),
        (
            name == "barcode",
            text("{kind}: kode batang tidak bisa dibaca lewat percakapan.", kind=written),
        ),
        (
            "external" in name or "file" in name,
            text("{kind}: daftar dari berkas lain belum bisa dipakai.", kind=written),
        ),
        (name == "rank", text("{kind}: mengurutkan pilihan belum bisa ditanyakan.", kind=written)),
    )
    usual = text("jenis {kind} belum bisa ditanyakan.", kind=written)
    return next((reason for fits, reason in reasons if fits), usual)


def _check_cells(child: Mapping[str, Any]) -> None:
    appearance = str(child.get("control", {}).get("appearance", ""))
    bind = child.get("bind", {})
    if child.get("media"):
        raise Unsuitable(text("gambar atau suara pada pertanyaan belum bisa ditampilkan."))
    if "search(" in appearance or child.get("query"):
        raise Unsuitable(text("daftar dari berkas lain belum bisa dipakai."))
    if child.get("trigger"):
        raise Unsuitable(text("kolom trigger belum bisa dipakai."))
    if str(bind.get("readonly", "")).lower() not in _NO and child["type"] != "note":
        raise Unsuitable(text("kolom read_only belum bisa dipakai; tulis sebagai note."))
    if child["type"] != "calculate" and bind.get("calculate"):
        raise Unsuitable(text("rumus di kolom calculation hanya untuk jenis calculate."))


def condition(child: Mapping[str, Any], column: str) -> str:
    """Give an expression of a row; pyxform writes that of 'or_other' as a path."""
    written = str(child.get("bind", {}).get(column, "")).strip()
    other = _OTHER_OF.fullmatch(written)
    return f"selected(${{{other[1]}}}, 'other')" if other else written


def _required(written: str) -> str:
    plain = written.strip().lower()
    if plain in _YES:
        return "true()"
    return "" if plain in _NO else written


def _default(child: Mapping[str, Any], kind: Kind) -> str:
    """Give a default as an expression: a text is put into quotation marks."""
    written = str(child.get("default", "")).strip()
    if not written:
        return ""
    if child.get("_dynamic_default"):
        return written
    if kind in {Kind.INTEGER, Kind.DECIMAL, Kind.RANGE}:
        try:
            parse(written)
        except BadExpressionError:
            raise Unsuitable(text("default {words} bukan angka.", words=written)) from None
        return written
    if kind is Kind.DATE:
        written = written.partition(" ")[0]
    quote = "'" if '"' in written else '"'
    return f"{quote}{written.replace(quote, '')}{quote}"


def _range(child: Mapping[str, Any]) -> tuple[str, str, str]:
    told = child.get("parameters") or {}
    found = [str(told.get(name, usual)) for name, usual in (("start", 1), ("end", 10), ("step", 1))]
    try:
        low, high, step = (float(each) for each in found)
    except ValueError:
        raise Unsuitable(text("start, end dan step harus berupa angka.")) from None
    if low >= high or step <= 0:
        raise Unsuitable(text("start harus lebih kecil dari end, dan step lebih dari 0."))
    return found[0], found[1], found[2]


def _options(child: Mapping[str, Any], kind: Kind, language: str) -> tuple[Option, ...]:
    if kind not in MOST_OPTIONS:
        return ()
    options = tuple(_option(each, language) for each in child.get("choices") or ())
    if not options:
        raise Unsuitable(text("daftar pilihannya kosong."))
    if len(options) > MOST_OPTIONS[kind]:
        raise Unsuitable(
            text(
                "ada {count} pilihan; untuk percakapan paling banyak {most}.",
                count=len(options),
                most=MOST_OPTIONS[kind],
            )
        )
    letters = sum(len(option.label) for option in options)
    if kind is Kind.SELECT_MULTIPLE and letters > MOST_OPTION_LETTERS:
        raise Unsuitable(text("semua pilihan bersama terlalu panjang untuk satu pesan."))
    return options


def _option(choice: Mapping[str, Any], language: str) -> Option:
    label = words_of(choice.get("label"), language)
    name = str(choice["name"])
    if choice.get("media"):
        raise Unsuitable(text("gambar pada pilihan {name} belum bisa ditampilkan.", name=name))
    if not label:
        raise Unsuitable(text("pilihan {name} tidak punya label.", name=name))
    if len(label) > LONGEST_OPTION:
        raise Unsuitable(
            text(
                "label pilihan {name} paling panjang {most} huruf.", name=name, most=LONGEST_OPTION
            )
        )
    columns = {
        column: str(cell)
        for column, cell in choice.items()
        if column not in IGNORED_COLUMNS and isinstance(cell, str)
    }
    # pyxform adds this one for 'or_other', in English.
    said = text("Lainnya") if (name, label) == ("other", "Other") else label
    return Option(name=name, label=said, columns=columns)


def _as_said(label: str, child: Mapping[str, Any]) -> str:
    is_made_up = label == "Specify other." and _OTHER_OF.fullmatch(
        str(child.get("bind", {}).get("relevant", ""))
    )
    return text("Lainnya: tolong tuliskan.") if is_made_up else label


def group_label(child: Mapping[str, Any], language: str) -> str:
    """Give a group's label; its picture is nothing a chat shows."""
    return words_of(child.get("label"), language)


def words_of(label: object, language: str) -> str:
    """Give a label in Indonesian, else in the form's usual language, else in any."""
    if isinstance(label, Mapping):
        by_language = {str(name): str(words) for name, words in label.items() if words}
        indonesian = next((name for name in by_language if _is_indonesian(name)), "")
        for name in (indonesian, language, "default", next(iter(by_language), "")):
            if name in by_language:
                return by_language[name].strip()
        return ""
    return "" if label is None else str(label).strip()


def _is_indonesian(language: str) -> bool:
    name = language.lower().strip()
    return "(id)" in name or "indonesia" in name or name in {"id", "bahasa"}
