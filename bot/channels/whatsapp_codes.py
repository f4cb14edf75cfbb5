"""Twilio's error codes, by what has to be done about them (twilio.com/docs/api/errors)."""

from dialog.channel import Refusal

BY_CODE = {
    **dict.fromkeys(("63014", "21610"), Refusal.OPTED_OUT),
    **dict.fromkeys(("21211", "63003", "63024"), Refusal.UNREACHABLE),
    "63016": Refusal.WINDOW_CLOSED,
    **dict.fromkeys(("63017", "20429"), Refusal.RATE),
    "63018": Refusal.CAP,
    **dict.fromkeys(("63010", "63012"), Refusal.TRY_LATER),
    **dict.fromkeys(("63032", "63049"), Refusal.HELD_BACK),
    **dict.fromkeys(
        ("63005", "63013", "63021", "21656", "63019", "12300", "21620"), Refusal.CONTENT
    ),
    **dict.fromkeys(
        ("20003", "63002", "63007", "63008", "21910", "63020", "63022", "63029"),
        Refusal.CONFIGURATION,
    ),
}


def refusal(code: str) -> Refusal:
    """Tell what a code asks for; a code nobody knows is taken as a fault of ours."""
    return BY_CODE.get(code, Refusal.OUR_FAULT)
