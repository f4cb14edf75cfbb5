"""An XLSForm read into a form, or refused with everything that is to mend."""

import re
from collections.abc import Iterator
from typing import Any

from dialog.texts import text
from documents.forms.questions import (
    Unsuitable,
    condition,
    group_label,
    question,
    words_of,
)
from documents.forms.refusals import SURVEY, BadFormError, Finding, of_expression, whole_file
from documents.forms.rows import findings, row_of_names
from documents.forms.workbook import opened, tree
from domain.forms.checking import problems
from domain.forms.model import Form, Group, Item, Question, Repeat, everything

MOST_QUESTIONS = 80
LONGEST_TITLE = 60
_FORM_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}")


class _Builder:
    """Turns pyxform's tree into items, collecting what is not suitable on the way."""

    def __init__(self, rows: dict[str, int], language: str) -> None:
        self._rows = rows
        self.language = language
        self.findings: list[Finding] = []
        self._counts: dict[str, str] = {}

    def items(self, children: list[dict[str, Any]]) -> tuple[Item, ...]:
        """Build the items of a form, a group or a repeat."""
        return tuple(item for child in children if (item := self._item(child)) is not None)

    def row(self, name: str) -> int:
        """Tell where a name stands; pyxform makes 'alasan_other' from the row of 'alasan'."""
        return self._rows.get(name) or self._rows.get(name.removesuffix("_other"), 0)

    def _item(self, child: dict[str, Any]) -> Item | None:
        if child["type"] == "calculate" and child["name"] not in self._rows:
            # pyxform puts the expression of a repeat_count into a question of its own.
            self._counts[f"${{{child['name']}}}"] = str(child["bind"]["calculate"])
            return None
        try:
            match child["type"]:
                case "group":
                    return self._group(child)
                case "repeat":
                    return self._repeat(child)
                case _:
                    return question(child, self.language)
        except Unsuitable as unsuitable:
            self.findings.append(
                Finding(sheet=SURVEY, row=self.row(child["name"]), reason=unsuitable.reason)
            )
            return None

    def _group(self, child: dict[str, Any]) -> Group | None:
        if child["name"] == "meta":  # pyxform's own, without a question of the sheet
            return None
        return Group(
            name=child["name"],
            label=group_label(child, self.language),
            relevant=condition(child, "relevant"),
            items=self.items(child["children"]),
        )

    def _repeat(self, child: dict[str, Any]) -> Repeat:
        count = str(child.get("control", {}).get("jr:count", ""))
        return Repeat(
            name=child["name"],
            label=group_label(child, self.language),
            relevant=condition(child, "relevant"),
            count=self._counts.get(count, count),
            items=self.items(child["children"]),
        )


def read_form(content: bytes, *, fallback_name: str) -> Form:
    """Read a workbook, or raise BadFormError; without a form_id the file's name is taken."""
    sheets = opened(content)
    found = tuple(findings(sheets))
    if found:
        raise BadFormError(*sorted(found))
    made = tree(sheets, fallback_name)
    name = str(made["id_string"])
    if not _FORM_NAME.fullmatch(name):
        raise whole_file(
            text(
                "form_id {name} tidak bisa dipakai. Hanya huruf, angka, titik dan garis bawah, "
                "paling panjang 40.",
                name=name,
            )
        )
    builder = _Builder(row_of_names(sheets), str(made.get("default_language", "")))
    form = Form(
        name=name,
        title=words_of(made.get("title"), builder.language) or name,
        items=builder.items(made["children"]),
    )
    reasons = [*builder.findings, *_of_form(form, builder)]
    if reasons:
        raise BadFormError(*sorted(reasons))
    return form


def _of_form(form: Form, builder: _Builder) -> Iterator[Finding]:
    asked = [each for each in everything(form.items) if isinstance(each, Question)]
    if not any(each.is_asked for each in asked) and not builder.findings:
        yield Finding(sheet=SURVEY, row=0, reason=text("tidak ada satu pun pertanyaan."))
    if len(asked) > MOST_QUESTIONS:
        reason = text(
            "ada {count} pertanyaan; untuk percakapan paling banyak {most}.",
            count=len(asked),
            most=MOST_QUESTIONS,
        )
        yield Finding(sheet=SURVEY, row=0, reason=reason)
    if len(form.title) > LONGEST_TITLE:
        reason = text("form_title paling panjang {most} huruf.", most=LONGEST_TITLE)
        yield Finding(sheet="settings", row=2, reason=reason)
    if builder.findings:
        return  # what refers to a refused question would only be refused for that
    for problem in problems(form):
        yield Finding(
            sheet=SURVEY,
            row=builder.row(problem.name),
            reason=of_expression(problem.column, problem.fault, problem.about),
        )
