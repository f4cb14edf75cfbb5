"""The conversations about health insurance: what starts them and who may."""

from domain.people import RoleKind
from flows.entry import Entry
from flows.village.insurance import listing, looking_up, of_family, proposing, updating
from flows.village.insurance.words import RECORD, SEE

INSURANCE_FLOWS: dict[str, Entry] = {
    "look_up_insurance": Entry(
        function=looking_up.look_up, intents=("CEK_BPJS",), roles=SEE, opens=looking_up.opens
    ),
    "insurance_shown": Entry(function=looking_up.insurance_shown, holds_nobody=True),
    "insurance_unknown": Entry(function=looking_up.insurance_unknown, holds_nobody=True),
    "insurance_list": Entry(
        function=listing.list_off, intents=("DAFTAR_BPJS",), roles=SEE, holds_nobody=True
    ),
    "insurance_off": Entry(function=listing.insurance_off, holds_nobody=True),
    "insurance_summary": Entry(
        function=listing.insurance_summary, intents=("REKAP_BPJS",), roles=SEE, holds_nobody=True
    ),
    "insurance_for_group": Entry(function=listing.insurance_for_group, holds_nobody=True),
    "insurance_menu": Entry(
        function=listing.insurance_menu, intents=("BPJS",), roles=SEE, holds_nobody=True
    ),
    "update_insurance": Entry(
        function=updating.update_insurance,
        intents=("UBAH_BPJS",),
        roles=RECORD,
        opens=looking_up.opens,
    ),
    "insurance_recorded": Entry(function=updating.insurance_recorded, holds_nobody=True),
    "propose_pbi": Entry(function=proposing.propose_pbi, holds_nobody=True),
    "pbi_proposed": Entry(function=proposing.pbi_proposed, holds_nobody=True),
    "pbi_arrived": Entry(function=proposing.pbi_arrived, holds_nobody=True),
    "pbi_proposals": Entry(
        function=proposing.pbi_proposals,
        intents=("USULAN_PBI",),
        roles=RECORD,
        holds_nobody=True,
    ),
    "proposals_entered": Entry(function=proposing.proposals_entered, holds_nobody=True),
    "tell_of_insurance": Entry(function=of_family.tell_of_insurance, holds_nobody=True),
    "family_told_of_insurance": Entry(
        function=of_family.family_told_of_insurance, holds_nobody=True
    ),
    "insurance_news": Entry(function=of_family.insurance_news, holds_nobody=True),
    "own_insurance": Entry(
        function=of_family.own_insurance,
        intents=("BPJS",),
        roles=(RoleKind.FAMILY,),
        holds_nobody=True,
    ),
}
