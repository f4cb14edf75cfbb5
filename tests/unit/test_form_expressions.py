"""The small language of forms: what it reads, what it comes to, what it refuses."""

from datetime import date, time

import pytest

from domain.forms.checking import problems
from domain.forms.evaluation import Scope, evaluate, holds
from domain.forms.model import Form, Kind, Question, Repeat
from domain.forms.syntax import BadExpressionError, Fault, parse
from domain.forms.values import string

TODAY = date(2026, 2, 10)
VALUES = {
    "umur": 12.0,
    "nama": "Ani",
    "warna": "merah biru",
    "lahir": date(2020, 2, 10),
    "jam": time(9, 30),
    "tinggi": (1.5, 2.5, ""),
}
SCOPE = Scope(today=TODAY, values=VALUES, current=7.0, position=2)


@pytest.mark.parametrize(
    ("expression", "comes_to"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 2 - 3", "5"),
        ("7 mod 3", "1"),
        ("-7 mod 3", "-1"),
        ("1 div 0", "Infinity"),
        ("0 div 0", "NaN"),
        ("5 mod 0", "NaN"),
        ("-${umur} + 1", "-11"),
        ("--2", "2"),
        ("1 = 1 and 2 > 1 or false()", "true"),
        ("false() and false() or true()", "true"),
        ("${kosong} = ''", "true"),
        ("${kosong} < 5", "false"),
        ("${kosong} + 1", "NaN"),
        (". >= 7", "true"),
        ("selected(${warna}, 'biru')", "true"),
        ("selected(${warna}, 'bir')", "false"),
        ("count-selected(${warna})", "2"),
        ("selected-at(${warna}, 1)", "biru"),
        ("selected-at(${warna}, 9)", ""),
        ("coalesce(${kosong}, 'x')", "x"),
        ("if(${umur} > 10, 'besar', 'kecil')", "besar"),
        ("int(-2.9)", "-2"),
        ("int('a')", "NaN"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(2.345, 2)", "2.35"),
        ("round(1 div 0)", "Infinity"),
        ("round(1234, -2)", "1200"),
        ("floor(-1.2)", "-2"),
        ("ceiling(1.2)", "2"),
        ("pow(2, 10)", "1024"),
        ("pow(-8, 0.5)", "NaN"),
        ("pow(10, 999)", "Infinity"),
        ("abs(-3)", "3"),
        ("string-length('abc')", "3"),
        ("concat('a', 1, true())", "a1true"),
        ("contains('abc', 'b') and starts-with('abc', 'a') and ends-with('abc', 'c')", "true"),
        ("normalize-space('  a   b ')", "a b"),
        ("substr('posyandu', 3)", "yandu"),
        ("substr('posyandu', 0, 3)", "pos"),
        ("substr('posyandu', 'x')", ""),
        ("regex('08123', '^08[0-9]+$')", "true"),
        ("regex('x08123', '08[0-9]+')", "false"),
        ("number('8.5') + number(true())", "9.5"),
        ("boolean('') or boolean(0)", "false"),
        ("boolean-from-string('1')", "true"),
        ("not(1)", "false"),
        ("today()", "2026-02-10"),
        ("today() - ${lahir}", "2192"),
        ("int((today() - ${lahir}) div 365.25)", "6"),
        ("${lahir} < today()", "true"),
        ("${lahir} = '2020-02-10'", "true"),
        ("${lahir} > '2019-12-31'", "true"),
        ("date(today() + 7)", "2026-02-17"),
        ("date('')", ""),
        ("date('bukan')", ""),
        ("date(99999999999)", ""),
        ("decimal-date-time('1970-01-03')", "2"),
        ("format-date(today(), '%e %b %Y, %d-%m-%y %a %n')", "10 Feb 2026, 10-02-26 Sel 2"),
        ("format-date('', '%Y')", ""),
        ("${jam} < '10:00'", "true"),
        ("${jam} = '09:30'", "true"),
        ("'25:00' < 1", "false"),
        ("sum(${tinggi})", "4"),
        ("count(${tinggi})", "3"),
        ("count-non-empty(${tinggi})", "2"),
        ("min(${tinggi})", "1.5"),
        ("max(${tinggi}, 9)", "9"),
        ("max(${kosong})", "NaN"),
        ("min('a')", "NaN"),
        ("join(', ', ${tinggi})", "1.5, 2.5, "),
        ("position(..)", "2"),
        ("true() = 'x'", "true"),
        ("0.1 + 0.2 = 0.3", "false"),
        ("0.0000001", "0.0000001"),
        ("5. + .5", "5.5"),
        ('"it\'s"', "it's"),
        ("${lahir} and true()", "true"),
    ],
)
def test_an_expression_comes_to(expression, comes_to):
    """Each function and operator does what XPath and ODK say."""
    assert string(evaluate(expression, SCOPE)) == comes_to


def test_columns_of_choices_are_words_in_a_filter():
    """A bare word is the cell of the choice that is looked at."""
    scope = Scope(today=TODAY, values=VALUES, columns={"dusun": "timur"})
    assert evaluate("dusun = 'timur' and lain = ''", scope) is True


def test_no_condition_holds_always():
    """An empty cell forbids nothing."""
    assert holds("", SCOPE)


@pytest.mark.parametrize(
    ("expression", "fault", "about"),
    [
        ("/data/umur > 5", Fault.PATH, "/"),
        ("${a}/b", Fault.PATH, "/"),
        ("1 +", Fault.UNFINISHED, ""),
        ("(1", Fault.NOT_CLOSED, "("),
        ("'a", Fault.NOT_CLOSED, "'"),
        ("1 2", Fault.UNEXPECTED, "2"),
        ("if(1, 2", Fault.NOT_CLOSED, "("),
        ("if(1 2)", Fault.UNEXPECTED, "2"),
        ("= 1", Fault.UNEXPECTED, "="),
        ("a && b", Fault.STRANGE_SIGN, "&"),
        ("${nama lengkap} = 1", Fault.UNKNOWN_NAME, "${nama lengkap}"),
        ("(" * 60 + "1" + ")" * 60, Fault.TOO_LONG, ""),
        ("1+" * 1_500 + "1", Fault.TOO_LONG, ""),
    ],
)
def test_a_bad_expression_is_named(expression, fault, about):
    """What is refused is told by its kind and the sign it is about."""
    with pytest.raises(BadExpressionError) as refused:
        parse(expression)
    assert (refused.value.fault, refused.value.about) == (fault, about)


def asked(**cells):
    """Make a form of three questions and a repeat, whose last question has these cells."""
    first = Question(name="a", kind=Kind.INTEGER, label="A?")
    inner = Question(name="r", kind=Kind.INTEGER, label="R?")
    last = Question(name="z", kind=Kind.TEXT, label="Z?")
    return Form(
        name="f",
        title="F",
        items=(
            first,
            Repeat(name="ulang", items=(inner,)),
            Question(**{"name": "q", "kind": Kind.TEXT, "label": "Q?", **cells}),
            last,
        ),
    )


@pytest.mark.parametrize(
    ("cells", "fault", "about"),
    [
        ({"relevant": "${b} = 1"}, Fault.UNKNOWN_NAME, "b"),
        ({"relevant": "${z} = 1"}, Fault.LATER_NAME, "z"),
        ({"relevant": "${q} = 1"}, Fault.LATER_NAME, "q"),
        ({"relevant": ". = 1"}, Fault.UNEXPECTED, "."),
        ({"relevant": "${r} = 1"}, Fault.OUT_OF_REPEAT, "r"),
        ({"relevant": "sum(${r} + 1) = 1"}, Fault.OUT_OF_REPEAT, "r"),
        ({"relevant": "position(..) = 1"}, Fault.PARENT, "position"),
        ({"relevant": "string(..) = '1'"}, Fault.PARENT, ".."),
        ({"relevant": "umur = 1"}, Fault.BARE_WORD, "umur"),
        ({"constraint": "pulldata('x', 'y', 'z', 'w') = 1"}, Fault.UNKNOWN_FUNCTION, "pulldata"),
        ({"constraint": "now() > 1"}, Fault.UNKNOWN_FUNCTION, "now"),
        ({"constraint": "selected(.)"}, Fault.WRONG_COUNT, "selected"),
        ({"constraint": "today(1)"}, Fault.WRONG_COUNT, "today"),
        ({"constraint": "regex(., ${a})"}, Fault.BAD_PATTERN, "regex"),
        ({"constraint": "regex(., '(a+)+')"}, Fault.BAD_PATTERN, "(a+)+"),
        ({"constraint": "regex(., 'a*b*c*d*e*')"}, Fault.BAD_PATTERN, "a*b*c*d*e*"),
        ({"constraint": "regex(., '[')"}, Fault.BAD_PATTERN, "["),
        ({"label": "Umur ${b}?"}, Fault.UNKNOWN_NAME, "b"),
        ({"hint": "Umur ${r}?"}, Fault.OUT_OF_REPEAT, "r"),
        ({"default": "1 +"}, Fault.UNFINISHED, ""),
    ],
)
def test_an_expression_only_looks_back(cells, fault, about):
    """What cannot be known when the question is asked is refused when the form is added."""
    (problem,) = problems(asked(**cells))
    assert (problem.name, problem.fault, problem.about) == ("q", fault, about)
    assert problem.column in cells


@pytest.mark.parametrize(
    "cells",
    [
        {"relevant": "1 + sum(${r}) > 2 and not(count(${ulang}) = 0)"},
        {"relevant": "-${a} < 3", "constraint": "${q} != .", "label": "Umur ${a}?"},
        {"constraint": "regex(., '[0-9]{16}')"},
    ],
)
def test_what_can_be_asked_is_not_refused(cells):
    """Sums over a repeat, the question itself in its constraint and simple patterns are fine."""
    assert problems(asked(**cells)) == ()
