"""What `round status` says of extra follow-ups, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.ground.texts import Text
from dialogs.reviews.rules.extra import ExtraKind

EXTRAS = Text("Extra uppföljningar: {n}", "Extra follow-ups: {n}")
HEAD = (
    Text("enhet", "unit"),
    Text("varför", "why"),
    Text("öppen", "open"),
    Text("hur långt", "how far"),
)
KINDS: Mapping[ExtraKind, Text] = {
    ExtraKind.NEW_MANAGER: Text("ny chef", "new manager"),
    ExtraKind.REORGANISATION: Text("omorganisation", "reorganisation"),
    ExtraKind.ACCIDENT: Text("olycksfall", "accident"),
    ExtraKind.INCIDENT: Text("allvarligt tillbud", "serious incident"),
    ExtraKind.OTHER: Text("annat skäl", "another reason"),
}
NOT_BEGUN = Text("inte påbörjad", "not begun")
BEGUN = Text("påbörjad, {n} svar", "begun, {n} answers")
HANDED_OVER = Text("lämnad till skyddsombudet", "handed over to the safety representative")
SIGNED = Text("underskriven", "signed")
LATE = Text("{how}, sista dagen har passerat", "{how}, the last day has passed")
