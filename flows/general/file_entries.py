"""The conversations that send files of officials, and what starts them."""

from flows.entry import Entry
from flows.general import recap_file, recap_wishes
from flows.general.recap_wishes import WORKERS

FILE_FLOWS: dict[str, Entry] = {
    "recap_file": Entry(
        function=recap_file.recap_file,
        intents=("REKAP_EXCEL",),
        roles=WORKERS,
        opens=recap_wishes.opens,
        holds_nobody=True,
        is_side=True,
    ),
}
