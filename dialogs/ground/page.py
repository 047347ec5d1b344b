"""The base of every page: facts without words, worked out, in the order they are read.

Each subject closes its own pages (`Page = X | Y` in its pages.py) and draws them in its own folder of `cards`. Texts of the
checklist are in both languages; names and what people typed are plain strings, made inert where they are shown.
"""

from __future__ import annotations


class Page:
    """A page: holds everything that its card needs."""

    __slots__ = ()
