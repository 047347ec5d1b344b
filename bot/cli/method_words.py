"""What `method` and `results` call a method, and what `method` says, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.ground.texts import Text
from dialogs.reviews.rules.method import Method

METHODS: Mapping[Method, Text] = {
    Method.TEAMS: Text("i Teams", "in Teams"),
    Method.INTERVIEW: Text("intervju", "interview"),
    Method.SURVEY: Text("enkät", "survey"),
    Method.PAPER: Text("papper", "paper"),
}
NO_NODE = Text("Det finns ingen nod {node} i organisationen.", "There is no node {node} in the organisation.")
EMPTY = Text("{option} får inte vara tomt.", "{option} must not be empty.")
RECORDED = Text(
    "Antecknat: {node} gör uppföljningen {year} {method}. Det gäller allt under noden där inget annat är beslutat.",
    "Recorded: {node} does its follow-up of {year} {method}. It holds for all below where nothing else is decided.",
)
KNOWN = Text("Det står redan så. Ingenting är ändrat.", "It says so already. Nothing was changed.")
NONE = Text("Inga beslut är antecknade.", "No decisions are recorded.")
HEAD = (
    Text("år", "year"),
    Text("nod", "node"),
    Text("hur", "how"),
    Text("beslutat", "decided"),
    Text("organ", "body"),
    Text("av", "by"),
    Text("anteckning", "note"),
    Text("", ""),
)
REPLACED = Text("ersatt", "replaced")
OTHER_WAYS = Text(
    "Noder som har beslutat att göra uppföljningen på annat sätt än i Teams: {n}",
    "Nodes that have decided to do the follow-up in another way than in Teams: {n}",
)
OTHER_WAYS_HEAD = (Text("nod", "node"), Text("hur", "how"), Text("beslutat", "decided"), Text("organ", "body"))
