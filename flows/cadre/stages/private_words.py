"""What a screening tells the midwife alone, in words for her."""

from dialog.spoken import joined
from dialog.texts import text
from domain.screening import FindingCode
from flows.cadre.stages.seen import Seen


def private_words(seen: Seen) -> str:
    """Name what was noted, never a diagnosis."""
    signs = {each.sign for each in seen.screened.findings if each.code is FindingCode.PRIVATE}
    told = [
        text("bicara tentang melukai diri") if signs & {"self_harm", "srq_17"} else "",
        text("mungkin mengalami kekerasan") if "violence" in signs else "",
        text("perasaan sedih atau cemas") if signs & {"sad", "mood"} else "",
        text("hasil bincang remaja perlu perhatian") if "heeadsss" in signs else "",
        text("hamil di usia muda") if seen.screened.has(FindingCode.YOUNG_MOTHER) else "",
    ]
    return joined([part for part in told if part])
