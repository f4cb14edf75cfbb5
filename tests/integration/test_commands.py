"""The commands an operator types, on a fresh SQLite file."""

import re

import pytest
from typer.testing import CliRunner

from bot.__main__ import app

VILLAGE = (
    "village", "add", "--name", "Sukamaju", "--district", "Kota", "--puskesmas", "Puskesmas Kota",
    "--hamlet", "Timur:01,02", "--zone", "Asia/Jakarta",
    "--posyandu", "Mawar; Timur; Balai Dusun; Selasa kedua; 08.00-11.00",
)  # fmt: skip


@pytest.fixture
def sapa(tmp_path, monkeypatch):
    """Call `sapa` in an empty folder with a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAPA_DATABASE_URL", f"sqlite:///{tmp_path / 'sapa.db'}")
    monkeypatch.setenv("COLUMNS", "200")

    def call(*words: str):
        return CliRunner().invoke(app, words)

    return call


def test_a_village_can_be_entered_and_listed(sapa):
    """The operator's first two steps."""
    assert sapa("migrate").exit_code == 0
    assert sapa(*VILLAGE).exit_code == 0
    assert re.search(r"Sukamaju.+Mawar.+Selasa kedua", sapa("village", "list").output)


def test_a_posyandu_that_cannot_be_read_is_refused_with_an_example(sapa):
    """Nothing is entered by halves."""
    sapa("migrate")
    words = [*VILLAGE[:-1], "Mawar; Timur; Balai; Selasa yang mana; 08.00-11.00"]
    refused = sapa(*words)
    assert refused.exit_code == 2
    assert "Selasa kedua" in refused.output
    assert "Mawar" not in sapa("village", "list").output


def test_a_cadre_is_invited_with_a_code(sapa):
    """The code opens for the invited number alone, so it may be printed."""
    sapa("migrate")
    sapa(*VILLAGE)
    invited = sapa(
        "worker", "invite", "Tini Sari", "--role", "cadre", "--phone", "0812 0000 0061",
        "--posyandu", "Mawar",
    )  # fmt: skip
    assert re.search(r"KADER \d{6}", invited.output)


def test_a_midwife_is_let_in_by_her_number(sapa):
    """She promises nothing by chat: the operator knows her."""
    sapa("migrate")
    sapa(*VILLAGE)
    let_in = sapa("worker", "invite", "Ratih", "--role", "midwife", "--phone", "081200000062")
    assert let_in.exit_code == 0
    assert "menu" in let_in.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--role", "boss", "--phone", "081200000061"), "none of the roles"),
        (("--role", "cadre", "--phone", "12"), "no mobile number"),
        (("--role", "cadre", "--phone", "081200000061", "--posyandu", "Melur"), "Mawar"),
    ],
)
def test_what_cannot_be_is_refused_kindly(sapa, words, said):
    """A sentence that says what is needed, never a trace."""
    sapa("migrate")
    sapa(*VILLAGE)
    refused = sapa("worker", "invite", "Tini", *words)
    assert refused.exit_code == 2
    assert said in refused.output


def test_nobody_is_invited_before_there_is_a_village(sapa):
    """The order of the steps is told."""
    sapa("migrate")
    refused = sapa("worker", "invite", "Tini", "--role", "midwife", "--phone", "081200000061")
    assert "sapa village add" in refused.output


def test_the_doctor_says_what_is_missing(sapa):
    """A database without a village needs the operator."""
    sapa("migrate")
    report = sapa("doctor")
    assert report.exit_code == 1
    assert "sapa village add" in report.output
    sapa(*VILLAGE)
    assert sapa("doctor").exit_code == 0


def test_the_doctor_asks_for_missing_tables(sapa):
    """An empty file is no database yet."""
    report = sapa("doctor")
    assert report.exit_code == 1
    assert "sapa migrate" in report.output


def test_a_bad_setting_names_itself(sapa, monkeypatch):
    """And its value is not shown."""
    monkeypatch.setenv("SAPA_PORT", "rahasia")
    refused = sapa("doctor")
    assert refused.exit_code == 2
    assert "SAPA_PORT" in refused.output
    assert "rahasia" not in refused.output


def test_templates_need_a_whatsapp_sender(sapa):
    """The way on is named."""
    refused = sapa("templates", "status")
    assert refused.exit_code == 2
    assert "connect-whatsapp" in refused.output


def test_an_empty_outbox_has_nothing_to_explain(sapa):
    """A person's number and a key are both understood."""
    sapa("migrate")
    assert sapa("outbox", "why", "1").exit_code == 0
    assert sapa("outbox", "why", "reminder:").exit_code == 0


def test_nothing_was_set_aside_in_an_empty_inbox(sapa):
    """And a number that was not set aside is refused with the way to find one."""
    sapa("migrate")
    assert "Nothing" in sapa("inbox", "aside").output
    refused = sapa("inbox", "retry", "7")
    assert refused.exit_code == 2
    assert "sapa inbox aside" in refused.output


def test_the_texts_can_be_checked(sapa):
    """Every sentence can be translated."""
    assert sapa("texts", "check").exit_code == 0
