"""The draft of a level's analysis: where to look and why, from rules that anybody can check by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from dialogs.analyses.rules.analysis import Analysis, LevelPriority, PriorityKind, Proposal
from dialogs.analyses.rules.decision import Decision, DecisionItem, ItemKind, Verdict
from dialogs.analyses.rules.drafting import Draft, Ground, MeasureText, draft
from dialogs.analyses.rules.theming import Row, stem, themes
from dialogs.checklists.rules.checklist import Area, Checklist, Choice, Follows, Question
from dialogs.ground.ids import (
    AnalysisId,
    AreaId,
    BodyId,
    ChecklistId,
    ChoiceId,
    DecisionId,
    MeasureId,
    NodeId,
    PersonId,
    PriorityId,
    ProposalId,
    QuestionId,
    RoundId,
)
from dialogs.ground.texts import Text
from dialogs.levels.rules.seen import Earlier
from dialogs.levels.rules.sums import MeasureFacts, Sums
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.review import MeasureKind, MeasureState

YES, PARTLY, NO, NA = (ChoiceId(one) for one in ("yes", "partly", "no", "na"))
SCALE = (
    Choice(id=YES, label=Text("Ja"), follows=Follows.PRESERVE),
    Choice(id=PARTLY, label=Text("Delvis"), follows=Follows.IMPROVE),
    Choice(id=NO, label=Text("Nej"), follows=Follows.IMPROVE),
    Choice(id=NA, label=Text("Ej aktuellt"), follows=Follows.REASON, counts=False),
)
AT = datetime(2027, 1, 11, 9, tzinfo=UTC)
KAJ = PersonId("kaj")
CLINIC = Node(id=NodeId("med"), parent=None, level="verksamhet", name="Medicinkliniken")
ROUND = RoundId(UUID(int=1))


def question(number: int, **more: object) -> Question:
    text = Text(f"Fråga {number}?")
    return Question(id=QuestionId(f"q{number}"), text=text, short=text, help=text, **more)  # type: ignore[arg-type]


QUESTIONS = (question(1), question(2), question(3, see_also=(QuestionId("q2"),)), question(4))
CHECKLIST = Checklist(
    id=ChecklistId("c"),
    version="1",
    title=Text("c"),
    scale=SCALE,
    areas=(Area(id=AreaId("a"), title=Text("a"), questions=QUESTIONS),),
)
CORE = frozenset(one.id for one in QUESTIONS)


def sums(*answers: tuple[int, int, int, int], measures: dict[int, int] | None = None) -> Sums:
    """Ja, Delvis, Nej and Ej aktuellt of each question in turn; and how many measures there are for which."""
    choices = {
        (QuestionId(f"q{number}"), choice): count
        for number, counts in enumerate(answers, 1)
        for choice, count in zip((YES, PARTLY, NO, NA), counts, strict=True)
    }
    planned = {
        MeasureFacts(question=QuestionId(f"q{number}"), kind=MeasureKind.IMPROVE, state=MeasureState.PLANNED): count
        for number, count in (measures or {}).items()
    }
    return Sums(reviews=sum(answers[0]), choices=choices, measures=planned)


def drafted(now: Sums, before: Sums | None = None) -> Draft:
    earlier = Earlier(year=2025, sums=before) if before else None
    return draft(Ground(year=2026, checklist=CHECKLIST, core=CORE, sums=now, earlier=earlier))


def test_the_lowest_are_the_lowest_shares_of_those_it_applies_to() -> None:
    """Ej aktuellt is no answer against anybody: 4 of 4 whom it applies to is not low."""
    found = drafted(sums((5, 3, 2, 0), (8, 2, 0, 0), (4, 0, 0, 6), (7, 2, 1, 0)))
    assert found.lowest == ("q1", "q4", "q2")
    assert found.questions[QuestionId("q3")].share == 100


def test_what_everybody_answers_ja_to_is_not_called_low() -> None:
    """A level where nothing lacks has no lowest question to explain."""
    assert drafted(sums((9, 0, 0, 0), (9, 0, 0, 0), (9, 0, 0, 0), (9, 0, 0, 0))).lowest == ()


def test_changes_count_in_both_directions_and_small_ones_are_none() -> None:
    """Up is worth knowing why, too; and two points are noise."""
    before = sums((50, 50, 0, 0), (90, 10, 0, 0), (50, 50, 0, 0), (70, 30, 0, 0))
    now = sums((52, 48, 0, 0), (70, 30, 0, 0), (60, 40, 0, 0), (70, 30, 0, 0))
    found = drafted(now, before)
    assert found.changed == ("q2", "q3")
    assert found.questions[QuestionId("q2")].change == -20
    assert drafted(now).changed == ()


def test_most_measures_and_those_without_any_are_told_apart() -> None:
    """Most for question 3 and none for others is how the report of Region Västmanland reads."""
    found = drafted(sums(*[(5, 5, 0, 0)] * 4, measures={3: 31, 1: 11}))
    assert found.most_measures == ("q3", "q1")
    assert found.questions[QuestionId("q2")].measures.total == 0


def test_a_question_points_at_those_it_hangs_together_with() -> None:
    """Question 9 reads 8 and 7 beside it: from the checklist's own cross-references."""
    assert drafted(sums(*[(5, 5, 0, 0)] * 4)).questions[QuestionId("q3")].see_also == ("q2",)


