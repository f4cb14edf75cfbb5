"""The words of an announcement as it is received, on both channels alike (ux section 15)."""

from dialog.messages import Template
from dialog.texts import text
from domain.broadcasts import Broadcast, Purpose
from domain.people import Person, Village


def announcement(village: Village, audience_words: str, words: str) -> str:
    """Frame an officer's words: who says it to whom, and how to stop it."""
    return text(
        "Dari Desa {village} untuk {audience}: {words} "
        "Balas BERHENTI bila tidak ingin menerima pesan.",
        village=village.name,
        audience=audience_words,
        words=words,
    )


def day_moved(call: str, posyandu: str, was: str, becomes: str) -> str:
    """Tell a family that a posyandu's day was moved."""
    return text(
        "Halo {call}, posyandu {posyandu} yang tadinya {was} dipindah ke {becomes} "
        "di tempat yang sama. Mohon maaf atas perubahan ini.",
        call=call,
        posyandu=posyandu,
        was=was,
        becomes=becomes,
    )


def letter(broadcast: Broadcast, village: Village, person: Person) -> str:
    """Write an announcement to one person."""
    if broadcast.purpose is Purpose.SCHEDULE:
        return day_moved(person.full_call, *broadcast.variables)
    return announcement(village, broadcast.audience_words, broadcast.text)


def template(broadcast: Broadcast, village: Village, person: Person) -> Template:
    """Give the approved message that carries the same words."""
    variables = (
        (person.full_call, *broadcast.variables)
        if broadcast.purpose is Purpose.SCHEDULE
        else (village.name, broadcast.audience_words, broadcast.text)
    )
    return Template(name=broadcast.purpose, variables=variables)
