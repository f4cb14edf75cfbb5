"""What families write about vaccines without a command: rumours, worries, medicines, illness."""

from dialog.input import words
from dialog.turn import Go
from domain.immunization.reactions import common_now
from domain.people import Child
from domain.register import Register
from flows.family.after_vaccine_words import symptoms_in
from flows.family.own import own_children
from flows.family.which_own import named_in

RUMOURS = (
    "KABAR_MANDUL", "KABAR_AUTIS", "KABAR_HARAM", "KABAR_BURUNG", "KABAR_KELUARGA", "KABAR_GANDA",
    "KABAR_SEHAT", "KABAR_DEMAM",
)  # fmt: skip
ILL_WITHIN_DAYS = 3
"""Days after a dose in which an illness is heard as following it, though nobody says so."""


def rumour(typed: str) -> Go | None:
    """Hear a rumour about vaccines, asked or told."""
    lexicon = words.lexicon()
    match = lexicon.intent(typed, among=RUMOURS)
    if match is None or lexicon.intent(typed, among=("TENTANG_VAKSIN",)) is None:
        return None
    return Go(flow="rumour", subject={"about": match.intent})


def medicine(typed: str) -> Go | None:
    """Hear a question about a medicine, which is the midwife's to answer."""
    if words.lexicon().intent(typed, among=("TANYA_OBAT",)) is None:
        return None
    return Go(flow="medicine", subject={"words": typed[:200]})


def ill_after_vaccine(typed: str, register: Register) -> Go | None:
    """Hear how a child is after a vaccine, said so or a few days after one."""
    children = own_children(register)
    if not children or not symptoms_in(typed) or _fears(typed):
        return None
    child = named_in(typed, children)
    vaccinated = [one for one in children if _was_vaccinated(one, typed, register)]
    if child is None and len(vaccinated) == 1:
        child = vaccinated[0]
    if child is None or child not in vaccinated:
        return None
    return Go(flow="ill_after_vaccine", subject={"child": child.id, "words": typed[:300]})


def _was_vaccinated(child: Child, typed: str, register: Register) -> bool:
    """Tell whether a child's latest dose is one that the words may be about."""
    doses = register.doses(child.id)
    if not doses:
        return False
    today = register.now.date()
    is_said = words.lexicon().intent(typed, among=("SETELAH_VAKSIN",)) is not None
    is_recent = (today - doses[-1].on).days <= ILL_WITHIN_DAYS
    return is_recent or (is_said and bool(common_now(doses, today)))


def _fears(typed: str) -> bool:
    """Tell a worry about what a vaccine may do from what it did."""
    return words.lexicon().intent(typed, among=RUMOURS) is not None
