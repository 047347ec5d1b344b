"""The pages of a level, made of what may be seen of it. Nodes come by name, never by result."""

from __future__ import annotations

from dialogs.checklists.rules.checklist import Area, Question
from dialogs.ground.ids import QuestionId
from dialogs.levels.pages import (
    AnswerSeen,
    AreaFigures,
    BelowLine,
    ChildLine,
    LevelAreaPage,
    LevelBelowPage,
    LevelFigures,
    LevelMorePage,
    LevelName,
    LevelPage,
    LevelPicturePage,
    LevelQuestionPage,
    LevelTalkPage,
    NoFigures,
    QuestionFigures,
)
from dialogs.levels.rules import compiled
from dialogs.levels.rules.compiled import Tally
from dialogs.levels.rules.progress import Counts, Covered
from dialogs.levels.rules.seen import Seen, UnitAnswer
from dialogs.levels.rules.sight import Sight
from dialogs.levels.rules.sums import Sums


def name(seen: Seen) -> LevelName:
    return LevelName(node=seen.node.id, name=seen.node.name, year=seen.year, in_line=seen.sight is Sight.LINE)


def result(seen: Seen) -> LevelPage:
    """A voluntary node shows its own as the expected ones: there are no others."""
    counts = seen.whole.optional if seen.voluntary else seen.whole.reviews
    free = Counts() if seen.voluntary else seen.whole.optional
    return LevelPage(
        level=name(seen),
        signed=counts.signed,
        expected=counts.expected,
        free=Covered(signed=free.signed, total=free.expected),
        voluntary=seen.voluntary,
        units=seen.whole.nodes,
        managers=seen.whole.managers,
        counted_above=seen.counted_above,
        figures=_figures(seen, seen.sums) if seen.sums is not None and seen.sums.reviews else None,
        lacking=_lacking(seen),
        has_below=bool(seen.beneath),
        above=(seen.above.id, seen.above.name) if seen.above else None,
        others=tuple((one.id, one.name) for one in seen.others),
        years=seen.years,
    )


def _lacking(seen: Seen) -> NoFigures | None:
    if seen.sums is not None and seen.sums.reviews:
        return None
    return NoFigures(limit=seen.limit, until=seen.results_from, none_signed=seen.sums is not None)


def _figures(seen: Seen, sums: Sums) -> LevelFigures:
    return LevelFigures(
        reviews=sums.reviews,
        with_rep=sums.with_rep,
        participants=sums.participants,
        scale=seen.checklist.scale,
        areas=tuple(_area(seen, sums, one) for one in seen.checklist.areas if not is_local(seen, one)),
        local=tuple((one.id, one.title) for one in seen.checklist.areas if is_local(seen, one)),
        measures=compiled.measures(sums),
        alike=compiled.alike(sums, _core(seen)),
        earlier_year=seen.earlier.year if seen.earlier else None,
    )


def _area(seen: Seen, sums: Sums, area: Area) -> AreaFigures:
    earlier = compiled.of_area(seen.earlier.sums, seen.checklist, area) if seen.earlier else None
    tally = compiled.of_area(sums, seen.checklist, area)
    return AreaFigures(area=area.id, title=area.title, tally=tally, earlier=_answered(earlier))


def is_local(seen: Seen, area: Area) -> bool:
    """Added by a node: never in the core's statistics (G07)."""
    return all(question.id not in seen.core for question in area.questions)


def _core(seen: Seen) -> list[Question]:
    return [question for question in seen.checklist if question.id in seen.core]


def _answered(tally: Tally | None) -> Tally | None:
    """A question that was not asked the year before has nothing to be compared with."""
    return tally if tally is not None and tally.answered else None


# --- down


def area(seen: Seen, of: Area) -> LevelAreaPage:
    return LevelAreaPage(
        level=name(seen),
        area=of.id,
        title=of.title,
        local=is_local(seen, of),
        scale=seen.checklist.scale,
        questions=tuple(_question(seen, one) for one in of.questions),
        earlier_year=seen.earlier.year if seen.earlier else None,
    )


def _question(seen: Seen, of: Question) -> QuestionFigures:
    return QuestionFigures(
        question=of.id,
        number=seen.checklist.number(of.id),
        short=of.short,
        tally=_tally(seen, of),
        earlier=_earlier(seen, of),
    )


