"""One-line reports and registrations."""

import pytest

from dialog.input.examined import read_examined
from dialog.input.line import looks_like_report, read_line
from dialog.input.registration import Registration, read_registration

REPORTS = {
    "timbang Ani 8,2 70,5": ("Ani", [(None, "8,2"), (None, "70,5")]),
    "ani 8.2/70.5": ("ani", [(None, "8.2"), (None, "70.5")]),
    "Ani bb8,2kg pb70,5cm va": ("Ani", [("bb", "8,2kg"), ("pb", "70,5cm")]),
    "Fajar 5100gr 56.8": ("Fajar", [(None, "5100gr"), (None, "56.8")]),
    "gita 15kg 6 ons tb 100,5 vit a": ("gita", [(None, "15kg 6 ons"), ("tb", "100,5")]),
    "bumil kadek bb 52 lila 22,8 td 110/70": (
        "kadek", [("bb", "52"), ("lila", "22,8"), ("td", "110/70")],
    ),
    "wayan td 95 / 160 gds 142": ("wayan", [("td", "95 / 160"), ("gds", "142")]),
    "wayan tensi 120 80": ("wayan", [("td", "120 80")]),
    "sarinem gula darah 230 kolesterol 190": ("sarinem", [("gds", "230"), ("kolesterol", "190")]),
    "ralat ani 8,3": ("ani", [(None, "8,3")]),
    "intan 81,2 10,4": ("intan", [(None, "81,2"), (None, "10,4")]),
    "tinggi 89,3 trus beratnya 12,7": (None, [("tb", "89,3"), ("bb", "12,7")]),
    "Budiman, 9,7, 75,5, va": ("Budiman", [(None, "9,7"), (None, "75,5")]),
    "bb 8,2 tb 70,5 ani": ("ani", [("bb", "8,2"), ("tb", "70,5")]),
    "ani 8,2,70,5": ("ani", [(None, "8,2,70,5")]),
    "ani delapan koma dua": ("ani", [(None, "delapan koma dua")]),
    "lila 8,2 70,5": ("lila", [(None, "8,2"), (None, "70,5")]),
    "lk ani 44": ("ani", [("lk", "44")]),
    "td wayan 160/95": ("wayan", [("td", "160/95")]),
    "betulkan berat ani jadi 8,3": ("ani", [("bb", "8,3")]),
    "lila 11,5": (None, [("lila", "11,5")]),
    "remaja putu ayu bb 45 tb 155": ("putu ayu", [("bb", "45"), ("tb", "155")]),
    "ani umur 9 bulan 8,2 70": ("ani", [(None, "8,2"), (None, "70")]),
    "di bidan praktek kmrn 14,3 kg tinggi 95": ("bidan praktek", [(None, "14,3 kg"), ("tb", "95")]),
    "hasan sakit": ("hasan", []),
    "va budi santoso": ("budi santoso", []),
    "hapus eka": ("eka", []),
    "citra imunisasi dpt3 opv 4 rv3": ("citra", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REPORTS.items())
def test_name_and_measures_are_parted(text, expected):
    """Whatever the order, the name and the figures are kept as typed."""
    line = read_line(text)
    name = line.person.name if line.person else None
    assert (name, [(m.label, m.amount) for m in line.measures]) == expected


@pytest.mark.parametrize(
    ("text", "command"),
    {
        "timbang ani 8,2": "TIMBANG",
        "tmbg ani 8,2": "TIMBANG",
        "ralat ani 8,3": "UBAH",
        "hapus eka": "HAPUS",
        "citra imunisasi dpt3": "IMUNISASI",
        "va budi": "VITAMIN_A",
        "ani 8,2 70": None,
        "bb 8,2 tb 70 ani": None,
    }.items(),
)
def test_command_is_read(text, command):
    """A command in front says what the line is for; a label is none."""
    assert read_line(text).command == command


def test_correction_keeps_the_wrong_figure_apart():
    """The figure that was wrong is not measured again."""
    line = read_line("ubah citra bb jadi 6,3 kemarin salah tulis 6,8")
    assert [(m.label, m.amount) for m in line.measures] == [("bb", "6,3")]
    assert line.former == ("6,8",)
    assert line.day == "kemarin"


@pytest.mark.parametrize(
    ("text", "given"),
    {"ani 8,2 70 va": True, "betul vitA": True, "ani 8,2 belum va": False, "ani 8,2": None}.items(),
)
def test_vitamin_a_is_noted(text, given):
    """Vitamin A is given, not given or not mentioned."""
    assert read_line(text).vitamin_a is given


def test_notes_are_kept():
    """Position, oedema, tablets and complaints stand beside the figures."""
    line = read_line("dimas 7,2 76 baring bengkak kaki pusing")
    assert (line.position, line.oedema, line.words) == ("lying", True, "pusing")
    assert read_line("kadek bb 52 ttd").iron_tablets is True
    assert read_line("gita 15 100 berdiri tidak bengkak").oedema is False


def test_doses_are_kept_as_typed():
    """Vaccines are told apart from measurements."""
    assert read_line("citra imunisasi dpt3 opv 4 hb 0 bcg").doses == (
        "dpt3",
        "opv 4",
        "hb 0",
        "bcg",
    )
    assert read_line("kadek hb 11,2").doses == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    {
        "hasan sakit": "SAKIT",
        "joko ke rumah neneknya": "BEPERGIAN",
        "joko rumahnya kosong": "KOSONG",
        "hasan tidak datang karena hujan": "HUJAN",
        "hasan ga dateng": None,
        "joko lagi mudik": "BEPERGIAN",
        "hasan tdk hadir": None,
        "hasan -": None,
    }.items(),
)
def test_absence_keeps_its_reason(text, reason):
    """Somebody who did not come is noted, with the reason when it is given."""
    line = read_line(text)
    assert line.absence.reason == reason
    assert line.person.name in ("hasan", "joko")


