"""What `reminders preview` says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.ground.texts import Text
from dialogs.reminders.rules.deadlines import Why

HEADLINE = Text(
    "Det här skulle skickas {day}. Ingenting skickas nu.", "This would be sent on {day}. Nothing is sent now."
)
QUIET = Text(
    "{day} är en dag då ingen påminns: helg, helgdag eller tyst månad. Nästa arbetsdag är {next}.",
    "{day} is a day when nobody is reminded: a weekend, a holiday or a quiet month. The next working day is {next}.",
)
PASSED = Text("{day} har varit.", "{day} has been.")
NOTHING = Text("Ingen påminns den dagen.", "Nobody is reminded on that day.")
SENT = Text("Personer som påminns: {n}", "People who are reminded: {n}")
HEAD = (
    Text("till", "to"),
    Text("varför", "why"),
    Text("vad", "what"),
    Text("dagar", "days"),
    Text("nås", "reached"),
)
CHANNELS = Text("Kanaler som får en rad: {n}", "Channels that get a line: {n}")
CHANNELS_HEAD = (
    Text("kanal", "channel"),
    Text("varför", "why"),
    Text("för", "for"),
    Text("nås", "reached"),
)
REACHED = Text("ja", "yes")
NOT_REACHED = Text("nej", "no")
NO_NODE = Text("Det finns ingen nod {node}.", "There is no node {node}.")
WHY: Mapping[Why, Text] = {
    Why.CLOSED: Text("sista dagen har passerat", "the last day has passed"),
    Why.CLOSING: Text("sista dagen närmar sig", "the last day comes closer"),
    Why.OVERDUE: Text("försenad åtgärd", "overdue measure"),
    Why.SIGNATURE: Text("väntar på underskrift", "waits for a signature"),
    Why.TALK: Text("att prata igenom", "to talk through"),
    Why.VIEW: Text("svaren väntar på skyddsombudet", "the answers wait for the representative"),
    Why.CONTROL: Text("hjälpte åtgärden?", "did the measure help?"),
    Why.MEASURE: Text("åtgärd snart", "measure due soon"),
    Why.UNANSWERED: Text("lyft ärende utan svar", "matter without an answer"),
    Why.ANSWER: Text("lyft ärende väntar på svar", "matter waits for an answer"),
    Why.EXPECTED: Text("beslutet skulle ha kommit", "the decision was expected before"),
    Why.FEEDBACK: Text("beslut utan återkoppling", "decision without an answer to those beneath"),
    Why.LEVEL_VIEW: Text("analysen väntar på skyddsombudet", "the analysis waits for the representative"),
    Why.AGENDA: Text("till organets dagordning", "for the body's agenda"),
    Why.RECEIPT: Text("återkoppling som inte är läst", "answer from above that is not read"),
    Why.RISK_ASSESSMENT: Text("årets riskbedömning", "the year's risk assessment"),
    Why.LEFT: Text("åtgärd utan ansvarig", "measure with nobody accountable"),
    Why.OPENING: Text("att förbereda", "to prepare"),
}
INVITATION = Text("inbjudan", "invitation")
