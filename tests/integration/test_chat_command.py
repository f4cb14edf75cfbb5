"""`sapa chat` and `sapa transcript check`, as somebody at a keyboard uses them."""

import io
import json

import pytest
import structlog

from bot.commands import chat, transcript
from bot.worlds import sample


@pytest.fixture(autouse=True)
def usual_logs():
    """Leave the logs as they were: the commands write them to a stream that is gone afterwards."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def world(tmp_path):
    """Write the sample village to a file."""
    path = tmp_path / "dunia.json"
    path.write_text(json.dumps(sample.world().table), encoding="utf-8")
    return path


@pytest.fixture
def talk(world, monkeypatch, capsys):
    """Type lines as somebody and give what is printed on both streams."""

    def typed(*lines, speaker="Siti", **settings):
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
        code = chat.run(world, speaker, channel=settings.get("channel"), at=settings.get("at"))
        return code, *capsys.readouterr()

    return typed


def test_answers_come_in_the_notation(talk):
    """A report is answered as in a transcript, with its choices."""
    code, out, _err = talk("# given: hari posyandu dibuka.", "> timbang ani 8,2", "  70,5")
    assert code == 0
    assert out.startswith("< Bot: ✅ Ani Lestari, 9 bulan\n  BB 8,2 kg, PB 70,5 cm\n")
    assert "[1]" in out


def test_other_person_may_write(talk):
    """A name before the colon speaks; a colon inside words does not."""
    _code, out, _err = talk("> Bidan Ratih: menu", "> tolong: ini apa", speaker="Siti")
    assert len([line for line in out.splitlines() if line.startswith("< Bot:")]) == 2


def test_clock_brings_what_the_service_begins(talk):
    """Moving the clock shows the message with its recipient and its channel."""
    _code, out, _err = talk(
        "# given: hari posyandu dibuka.", "@ 2026-02-10 16:00", at="2026-02-10 09:00"
    )
    assert "! to Bu Siti (whatsapp): Bu Siti, posyandu Melati 1 masih terbuka." in out


def test_bad_lines_are_told_and_the_talk_goes_on(talk):
    """Nonsense is answered on the error stream."""
    code, out, err = talk("halo", "@ besok", "@ 2020-01-01 08:00", "# given: Ada naga.", "> menu")
    assert code == 0
    assert "tulis: > halo" in err
    assert "Contoh: @ 2026-02-10 08:00" in err
    assert "hanya bisa maju" in err
    assert "catatan: keterangan tidak dipakai: Ada naga" in err
    assert out.startswith("< Bot:")


@pytest.mark.parametrize("settings", [{"channel": "surat"}, {"at": "kemarin"}])
def test_bad_beginning_is_refused(talk, settings):
    """A channel or a clock nobody knows ends it with 1."""
    code, out, err = talk("> halo", **settings)
    assert (code, out) == (1, "")
    assert err


def test_transcript_that_differs_is_shown(world, tmp_path, capsys):
    """The exit code is 1, and what was expected stands beside what came."""
    good, bad = tmp_path / "baik.txt", tmp_path / "lain.txt"
    heading = "# who: kader (Siti) ; clock: 2026-02-10 09:00 Asia/Makassar ; channel: any\n"
    good.write_text(f"{heading}> Siti: batal\n", encoding="utf-8")
    assert transcript.check([good], world, rewrite=True) == 1
    assert "< Bot:" in good.read_text(encoding="utf-8")
    assert transcript.check([good], world) == 0
    bad.write_text(f"{heading}> Siti: batal\n< Bot: Harga cabai 40 ribu.\n", encoding="utf-8")
    assert transcript.check([good, bad], world) == 1
    out = capsys.readouterr().out
    assert "seharusnya:\n    < Bot: Harga cabai 40 ribu." in out
    assert "sesuai baik.txt" in out


def test_effects_are_compared_when_a_file_tells_them(world, tmp_path, capsys):
    """`=` lines hold what was carried out, and a wrong value is named."""
    file = tmp_path / "akibat.txt"
    file.write_text(
        "# who: kader (Siti) ; clock: 2026-02-10 09:00 Asia/Makassar ; channel: any\n"
        "# given: hari posyandu dibuka.\n"
        "> Siti: timbang budi santoso 13,2 91\n"
        "= RecordWeighing child=Budi_Santoso weight_g=13300\n",
        encoding="utf-8",
    )
    assert transcript.check([file], world) == 1
    assert "weight_g seharusnya 13300, ternyata 13200" in capsys.readouterr().out


def test_missing_file_or_world_is_told(world, tmp_path, capsys):
    """Neither is a trace."""
    assert transcript.check([tmp_path / "tidak.txt"], world) == 1
    assert transcript.check([], tmp_path / "tidak.json") == 1
    assert "tidak bisa dibuka" in capsys.readouterr().err
