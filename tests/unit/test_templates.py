"""The templates keep WhatsApp's rules, and values are cleaned."""

import re

import pytest

from bot.templates import Templates, places, render, templates
from dialog.messages import Template

ALL = list(templates().values())


@pytest.mark.parametrize("known", ALL, ids=[known.name for known in ALL])
def test_template_keeps_the_rules_of_approval(known):
    """No variable at an end or beside another, a sample for each, three short buttons."""
    assert list(places(known.body)) == list(range(1, len(known.samples) + 1))
    assert not re.search(r"^\W*\{\{|\}\}\W*$|\}\}\s*\{\{", known.body)
    assert len(known.buttons) <= 3
    assert all(len(label) <= 20 for _, label in known.buttons)
    assert len(known.filled(known.samples)) < 600


def test_values_are_cleaned():
    """Line breaks, tabs and long gaps do not reach a template; long values are shortened."""
    text = render("kabar_imunisasi", ["Ibu\n Sari", "Ani\t    B" + "x" * 300])
    assert text.startswith("Selamat pagi, Ibu Sari. Kemarin Ani Bxxx")
    assert "…" in text


def test_broadcast_text_may_be_longer():
    """A broadcast of 500 characters goes out whole."""
    assert "x" * 500 in render("pengumuman_desa", ["Sukamaju", "warga", "x" * 500])


@pytest.mark.parametrize("template", [("tidak_ada", ("a",)), ("kabar_imunisasi", ("a",))])
def test_unknown_template_or_missing_value_is_not_filled(template):
    """A template that WhatsApp would refuse is not sent."""
    name, values = template
    assert Templates().fill(Template(name=name, variables=values)) is None
