"""What was saved, in a few words each: the line that lets a person put the phone away."""

from __future__ import annotations

from typing import assert_never

from cards.texts import Texts
from dialogs.ground.notices import Saved


def saved_words(what: Saved, t: Texts) -> str:
    match what:
        case Saved.COMMENT:
            return t("The comment is saved")
        case Saved.SKIPPED:
            return t("Skipped for now, it waits in the overview")
        case Saved.PARTICIPANTS:
            return t("Saved who takes part")
        case Saved.MEASURE:
            return t("Saved in the plan")
        case Saved.MEASURE_CHANGED:
            return t("The change to the plan is saved")
        case Saved.MEASURE_CANCELLED:
            return t("Taken out of the plan")
        case Saved.DONE_AT_ONCE:
            return t("Saved as done at once")
        case Saved.NO_MEASURE:
            return t("Saved: no measure, with the reason")
        case Saved.LIFTED:
            return t("The matter is raised")
        case Saved.TASK_RETURNED:
            return t("The task is handed back to the superior")
        case Saved.MATTER_TAKEN:
            return t("Taken on, and those who raised it are told")
        case Saved.MATTER_ANSWERED:
            return t("The answer is sent to those who raised it")
        case Saved.MATTER_PASSED_ON:
            return t("Passed on, and those who raised it are told")
        case Saved.MATTER_MERGED:
            return t("Merged: one answer now reaches them all")
        case Saved.MATTER_WITHDRAWN:
            return t("The matter is taken back")
        case Saved.ANALYSIS_TEXT:
            return t("What you wrote is saved")
        case Saved.ANALYSIS_PRIORITY:
            return t("The priority is saved")
        case Saved.ANALYSIS_PROPOSAL:
            return t("The proposal is saved in the analysis")
        case Saved.ANALYSIS_EVIDENCE:
            return t("The evidence is saved")
        case Saved.ANALYSIS_THEME:
            return t("The theme is saved")
        case Saved.ANALYSIS_TAKEN_OUT:
            return t("Taken out of the analysis")
        case Saved.ANALYSIS_MOVED:
            return t("Moved up")
        case Saved.ANALYSIS_SENT:
            return t("Handed over, and the safety representative is told")
        case Saved.ANALYSIS_NO_REP:
            return t("Saved: no safety representative, with the reason")
        case Saved.ANALYSIS_VIEW:
            return t("What you see is saved, and the manager is told")
        case Saved.ANALYSIS_OPEN:
            return t("The analysis is open again, as a new version")
        case Saved.ANALYSIS_OUTCOME:
            return t("What became of it is saved")
        case Saved.DECIDED:
            return t("The decision is recorded. Now those beneath are waiting for an answer")
        case Saved.NO_DECISION_YET:
            return t("Noted that there is no decision yet. That is an answer, too: send it to those beneath")
        case Saved.FED_BACK:
            return t("The answer is on its way to those beneath")
        case Saved.ANSWER_READ:
            return t("Noted as read")
        case Saved.ANSWER_RAISED:
            return t("Noted as taken up with the staff")
        case Saved.PRESENTED:
            return t("On its way to the body's channel")
        case Saved.SUPPORT:
            return t("Noted: support is wanted, and those who give it are told")
        case Saved.LATE_REASON:
            return t("The reason for being late is saved")
        case Saved.AREA:
            return t("Saved: agrees with the area")
        case Saved.PLAN:
            return t("The plan is confirmed")
        case Saved.VIEW:
            return t("The safety representative's view is saved")
        case Saved.REMARK:
            return t("The safety representative's comment is saved")
        case Saved.PROPOSAL:
            return t("The proposal is saved")
        case Saved.ADOPTED:
            return t("The proposal is now in the plan")
        case Saved.STANDS:
            return t("Both answers stand")
        case Saved.SHARING:
            return t("Saved which comments may be read above")
        case Saved.SIGNED:
            return t("The signature is saved")
        case Saved.REOPENED:
            return t("The follow-up is open again")
        case Saved.LANGUAGE:
            return t("From now on I write in English")
        case Saved.DRAFT:
            return t("What you wrote is kept")
        case Saved.RISK_ASSESSED:
            return t("The day of the risk assessment is saved")
        case Saved.MEASURE_DONE:
            return t("Saved as done. In eight weeks I ask whether it helped")
        case Saved.MEASURE_HELPED:
            return t("Saved: controlled, and it helped")
        case Saved.MEASURE_FOLLOWED:
            return t("Saved: not enough, and what comes after is planned")
        case Saved.MEASURE_POSTPONED:
            return t("The new day is saved, and the safety representative is told")
        case Saved.MEASURE_CANNOT:
            return t("Saved: cannot be done, with the reason")
        case Saved.MEASURE_DROPPED:
            return t("Taken out of the plan, with the reason")
        case Saved.MEASURE_HANDED_ON:
            return t("Handed on, and the new person is told")
        case Saved.TAKEN_OVER:
            return t("Taken over")
        case Saved.NOT_OURS:
            return t("Noted that it is not yours")
        case Saved.ALL_HANDED:
            return t("Handed over, and the new person is told")
        case Saved.MEASURE_ADDED:
            return t("Saved in the plan, and it runs from now on")
        case Saved.MEASURE_PROPOSED:
            return t("The proposal is sent to the manager")
        case Saved.MEASURE_TAKEN_IN:
            return t("Taken in: it stands in the plan now")
        case Saved.MEASURE_ARRANGED:
            return t("Saved on the measure")
        case _:
            assert_never(what)
