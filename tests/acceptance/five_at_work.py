"""What the five cadres do on their day: lines, a pasted list, the same child twice, corrections."""

import asyncio
import json
from itertools import zip_longest

from bench.busy_village import MORNING
from busy_phones import Phone, StutteringPoster
from five_cadres import MIDWIFE, NAMES, FiveCadre, does_not_rise, line_of_child, line_of_grown_up
from running import Running

from bot import templates
from bot.settings import Settings
from dialog.messages import ChannelName
from simulator import Fault

LOST = {"whatsapp": 3, "telegram": 2}
"""Answers lost on the way: on Telegram each may let one message be sent twice."""
PASTED = 7
UNHEARD = 4


async def everybody_works(phones: list[Phone]) -> None:
    """Let all five work at once; nobody waits for anybody else."""
    async with asyncio.TaskGroup() as group:
        group.create_task(_pastes(phones[0]))
        group.create_task(_reports(phones[1]))
        group.create_task(_loses_signal(phones[2]))
        group.create_task(_reports(phones[3]))
        group.create_task(_loses_signal(phones[4]))


async def _reports(phone: Phone) -> None:
    """Child by child, a grown-up between, then what was wrong is put right."""
    await _measure(phone, phone.cadre.children, phone.cadre.grown_ups)
    await _put_right(phone, phone.cadre.children[4], phone.cadre.children[6])


async def _pastes(phone: Phone) -> None:
    """A few lines, then the list that was kept on paper, with two children of a colleague."""
    cadre = phone.cadre
    first, listed = cadre.children[:-PASTED], cadre.children[-PASTED:]
    await _measure(phone, first, cadre.grown_ups)
    lines = [line_of_child(name) for name in listed]
    lines.append(line_of_child(cadre.shared[0], more_g=200))
    (mark,) = await phone.types("\n".join(lines))
    await phone.reads(mark, "Saya baca 8 baris.")
    await phone.reads(mark, f"1 dari 1. {cadre.shared[0]} ", f"sudah mencatat {cadre.shared[0]} ")
    await phone.says("ganti", "Selesai. ")
    await _put_right(phone, listed[0], first[-1])


async def _loses_signal(phone: Phone) -> None:
    """Some lines are written without a signal and go out together when it is back."""
    cadre = phone.cadre
    early, unheard = cadre.children[:-UNHEARD], cadre.children[-UNHEARD:]
    await _measure(phone, early, cadre.grown_ups)
    marks = await phone.types(*map(line_of_child, unheard))
    for mark, name in zip(marks, unheard, strict=True):
        await phone.reads(mark, f"✅ {name},")
    await _put_right(phone, unheard[1], early[5])


async def _measure(phone: Phone, children: tuple[str, ...], grown_ups: tuple[str, ...]) -> None:
    """Write one line after the other; those shared with the next cadre come among the first."""
    shared = phone.cadre.shared
    for name, other, grown_up in zip_longest(children, shared, grown_ups):
        if name:
            await _weigh(phone, name)
        if other:
            await _weigh(phone, other, more_g=100)
        if grown_up:
            await _examine(phone, grown_up)
    await _examine(phone, phone.cadre.shared_grown_up)


async def _weigh(phone: Phone, name: str, *, more_g: int = 0) -> None:
    """Report a child; the second of two who did decides whose figures stand."""
    line = line_of_child(name, more_g=more_g)
    answer = await phone.says(line, f"✅ {name},", f"sudah mencatat {name} ")
    if "Ganti menjadi" in answer:
        if NAMES.index(name) % 2:
            await phone.says("batal", "tidak ada yang disimpan")
            return
        answer = await phone.says("ganti", f"✅ {name},")
    if not more_g and does_not_rise(name):
        await phone.says("kirim ke bidan", f"✅ {name} masuk daftar bidan")


async def _examine(phone: Phone, name: str) -> None:
    """Report a grown-up; who has a finding goes to the midwife."""
    answer = await phone.says(line_of_grown_up(name), f"✅ {name},", f"sudah mencatat {name} ")
    if "👉" in answer:
        await phone.says("kirim ke bidan", f"✅ {name} masuk", f" {name} masuk daftar bidan")


async def _put_right(phone: Phone, wrong: str, hasty: str) -> None:
    """Correct one weight, and take the last report of another child back."""
    await phone.says(f"ubah {wrong.lower()} 9,9", f"Ubah berat {wrong} hari ini?")
    await phone.says("ya, ubah", f"✅ Sudah diubah. {wrong}:")
    await phone.says(f"ubah {hasty} bb 9,5", f"Ubah berat {hasty} hari ini?")
    await phone.says("ya", f"✅ Sudah diubah. {hasty}:")
    await phone.says("urungkan", "Urungkan yang terakhir?")
    await phone.says("ya", "✅ Sudah diurungkan.")


async def close(phones: list[Phone]) -> str:
    """Close the day, and give the recap it was locked with."""
    siti = phones[0]
    await siti.says("tutup", "Tahu alasannya?")
    recap = await siti.says("tutup tanpa alasan", "Kunci catatan hari ini?")
    await siti.says("kunci", "✅ Posyandu 10 Maret ditutup.")
    return recap


def put_faults(it: Running) -> None:
    """Let answers be lost, requests be refused for a moment, and webhooks come twice."""
    it.simulator.ground.poster = StutteringPoster()
    for channel, lost in LOST.items():
        it.simulator.faults.add(
            Fault(channel=channel, kind="lose_answer", times=lost, probability=0.1),
            Fault(channel=channel, kind="too_many", times=5, probability=0.1),
            Fault(channel=channel, kind="slow", times=None, probability=0.1, seconds=0.2),
        )
    it.simulator.faults.add(
        Fault(channel="whatsapp", kind="accept_then_error", times=3, probability=0.1)
    )


async def pick_up(it: Running, cadres: list[FiveCadre]) -> list[Phone]:
    """Start the program with its templates at Twilio, and give the five phones."""
    simulator = it.simulator
    for cadre in cadres:
        if cadre.channel is ChannelName.TELEGRAM:
            simulator.add_telegram(int(cadre.address), started=True)
    simulator.twilio.last_inbound[MIDWIFE] = MORNING
    given = json.loads(it.settings_file.read_text("utf-8"))["settings"]
    await asyncio.to_thread(templates.push, Settings(_env_file=None, **given))
    await it.start()
    return [Phone(simulator, cadre) for cadre in cadres]