def test_a_local_question_is_never_among_the_lowest() -> None:
    """What a node has added is asked of some only, and stands in no sum of the others (G07)."""
    ground = Ground(
        year=2026,
        checklist=CHECKLIST,
        core=CORE - {QuestionId("q1")},
        sums=sums((0, 0, 9, 0), (5, 4, 0, 0), (9, 0, 0, 0), (9, 0, 0, 0)),
        asked={QuestionId("q1"): 9},
    )
    assert draft(ground).lowest == ("q2",)


# --- themes


def rows(*texts: str) -> dict[MeasureId, str]:
    return {MeasureId(uuid4()): text for text in texts}


def found_themes(texts: dict[MeasureId, str], *suggestions: str) -> list[tuple[str, list[str]]]:
    found = themes([Row(id=id_, what=what) for id_, what in texts.items()], [Text(one) for one in suggestions])
    return [(one.name.sv, [texts[row] for row in one.rows]) for one in found]


def test_bent_words_are_the_same_word() -> None:
    """Riskbedömning, riskbedömningar and riskbedömningarna are one subject."""
    assert len({stem(one) for one in ("riskbedömning", "Riskbedömningar", "riskbedömningarna")}) == 1


def test_measures_that_share_a_word_are_a_theme_with_its_rows() -> None:
    """The rows behind it can be read, so that nobody has to believe in it."""
    texts = rows("Riskbedömning före förändring", "Alla riskbedömningar på APT", "Köp en kaffemaskin")
    assert found_themes(texts) == [("Riskbedömning", ["Riskbedömning före förändring", "Alla riskbedömningar på APT"])]


def test_the_checklists_suggestions_are_recognised_in_other_words() -> None:
    """Who takes up a suggestion and bends it has still taken it up."""
    texts = rows("Riskbedöma alltid före förändringar", "Göra riskbedömning vid varje förändring", "Skyddsrond")
    name = "Gör en riskbedömning före varje förändring i verksamheten."
    assert [theme[0] for theme in found_themes(texts, name)] == [name]


def test_little_words_join_nothing() -> None:
    """ "vi ska ta upp det på" is in most measures."""
    assert found_themes(rows("Vi ska ta upp stress på mötet", "Vi ska ta upp lokaler med vaktmästaren")) == []


