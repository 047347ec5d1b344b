"""The lines above the cards of this subject: what was saved, and what is lacking."""

from __future__ import annotations

from typing import assert_never

from cards.ground.note import Note
from cards.texts import Texts
from dialogs.analyses.notices import AnalysisAdopted, AnalysisLack, AnalysisNotThere, AnalysisSaved, NotYourAnalysis
from dialogs.ground.notices import Lacking


def saved(what: AnalysisSaved, t: Texts) -> str:
    match what:
        case AnalysisSaved.ANALYSIS_TEXT:
            return t("What you wrote is saved")
        case AnalysisSaved.ANALYSIS_PRIORITY:
            return t("The priority is saved")
        case AnalysisSaved.ANALYSIS_PROPOSAL:
            return t("The proposal is saved in the analysis")
        case AnalysisSaved.ANALYSIS_EVIDENCE:
            return t("The evidence is saved")
        case AnalysisSaved.ANALYSIS_THEME:
            return t("The theme is saved")
        case AnalysisSaved.ANALYSIS_TAKEN_OUT:
            return t("Taken out of the analysis")
        case AnalysisSaved.ANALYSIS_MOVED:
            return t("Moved up")
        case AnalysisSaved.ANALYSIS_SENT:
            return t("Handed over, and the safety representative is told")
        case AnalysisSaved.ANALYSIS_NO_REP:
            return t("Saved: no safety representative, with the reason")
        case AnalysisSaved.ANALYSIS_VIEW:
            return t("What you see is saved, and the manager is told")
        case AnalysisSaved.ANALYSIS_OPEN:
            return t("The analysis is open again, as a new version")
        case AnalysisSaved.ANALYSIS_OUTCOME:
            return t("What became of it is saved")
        case _:
            assert_never(what)


def lack(lack: AnalysisLack, _notice: Lacking, t: Texts) -> str:
    match lack:
        case AnalysisLack.PRIORITY:
            return t("Write what comes first. For example: “Time and resources for new managers.”")
        case AnalysisLack.PROPOSAL:
            return t("Write what is proposed. For example: “Offer managers support in handling risks.”")
        case AnalysisLack.OWNER:
            return t("Write who owns it: the name of a unit here, or of another organisation.")
        case AnalysisLack.SOURCE:
            return t("Write where it comes from. For example: “The Work Environment Authority’s inspection.”")
        case AnalysisLack.EVIDENCE:
            return t("Write what it says, in a line or two.")
        case AnalysisLack.THEMES:
            return t("Choose one or more themes.")
        case AnalysisLack.THEME_NAME:
            return t("Write what the measures are about. For example: “Risks at workplace meetings.”")
        case AnalysisLack.DIFFERS:
            return t("Write what you see differently, in a line or two.")
        case AnalysisLack.OUTCOME:
            return t("Choose what became of it.")
        case _:
            assert_never(lack)


def note(notice: NotYourAnalysis | AnalysisAdopted | AnalysisNotThere, t: Texts) -> Note:
    match notice:
        case NotYourAnalysis() if notice.for_rep:
            return Note(
                t("This is for the safety representative to do"), (t("You can read it, and write in your own part."),)
            )
        case NotYourAnalysis():
            who = t.names(notice.managers) or t("nobody right now")
            return Note(t("You can read this, but not change it"), (t("It is written by: {who}.", who=who),))
        case AnalysisAdopted():
            return Note(
                t("The analysis is adopted and locked"),
                (t("If something must be changed, open it again and write the reason."),),
            )
        case AnalysisNotThere() if notice.empty:
            return Note(t("There is nothing to hand over yet"), (t("Write something in sum, or what comes first."),))
        case AnalysisNotThere():
            return Note(
                t("There is no analysis to read yet"),
                (t("It can be read here when the level's safety representative has said what they see."),),
            )
        case _:
            assert_never(notice)
