"""How long somebody has been ill, as people write it: '3 hari', 'dari kemarin', 'seminggu'."""

import re

from dialog.input.spelling import Spelling

LONGEST_DAYS = 60
_COUNTED = re.compile(r"(?<![0-9.,/])([0-9]{1,2})\s*(?:hari|hr)\b")
_WEEKS = re.compile(r"(?<![0-9.,/])(?:(se)|([0-9])\s*)(?:minggu|mgg|mg|pekan)\b")
_SPELLED = {
    "satu": 1, "sehari": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
}  # fmt: skip
_SINCE = {"kemarin": 2, "kemaren": 2, "lusa": 3, "tadi": 1, "barusan": 1, "semalam": 2}


def days_ill(text: str, spelling: Spelling) -> int | None:
    """Give which day of an illness today is, the first as 1; None when it is not told."""
    typed = text.casefold()
    if (weeks := _WEEKS.search(typed)) is not None:
        return 7 * int(weeks[2] or 1)
    if (counted := _COUNTED.search(typed)) is not None:
        return max(1, int(counted[1]))
    words = spelling.words(text)
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        if word == "sehari" or (word in _SPELLED and following == "hari"):
            return _SPELLED[word]
        if word == "kemarin" and following == "lusa":
            return _SINCE["lusa"]
        if word in _SINCE:
            return _SINCE[word]
    return 1 if "baru" in words or {"hari", "ini"} <= set(words) else None