@given(st.lists(st.text(alphabet="abcdeå ", max_size=40), max_size=12))
def test_every_row_is_in_one_theme_at_most_and_no_theme_is_of_one_row(texts: list[str]) -> None:
    """Counts of themes can be added to no more than the measures there are."""
    found = themes([Row(id=MeasureId(UUID(int=at)), what=what) for at, what in enumerate(texts, 1)])
    used = [row for one in found for row in one.rows]
    assert len(used) == len(set(used)) <= len(texts)
    assert all(len(one.rows) >= 2 for one in found)


# --- last year


def said_last_year() -> Analysis:
    return Analysis(
        id=AnalysisId(UUID(int=2)),
        round=ROUND,
        year=2025,
        node=CLINIC,
        managers=(KAJ,),
        reps=(),
        started_by=KAJ,
        started_at=AT,
        priorities=(LevelPriority(id=PriorityId(UUID(int=3)), kind=PriorityKind.IMPROVE, text="Tid"),),
        proposals=(
            Proposal(id=ProposalId(UUID(int=4)), text="Chefsstöd", owner="HR", year=2026, outcome="done"),
            Proposal(id=ProposalId(UUID(int=5)), text="Lokaler", owner="Fastighet", year=2026),
        ),
    )


def decision(number: int, *items: DecisionItem, corrects: int | None = None) -> Decision:
    return Decision(
        id=DecisionId(UUID(int=number)),
        round=ROUND,
        node=CLINIC.id,
        body=BodyId("lg"),
        analysis=AnalysisId(UUID(int=2)),
        analysis_version=1,
        decided_on=date(2026, 2, 1),
        paragraph=f"§ {number}",
        text="Beslut",
        corrects=DecisionId(UUID(int=corrects)) if corrects else None,
        items=items,
        by=KAJ,
        at=AT,
    )


def test_what_was_said_last_year_stands_with_what_was_decided_and_what_became_of_it() -> None:
    """Of two decisions the one that corrects the other holds; what nobody has decided about is said to be just that."""
    measure = MeasureId(UUID(int=9))
    first = DecisionItem(kind=ItemKind.PROPOSAL, item=UUID(int=4), verdict=Verdict.REJECTED, reason="Nej")
    then = DecisionItem(
        kind=ItemKind.PROPOSAL, item=UUID(int=4), verdict=Verdict.CHANGED, text="Chefsstöd i två steg", measure=measure
    )
    ground = Ground(
        year=2026,
        checklist=CHECKLIST,
        core=CORE,
        sums=Sums(),
        last=said_last_year(),
        decisions=(decision(11, first), decision(12, then, corrects=11)),
        became={measure: MeasureState.CONTROLLED},
    )
    found = draft(ground).from_last
    assert [(one.text, one.verdict) for one in found] == [
        ("Tid", None),
        ("Chefsstöd i två steg", Verdict.CHANGED),
        ("Lokaler", None),
    ]
    assert (found[1].paragraph, found[1].outcome, found[1].measure) == ("§ 12", "done", MeasureState.CONTROLLED)


def test_measures_about_other_questions_are_in_no_theme_of_this_one() -> None:
    """Each question's themes are its own."""
    texts = [
        MeasureText(
            id=MeasureId(uuid4()),
            node=CLINIC.id,
            unit="Avd",
            question=QuestionId(which),
            kind=MeasureKind.IMPROVE,
            state=MeasureState.PLANNED,
            what="Utbildning i hot och våld",
        )
        for which in ("q1", "q1", "q2")
    ]
    ground = Ground(year=2026, checklist=CHECKLIST, core=CORE, sums=sums(*[(1, 0, 0, 0)] * 4), measures=tuple(texts))
    found = draft(ground).questions
    assert len(found[QuestionId("q1")].themes[0].rows) == 2
    assert found[QuestionId("q2")].themes == ()


def test_one_word_of_a_short_suggestion_is_not_that_suggestion() -> None:
    """ "Skyddsrond på natten" and "Parkering för natten" are about two things."""
    texts = rows("Parkering för natten", "Belysning hela natten")
    assert ("Skyddsrond natten", ["Parkering för natten", "Belysning hela natten"]) not in found_themes(
        texts, "Skyddsrond natten"
    )
