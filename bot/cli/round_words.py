"""What `round` says, in Swedish and English. Not in the cards' catalogues: these words are for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.analyses.messages import AnalysisMessage
from dialogs.decisions.messages import DecisionMessage
from dialogs.extra.messages import ExtraMessage
from dialogs.ground.texts import Text
from dialogs.handover.messages import HandoverMessage
from dialogs.reminders.messages import ReminderMessage
from dialogs.reviews.messages import MatterMessage, MeasureMessage, ReviewMessage
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import SeatKind
from storage.organisation.contacts import Purpose, Reach

# --- refusals

NO_ROUND = Text("Det finns ingen omgång för {year}.", "There is no round for {year}.")
NO_ROUND_AT_ALL = Text("Det finns ingen omgång än.", "There is no round yet.")
SEVERAL = Text(
    "{year} har flera omgångar. Lägg till --checklist med en av dem: {checklists}.",
    "{year} has several rounds. Add --checklist with one of them: {checklists}.",
)
EXISTS = Text(
    "Omgången {year} med checklistan {checklist} finns redan. Med --node ger du en nod ett eget svarsfönster.",
    "The round {year} with the checklist {checklist} exists already. --node gives one node a window of its own.",
)
BAD_WINDOW = Text(
    "Svarsfönstret stänger {closes} innan det öppnar {opens}.", "The window closes {closes} before it opens {opens}."
)
NO_NODE = Text("Det finns ingen nod {node} i organisationen.", "There is no node {node} in the organisation.")
NO_ORGANISATION = Text(
    "Organisationen är inte inläst än. Kör: python -m bot import",
    "The organisation is not loaded. Run: python -m bot import",
)
UNFIT_CHECKLIST = Text("Omgången är inte öppnad: {why}.", "The round was not opened: {why}.")
CLOSED_ALREADY = Text("Omgången {year} stängdes {day}.", "The round {year} was closed on {day}.")
NOT_CLOSED = Text("Omgången är kvar som den var.", "The round is as it was.")

# --- open

OPENED = Text(
    "Omgången {year} är öppnad med {checklist} version {version} ({whose}): {questions} frågor, svar {opens} till {closes}.",
    "The round {year} is open with {checklist} version {version} ({whose}): {questions} questions, answers {opens} to {closes}.",
)
OWN_VERSION = Text("er egen", "your own")
SHIPPED_VERSION = Text("den som följer med boten", "the one that comes with the bot")
ADDITIONS = Text(
    "Tillägg från noder som är låsta med omgången: {n}.", "Additions of nodes that are frozen with it: {n}."
)
REVIEWS_MADE = Text("Uppföljningar: {n}, en för varje nod.", "Reviews: {n}, one for each node.")
WINDOW_SET = Text(
    "{node} och allt under svarar {opens} till {closes} i omgången {year}.",
    "{node} and everything below answers {opens} to {closes} in the round {year}.",
)
INVITED_ON = Text("Chefer som bjuds in {day}: {n}.", "Managers who are invited on {day}: {n}.")
INVITED_NOW = Text(
    "Chefer som bjuds in nu, när boten är igång: {n}.", "Managers who are invited now, when the bot is running: {n}."
)
NOBODY_INVITED = Text("Ingen chef bjuds in.", "No manager is invited.")
REACHED = Text(
    "Av dem når boten {n} nu. De övriga får inbjudan när boten träffar dem i Teams.",
    "Of them the bot can reach {n} now. The others get the invitation when it meets them in Teams.",
)

# --- status

HEADLINE = Text(
    "Omgång {year}, {checklist}, svar {opens} till {closes}{closed}",
    "Round {year}, {checklist}, answers {opens} to {closes}{closed}",
)
CLOSED = Text(", stängd {day}", ", closed on {day}")
# Short, or the table does not fit in a window of 80 columns; PROGRESS_NOTE says what they mean.
PROGRESS = (
    Text("del", "part"),
    Text("väntas", "expected"),
    Text("börjat", "started"),
    Text("lämnat", "handed over"),
    Text("klara", "signed"),
    Text("sena", "late"),
    Text("enheter", "nodes"),
    Text("chefer", "managers"),
    Text("frivilliga", "optional"),
)
PROGRESS_NOTE = Text(
    "Lämnat: överlämnade till skyddsombudet. Klara: underskrivna. Enheter och chefer: de som omfattas av det "
    "underskrivna, av alla. Frivilliga räknas för sig.",
    "Handed over to the safety representative; signed by all. Nodes and managers: those covered by what is signed, of "
    "all. Optional ones are counted apart.",
)
OWN_ROW = Text("{name} själv", "{name} itself")
WHOLE = Text("allt", "everything")
JOINT_NOTE = Text(
    "Uppföljningar räknas en gång. En gemensam över flera delar står på raden för nivån som har dem alla under sig.",
    "Each review is counted once. A joint one across several parts stands in the row of the level that holds them all.",
)
COUNTED_ABOVE = Text(
    "Därtill gemensamma uppföljningar som räknas högre upp: {n}.",
    "Besides, joint reviews that are counted higher up: {n}.",
)
UNREACHED = Text("Når inte, och har något kvar att göra: {n}", "Cannot be reached, and still has something to do: {n}")
UNREACHED_HEAD = (Text("namn", "name"), Text("varför", "why"), Text("som", "as"), Text("var", "where"))
CHANNELS = Text("Kanaler som boten inte kan skriva i: {n}", "Channels that the bot cannot write to: {n}")
CHANNELS_HEAD = (Text("nod", "node"), Text("kanal", "channel"), Text("för", "for"), Text("varför", "why"))
POST = Text("Meddelanden som inte har kommit fram: {n}", "Messages that have not arrived: {n}")
POST_HEAD = (
    Text("meddelande", "message"),
    Text("på väg", "on their way"),
    Text("väntar på att boten träffar mottagaren", "wait until the bot meets the receiver"),
    Text("uppgivna", "given up"),
)
NOT_THEIRS = Text("Har sagt att det inte är deras enhet: {n}", "Have said that the unit is not theirs: {n}")
NOT_THEIRS_HEAD = (Text("namn", "name"), Text("enhet", "unit"), Text("varför", "why"))
WITHOUT_MANAGER = Text(
    "Noder utan chef, där ingen bjuds in: {n}", "Nodes without a manager, where nobody is invited: {n}"
)
WITHOUT_REP = Text(
    "Noder utan skyddsombud och huvudskyddsombud: {n}", "Nodes without a safety representative of any kind: {n}"
)
NODE_HEAD = (Text("id", "id"), Text("nivå", "level"), Text("namn", "name"))
LIST_WITH_ALL = Text("  (visa dem med --all)", "  (list them with --all)")
AND_MORE = Text("… och {n} till (visa alla med --all)", "… and {n} more (show them with --all)")

WHY: Mapping[Reach, Text] = {
    Reach.NEVER_MET: Text("har aldrig installerat boten", "has never installed the bot"),
    Reach.UNINSTALLED: Text("boten är avinstallerad", "the bot is uninstalled"),
    Reach.BLOCKED: Text(
        "har blockerat boten; bara hen själv kan ändra det", "has blocked the bot; only they can undo it"
    ),
    Reach.NOT_IN_ROSTER: Text("finns inte längre i Teams", "is no longer in Teams"),
    Reach.UNKNOWN: Text(
        "boten har inte synts där än; lägg till den i teamet", "the bot has not been seen there; add it to the team"
    ),
    Reach.ARCHIVED: Text("teamet är arkiverat", "the team is archived"),
    Reach.DELETED: Text("borttagen i Teams", "deleted in Teams"),
    Reach.REACHABLE: Text("nås", "can be reached"),
}
SEATS: Mapping[SeatKind, Text] = {
    SeatKind.MANAGER: Text("chef", "manager"),
    SeatKind.REP: Text("skyddsombud", "safety representative"),
}
PURPOSES: Mapping[Purpose, Text] = {
    Purpose.UNIT: Text("enhet", "unit"),
    Purpose.MANAGEMENT_GROUP: Text("ledningsgrupp", "management group"),
    Purpose.COOPERATION_GROUP: Text("samverkansgrupp", "cooperation group"),
    Purpose.SAFETY_COMMITTEE: Text("skyddskommitté", "safety committee"),
    Purpose.BOARD: Text("nämnd", "board"),
    Purpose.STAFF_COMMITTEE: Text("personalutskott", "staff committee"),
    Purpose.REGION: Text("region", "region"),
}
KINDS: Mapping[str, Text] = {
    ReviewMessage.INVITATION: Text("inbjudan", "invitation"),
    ReviewMessage.HANDED_OVER: Text("överlämning till skyddsombudet", "hand-over to the representative"),
    ReviewMessage.ASKED_AGAIN: Text("ny fråga till skyddsombudet", "the representative is asked again"),
    ReviewMessage.TALK: Text("att prata igenom", "to talk through"),
    ReviewMessage.TO_SIGN: Text("att skriva under", "to sign"),
    ReviewMessage.SIGNED: Text("underskriven", "signed"),
    AnalysisMessage.ANALYSIS_ASKED: Text("analys till skyddsombudet", "analysis to the representative"),
    AnalysisMessage.ANALYSIS_AGAIN: Text("analysen är ändrad", "the analysis has changed"),
    AnalysisMessage.ANALYSIS_SAID: Text("skyddsombudets svar på analysen", "the representative on the analysis"),
    DecisionMessage.PRESENTATION: Text("visning för ett organ", "shown to a body"),
    DecisionMessage.FED_BACK: Text("återkoppling av ett beslut", "a decision answered back"),
    ReviewMessage.SUMMARY: Text("sammanfattning i kanalen", "summary in the channel"),
    ReviewMessage.REOPENED: Text("öppnad igen", "reopened"),
    ReviewMessage.JOINED: Text("gemensam uppföljning", "joint review"),
    ReviewMessage.NOT_MINE: Text("inte min enhet", "not my unit"),
    ReviewMessage.REMINDER: Text("påminnelse", "reminder"),
    ReviewMessage.SUPPORT: Text("önskan om stöd", "request for support"),
    ReviewMessage.RESULTS_ENTERED: Text("resultat att bekräfta", "results to confirm"),
    MatterMessage.LIFTED: Text("lyft fråga", "matter lifted"),
    MatterMessage.MATTER_STEP: Text("kvitto på lyft ärende", "receipt for a matter lifted"),
    MatterMessage.MATTER_MEASURE: Text("åtgärd efter lyft ärende", "measure that came of a matter"),
    MeasureMessage.MEASURE_ASKED: Text("ny ansvarig för åtgärd", "asked to see to a measure"),
    MeasureMessage.MEASURE_MOVED: Text("åtgärd med ny dag", "measure with another day"),
    MeasureMessage.MEASURE_HANDED: Text("åtgärd med ny ansvarig", "measure with another person"),
    HandoverMessage.ALL_HANDED: Text("allt överlämnat", "everything handed over"),
    HandoverMessage.TAKE_OVER: Text("övertagande från en enhet", "take-over from a unit"),
    MeasureMessage.MEASURE_CANNOT: Text("åtgärd som inte går", "measure that cannot be done"),
    MeasureMessage.MEASURE_PLANNED: Text("ny åtgärd", "new measure"),
    MeasureMessage.MEASURE_PROPOSED: Text("föreslagen åtgärd", "proposed measure"),
    MeasureMessage.MEASURE_DROPPED: Text("borttagen åtgärd", "measure taken out"),
    MeasureMessage.MEASURE_SHARED: Text("gemensam åtgärd", "shared measure"),
    ReminderMessage.DIGEST: Text("påminnelser", "reminders"),
    ReviewMessage.WEEKLY: Text("veckans rad i kanalen", "the week's line in the channel"),
    ExtraMessage.EXTRA_OFFER: Text("erbjudande om en extra uppföljning", "offer of an extra follow-up"),
    ReminderMessage.MONTHLY: Text("månadens rad om åtgärder i kanalen", "the month's line on measures in the channel"),
    ReviewMessage.EDIT: Text("uppdaterat kort", "card brought up to date"),
}

CAUSES = Text(
    "Vad som stod i vägen för uppföljningar som inte blev klara i tid, svar: {n}",
    "What stood in the way of reviews that were not done in time, answers: {n}",
)
CAUSES_HEAD = (Text("orsak", "cause"), Text("antal", "number"))
CAUSE: Mapping[Cause, Text] = {
    Cause.TIME: Text("tid", "time"),
    Cause.USE: Text("ser inte nyttan", "does not see the use of it"),
    Cause.ACCESS: Text("saknar tillgång eller behörighet", "lacks access or permission"),
    Cause.OTHER: Text("annat", "something else"),
}
SUPPORT_WISHES = Text("Önskemål om stöd med frågor: {n}", "Wishes for support with questions: {n}")
SUPPORT_WANTED = Text("Har bett om stöd efter sista dagen: {n}", "Have asked for support after the last day: {n}")

# --- close

STAYS = Text(
    "{signed} av {expected} uppföljningar är underskrivna. Utan underskrift stannar {left}: {not_begun} inte påbörjade, "
    "{answering} påbörjade, {handed_over} överlämnade.",
    "{signed} of {expected} reviews are signed. {left} stay unsigned: {not_begun} not begun, {answering} begun, "
    "{handed_over} handed over.",
)
STAYS_OPTIONAL = Text(
    "Frivilliga, räknade för sig: {signed} av {expected} underskrivna.",
    "Optional ones, counted apart: {signed} of {expected} signed.",
)
CLOSE = Text("Stänga omgången {year}?", "Close the round {year}?")
HAS_CLOSED = Text(
    "Omgången {year} är stängd. Det som är underskrivet är kvar. Den som är sen kan svara om hen skriver varför.",
    "The round {year} is closed. What is signed stays. Who is late can still answer by saying why.",
)
