"""Finds the words: gettext catalogues, and the dates and numbers as people in Sweden write them.

The catalogues are compiled in memory from the .po files when first asked for, so that no .mo can be older than its .po.
Nothing here is Markdown: `cards.parts` makes every text inert where it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from dialogs.ground.texts import Language, Text

DOMAIN = "sam"
LOCALES = Path(__file__).parent / "locale"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
_BABEL = {Language.SV: Locale("sv", "SE"), Language.EN: Locale("en", "GB")}
_CLOCK = {Language.SV: "HH.mm", Language.EN: "HH:mm"}


def catalogue_path(language: Language) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def _catalogue(language: Language) -> GNUTranslations:
    with catalogue_path(language).open("rb") as po:
        catalog = read_po(po, locale=str(language), domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language. `t("Question {number}", number=7)`, `t.n("{n} day", "{n} days", days)`.

    msgids are English. Values are filled in by name as they are; nothing is escaped here.
    """

    language: Language
    zone: ZoneInfo = STOCKHOLM

    def __call__(self, msgid: str, **values: object) -> str:
        found = _catalogue(self.language).gettext(msgid)
        return found.format(**values) if values else found

    def n(self, one: str, many: str, n: int, **values: object) -> str:
        """`{n}` in the text is the number itself."""
        found = _catalogue(self.language).ngettext(one, many, n)
        return found.format(n=self.number(n), **values)

    def text(self, text: Text) -> str:
        """A text of the checklist."""
        return text.in_(self.language)

    # --- dates and times

    def local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)

    def day(self, day: date) -> str:
        """21 november 2026"""
        return _date(day, "d MMMM y", self.language)

    def short_day(self, day: date) -> str:
        """21 november"""
        return _date(day, "d MMMM", self.language)

    def weekday(self, day: date) -> str:
        """lördag 21 november 2026"""
        return _date(day, "EEEE d MMMM y", self.language)

    def short_weekday(self, day: date) -> str:
        """lördag 21 november"""
        return _date(day, "EEEE d MMMM", self.language)

    def time(self, at: datetime) -> str:
        """14.32"""
        return str(format_time(at, _CLOCK[self.language], tzinfo=self.zone, locale=_BABEL[self.language]))

    def moment(self, at: datetime) -> str:
        """21 november 14.32: a saved thing may be looked at weeks later."""
        return f"{self.short_day(self.local(at).date())} {self.time(at)}"

    def day_of(self, at: datetime) -> str:
        """The day of a moment: 21 november 2026"""
        return self.day(self.local(at).date())

    # --- numbers and lists

    def number(self, number: float) -> str:
        """1 234,5"""
        if isinstance(number, int) and -1000 < number < 1000:
            return str(number)
        return str(format_decimal(number, locale=_BABEL[self.language]))

    def percent(self, percent: int | None) -> str:
        """76 %, or a dash where there is nothing to count."""
        if percent is None:
            return "–"
        return f"{percent}\N{NO-BREAK SPACE}%" if self.language is Language.SV else f"{percent}%"

    def names(self, names: Sequence[str]) -> str:
        """Anna Ek, Sven Lind och Li Ek"""
        return str(format_list(list(names), locale=_BABEL[self.language])) if names else ""


@cache
def _date(day: date, pattern: str, language: Language) -> str:
    return str(format_date(day, pattern, locale=_BABEL[language]))
