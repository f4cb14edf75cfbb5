"""A form as JSON and back, as a version of it is kept."""

from dataclasses import fields
from typing import Any

from domain.forms.model import Form, Group, Item, Kind, Option, Question, Repeat

ITEM = "item"
_KINDS: dict[str, type[Question | Group | Repeat]] = {
    "question": Question,
    "group": Group,
    "repeat": Repeat,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_json(form: Form) -> dict[str, Any]:
    """Give what must last: texts, lists, text keys; what is empty is left out."""
    return {
        "name": form.name,
        "title": form.title,
        "items": [_item_to_json(item) for item in form.items],
    }


def from_json(stored: dict[str, Any]) -> Form:
    """Read what `to_json` gave."""
    return Form(
        name=stored["name"],
        title=stored["title"],
        items=tuple(_item(each) for each in stored["items"]),
    )


def _item_to_json(item: Item) -> dict[str, Any]:
    kept: dict[str, Any] = {ITEM: _NAMES[type(item)]}
    for field in fields(item):
        value = getattr(item, field.name)
        if not value:
            continue
        match field.name:
            case "items":
                kept["items"] = [_item_to_json(each) for each in value]
            case "options":
                kept["options"] = [[each.name, each.label, each.columns] for each in value]
            case _:
                kept[field.name] = str(value)
    return kept


def _item(stored: dict[str, Any]) -> Item:
    kind = _KINDS[stored[ITEM]]
    known = {field.name for field in fields(kind)}
    values = {name: value for name, value in stored.items() if name in known}
    if "items" in values:
        values["items"] = tuple(_item(each) for each in values["items"])
    if "options" in values:
        values["options"] = tuple(
            Option(name=name, label=label, columns=columns)
            for name, label, columns in values["options"]
        )
    if "kind" in values:
        values["kind"] = Kind(values["kind"])
    return kind(**values)
