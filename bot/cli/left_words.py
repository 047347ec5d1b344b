"""What `round status` says of those who have left, and of units without a manager, in Swedish and English."""

from __future__ import annotations

from dialogs.ground.texts import Text
from dialogs.reviews.rules.review import Stage

MEASURES = Text("Åtgärder utan ansvarig: {n}", "Measures without anybody accountable: {n}")
MEASURES_HEAD = (
    Text("vem som har slutat eller bytt enhet", "who has left or moved"),
    Text("enhet", "unit"),
    Text("åtgärder", "measures"),
    Text("visas så länge för", "shown meanwhile to"),
)
UNITS = Text(
    "Enheter utan chef, eller avslutade, med något öppet: {n}",
    "Units without a manager, or ended, with something open: {n}",
)
UNITS_HEAD = (
    Text("enhet", "unit"),
    Text("uppföljning", "follow-up"),
    Text("öppna åtgärder", "open measures"),
    Text("lyfta frågor dit utan svar", "matters lifted to it without an answer"),
)
NOBODY = Text("ingen", "nobody")
STAGES = {
    Stage.NOT_STARTED: Text("inte påbörjad", "not begun"),
    Stage.ANSWERING: Text("påbörjad", "begun"),
    Stage.WITH_REP: Text("hos skyddsombudet", "with the safety representative"),
    Stage.TALKING: Text("ska pratas igenom", "to be talked through"),
    Stage.TO_SIGN: Text("väntar på underskrifter", "waiting for signatures"),
    Stage.SIGNED: Text("underskriven", "signed"),
}
