"""The terminal's names of what is enumerated: says each kind of message, method, stage, cause and the like in one language."""

from __future__ import annotations

from collections.abc import Mapping

from cards.texts import Texts
from dialogs.analyses.messages import AnalysisMessage
from dialogs.decisions.messages import DecisionMessage
from dialogs.extra.messages import ExtraMessage
from dialogs.handover.messages import HandoverMessage
from dialogs.reminders.messages import ReminderMessage
from dialogs.reminders.rules.deadlines import Why
from dialogs.reviews.messages import MatterMessage, MeasureMessage, ReviewMessage
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import SeatKind, Stage
from storage.delivery.outbox.tending import Awaits, State
from storage.organisation.contacts import Purpose, Reach


def messages(t: Texts) -> Mapping[str, str]:
    return {
        ReviewMessage.INVITATION: t("invitation"),
        ReviewMessage.HANDED_OVER: t("hand-over to the representative"),
        ReviewMessage.ASKED_AGAIN: t("the representative is asked again"),
        ReviewMessage.TALK: t("to talk through"),
        ReviewMessage.TO_SIGN: t("to sign"),
        ReviewMessage.SIGNED: t("signed"),
        AnalysisMessage.ANALYSIS_ASKED: t("analysis to the representative"),
        AnalysisMessage.ANALYSIS_AGAIN: t("the analysis has changed"),
        AnalysisMessage.ANALYSIS_SAID: t("the representative on the analysis"),
        DecisionMessage.PRESENTATION: t("shown to a body"),
        DecisionMessage.FED_BACK: t("a decision answered back"),
        ReviewMessage.SUMMARY: t("summary in the channel"),
        ReviewMessage.REOPENED: t("reopened"),
        ReviewMessage.JOINED: t("joint review"),
        ReviewMessage.NOT_MINE: t("not my unit"),
        ReviewMessage.REMINDER: t("reminder"),
        ReviewMessage.SUPPORT: t("request for support"),
        ReviewMessage.RESULTS_ENTERED: t("results to confirm"),
        MatterMessage.LIFTED: t("matter lifted"),
        MatterMessage.MATTER_STEP: t("receipt for a matter lifted"),
        MatterMessage.MATTER_MEASURE: t("measure that came of a matter"),
        MeasureMessage.MEASURE_ASKED: t("asked to see to a measure"),
        MeasureMessage.MEASURE_MOVED: t("measure with another day"),
        MeasureMessage.MEASURE_HANDED: t("measure with another person"),
        HandoverMessage.ALL_HANDED: t("everything handed over"),
        HandoverMessage.TAKE_OVER: t("take-over from a unit"),
        MeasureMessage.MEASURE_CANNOT: t("measure that cannot be done"),
        MeasureMessage.MEASURE_PLANNED: t("new measure"),
        MeasureMessage.MEASURE_PROPOSED: t("proposed measure"),
        MeasureMessage.MEASURE_DROPPED: t("measure taken out"),
        MeasureMessage.MEASURE_SHARED: t("shared measure"),
        ReminderMessage.DIGEST: t("reminders"),
        ReviewMessage.WEEKLY: t("the week's line in the channel"),
        ExtraMessage.EXTRA_OFFER: t("offer of an extra follow-up"),
        ReminderMessage.MONTHLY: t("the month's line on measures in the channel"),
        ReviewMessage.EDIT: t("card brought up to date"),
    }


def reaches(t: Texts) -> Mapping[Reach, str]:
    """Whom the bot cannot reach, and why."""
    return {
        Reach.NEVER_MET: t("has never installed the bot"),
        Reach.UNINSTALLED: t("the bot is uninstalled"),
        Reach.BLOCKED: t("has blocked the bot; only they can undo it"),
        Reach.NOT_IN_ROSTER: t("is no longer in Teams"),
        Reach.UNKNOWN: t("the bot has not been seen there; add it to the team"),
        Reach.ARCHIVED: t("the team is archived"),
        Reach.DELETED: t("deleted in Teams"),
        Reach.REACHABLE: t("can be reached"),
    }


