"""KENAPA: why a dose waits, in one sentence, for those who may see the child."""

from bot.worlds import sample
from bot.worlds.check import play
from dialog.transcript import reading

PEOPLE = "Ibu Rina, ibu Budi Santoso), bidan (Ratih), kader (Siti), perangkat desa (Made)"
HEAD = f"""\
# title: kenapa
# who: kader (Siti), orang tua ({PEOPLE} ; clock: 2026-02-10 09:00 Asia/Makassar ; channel: any
# given: Ibu Rina sudah setuju dan terhubung dengan Budi Santoso.

"""


def talk(lines: str) -> list[str]:
    """Play people's lines in the sample village; give what was said after each line."""
    got = play(reading.read(HEAD + lines), sample.world()).got
    head = HEAD.count("\n")
    return ["\n".join(said) for line, said in sorted(got.items()) if line > head]


def test_a_cadre_hears_until_when_a_dose_waits_and_why():
    """The child and the dose may be named in any order, with short words."""
    for words in ("kenapa pcv 3 citra", "knp citra blm pcv3?", "Mengapa PCV 3 nya Citra belum"):
        [said] = talk(f"> Bu Siti: {words}\n")
        assert "PCV 3 menunggu 5 Oktober 2026: paling muda umur 12 bulan." in said
        assert "Sumber" not in said


def test_a_midwife_hears_the_rule_and_its_source_too():
    """Where it was read, and how sure it is."""
    [said] = talk("> Bidan Ratih: kenapa dpt 3 citra\n")

    assert "sudah 4 minggu sejak DPT-HB-Hib 2, 13 Januari 2026" in said
    assert "Aturan id-epi-2026.1, baris DPT3. Sumber: " in said


def test_a_family_hears_of_its_own_child_only():
    """In family words; another's child is refused as everywhere."""
    own, others = talk("> Ibu Rina: kenapa budi belum mr lanjutan?\n> Ibu Rina: kenapa dpt dimas\n")

    assert "Campak-Rubela (MR) lanjutan" in own
    assert "menunggu" not in others
    assert "sudah diberikan" not in others


def test_an_officer_without_a_health_duty_hears_nothing():
    """The village office sees no child's doses."""
    [said] = talk("> Pak Made: kenapa dpt 3 citra\n")

    assert "DPT" not in said


def test_kenapa_about_something_else_is_no_question_about_doses():
    """A worry is not answered with a schedule."""
    said = talk("> Bu Siti: kenapa gunung sari rendah\n> Ibu Rina: kenapa anak saya rewel\n")

    assert not any("Imunisasi" in one for one in said)


def test_a_new_question_is_not_taken_for_a_name():
    """While the child's name is asked for, another KENAPA starts anew."""
    first, second = talk("> Bu Siti: kenapa mr\n> Bu Siti: kenapa pcv3 citra\n")

    assert "Imunisasi anak siapa yang ditanyakan? Ketik namanya." in first
    assert "PCV 3 menunggu" in second


def test_kenapa_alone_after_a_save_is_about_that_child():
    """The result bubble names the doses; the next word asks why."""
    *_, said = talk("> Bu Siti: buka\n> Bu Siti: 1\n> Bu Siti: citra 5,9 61\n> Bu Siti: kenapa\n")

    assert "Imunisasi Citra:" in said
    assert "waktunya sekarang" in said
