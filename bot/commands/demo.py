"""`sapa demo`: opens the sample village with phones side by side."""

import asyncio
import errno
from contextlib import suppress

from rich.console import Console
from rich.panel import Panel

from bot import demo, logs

USUAL_PORT = 8080


def run(host: str, port: int | None) -> None:
    """Run the demonstration until it is stopped with Ctrl-C."""
    logs.set_up("warning")
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(host, port))


async def _run(host: str, port: int | None) -> None:
    try:
        await _show(host, USUAL_PORT if port is None else port)
    except OSError as taken:
        if port is not None or taken.errno != errno.EADDRINUSE:
            raise
        await _show(host, 0)


async def _show(host: str, port: int) -> None:
    async with demo.running(host=host, port=port) as shown:
        console = Console()
        console.print(Panel(_tour(shown.url), title="Sapa Posyandu", expand=False))
        console.file.flush()
        await asyncio.Event().wait()


def _tour(url: str) -> str:
    from bot.worlds import sample  # noqa: PLC0415 - reads the sample village

    code = sample.family_code("Ani Lestari")
    return "\n".join(
        (
            f"Buka [bold]{url}[/bold] di peramban.",
            "",
            "1. Bu Siti (kader): ketik [bold]timbang Ani 8,2 70,5[/bold], lalu tekan Buka",
            f"2. Ibu Sri: ketik [bold]halo[/bold], lalu kode [bold]{code}[/bold]",
            "   dan tanggal lahir [bold]4 Mei 2025[/bold], lalu Setuju",
            "3. Majukan jam ke 9 Maret 16.00: pengingat datang; balas Hadir",
            "4. Pak Made: ketik [bold]siaran[/bold]",
            "",
            "Ctrl-C untuk berhenti. Tidak ada yang dikirim ke luar mesin ini.",
        )
    )