def seats(t: Texts) -> Mapping[SeatKind, str]:
    return {
        SeatKind.MANAGER: t("manager"),
        SeatKind.REP: t("safety representative"),
    }


def purposes(t: Texts) -> Mapping[Purpose, str]:
    return {
        Purpose.UNIT: t("unit"),
        Purpose.MANAGEMENT_GROUP: t("management group"),
        Purpose.COOPERATION_GROUP: t("cooperation group"),
        Purpose.SAFETY_COMMITTEE: t("safety committee"),
        Purpose.BOARD: t("elected board"),
        Purpose.STAFF_COMMITTEE: t("staff committee"),
        Purpose.REGION: t("region"),
    }


def causes(t: Texts) -> Mapping[Cause, str]:
    return {
        Cause.TIME: t("time"),
        Cause.USE: t("does not see the use of it"),
        Cause.ACCESS: t("lacks access or permission"),
        Cause.OTHER: t("something else"),
    }


def methods(t: Texts) -> Mapping[Method, str]:
    return {
        Method.TEAMS: t("in Teams"),
        Method.INTERVIEW: t("interview"),
        Method.SURVEY: t("survey"),
        Method.PAPER: t("paper"),
    }


def stages(t: Texts) -> Mapping[Stage, str]:
    return {
        Stage.NOT_STARTED: t("not begun"),
        Stage.ANSWERING: t("begun"),
        Stage.WITH_REP: t("with the safety representative"),
        Stage.TALKING: t("to be talked through"),
        Stage.TO_SIGN: t("waiting for signatures"),
        Stage.SIGNED: t("signed"),
    }


def extra_kinds(t: Texts) -> Mapping[ExtraKind, str]:
    return {
        ExtraKind.NEW_MANAGER: t("new manager"),
        ExtraKind.REORGANISATION: t("reorganisation"),
        ExtraKind.ACCIDENT: t("accident at work"),
        ExtraKind.INCIDENT: t("serious incident"),
        ExtraKind.OTHER: t("another reason"),
    }


def reasons(t: Texts) -> Mapping[Why, str]:
    """Why somebody is reminded."""
    return {
        Why.CLOSED: t("the last day has passed"),
        Why.CLOSING: t("the last day comes closer"),
        Why.OVERDUE: t("overdue measure"),
        Why.SIGNATURE: t("waits for a signature"),
        Why.TALK: t("to talk through"),
        Why.VIEW: t("the answers wait for the representative"),
        Why.CONTROL: t("did the measure help?"),
        Why.MEASURE: t("measure due soon"),
        Why.UNANSWERED: t("matter without an answer"),
        Why.ANSWER: t("matter waits for an answer"),
        Why.EXPECTED: t("the decision was expected before"),
        Why.FEEDBACK: t("decision without an answer to those beneath"),
        Why.LEVEL_VIEW: t("the analysis waits for the representative"),
        Why.AGENDA: t("for the body's agenda"),
        Why.RECEIPT: t("answer from above that is not read"),
        Why.RISK_ASSESSMENT: t("the year's risk assessment"),
        Why.LEFT: t("measure with nobody accountable"),
        Why.OPENING: t("to prepare"),
    }


def states(t: Texts) -> Mapping[State, str]:
    return {
        State.PENDING: t("waiting"),
        State.SENDING: t("being sent"),
        State.RETRY: t("trying again"),
        State.SENT: t("sent"),
        State.DROPPED: t("dropped"),
        State.DEAD: t("dead"),
    }


def waited_for(t: Texts) -> Mapping[Awaits, str]:
    return {
        Awaits.ADDRESS: t("the bot to meet the receiver"),
        Awaits.TURN: t("its turn"),
        Awaits.LATER: t("its time"),
        Awaits.PAUSE: t("the end of the pause"),
        Awaits.ANSWER: t("an answer from Teams"),
        Awaits.OPERATOR: t("you"),
        Awaits.NOTHING: "–",
    }
