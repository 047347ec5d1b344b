"""What is told about an analysis, worked out when it is sent. None: it is not so any more."""

from __future__ import annotations

from dialogs.analyses.messages import AnalysisMessage
from dialogs.analyses.pages import AnalysisNewsKind, AnalysisNewsPage
from dialogs.analyses.rules.analysis import Analysis
from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor


def compose(
    kind: AnalysisMessage, subject: Subject, analysis: Analysis, reader: Actor, *, by: str = ""
) -> Reply | None:
    me = reader.person.id
    match kind:
        case AnalysisMessage.ANALYSIS_ASKED | AnalysisMessage.ANALYSIS_AGAIN:
            waits = analysis.sent_to_rep_at is not None and not analysis.locked and analysis.view_of(me) is None
            if me not in analysis.reps or not waits:
                return None
            again = kind is AnalysisMessage.ANALYSIS_AGAIN
            return _news(analysis, AnalysisNewsKind.AGAIN if again else AnalysisNewsKind.ASKED, by)
        case _:
            said = analysis.view_of(subject.by) if subject.by else None
            if me not in analysis.managers or said is None:
                return None
            heard = AnalysisNewsKind.SAID if said.agrees else AnalysisNewsKind.DIFFERS
            return _news(analysis, heard, by, said.comment)


def _news(analysis: Analysis, kind: AnalysisNewsKind, by: str, comment: str = "") -> Reply:
    page = AnalysisNewsPage(
        kind=kind, node=analysis.node.id, name=analysis.node.name, year=analysis.year, by=by, comment=comment
    )
    return Reply(page=page)
