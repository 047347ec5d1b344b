"""Keeps the catalogues in step with the code: `python -m cards.catalogues` adds what is new and drops what is gone.

Translations are never touched. English is the msgid unless somebody has written something better.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from cards.texts import DOMAIN, catalogue_path
from dialogs.ground.texts import Language

ROOT = Path(__file__).parents[1]
SOURCES = ("cards", "bot/cli")  # cards and documents, and what the terminal says
KEYWORDS = {"t": None, "n": (1, 2)}
HEADER = "# The words of SAM-boten. Update with: python -m cards.catalogues"


def extracted() -> Catalog:
    """Every msgid that the code asks for."""
    catalog = Catalog(domain=DOMAIN, header_comment=HEADER)
    for source in SOURCES:
        found = extract_from_dir(
            ROOT / source, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("For translators:",)
        )
        for file, _line, message, comments, context in found:
            where = f"{source}/{Path(file).as_posix()}"
            catalog.add(message, locations=[(where, 1)], auto_comments=comments, context=context)
    return catalog


def read(language: Language) -> Catalog:
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=str(language), domain=DOMAIN, header_comment=HEADER, project="SAM-boten", fuzzy=False)
    with path.open("rb") as po:
        return read_po(po, locale=str(language), domain=DOMAIN)


def update(language: Language) -> list[str]:
    """Writes the catalogue anew and tells what still lacks words."""
    catalog = read(language)
    made = catalog.creation_date
    catalog.update(extracted(), no_fuzzy_matching=True, update_header_comment=True)
    catalog.creation_date = made  # or every run would change the file
    catalog.obsolete.clear()
    if language is Language.EN:
        _fill_with_msgids(catalog)
    write(language, catalog)
    return missing(catalog)


def write(language: Language, catalog: Catalog) -> None:
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as po:
        write_po(po, catalog, sort_output=True, width=120, include_lineno=False, omit_header=False)


def missing(catalog: Catalog) -> list[str]:
    """The msgids that have no words, or words for only one of singular and plural."""
    return [str(m.id) for m in catalog if m.id and not all(_strings(m.string))]


def _strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def _fill_with_msgids(catalog: Catalog) -> None:
    for message in catalog:
        if message.id and not all(_strings(message.string)):
            message.string = message.id


def main() -> int:
    lacking = {language: update(language) for language in Language}
    for language, msgids in lacking.items():
        for msgid in msgids:
            sys.stderr.write(f"{language}: no words for {msgid}\n")
    return 1 if any(lacking.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