def _tally(seen: Seen, of: Question) -> Tally | None:
    if seen.sums is None or (of.id not in seen.core and of.id not in seen.asked):
        return None
    return compiled.of_question(seen.sums, seen.checklist, of, seen.asked.get(of.id))


def _earlier(seen: Seen, of: Question) -> Tally | None:
    """Of the core only: local questions were asked of others then."""
    if seen.earlier is None or of.id not in seen.core:
        return None
    return _answered(compiled.of_question(seen.earlier.sums, seen.checklist, of))


def question(seen: Seen, asked: QuestionId) -> LevelQuestionPage:
    of, sums = seen.checklist.question(asked), seen.sums or Sums()
    earlier = _earlier(seen, of)
    before, after = seen.checklist.before(asked), seen.checklist.after(asked)
    return LevelQuestionPage(
        level=name(seen),
        question=asked,
        number=seen.checklist.number(asked),
        text=of.text,
        area=seen.checklist.area_of(asked).id,
        local=asked not in seen.core,
        scale=seen.checklist.scale,
        tally=_tally(seen, of),
        limit=seen.limit,
        earlier=earlier,
        earlier_year=seen.earlier.year if seen.earlier and earlier else None,
        alike=compiled.alike(sums, [of]) if asked in seen.core else None,
        measures=compiled.measures(sums, asked, every=False),
        children=tuple(
            ChildLine(
                node=one.node.id,
                name=one.node.name,
                own=one.node.id == seen.node.id,
                tally=compiled.tally(seen.checklist.scale, one.choices, one.reviews),
            )
            for one in seen.children
        )
        if seen.beneath
        else (),
        answer=_answer(seen, seen.answer) if seen.answer else None,
        before=before.id if before else None,
        after=after.id if after else None,
        shared=seen.shared if seen.beneath else (),
    )


def picture(page: LevelPage | LevelAreaPage | LevelQuestionPage) -> LevelPicturePage | None:
    """None where the page has nothing that could be drawn, or only one follow-up: that is no picture of many."""
    tallies: tuple[Tally | None, ...]
    match page:
        case LevelQuestionPage():
            tallies = (page.tally,)
        case LevelAreaPage():
            tallies = tuple(one.tally for one in page.questions)
        case LevelPage():
            tallies = tuple(one.tally for one in page.figures.areas) if page.figures else ()
    if not any(tally.counted for tally in tallies if tally is not None) or is_one(page):
        return None
    return LevelPicturePage(
        level=page.level,
        of=page,
        area=page.area if isinstance(page, LevelAreaPage) else None,
        question=page.question if isinstance(page, LevelQuestionPage) else None,
    )


def is_one(page: LevelPage | LevelAreaPage | LevelQuestionPage) -> bool:
    """One review, which stands there whole: a share of one is no share."""
    if not isinstance(page, LevelQuestionPage):
        return False
    return page.answer is not None and (page.tally is None or page.tally.asked <= 1)


def _answer(seen: Seen, answer: UnitAnswer) -> AnswerSeen | None:
    if not seen.checklist.has_choice(answer.choice):
        return None
    known = seen.checklist.has_choice
    return AnswerSeen(
        choice=seen.checklist.choice(answer.choice),
        comment=answer.comment,
        rep_choices=tuple(seen.checklist.choice(one) if one and known(one) else None for one in answer.rep_choices),
        measures=answer.measures,
        with_nodes=answer.with_nodes,
    )


def below(seen: Seen) -> LevelBelowPage:
    lines = []
    for one in seen.beneath:
        free = one.part.reviews.expected == 0 and one.part.optional.expected > 0
        counts = one.part.optional if free else one.part.reviews
        lines.append(
            BelowLine(
                node=one.node.id,
                name=one.node.name,
                signed=counts.signed,
                expected=counts.expected,
                optional=free and not seen.voluntary,
                told=one.told and seen.results_from is None,
            )
        )
    return LevelBelowPage(level=name(seen), nodes=tuple(lines), limit=seen.limit)


def more(seen: Seen, sums: Sums) -> LevelMorePage:
    return LevelMorePage(
        level=name(seen),
        reviews=sums.reviews,
        measures=compiled.measures(sums),
        matters=sums.matters,
        alike=compiled.alike(sums, _core(seen)),
        with_rep=sums.with_rep,
        methods=sums.methods,
        causes=seen.causes,
    )


def talk(seen: Seen) -> LevelTalkPage:
    return LevelTalkPage(level=name(seen), topics=seen.topics, own=not seen.beneath)
