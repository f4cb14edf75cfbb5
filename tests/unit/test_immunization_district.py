"""A district's own schedule: only its rows differ, from its day on, and slips are named."""

import pytest
from immunization_builder import assess_child, day, doses

from bot.district_schedule import take_district_schedule
from bot.settings import Settings, SettingsError
from domain.immunization import childhood_days, current_schedule, tetanus_status
from domain.immunization.coverage import drop_out_percent, is_drop_out_low, is_uci
from domain.immunization.district import ScheduleError, read_district
from domain.immunization.regions import area_of
from domain.immunization.schedule_file import national_schedule, use_district

HEAD = 'ruleset = "kab-contoh-1"\neffective_from = 2026-02-01\n'
IPV2 = '[[slot]]\ncode = "IPV2"\noffer_interval = "6 m"\n'


@pytest.fixture(autouse=True)
def _national_again():
    yield
    use_district(None)


def test_only_the_rows_that_are_named_differ():
    """One interval changes, and it is listed beside the national one."""
    district = read_district(HEAD + IPV2, file="kab.toml")
    changed = [
        slot.code
        for slot, national in zip(district.schedule.slots, national_schedule().slots, strict=True)
        if slot != national
    ]

    assert changed == ["IPV2"]
    [difference] = district.differences
    assert (difference.row, difference.key) == ("slot IPV2", "offer_interval")
    assert (difference.national, difference.district) == ("4 m", "6 m")


def test_it_holds_from_its_first_day():
    """The day before, the national rules answer."""
    use_district(read_district(HEAD + IPV2, file="kab.toml").schedule)
    ipv = doses("IPV 2025-11-10")

    before = assess_child("2025-04-10", "2026-01-31", *ipv)
    after = assess_child("2025-04-10", "2026-02-01", *ipv)

    assert (before.ruleset, before.forecast["IPV2"].earliest) == (
        "id-epi-2026.1",
        day("2026-03-10"),
    )
    assert (after.ruleset, after.forecast["IPV2"].earliest) == ("kab-contoh-1", day("2026-05-10"))


def test_a_recommended_age_moves_what_is_overdue():
    """The month until a dose is overdue is counted from the district's age."""
    written = HEAD + '[[slot]]\ncode = "JE"\nrecommended = "12 m"\n'
    slot = read_district(written, file="kab.toml").schedule.slot("JE")

    assert str(slot.overdue) == "13 m"


def test_rows_outside_the_slots_may_differ_too():
    """School months, a woman's intervals, areas and single figures."""
    written = f"""{HEAD}
[indicators]
uci_percent = 85
[sources]
sk1 = "SK Bupati 1/2026"
[[women]]
status = 3
interval = "7 m"
source = ["sk1"]
[[school.visit]]
code = "HPV"
month = 9
[[region]]
name = "Kabupaten Contoh"
je_since = 2026-01-01
source = ["sk1"]
confidence = "V"
"""
    use_district(read_district(written, file="kab.toml").schedule)

    assert current_schedule().indicators.uci_percent == 85
    assert str(current_schedule().tetanus_steps[2].interval) == "7 m"
    assert current_schedule().visits["HPV"].month == 9
    assert area_of("kabupaten contoh", day("2026-02-01")).je_endemic


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("slot = [", "kab.toml: not written as TOML"),
        (IPV2, "kab.toml: ruleset is missing"),
        (HEAD + '[[slot]]\ncode = "DPT9"\n', "slot DPT9: is not in the schedule"),
        (HEAD + '[[slot]]\noffer = "2 m"\n', "slot, row 1: has no code"),
        (HEAD + IPV2.replace("6 m", "6 bulan"), "slot IPV2, offer_interval: '6 bulan' is not a"),
        (HEAD + IPV2.replace('"6 m"', "6"), "slot IPV2, offer_interval: 6 is not of the kind"),
        (HEAD + IPV2.replace("offer_i", "i"), "slot IPV2, interval: no such figure"),
        (HEAD + "[vaksin]\n", "vaksin: no such part"),
        (HEAD + "[indicators]\nuci_percent = -1\n", "indicators, uci_percent: -1 is below"),
        (HEAD + '[live]\nconfidence = "X"\n', "live, confidence: 'X' is none of"),
        (HEAD + '[completeness]\nbasic = ["HB9"]\n', "completeness, basic: 'HB9' is no dose"),
        (HEAD + '[[slot]]\ncode = "RV1"\nlast_before = "1 m"\n', "slot RV1: is over before"),
        (HEAD + '[[region]]\nname = "Contoh"\n', "a row is not complete"),
        (HEAD + '[[slot]]\ncode = "RV1"\nsource = ["sk9"]\n', "slot RV1, source: 'sk9' is not"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_row(written, message):
    """Somebody at the district office must find the line."""
    with pytest.raises(ScheduleError) as refused:
        read_district(written, file="kab.toml")

    assert message in str(refused.value)
    assert str(refused.value).startswith("kab.toml")


def test_a_bad_file_stops_the_start_and_names_the_setting(tmp_path):
    """Neither a slip in the file nor a missing file is passed over."""
    file = tmp_path / "kab.toml"
    settings = Settings(immunization_schedule=file, _env_file=None)

    with pytest.raises(SettingsError, match=r"SAPA_IMMUNIZATION_SCHEDULE .* cannot be read"):
        take_district_schedule(settings)
    file.write_text("[vaksin]", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"SAPA_IMMUNIZATION_SCHEDULE .*ruleset is missing"):
        take_district_schedule(settings)


def test_areas_named_in_a_source_count_from_their_day():
    """Heksavalen came to Bali in October 2025; JE had been there for years."""
    assert area_of("Bali", day("2025-09-30")).hexa_region is False
    assert area_of("bali", day("2025-10-01")).hexa_region is True
    assert area_of("Bali", day("2025-09-30")).je_endemic is True
    assert area_of("Jawa Tengah", day("2026-01-01")) == area_of("", day("2026-01-01"))


def test_childhood_doses_count_for_a_womans_t_status():
    """Three infant doses are T2, the booster T3, DT in class 1 T4 and Td in class 2 T5."""
    infant = "DPT 2010-03-10, DPT 2010-04-10, DPT 2010-05-10"
    all_of_them = f"{infant}, DPT 2011-07-10, BIAS_DT 2016-11-10, BIAS_TD2 2017-11-10"
    today = day("2026-02-10")

    def status(written):
        days = childhood_days(assess_child("2010-01-10", "2026-02-10", *doses(written)))
        return tetanus_status(days, today=today).status

    assert [status(infant), status(all_of_them)] == [2, 5]
    assert status("DPT 2010-03-10, DPT 2010-04-10") == 0


def test_uci_and_drop_out_follow_the_schedule():
    """80 percent of the infants make a village UCI; a negative drop-out is shown as it is."""
    assert is_uci(8, 10)
    assert not is_uci(79, 100)
    assert not is_uci(0, 0)
    assert drop_out_percent(100, 95) == pytest.approx(5.0)
    assert drop_out_percent(50, 55) == pytest.approx(-10.0)
    assert drop_out_percent(0, 0) is None
    assert is_drop_out_low(100, 95)
    assert not is_drop_out_low(100, 94)
