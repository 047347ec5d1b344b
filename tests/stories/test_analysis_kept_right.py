"""An analysis, and what must not go wrong: who reads and writes, double presses, and what is locked."""

from __future__ import annotations

import asyncio

from sqlalchemy import select, update

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.ground.ids import NodeId
from storage.database import transaction
from storage.decisions import grounds as analysis_grounds
from storage.tables.reviews import AuditRow, MeasureRow
from tests.stories.analysing import TODAY, adopts, said, with_a_shortcoming
from tests.stories.conftest import Opening
from tests.stories.ways import is_signed
from tests.stories.world import GROUP, Someone, World


async def test_only_the_levels_manager_writes_and_a_stranger_sees_nothing(
    world: World, anna: Someone, kaj: Someone, ingrid: Someone
) -> None:
    """Who leads a unit below, who coordinates, who has no role: each meets what is theirs, and nothing else."""
    await kaj.says("analysera")
    await kaj.says("text: Hemligt än så länge")
    form = kaj.button("Spara")
    nils = world.somebody("Nils Utanroll")
    for other in (nils, anna):
        await other.says("hej")
        answer = await other.presses_again(form, other.post, {"text": "Jag skriver in mig"})
        assert "Hemligt" not in answer
    await ingrid.says("nivån")
    answer = await ingrid.presses_again(form, ingrid.post, {"text": "Jag skriver in mig"})
    assert "Hemligt" not in answer
    assert said(world).summary == "Hemligt än så länge"


async def test_who_coordinates_reads_it_when_the_representative_has_looked(
    world: World, kaj: Someone, hugo: Someone, ingrid: Someone
) -> None:
    """Outside the own line a draft is nobody's business; what both have said is."""
    await kaj.says("analysera")
    await kaj.says("text: Tid och bemanning")
    await kaj.says("lämna till skyddsombudet")
    link = kaj.button("Nivån")
    await ingrid.says("hej")
    await ingrid.presses_again(link, ingrid.post)
    await ingrid.presses("Vad nivån säger")
    assert "ingen analys att läsa än" in ingrid.sees
    await hugo.says("analysera")
    await hugo.says("läs allt")
    await hugo.says("håller med")
    await ingrid.presses_again(link, ingrid.post)
    await ingrid.presses("Vad nivån säger")
    assert "Tid och bemanning" in ingrid.sees


async def test_the_same_press_twice_adds_one_and_another_line_is_not_lost(world: World, kaj: Someone) -> None:
    """A slow network is pressed at twice; and an old form with something else in it keeps what was typed."""
    await kaj.says("analysera")
    await kaj.says("prioriteringar")
    save, form = kaj.button("Förbättra"), kaj.post
    first = {"what": "Tid för chefer", "why": ""}
    await kaj.presses_again(save, form, first)
    await kaj.presses_again(save, form, first)
    assert [one.text for one in said(world).priorities] == ["Tid för chefer"]
    answer = await kaj.presses_again(save, form, {"what": "Bemanning", "why": ""})
    assert "Bemanning" in answer
    assert [one.text for one in said(world).priorities] == ["Tid för chefer"]


async def test_of_two_who_write_in_the_same_moment_neither_overwrites_the_other(opening: Opening) -> None:
    """The manager and the stand-in, or one who presses at two screens: one is saved, the other's words are in the field."""
    async with opening(threads=2) as world:
        kaj = world.somebody("Kaj Berg")
        await kaj.says("analysera")
        save, card = kaj.button("Spara"), kaj.post
        typed = ("Den första", "Den andra")
        await asyncio.gather(*(kaj.presses_again(save, card, {"text": one}) for one in typed))
        kept = said(world).summary
        assert kept in typed
        other = next(one for one in typed if one != kept)
        answer = await kaj.presses_again(save, card, {"text": other})
        assert other in answer
        assert "Inget har skrivits över" in answer
        assert said(world).summary == kept
        await kaj.presses("Spara", text=other)
        assert said(world).summary == other


async def test_what_was_done_is_in_the_audit_and_no_words_are(
    world: World, anna: Someone, sven: Someone, kaj: Someone
) -> None:
    """Which step, by whom and when; never what was written."""
    await is_signed(world, anna, sven)
    await kaj.says("analysera")
    await kaj.says("text: Tid och bemanning")
    with transaction(world.sessions) as session:
        rows = session.execute(
            select(AuditRow.tag, AuditRow.subject, AuditRow.person_id).where(AuditRow.tag.like("analysis:%"))
        ).all()
    assert [tuple(row) for row in rows] == [("analysis:text", "med:2026", "kaj")]


async def test_no_analysis_in_a_group_chat(world: World, kaj: Someone) -> None:
    """What is below somebody is not for those who sit beside them."""
    await kaj.at(GROUP).says("analysera")
    assert "Analys och prioriteringar" not in kaj.at(GROUP).sees


async def test_what_was_written_about_a_sensitive_question_is_in_no_document_outside_the_line(
    world: World, anna: Someone, sven: Someone
) -> None:
    """12 and 26 ask about how one treats each other: their counts go on, their words stay in the own line."""
    await with_a_shortcoming(world, anna, sven)
    with transaction(world.sessions) as session:
        inside = analysis_grounds.whole(session, NodeId("med"), 2026, TODAY)
        assert inside is not None
        sensitive = next(one.id for one in inside.checklist if one.sensitive)
        session.execute(update(MeasureRow).values(question_id=sensitive))
    with transaction(world.sessions) as session:
        inside = analysis_grounds.whole(session, NodeId("med"), 2026, TODAY)
        outside = analysis_grounds.whole(session, NodeId("med"), 2026, TODAY, leaves_the_line=True)
    assert inside is not None
    assert outside is not None
    assert [one.what for one in inside.measures] == ["Årshjul för arbetsmiljön"]
    assert outside.measures == ()
    assert outside.sums == inside.sums


async def test_an_adopted_analysis_is_locked_until_it_is_opened_again_with_a_reason(
    world: World, kaj: Someone, hugo: Someone
) -> None:
    """What a body has decided about does not change under it; a correction is a new version, asked about anew."""
    await hugo.says("hej")
    await kaj.says("analysera")
    await kaj.says("text: Tid")
    await kaj.says("lämna till skyddsombudet")
    await kaj.says("analysera")
    old, card = kaj.button("Spara"), kaj.post
    adopts(world, said(world))
    assert "låst" in await kaj.presses_again(old, card, {"text": "Något annat"})
    assert said(world).summary == "Tid"

    await kaj.says("analysera")
    await kaj.presses("Öppna igen")
    await kaj.presses("Öppna igen", reason="")
    assert "Skriv en rad om varför" in kaj.sees or "saknas" in kaj.sees
    again, form = kaj.button("Öppna igen"), kaj.post
    for _ in range(2):
        await kaj.presses_again(again, form, {"reason": "Fel siffra"})
    found = said(world)
    assert (found.version, found.stage) == (2, AnalysisStage.DRAFTING)
    assert [one.reason for one in found.corrections] == ["Fel siffra"]

    await kaj.says("analysera")
    await kaj.says("text: Tid och bemanning")
    await kaj.presses("Lämna till skyddsombudet")
    await world.delivers_mail()
    assert len(hugo.letters("har analyserat året")) >= 1
    await hugo.says("analysera")
    await hugo.says("håller med")
    assert said(world).stage is AnalysisStage.CONFIRMED
