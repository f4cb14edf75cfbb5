"""The names of months, weekdays and nearby days, in every spelling people use."""

MONTHS = {
    **dict.fromkeys(("januari", "jan", "january", "janwari", "jnuari"), 1),
    **dict.fromkeys(("februari", "feb", "pebruari", "peb", "febuari", "pebuari", "february"), 2),
    **dict.fromkeys(("maret", "mar", "mrt", "mart", "march", "marat"), 3),
    **dict.fromkeys(("april", "apr", "aprl"), 4),
    **dict.fromkeys(("mei", "may", "mai"), 5),
    **dict.fromkeys(("juni", "jun", "june", "yuni"), 6),
    **dict.fromkeys(("juli", "jul", "july", "yuli"), 7),
    **dict.fromkeys(("agustus", "agu", "agt", "ags", "agst", "aug", "agus", "agusts", "august"), 8),
    **dict.fromkeys(("september", "sep", "sept", "sptember"), 9),
    **dict.fromkeys(("oktober", "okt", "oct", "october", "oktobr"), 10),
    **dict.fromkeys(("november", "nov", "nop", "nopember", "nopembr"), 11),
    **dict.fromkeys(("desember", "des", "dec", "december", "desembr"), 12),
}  # fmt: skip
WEEKDAYS = {
    **dict.fromkeys(("senin", "snn", "senen", "soma"), 0),
    **dict.fromkeys(("selasa", "sls", "slasa", "anggara"), 1),
    **dict.fromkeys(("rabu", "rbu", "rebo", "buda"), 2),
    **dict.fromkeys(("kamis", "kms", "kemis", "wraspati"), 3),
    **dict.fromkeys(("jumat", "jum'at", "jum’at", "jumaat", "jmt", "jmat", "sukra"), 4),
    **dict.fromkeys(("sabtu", "sbt", "setu", "saniscara"), 5),
    **dict.fromkeys(("minggu", "mgg", "ahad", "mg", "redite"), 6),
}  # fmt: skip
NEARBY = {
    **dict.fromkeys(("kemarin", "kemaren", "kmrn", "kmarin", "kmaren"), -1),
    **dict.fromkeys(("wingi", "kamari", "ibi"), -1),
    **dict.fromkeys(("hari ini", "hr ini", "hariini", "sekarang", "skrg", "skrng"), 0),
    **dict.fromkeys(("tadi", "barusan"), 0),
    **dict.fromkeys(("besok", "bsk", "besuk", "esok"), 1),
    **dict.fromkeys(("sesuk", "benjing", "isukan", "mani", "benjang"), 1),
    **dict.fromkeys(("lusa", "besok lusa", "emben"), 2),
    **dict.fromkeys(("kemarin lusa", "kemarin dulu", "kemaren dulu", "kemaren lusa"), -2),
}  # fmt: skip
COUNTS = {
    "se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10,
}  # fmt: skip


def alternatives(*tables: dict[str, int]) -> str:
    """Write the words of some tables as a choice for a pattern, longest first."""
    words = {word for table in tables for word in table}
    return "|".join(sorted(words, key=lambda word: (-len(word), word))).replace(" ", r"\s+")
