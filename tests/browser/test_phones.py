"""The demonstration in a real browser: what a visitor sees when following its tour."""

import asyncio
import re

import pytest
from playwright.async_api import async_playwright, expect

from bot import demo
from bot.worlds import sample

CADRE, MOTHER, OFFICER = "phone-0", "phone-1", "phone-2"
PATIENCE_MS = 15_000
SCREEN = {"width": 1_500, "height": 950}


class Phone:
    """One phone on the page."""

    def __init__(self, page, station):
        self._page = page
        self._station = page.locator(f"#{station}")
        self._tab = page.locator(f"#tab-{station.removeprefix('phone-')}")

    async def write(self, words):
        """Type a message and send it."""
        await self._come_to_front()
        await self._station.locator("textarea").fill(words)
        await self._station.locator("button.send").click()

    async def tap(self, label):
        """Tap the newest button of this label."""
        await self._come_to_front()
        await self._station.get_by_role("button", name=label, exact=True).last.click()

    async def shows(self, words):
        """Wait until a sentence is on the screen."""
        text = re.compile(re.escape(words))
        await expect(self._station.locator(".screen")).to_contain_text(text, timeout=PATIENCE_MS)

    async def _come_to_front(self):
        if await self._tab.is_visible():
            await self._tab.click()


@pytest.mark.browser
def test_the_tour_of_the_demo_works(chromium, tmp_path):
    """A cadre weighs, a mother joins and answers her reminder, an officer begins a broadcast."""
    asyncio.run(_scene(chromium, tmp_path))


async def _scene(chromium, tmp_path):
    async with demo.running() as shown, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = await browser.new_page(viewport=SCREEN, locale="id-ID")
        problems = []
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        await page.goto(shown.url)
        try:
            await _tour(page)
        finally:
            await page.screenshot(path=tmp_path / "phones.png", full_page=True)
            await browser.close()
        assert problems == []
        assert not shown.simulator.violations


async def _tour(page):
    cadre, mother, officer = (Phone(page, each) for each in (CADRE, MOTHER, OFFICER))
    await _join(mother)
    await cadre.write("timbang Ani 8,2 70,5")
    await cadre.tap("Buka")
    await cadre.shows("BB 8,2 kg")
    await page.locator("#clock input[name=when]").fill("2026-03-09T16:00")
    await page.locator("#clock").get_by_role("button", name="Ke waktu itu").click()
    await mother.tap("Hadir")
    await mother.shows("Sampai besok jam 08.00")
    await officer.write("siaran")
    await officer.shows("siapa")


async def _join(mother):
    await mother.write("halo")
    await mother.shows("kode")
    await mother.write(sample.family_code("Ani Lestari"))
    await mother.shows("lahir")
    await mother.write("4 Mei 2025")
    await mother.shows("setuju")
    await mother.tap("Setuju")
    await mother.shows("Persetujuan dicatat")
    await mother.tap("Sendiri")
