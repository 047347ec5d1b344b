"""The Playground's page, as somebody at it uses it: says, presses, fills in, looks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

PERSONAL = "Personal Chat"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 20_000  # milliseconds
WIDTH, HEIGHT = 1320, 1100
COLOURS = 96
AROUND = 400  # pixels of the page above and beneath a card: what is taller than the page is covered by its bars


class NoChromium(Exception):
    """Chromium is not on this machine; the pictures want it (Debian: apt install chromium)."""


@contextmanager
def screen(url: str, *, width: int = WIDTH, height: int = HEIGHT) -> Iterator[Screen]:
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser_path is None:
        raise NoChromium(NoChromium.__doc__)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.25, locale="sv-SE")
        page.set_default_timeout(PATIENCE)
        page.goto(url)
        page.get_by_role("treeitem", name=PERSONAL).wait_for()
        page.get_by_role("button", name="Hide log panel").click()
        yield Screen(page)
        browser.close()


def _small(png: bytes) -> bytes:
    """A card has few colours: a third of the bytes, and the repository stays light."""
    picture, out = Image.open(BytesIO(png)).convert("RGB"), BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(out, format="png", optimize=True)
    return out.getvalue()


class Screen:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.in_channel = False

    def go(self, where: str, *, channel: bool = False) -> None:
        self.in_channel = channel
        # By event: the Playground scrolls its whole page a little, and the list may stand outside of it.
        self.page.get_by_role("treeitem", name=where).dispatch_event("click")
        self.page.get_by_role("button", name="Post" if channel else "Send Message").first.wait_for()
        self.page.wait_for_timeout(800)

    def says(self, text: str, *, mention: bool = False) -> None:
        before = self.page.locator(".ac-adaptiveCard").count()
        box = self.page.get_by_role("textbox").first if self.in_channel else self.page.get_by_role("textbox").last
        box.click()
        if mention:
            self.page.keyboard.type("@")
            self.page.get_by_role("menuitem", name="SAM-boten").first.click()
            self.page.keyboard.type(" ")
        self.page.keyboard.insert_text(text)
        self.page.get_by_role("button", name="Post" if self.in_channel else "Send Message").last.click()
        self.page.wait_for_function("n => document.querySelectorAll('.ac-adaptiveCard').length > n", arg=before)
        self.page.wait_for_timeout(400)

    @property
    def card(self) -> Locator:
        """The newest one: a channel shows it first, a chat last."""
        cards = self.page.locator(".ac-adaptiveCard")
        return cards.first if self.in_channel else cards.last

    def presses(self, title: str, nth: int = 0) -> None:
        shown = self.card.inner_html()
        self.card.get_by_role("button", name=title, exact=True).nth(nth).click()
        self._until_it_changes(shown)

    def presses_row(self, says: str) -> None:
        """A line of a list that leads on."""
        shown = self.card.inner_html()
        self.card.get_by_role("button").filter(has_text=says).first.click()
        self._until_it_changes(shown)

    def _until_it_changes(self, shown: str) -> None:
        for _ in range(100):
            self.page.wait_for_timeout(100)
            if self.card.inner_html() != shown:
                break
        self.page.wait_for_timeout(300)

    def fills(self, label: str, text: str) -> None:
        self.card.get_by_label(re.compile(label)).first.fill(text)

    def chooses_day(self, label: str, months_on: int, number: int = 15) -> None:
        """A day in the calendar that the field opens: the 15th, some months on."""
        self.card.get_by_role("combobox", name=re.compile(label)).first.click()
        for _ in range(months_on):
            self.page.get_by_role("button", name=re.compile("next month", re.I)).click()
        day = self.page.get_by_role("gridcell").get_by_role("button", name=re.compile(rf"^{number}, "))
        day.first.click()

    def chooses_date(self, label: str, day: date) -> None:
        """The calendar begins at the browser's own month, whatever day it is to the bot."""
        now = date.today()  # noqa: DTZ011
        self.chooses_day(label, 12 * (day.year - now.year) + day.month - now.month, day.day)

    def chooses(self, label: str, option: str) -> None:
        self.card.get_by_role("combobox", name=re.compile(label)).first.click()
        self.page.get_by_role("option", name=option).first.click()

    def reads(self) -> str:
        return self.card.inner_text()

    def buttons(self) -> list[str]:
        return [one.inner_text() for one in self.card.get_by_role("button").all()]

    def picture(self, path: Path, *, whole: bool = False, of: Locator | None = None) -> None:
        if whole:
            path.write_bytes(_small(self.page.screenshot()))
            return
        shown = of or self.card
        was = self.page.viewport_size or {"width": WIDTH, "height": HEIGHT}
        tall = int((shown.bounding_box() or {"height": 0})["height"]) + AROUND
        self.page.set_viewport_size({"width": was["width"], "height": max(was["height"], tall)})
        self.page.wait_for_timeout(300)
        path.write_bytes(_small(shown.screenshot()))
        self.page.set_viewport_size(was)
