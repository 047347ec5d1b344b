"""One accountable person for a measure, never a group (AML 3 kap. 2 a §: who shall see to it that it is done)."""

from __future__ import annotations

import re

GROUPS = frozenset(
    {
        "alla",
        "allihop",
        "samtliga",
        "vi",
        "gruppen",
        "arbetsgruppen",
        "teamet",
        "personalen",
        "medarbetarna",
        "medarbetare",
        "ledningsgruppen",
        "ledningen",
        "cheferna",
        "chefer",
        "skyddsombuden",
        "enheten",
        "avdelningen",
        "everyone",
        "everybody",
        "all",
        "we",
        "team",
        "staff",
        "management",
    }
)
SEVERAL = re.compile(r"\s(?:och|and|&|\+)\s|[,;/]", re.IGNORECASE)


def is_group(name: str) -> bool:
    """ "alla", "hela teamet", "Anna och Sven": nobody in particular, or more than one."""
    words = [word.strip(".!").lower() for word in name.split()]
    return any(word in GROUPS for word in words) or SEVERAL.search(name) is not None
