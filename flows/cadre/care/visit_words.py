"""Words about visits: why a home is visited, and what was found."""

from dialog.spoken import day_month
from dialog.texts import text
from domain.visiting import ToVisit, Why
from flows.cadre.growth.absence import reason_words


def row_words(home: ToVisit) -> str:
    """Describe a home in a list row: 'RT 02, ibu Aminah. Tidak hadir: sakit'."""
    return text(
        "RT {rt}, ibu {mother}. {why}",
        rt=home.child.rt,
        mother=home.child.mother_name,
        why=why_words(home),
    )


def why_words(home: ToVisit) -> str:
    """Say why a home is visited; no finding is named in a list."""
    if home.why is Why.IN_CARE and home.control_on is not None:
        return text("Kontrol {day}", day=day_month(home.control_on))
    if home.why is Why.ABSENT and home.reason:
        return text("Tidak hadir: {reason}", reason=reason_words(home.reason))
    return {
        Why.REFERRED: text("Rujukan, belum diperiksa"),
        Why.CONTROL_MISSED: text("Kontrol {day} terlewat", day=day_month(home.since)),
        Why.IN_CARE: text("Dalam perawatan bidan"),
        Why.RED: text("Perlu bertemu bidan"),
        Why.TWICE_NOT_RISEN: text("2 kali tidak naik"),
        Why.NEWBORN: text("Bayi baru lahir"),
        Why.TWICE_ABSENT: text("2 kali tidak hadir"),
        Why.ABSENT: text("Belum datang {day}", day=day_month(home.since)),
    }[home.why]
