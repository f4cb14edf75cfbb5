"""What no transcript shows of families: privacy, locks, silence, and what is never sent twice."""

from bot.worlds import sample
from bot.worlds.check import play
from dialog.transcript import reading

PEOPLE = "Ibu Rina, ibu Budi Santoso), bidan (Ratih), kader (Siti, Endang), dr. Putu"
RINA = f"""\
# title: keluarga
# who: orang tua ({PEOPLE} ; clock: {{clock}} Asia/Makassar ; channel: whatsapp
# given: Ibu Rina sudah setuju dan terhubung dengan Budi Santoso.
# given: Kode keluarga Ani Lestari 527 914, berlaku.

"""


def talk(lines: str, clock: str = "2026-02-03 18:40") -> list[str]:
    """Play people's lines in the sample village; give what was said after each line."""
    conversation = RINA.format(clock=clock) + lines
    got = play(reading.read(conversation), sample.world()).got
    head = RINA.count("\n")
    return ["\n".join(said) for line, said in sorted(got.items()) if line > head]


def test_another_child_is_refused_alike_whether_known_or_not():
    """The refusal never tells whether a child is registered."""
    known, unknown = talk("> Ibu Rina: kartu dimas\n> Ibu Rina: kartu zahra\n")
    assert known == unknown
    assert "dimas" not in known.lower()


def test_an_open_choice_about_an_own_child_is_no_answer_for_another():
    """'kartu dimas' under a 'Kartu Budi' button is refused and not taken for it."""
    *_, last = talk("> Ibu Rina: berat budi berapa?\n> Ibu Rina: kartu dimas\n")
    assert "tidak bisa saya bagikan" in last


def test_a_stranger_learns_nothing_of_any_child():
    """An unknown number asking for a card gets the way in, and no name."""
    first, second = talk(
        "> +62 812-0000-0098: kartu ani\n> +62 812-0000-0098: beratnya ani berapa?\n"
    )
    assert "ani" not in first.lower().split()
    assert "hanya untuk keluarganya sendiri" in second


def test_five_wrong_codes_lock_the_door_and_tell_somebody():
    """The sixth try opens nothing even when the code is right."""
    tries = "".join(f"> +62 812-0000-0098: 111 11{n}\n" for n in range(1, 6))
    *_, fifth, right = talk(f"{tries}> +62 812-0000-0098: 527914\n")
    assert "Supaya aman, kita berhenti dulu" in fifth
    assert "! to Bu Endang" in fifth
    assert "tanggal lahir" not in right


def test_five_wrong_birth_dates_lock_the_family_code():
    """Afterwards the code is as good as a wrong one, for anybody."""
    dates = "".join(f"> +62 812-0000-0098: {n} januari 2025\n" for n in range(1, 6))
    *_, fifth, other = talk(f"> +62 812-0000-0098: 527914\n{dates}> +62 812-0000-0097: 527914\n")
    assert "Bu Siti akan membantu" in fifth
    assert "kode keluarga Ibu Sri" in fifth
    assert "Kode itu belum cocok" in other


def test_a_no_to_the_consent_text_keeps_nothing_and_sends_nothing():
    """Silence or a no is no consent: the day before the posyandu nothing comes."""
    *_, refused, day_before = talk(
        "> +62 812-0000-0098: 527914\n> +62 812-0000-0098: 4 mei 2025\n"
        "> +62 812-0000-0098: tidak setuju\n@ 2026-02-09 16:00\n"
    )
    assert "Tidak ada pengingat. Ani tetap dilayani di posyandu." in refused
    assert "0098" not in day_before


def test_after_stopping_nothing_goes_out_any_more():
    """A reminder that would be due is not sent to who said BERHENTI."""
    stopped, *later = talk("> Ibu Rina: berhenti\n@ 2026-02-09 17:00\n@ 2026-02-12 17:00\n")
    assert "tidak ada pesan lagi" in stopped
    assert not any("Ibu Rina" in said for said in later)


def test_danger_is_answered_even_after_stopping():
    """What a family writes itself is answered at any hour, and the midwife is alerted."""
    *_, answer = talk(
        "> Ibu Rina: berhenti\n> Ibu Rina: budi kejang bu\n", clock="2026-02-03 23:10"
    )
    assert "SEKARANG, jangan menunggu pagi" in answer
    assert "! to Bidan Ratih" in answer


def test_a_reminder_is_sent_once_and_never_at_night():
    """The reminder of the day before goes out at 16.00, once, and not again until morning."""
    first, later = talk("@ 2026-02-09 16:00\n@ 2026-02-10 06:30\n")
    assert first.count("! to Ibu Rina") == 1
    assert "! to Ibu Rina" not in later


