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


ADDRESS = re.compile(r"[^\s@,;<>\"()\[\]]{1,64}@((?:[a-z0-9åäö](?:[a-z0-9åäö-]{0,61}[a-z0-9åäö])?\.)+([a-z]{2,24}))")
NOWHERE = frozenset({"test", "example", "invalid", "localhost", "local", "lan", "internal"})
# Nobody is met in the organisation's Teams by a private address: what is sent there would wait for ever.
PRIVATE = frozenset(
    {
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.se",
        "live.com",
        "live.se",
        "outlook.com",
        "msn.com",
        "yahoo.com",
        "yahoo.se",
        "icloud.com",
        "me.com",
        "proton.me",
        "protonmail.com",
        "telia.com",
        "bredband.net",
        "comhem.se",
        "spray.se",
    }
)


def work_address(text: str) -> str | None:
    """An e-mail address that somebody may have at work, in small letters; None for rubbish and for private ones."""
    address = text.strip().lower()
    fits = ADDRESS.fullmatch(address)
    if fits is None or ".." in address or address.startswith(".") or ".@" in address:
        return None
    domain, top = fits[1], fits[2]
    if top in NOWHERE or domain in PRIVATE:
        return None
    return address
