"""How a child is after a vaccine, in words: what families write, and what calms them.

Never a dose of a medicine, and never a judgement of the cause.
"""

from dialog.input import words
from dialog.texts import lines, text

FEVER = "KIPI_HANGAT"
SYMPTOMS = (
    FEVER, "KIPI_REWEL", "KIPI_MERAH", "KIPI_BENGKAK", "KIPI_BERNANAH", "KIPI_BINTIK",
    "KIPI_MENCRET",
)  # fmt: skip


def symptoms_in(told: str) -> tuple[str, ...]:
    """Find the symptoms that are named, those that are denied left out."""
    lexicon = words.lexicon()
    denials = lexicon.choices.denials
    said = lexicon.normalise(told)
    return tuple(
        symptom
        for symptom in SYMPTOMS
        if (found := lexicon.intent(told, among=(symptom,))) is not None
        and not any(
            f"{denial} {lexicon.normalise(found.taken)}" in said
            for denial in denials.no | denials.not_yet
        )
    )


def symptom_words(symptoms: tuple[str, ...]) -> str:
    """Name the symptoms for the midwife."""
    named = {
        "KIPI_HANGAT": text("hangat"),
        "KIPI_REWEL": text("rewel"),
        "KIPI_MERAH": text("merah di bekas suntik"),
        "KIPI_BENGKAK": text("bengkak di bekas suntik"),
        "KIPI_BERNANAH": text("bekas suntik bernanah"),
        "KIPI_BINTIK": text("bintik merah"),
        "KIPI_MENCRET": text("mencret"),
    }
    said = ", ".join(named[symptom] for symptom in symptoms if symptom in named)
    said = said or text("demam atau bengkak")
    return f"{said[:1].upper()}{said[1:]}"


def calming(bu: str, symptoms: tuple[str, ...], common: tuple[str, ...]) -> str:
    """Say what is common after the vaccines that were given, and what helps at home."""
    if "KIPI_BERNANAH" in symptoms and "sore_of_bcg" in common:
        return lines(
            text(
                "Terima kasih kabarnya, {bu}. Bekas BCG biasa bengkak kecil, bernanah, lalu jadi "
                "bekas luka. Sembuh sendiri 2-3 bulan.",
                bu=bu,
            ),
            text("Jangan dipencet, ditutup, atau diberi bedak, kopi, atau salep."),
        )
    if set(symptoms) & {FEVER, "KIPI_BINTIK"} and "fever_of_mr" in common:
        return lines(
            text(
                "Terima kasih kabarnya, {bu}. Demam atau bintik di hari ke-5 sampai 12 setelah MR "
                "sering terjadi, biasanya hilang 1-3 hari.",
                bu=bu,
            ),
            text("Beri ASI dan minum lebih sering, pakaikan baju tipis."),
            text("Obat demam hanya sesuai petunjuk bidan."),
        )
    if symptoms == ("KIPI_MENCRET",) and "loose_stool" in common:
        return lines(
            text(
                "Terima kasih kabarnya, {bu}. Setelah vaksin tetes, BAB lebih cair bisa terjadi "
                "beberapa hari.",
                bu=bu,
            ),
            text("Beri ASI dan minum lebih sering."),
        )
    return lines(
        text(
            "Terima kasih kabarnya, {bu}. Hangat, rewel, dan merah di bekas suntik sering terjadi, "
            "biasanya hilang 1-2 hari.",
            bu=bu,
        ),
        text(
            "Beri ASI lebih sering, pakaikan baju tipis, kompres bengkak dengan kain bersih yang "
            "dibasahi air dingin."
        ),
        text("Obat demam hanya sesuai petunjuk bidan."),
    )
