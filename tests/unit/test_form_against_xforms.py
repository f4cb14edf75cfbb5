"""Relevance, constraints and calculations are what an independent reading of the XForm says."""

import math
from datetime import date, timedelta

import forms_samples
import pytest
from forms_second_reading import Expressions, SecondReading, days
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from documents.forms.reading import read_form
from domain.forms.evaluation import Scope, evaluate, holds
from domain.forms.model import Group, Kind, Question
from domain.forms.scoping import value_of, with_current
from domain.forms.values import number, string

TODAY = date(2026, 2, 10)
NAMES = ("relevance", "constraint", "logic", "calculation", "dates")
READ = {
    name: (
        read_form(forms_samples.content(name), fallback_name=name),
        SecondReading(forms_samples.content(name), TODAY),
    )
    for name in NAMES
}
WORDS = ("xyz", "o", "lo", "dengan spasi", "1234567890123456", "ab", "abcde", "xo", "7")


def an_answer(question):
    """Make answers to a question; often none."""
    match question.kind:
        case Kind.INTEGER | Kind.RANGE:
            made = st.integers(-20, 130).map(str)
        case Kind.DECIMAL:
            made = st.integers(-200, 2_000).map(lambda tenths: string(tenths / 10))
        case Kind.DATE:
            made = st.integers(-400, 60).map(
                lambda offset: (TODAY + timedelta(days=offset)).isoformat()
            )
        case Kind.TIME:
            made = st.just("")
        case Kind.SELECT_ONE:
            made = st.sampled_from([option.name for option in question.options])
        case Kind.SELECT_MULTIPLE:
            made = st.lists(
                st.sampled_from([option.name for option in question.options]), unique=True
            ).map(" ".join)
        case _:
            made = st.sampled_from(WORDS)
    return st.one_of(st.just(""), made, made)


def walked(items, outer=()):
    """Give every question with the groups it lies in."""
    for item in items:
        if isinstance(item, Question):
            yield item, outer
        elif isinstance(item, Group):
            yield from walked(item.items, (*outer, item))


def as_instance(question, kept):
    """Write an answer as libxml2 can reckon with it: a day by its number."""
    if question.kind is Kind.DATE and kept:
        return days(date.fromisoformat(kept))
    return kept


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_conditions_are_those_of_the_xform(name, data):
    """Question by question: asked or not, allowed or not, and what is worked out."""
    form, second = READ[name]
    values, instance = {}, {}
    for question, groups in walked(form.items):
        scope = Scope(today=TODAY, values=values)
        is_relevant = all(holds(each.relevant, scope) for each in (*groups, question))
        frames = [*(each.name for each in groups if each.relevant), question.name]
        assert is_relevant == all(second.is_relevant(each, instance) for each in frames)
        if not is_relevant or question.kind is Kind.NOTE:
            continue
        if question.kind is Kind.CALCULATE:
            kept = _calculated(question, scope, second, instance)
            if kept is None:
                return
        else:
            kept = data.draw(an_answer(question), label=question.name)
        written = as_instance(question, kept)
        if kept and question.constraint and question.kind is not Kind.TIME:
            allowed = holds(question.constraint, with_current(scope, question, kept))
            at = {**instance, question.name: written}
            assert allowed == second.is_allowed(question.name, at), (question.constraint, kept)
        values[question.name] = value_of(question.kind, kept)
        instance[question.name] = written


def _calculated(question, scope, second, instance):
    """Compare a calculation, and give it; None where a day cannot be told from its number."""
    ours = evaluate(question.calculation, scope)
    theirs = second.calculation(question.name, instance)
    if isinstance(theirs, float):
        if math.isnan(theirs):
            # A day that cannot be told is nothing here; there it is no number.
            assert string(ours) in {"NaN", ""}
        else:
            assert math.isclose(number(ours), theirs, abs_tol=1e-9), question.name
    else:
        assert string(ours) == theirs
    return string(ours)


A, B, S, T, M = "${a}", "${b}", "${s}", "${t}", "${m}"
SIGNS = ("=", "!=", "<", "<=", ">", ">=")
figures = st.deferred(
    lambda: st.one_of(
        st.integers(0, 20).map(str),
        st.sampled_from(("0.5", "2.25", A, B, A, B)),
        st.tuples(figures, st.sampled_from(("+", "-", "*", "div", "mod")), figures).map(
            lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
        ),
        figures.map(lambda inner: f"-{inner}"),
        figures.map(lambda inner: f"round({inner})"),
        figures.map(lambda inner: f"floor({inner})"),
        figures.map(lambda inner: f"int({inner})"),
        texts.map(lambda inner: f"string-length({inner})"),
        texts.map(lambda inner: f"number({inner})"),
        st.just(f"count-selected({M})"),
    )
)
texts = st.deferred(
    lambda: st.one_of(
        st.sampled_from(("'x'", "'ab'", "''", "'5'", S, T, S, T)),
        st.tuples(texts, texts).map(lambda parts: f"concat({parts[0]}, {parts[1]})"),
        st.tuples(texts, texts).map(lambda parts: f"coalesce({parts[0]}, {parts[1]})"),
        texts.map(lambda inner: f"normalize-space({inner})"),
        st.tuples(truths, texts, texts).map(
            lambda parts: f"if({parts[0]}, string({parts[1]}), string({parts[2]}))"
        ),
    )
)
truths = st.deferred(
    lambda: st.one_of(
        st.tuples(figures, st.sampled_from(SIGNS), figures).map(" ".join),
        st.tuples(texts, st.sampled_from(SIGNS[:2]), texts).map(" ".join),
        st.tuples(truths, st.sampled_from(("and", "or")), truths).map(
            lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
        ),
        st.tuples(truths, st.sampled_from(("and", "or")), truths).map(" ".join),
        truths.map(lambda inner: f"not({inner})"),
        st.sampled_from(("u", "v", "w")).map(lambda name: f"selected({M}, '{name}')"),
        st.tuples(texts, texts).map(lambda parts: f"contains({parts[0]}, {parts[1]})"),
        st.tuples(texts, texts).map(lambda parts: f"starts-with({parts[0]}, {parts[1]})"),
        texts.map(lambda inner: f"regex({inner}, '[a-x]{{1,3}}')"),
        st.sampled_from(("true()", "false()")),
    )
)
ANSWERS = st.fixed_dictionaries(
    {
        "a": st.one_of(st.just(""), st.integers(-9, 30).map(str)),
        "b": st.one_of(st.just(""), st.integers(-90, 90).map(lambda tenths: string(tenths / 10))),
        "s": st.sampled_from(("", "x", "ab", "xyz", "5", "b c")),
        "t": st.sampled_from(("", "x", "abc", "7")),
        "m": st.lists(st.sampled_from(("u", "v", "w")), unique=True).map(" ".join),
    }
)
KINDS = {"a": Kind.INTEGER, "b": Kind.DECIMAL, "m": Kind.SELECT_MULTIPLE}


@settings(max_examples=600, deadline=None)
@given(truths, ANSWERS)
def test_any_condition_comes_to_the_same(condition, answers):
    """Whatever condition is put together from what both know, both say yes or both say no."""
    values = {name: value_of(KINDS.get(name, Kind.TEXT), kept) for name, kept in answers.items()}
    root = etree.Element("data")
    for name, kept in answers.items():
        etree.SubElement(root, name).text = kept
    path = condition
    for name in answers:
        path = path.replace(f"${{{name}}}", f"/data/{name}")
    theirs = Expressions(TODAY).value(path, etree.ElementTree(root))
    assert holds(condition, Scope(today=TODAY, values=values)) == bool(theirs)