def test_a_child_weighed_elsewhere_is_not_reminded_of():
    """Who told it before the reminder is left in peace."""
    *_, day_before = talk(
        "> Ibu Rina: timbang budi\n> Ibu Rina: ditimbang di luar\n"
        "> Ibu Rina: di puskesmas kemarin 13 kg\n> Ibu Rina: betul\n@ 2026-02-09 16:00\n"
    )
    assert "! to Ibu Rina" not in day_before


def test_a_sick_child_is_offered_the_midwife():
    """A reason of illness gets good wishes, when to go at once, and the midwife."""
    _, answer = talk("@ 2026-02-09 16:00\n> Ibu Rina: ga bisa bu, budi lagi demam\n")
    assert "karena sakit" in answer
    assert "Bidan Ratih" in answer


def test_thoughts_of_dying_reach_the_midwife_alone():
    """No red sign for the writer, and nobody else hears of it."""
    (answer,) = talk("> Ibu Rina: saya mau mati saja rasanya\n")
    assert "tidak sendirian" in answer
    assert answer.count("! to ") == 1
    assert "! to Bidan Ratih" in answer


def test_a_denied_sign_is_checked_once_and_raises_no_alarm():
    """'tidak kejang' is answered by one short question."""
    asked, done = talk("> Ibu Rina: budi tidak kejang bu\n> Ibu Rina: ya\n")
    assert "Jadi tidak kejang, ya?" in asked
    assert "! to" not in asked + done


def test_an_unanswered_alarm_is_repeated_after_ten_minutes():
    """The midwife hears it again, then the Puskesmas."""
    _, again, puskesmas = talk(
        "> Ibu Rina: budi kejang bu\n@ 2026-02-03 18:55\n@ 2026-02-03 19:06\n"
    )
    assert "! to Bidan Ratih" in again
    assert "(belum dijawab)" in again
    assert "dr. Putu" in puskesmas


def test_an_old_number_knows_nothing_after_a_move():
    """Whoever writes from the former number is a stranger."""
    conversation = (
        "> Ibu Rina: ganti nomor ke 0812 0000 0066\n< Bot: PINDAH 604118\n"
        "> 0812-0000-0066: PINDAH 604118\n> Ibu Rina (0812-0000-2001): kartu\n"
    )
    moved, asked = talk(conversation)[1:]
    assert "Nomor berhasil dipindah" in moved
    assert "Budi" not in asked


def test_a_code_of_a_move_opens_for_the_named_number_alone():
    """Another number with the right code is refused."""
    _, refused = talk(
        "> Ibu Rina: ganti nomor ke 0812 0000 0066\n< Bot: PINDAH 604118\n"
        "> 0812-0000-0065: PINDAH 604118\n"
    )
    assert "Kode itu belum cocok" in refused


def test_thanks_are_returned_once():
    """The second thanks in a row are left in silence."""
    first, second = talk("> Ibu Rina: makasih bu\n> Ibu Rina: suksma\n")
    assert "Sama-sama" in first
    assert not second


def test_a_family_cannot_use_what_is_for_others():
    """Commands of cadres and officers are refused kindly, and nothing happens."""
    siaran, buka = talk("> Ibu Rina: siaran semua: kumpul\n> Ibu Rina: buka posyandu\n")
    assert "hanya untuk perangkat desa dan koordinator" in siaran
    assert "hanya untuk kader" in buka


def test_an_answer_to_a_forwarded_question_goes_back_to_the_asker():
    """What the cadre writes next is brought to the mother, and a weighing never is."""
    conversation = (
        "> Ibu Rina: tanya kader\n> Ibu Rina: boleh bawa kakaknya tidak\n"
        "> Siti: timbang ani\n> Siti: batal\n"
    )
    *_, weighing, _cancelled = talk(conversation)
    assert "! to Ibu Rina" not in weighing
    *_, answered = talk(
        "> Ibu Rina: tanya kader\n> Ibu Rina: boleh bawa kakaknya tidak\n"
        "> Siti: boleh sekali bu, sekalian ditimbang\n"
    )
    assert "! to Ibu Rina" in answered


def test_a_vaccine_is_asked_after_the_next_morning_only():
    """One question at nine, and none the day after when all was well."""
    _, asked, well, later = talk(
        "# given: Budi Santoso diimunisasi IPV 2 pada 2 Februari.\n@ 2026-02-03 09:00\n"
        "> Ibu Rina: baik-baik saja bu\n@ 2026-02-04 09:30\n",
        clock="2026-02-03 08:50",
    )
    assert "Kemarin Budi diimunisasi" in asked
    assert "Syukurlah" in well
    assert "Ibu Rina" not in later
