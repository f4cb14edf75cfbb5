"""A quarter played by chat: the meeting's pages show what an independent count of it gives."""

from collections import defaultdict

import pytest

from bot.quarter import seeding
from bot.quarter.playing import play
from documents.meeting import figures_page, plans_page
from documents.meeting.wording import NAMES, SHORT_NAMES
from domain.coverage.indicators import Indicator

LEAST = {"L": (0, 800, 900, 800, 600, 500, 400, 400), "P": (0, 800, 900, 800, 600, 500, 400, 300)}
"""Grams to gain in each month of life, from the card; from eight months on see `least_gain`."""


def months_old(born, on):
    """Count whole months."""
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


def least_gain(child, on):
    """Read the card's table independently."""
    months = months_old(child.born, on)
    if months < 8:
        return LEAST[child.sex.value][months]
    if months < 11:
        return 300
    return 300 if months == 11 and child.sex.value == "L" else 200


def percent(part, whole):
    """Write a share as the pages do, halves up."""
    return f"{(200 * part + whole) // (2 * whole)}%"


class Written:
    """Every word that was drawn on the pages, in the order of drawing."""

    def __init__(self, monkeypatch):
        self.words = []
        for page in (figures_page, plans_page):
            monkeypatch.setattr(page, "write", self._listening(page.write))

    def _listening(self, draw):
        def write(pdf, at, words, **how):
            self.words.append(words)
            draw(pdf, at, words, **how)

        return write

    def beside(self, indicator):
        """Give the figure and the count that stand behind an indicator's name."""
        place = self.words.index(NAMES[indicator])
        return self.words[place + 1].split()[0], self.words[place + 2].split()[-1]

    def row(self, post):
        """Give the figures of a posyandu's row."""
        place = next(n for n, words in enumerate(self.words) if words.startswith(post))
        return self.words[place + 1 : place + len(SHORT_NAMES)]


@pytest.fixture(scope="module")
def played():
    """Play a small quarter of two villages once, and listen to what is drawn."""
    with pytest.MonkeyPatch.context() as patching:
        written = Written(patching)
        yield play(seeding.draw(5, villages=2, children=6), stops_at_defects=True), written


def letters(played):
    """Judge every weighing of the quarter by hand."""
    found = defaultdict(list)
    for each in played.log.weighed:
        earlier = [*each.child.history, *each.child.coming]
        before = [one for one in earlier if one.on < each.measured.on]
        on = each.measured.on
        if not before:
            letter = "B"
        elif (on.year * 12 + on.month) - (before[-1].on.year * 12 + before[-1].on.month) != 1:
            letter = "O"
        else:
            gain = each.measured.weight_g - before[-1].weight_g
            letter = "N" if gain >= least_gain(each.child, on) else "T"
        found[each.post, on.month].append(letter)
    return found


def test_the_pages_show_what_was_played(played):
    """Each bar of the first page agrees with the log of what people wrote."""
    play_, written = played
    log, plan = play_.log, play_.plan
    children = [(post, child) for v in plan.villages for post in v.posts for child in post.children]
    alive = [
        sum(child.born <= on and months_old(child.born, on) < 60 for child in post.children)
        for post, on in log.days
    ]
    judged = [letter for found in letters(play_).values() for letter in found]
    rose = judged.count("N"), judged.count("N") + judged.count("T")
    one = [child for _post, child in children if child.born.year == 2025 and child.born.month <= 3]
    two = [child for _post, child in children if child.born.year == 2024 and child.born.month <= 3]
    capsules = [child for post, child in children if 6 <= months_old(child.born, post.days[1]) < 60]
    absent = {(post, name) for post, name, _on in log.absent}
    expected = {
        Indicator.WEIGHED: (len(log.weighed), sum(alive)),
        Indicator.ROSE: rose,
        Indicator.IDL: (sum(not child.lacks_vaccines for child in one), len(one)),
        Indicator.IBL: (sum(not child.lacks_vaccines for child in two), len(two)),
        Indicator.VITAMIN_A: (sum(each.has_capsule for each in log.weighed), len(capsules)),
        Indicator.IRON: (sum(woman.has_iron for _p, woman in log.women), len(log.women)),
        Indicator.THIN_ARM: (sum(w.arm_mm < 235 for _p, w in log.women), len(log.women)),
        Indicator.VISITS: (len(log.visited), len(absent)),
        Indicator.EVENTS: (
            sum(len(came) for event in log.events for came in event.came.values()),
            sum(len(names) for event in log.events for names in event.entitled.values()),
        ),
    }
    for indicator, (part, whole) in expected.items():
        assert written.beside(indicator)[1] == f"{part}/{whole}", indicator
        if indicator not in (Indicator.WEIGHED, Indicator.ROSE):
            assert written.beside(indicator)[0] == percent(part, whole), indicator
    seen, sent = written.beside(Indicator.REFERRALS)[1].split("/")
    assert int(sent) == len({(r.post, r.child, r.on) for r in log.referred})
    assert int(seen) >= len(log.seen)


def test_each_posyandu_has_its_own_figures(played):
    """Attendance in the table is the mean of the three months of that posyandu."""
    play_, written = played
    for village in play_.plan.villages:
        for post in village.posts:
            shares = []
            for on in post.days:
                there = [c for c in post.children if c.born <= on and months_old(c.born, on) < 60]
                came = [c for c in there if any(one.on == on for one in c.coming)]
                shares.append(len(came) / len(there))
            assert written.row(post.name)[0] == f"{round(100 * sum(shares) / 3)}%"


def test_what_was_agreed_on_before_is_carried_over(played):
    """The item with a hindrance comes again, the done one is shown as done; guests are listed."""
    play_, written = played
    assert "beli timbangan baru" in written.words
    assert "(bawaan)" in written.words
    assert any(words.startswith("7 orang: dr. Anita") for words in written.words)
    assert set(play_.files) == {"pdf", "xlsx"}
    assert play_.files["pdf"][:4] == b"%PDF"


def test_no_child_stands_on_the_pages(played):
    """The pages and the digests hold figures and items, never a child's or a mother's name."""
    play_, written = played
    said = " ".join([*written.words, *play_.digests.values()])
    for village in play_.plan.villages:
        for child in village.children:
            assert child.name not in said
            assert f"Ibu {child.mother}" not in said


def test_the_same_seed_draws_the_same_people():
    """Two plans of one seed are equal, of two seeds they are not."""
    assert seeding.draw(3) == seeding.draw(3)
    assert seeding.draw(3) != seeding.draw(4)
