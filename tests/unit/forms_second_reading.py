"""A second reading of a form's expressions: pyxform's own XForm, asked by libxml2.

Nothing here knows domain.forms: pyxform turns the sheet into an XForm whose binds hold XPath, and
libxml2 (a public implementation of XPath 1.0) evaluates it over an instance with the answers. What
ODK adds to XPath is defined below from its documentation.
"""

import math
import re
from datetime import date
from io import BytesIO

from lxml import etree
from pyxform.xls2xform import convert

XFORMS = "{http://www.w3.org/2002/xforms}"
DAY_ZERO = date(1970, 1, 1)


def days(day):
    """Number a day as ODK does in arithmetic."""
    return str((day - DAY_ZERO).days)


def _text(value):
    if isinstance(value, list):
        return (value[0].text or "") if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if math.isfinite(value) and value == int(value) else str(value)
    return value


def _figure(value):
    try:
        return float(_text(value)) if _text(value).strip() else math.nan
    except ValueError:
        return math.nan


def _truth(value):
    if isinstance(value, list):
        return bool(_text(value))
    if isinstance(value, float):
        return not math.isnan(value) and value != 0
    return bool(value)


def _day(value):
    written = _text(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return float(days(date.fromisoformat(written)))
    return math.floor(_figure(value)) + 0.0


def _rounded(_, value, places):
    figure = _figure(value)
    if not math.isfinite(figure):
        return figure
    up = math.floor(abs(figure) * 10 ** int(places) + 0.5 + 1e-9) / 10 ** int(places)
    return math.copysign(up, figure)


class Expressions:
    """Evaluates XPath over one instance of a form."""

    def __init__(self, today):
        self._functions = {
            (None, "selected"): lambda _, node, name: _text(name) in _text(node).split(),
            (None, "count-selected"): lambda _, node: float(len(_text(node).split())),
            (None, "if"): lambda _, test, then, other: then if _truth(test) else other,
            (None, "coalesce"): lambda _, one, other: one if _text(one) else other,
            (None, "regex"): lambda _, node, form: bool(re.fullmatch(_text(form), _text(node))),
            (None, "today"): lambda _: float(days(today)),
            (None, "date"): lambda _, value: _day(value),
            (None, "int"): lambda _, value: (
                float(int(_figure(value))) if math.isfinite(_figure(value)) else _figure(value)
            ),
            (None, "pow"): lambda _, one, other: _figure(one) ** _figure(other),
            (None, "round-to"): _rounded,
            (None, "ends-with"): lambda _, one, end: _text(one).endswith(_text(end)),
        }

    def value(self, expression, node):
        """Evaluate an expression at a node of an instance."""
        # XPath's own round() takes no places, and cannot be replaced.
        named = re.sub(r"\bround\((?=.*, \d+\)$)", "round-to(", expression)
        found = etree.XPath(named, extensions=self._functions)(node)
        return _text(found) if isinstance(found, list) else found


class SecondReading:
    """A form as pyxform's XForm, with its conditions by question."""

    def __init__(self, content, today):
        made = convert(xlsform=BytesIO(content), validate=False, file_type=".xlsx").xform
        tree = etree.fromstring(made.encode())
        self._expressions = Expressions(today)
        self.binds = {
            bind.get("nodeset").rpartition("/")[2]: bind for bind in tree.iter(f"{XFORMS}bind")
        }
        self.paths = {name: bind.get("nodeset") for name, bind in self.binds.items()}

    def _instance(self, answers):
        root = etree.Element("data")
        for name, path in self.paths.items():
            at = root
            for step in path.split("/")[2:]:
                below = at.find(step)
                at = etree.SubElement(at, step) if below is None else below
            at.text = answers.get(name, "")
        return root

    def _asked(self, name, attribute, answers):
        expression = self.binds[name].get(attribute)
        if expression is None:
            return True
        root = self._instance(answers)
        node = etree.ElementTree(root).xpath(self.paths[name])[0]
        return self._expressions.value(expression, node)

    def is_relevant(self, name, answers):
        """Tell whether a question is asked after these answers."""
        return _truth(self._asked(name, "relevant", answers))

    def is_allowed(self, name, answers):
        """Tell whether the question's own answer keeps its constraint."""
        return _truth(self._asked(name, "constraint", answers))

    def calculation(self, name, answers):
        """Work out a calculation."""
        return self._asked(name, "calculate", answers)
