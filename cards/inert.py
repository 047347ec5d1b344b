"""Makes what people typed mean nothing but itself: no Markdown, no mention, no link, no client-side function.

Backslashes would show on phones (the Android and iOS renderers print them), so signs are kept apart with a zero-width
space or exchanged for their twins instead. A line break becomes the blank line that Teams wants.
"""

from __future__ import annotations

import re
from functools import lru_cache

APART = "\N{ZERO WIDTH SPACE}"


class Markdown(str):
    """A text that is ready to be shown: made by `inert`, `bold`, `link` and `rich` alone."""

    __slots__ = ()


# The signs of emphasis and code, and the letters that look like them and do nothing.
_TWINS = str.maketrans({"*": "∗", "_": "ˍ", "`": "ˋ"})
# Controls, and what turns the direction of text around: nobody types these, and they can make a text lie.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\u2028\u2029])\s*")
_LINE_START = re.compile(r"^(?=[-+#>=~|]|\d+[.)])", re.MULTILINE)
_TOGETHER = re.compile(
    r"""(?<=\\)            # an escape
    | (?<=<)               # a tag, a mention, an address in angle brackets
    | (?<=\])(?=\s*[(:\[]) # a link or its definition
    | (?<=~)(?=~)          # strikethrough
    | (?<=\{)(?=\{)        # {{DATE(...)}}
    | (?<=&)(?=[\#\w])     # an entity
    | (?<=:)(?=[/\\]) | (?<=/)(?=/)  # an address
    | (?<=(?i:mailto:)) | (?<=(?i:javascript:)) | (?<=(?i:tel:))
    | (?<=@)(?=\w)         # an e-mail address
    | (?<=\w\.)(?=[^\W\d]) # a host name
    """,
    re.VERBOSE,
)
_SUSPECT = re.compile(r"[^\w ,!?%/()'\"”’–§…-]|_|^[-\d]|\.\w|//")


@lru_cache(maxsize=4096)
def inert(text: str) -> Markdown:
    """The one function that user text passes on its way to a card. A text that is `Markdown` already is left alone."""
    if isinstance(text, Markdown):
        return text
    plain = text.strip()
    if not _SUSPECT.search(plain):
        return Markdown(plain)
    plain = _BREAK.sub("\n\n", _UNSEEN.sub("", plain)).strip()
    plain = _LINE_START.sub(APART, plain.translate(_TWINS))
    return Markdown(_TOGETHER.sub(APART, plain))