def test_illness_beside_a_weight_is_no_absence():
    """Who was weighed was there."""
    line = read_line("hasan 16,3 104 lagi pilek")
    assert line.absence is None
    assert "pilek" in line.words


@pytest.mark.parametrize("text", ["527914 8,2 70,5", "527 914 8,2 70,5"])
def test_family_code_finds_a_person(text):
    """A code of six digits stands for the name."""
    assert read_line(text).code == "527914"


def test_nik_finds_a_person():
    """So does a NIK."""
    assert read_line("5108012345678901 8,2 70").nik == "5108012345678901"


@pytest.mark.parametrize(
    "text", ["ani 8,2 70", "hasan sakit", "va budi", "bb 8,2", "eka 8,3/81,3 vit a"]
)
def test_reports_are_recognised(text):
    """A name or a label with something found is a report."""
    assert looks_like_report(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "menu",
        "20",
        "ani",
        "anak saya panas 2 hari",
        "diare 3 hari katanya",
        "harga cabe brp",
        "no saya mau ganti ke 0812 0000 0077",
        "Rabu 18 Februari jam 7 pagi ada fogging di dusun timur. Bawa anak keluar rumah 1 jam.",
        "sabtu 11 april jam 8 di puskesmas",
        "4 org, ada bayi 8 bln sama ibunya hamil",
        "hapus eka",
    ],
)
def test_other_messages_are_no_reports(text):
    """Dates, phones, durations and small talk measure nobody."""
    assert not looks_like_report(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "daftar Anni lestari p 4/5/2025 ibu sri rt 1": Registration(
            name="Anni lestari", sex="PEREMPUAN", born="4/5/2025", mother="sri", rt="1"
        ),
        "daftar bayi": Registration(group="BAYI_BALITA"),
        "daftarkan laras ayu perempuan lahir 5 des 25 ibunya puspita wati rt 2 hp 081200000041": (
            Registration(
                name="laras ayu", sex="PEREMPUAN", born="5 des 25", mother="puspita wati", rt="2",
                phone="+6281200000041",
            )
        ),
        "daftar bumil kadek suryani rt 02": Registration(
            name="kadek suryani", group="IBU_HAMIL", rt="2"
        ),
        "daftar eka putri P 20 maret 2024 ibu maria": Registration(
            name="eka putri", sex="PEREMPUAN", born="20 maret 2024", mother="maria"
        ),
        "tambah anak Moh. Rizky L 12-12-2025 nik 5108012345678901": Registration(
            name="Moh. Rizky", sex="LAKI_LAKI", born="12-12-2025", nik="5108012345678901"
        ),
        "daftar": Registration(),
    }.items(),
)  # fmt: skip
def test_registrations_are_parted(text, expected):
    """Every piece of a registration is told apart; what is missing is asked for."""
    assert read_registration(text) == expected


@pytest.mark.parametrize(
    ("text", "person", "figures"),
    [
        ("lila bu ayu 22,5", "ayu", {"arm_mm": "22,5"}),
        ("bu ayu lila 22,5 cm", "ayu", {"arm_mm": "22,5 cm"}),
        ("Pak Sugeng tensi 150/90", "Pak Sugeng", {"pressure": "150/90"}),
        ("lila bu wati 13,2", "lila", {"weight_g": "13,2"}),
        ("lila bu wati 8,2 70,5", "lila", {"weight_g": "8,2", "height_mm": "70,5"}),
        ("anak ketut bu wati 8,2", "ketut", {"weight_g": "8,2"}),
    ],
)
def test_label_before_a_titled_name_is_a_label(text, person, figures):
    """'lila bu ayu 22,5' is an arm; the girl Lila of bu Wati keeps her weight."""
    examined = read_examined(read_line(text))
    assert (examined.person, examined.figures) == (person, figures)
