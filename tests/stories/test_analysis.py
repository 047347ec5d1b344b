"""A level analyses its year: the draft beside their own words, what comes first, and the representative who is asked again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.ground.ids import NodeId
from storage.analyses import reading as analyses
from storage.database import transaction
from storage.decisions import grounds as analysis_grounds
from storage.tables.reviews import MeasureRow
from tests.stories.analysing import TODAY, said, with_a_shortcoming
from tests.stories.ways import is_signed
from tests.stories.world import Someone, World, open_round


async def test_from_the_draft_to_own_words_priorities_and_proposals(
    world: World, anna: Someone, sven: Someone, kaj: Someone
) -> None:
    """The whole way of the clinic's manager, by pressing."""
    await with_a_shortcoming(world, anna, sven)
    await kaj.says("nivån")
    await kaj.presses("Analysera och prioritera")
    assert "Utkast, framräknat med regler" in kaj.sees
    assert "Lägst andel Ja" in kaj.sees
    assert "inget betyg" in kaj.sees

    await kaj.presses("Öppna: Fråga 1", text="Två enheter av tre behöver tid.")
    assert "Det ni skrev är sparat" in kaj.sees
    assert said(world).summary == "Två enheter av tre behöver tid."
    assert "Årshjul för arbetsmiljön" not in kaj.sees or "Planerat" in kaj.sees

    await kaj.presses("Prioritera: förbättra", text="Tiden räcker inte.")
    assert [one.text for one in said(world).texts.values()] == ["Tiden räcker inte."]
    await kaj.presses("Förbättra", what="Tid för arbetsmiljöarbetet", why="Flera saknar den")
    assert "Prioriteringen är sparad" in kaj.sees
    await kaj.presses("Analysen")
    await kaj.presses("Öppna: Förslag")
    await kaj.presses(
        "Spara förslaget", what="Chefsstöd om tid", owner="Centrum för HR", in_year="2027", package="Chefsstöd"
    )
    found = said(world)
    assert [(one.text, one.why) for one in found.priorities] == [("Tid för arbetsmiljöarbetet", "Flera saknar den")]
    assert [(one.text, one.owner, one.owner_node, one.year, one.package) for one in found.proposals] == [
        ("Chefsstöd om tid", "Centrum för HR", None, 2027, "Chefsstöd")
    ]


async def test_an_owner_who_is_a_node_is_found_by_its_name(world: World, kaj: Someone) -> None:
    """Nobody types ids; and before anything is signed a proposal may rest on what is known otherwise."""
    await kaj.says("analysera")
    assert "Inget är underskrivet än" in kaj.sees
    await kaj.says("underlag: inspektion; Arbetsmiljöverket; 2026-03-02; Ensamarbete nattetid")
    await kaj.says("analysera")
    await kaj.says("föreslå: Rutin för ensamarbete; hälso- och sjukvårdsförvaltningen; 2027")
    found = said(world)
    assert (found.proposals[0].owner_node, found.proposals[0].owner) == ("hs", "")
    assert "Ägare: Hälso- och sjukvårdsförvaltningen, 2027" in kaj.sees
    assert [(one.source, one.dated) for one in found.evidence] == [("Arbetsmiljöverket", date(2026, 3, 2))]


async def test_the_representative_confirms_or_differs_and_is_asked_again_after_a_change(
    world: World, kaj: Someone, hugo: Someone
) -> None:
    """Samverkan holds for the analysis, too: what has changed since is not what they agreed to."""
    await hugo.says("hej")
    await kaj.says("analysera")
    await kaj.says("text: Vi ser tid och bemanning.")
    await kaj.presses("Lämna till skyddsombudet")
    await world.delivers_mail()
    assert "Kaj Berg har analyserat året" in hugo.reads_the_newest()
    await hugo.presses("Öppna analysen")
    assert "Vi ser tid och bemanning." in hugo.sees

    await hugo.presses("Ser annorlunda")
    assert "Skriv vad du ser annorlunda" in hugo.sees
    await hugo.presses("Ser annorlunda", comment="Hoten saknas.")
    await world.delivers_mail()
    assert "Hoten saknas." in kaj.reads_the_newest()
    assert said(world).stage is AnalysisStage.CONFIRMED
    assert [one.comment for one in said(world).dissent] == ["Hoten saknas."]

    await kaj.says("analysera")
    await kaj.says("förbättra: Hot och våld; Skyddsombudet lyfter det")
    await kaj.says("bevara: Morgonmötet")
    assert said(world).stage is AnalysisStage.WITH_REP
    await world.delivers_mail()
    assert len(hugo.letters("har ändrats sedan du sa")) == 1
    assert "Kaj Berg har ändrat den" in hugo.reads_the_newest()
    await hugo.presses("Öppna analysen")
    await hugo.presses("Jag håller med", comment="")
    assert said(world).stage is AnalysisStage.CONFIRMED
    assert said(world).dissent == ()
    await world.delivers_mail()
    assert "Hugo Falk håller med om analysen" in kaj.reads_the_newest()


async def test_a_card_from_before_the_change_does_not_agree_to_it(world: World, kaj: Someone, hugo: Someone) -> None:
    """The rep says something of what they have read, and of nothing else; what they typed stands there still."""
    await kaj.says("analysera")
    await kaj.says("text: Första lydelsen")
    await kaj.says("lämna till skyddsombudet")
    await hugo.says("analysera")
    await hugo.says("läs allt")
    agree, read = hugo.button("Jag håller med"), hugo.post
    await kaj.says("text: Andra lydelsen")
    answer = await hugo.presses_again(agree, read, {"comment": "Bra att ni ser bemanningen"})
    assert "Andra lydelsen" in answer
    assert "Bra att ni ser bemanningen" in answer
    assert said(world).views == ()


async def test_where_there_is_no_representative_the_reason_stands_there(world: World, kaj: Someone) -> None:
    """It counts as such, and is not passed over in silence."""
    await kaj.says("analysera")
    await kaj.presses("Skyddsombud saknas", text="Vi ser tid.")
    assert "Här finns inget skyddsombud" in kaj.sees or "Det finns inget att lämna än" in kaj.sees
    await kaj.says("analysera")
    await kaj.says("text: Vi ser tid.")
    await kaj.presses("Skyddsombud saknas")
    await kaj.presses("Spara och gå vidare", reason="Valet är i januari.")
    assert said(world).no_rep_reason == "Valet är i januari."
    assert said(world).stage is AnalysisStage.CONFIRMED


async def test_priorities_are_ordered_changed_and_taken_out_by_typed_words(world: World, kaj: Someone) -> None:
    """For those whose buttons fail. What was taken out does not come back from an old card."""
    await kaj.says("analysera")
    await kaj.says("förbättra: Tid")
    await kaj.says("bevara: Morgonmötet; det fångar risker")
    await kaj.says("flytta upp 2")
    assert [one.text for one in said(world).priorities] == ["Morgonmötet", "Tid"]
    await kaj.presses("Ändra: Tid")
    await kaj.presses("Förbättra", what="Tid och resurser", why="")
    assert [one.text for one in said(world).priorities] == ["Morgonmötet", "Tid och resurser"]
    await kaj.presses("Ändra: Morgonmötet")
    save, form = kaj.button("Bevara"), kaj.post
    await kaj.presses("Ta bort")
    await kaj.presses_again(save, form, {"what": "Morgonmötet", "why": ""})
    assert [one.text for one in said(world).priorities] == ["Tid och resurser"]


async def test_themes_show_their_rows_and_are_merged_under_a_name(
    world: World, anna: Someone, sven: Someone, bo: Someone, rut: Someone, kaj: Someone
) -> None:
    """Suggested from the measures' own words: the manager sees which rows, and calls it what it is."""
    for manager, rep in ((anna, sven), (bo, rut)):
        await with_a_shortcoming(world, manager, rep)
    await kaj.says("analysera")
    await kaj.says("fråga 1")
    assert "2 åtgärder" in kaj.sees
    assert "Hinner · 2 kommentarer" in kaj.sees
    await kaj.presses("Öppna: Teman och raderna bakom")
    assert "”Vi hinner inte” kommentar · Medicinkliniken avd. 33" in kaj.sees
    assert "Medicinkliniken avd. 33" in kaj.sees
    await kaj.says("tema 1: Årshjul och tid")
    assert "Namngivet av er" in kaj.sees
    theme = said(world).themes[0]
    assert (theme.name, len(theme.rows)) == ("Årshjul och tid", 2)
    await kaj.presses("Ta bort namnet", themes=theme.id.hex, name="")
    assert said(world).themes == ()
    await kaj.says("tema 1: Årshjul")
    await kaj.says("ta bort 1")
    assert said(world).themes == ()
    assert "Namngivet av er" not in kaj.sees


async def test_the_levels_own_follow_up_is_one_of_those_it_reads_and_counts_once(
    world: World, anna: Someone, sven: Someone, kaj: Someone, hugo: Someone
) -> None:
    """The clinic's manager follows up, too (G01): hers stands beside those below, and in the sums above once."""
    await is_signed(world, kaj, hugo)
    await is_signed(world, anna, sven)
    await kaj.says("nivån")
    assert "2 av 4 uppföljningar är underskrivna" in kaj.sees
    await kaj.says("fråga 1")
    assert "Medicinkliniken själv" in kaj.sees
    assert "Ja 2" in kaj.sees
    with transaction(world.sessions) as session:
        above = analysis_grounds.whole(session, NodeId("region"), 2026, TODAY)
    assert above is not None
    assert above.sums.reviews == 2


async def test_a_measure_of_the_levels_own_is_planned_from_its_analysis(world: World, kaj: Someone) -> None:
    """What only the clinic can do stands in the clinic's plan, and below it as coming from there."""
    await kaj.says("analysera")
    await kaj.presses("Egen åtgärd")
    assert "Medicinkliniken" in kaj.sees
    await kaj.presses("Planera", what="Introduktion för nya chefer", due="2027-02-28")
    with transaction(world.sessions) as session:
        rows = session.execute(select(MeasureRow.node_id, MeasureRow.what, MeasureRow.question_id)).all()
    assert [tuple(row) for row in rows] == [("med", "Introduktion för nya chefer", None)]


async def test_a_year_later_what_was_proposed_is_looked_at_and_its_outcome_noted(world: World, kaj: Someone) -> None:
    """A proposal that nobody asks about again was only a wish."""
    open_round(world.sessions, 2025, date(2025, 9, 1), date(2025, 11, 30))
    await kaj.says("analysera 2025")
    await kaj.says("föreslå: Chefsstöd; Centrum för HR; 2026")
    await kaj.says("analysera 2026")
    await kaj.presses("Öppna: Vad ni sa 2025")
    assert "Chefsstöd" in kaj.sees
    assert "Inget beslut om det" in kaj.sees
    await kaj.presses("Öppna: Chefsstöd")
    await kaj.presses("Spara", outcome="done", note="Kursen gavs i mars")
    assert "Det är gjort" in kaj.sees
    await kaj.says("utfall 1: pågår; mer i höst")
    with transaction(world.sessions) as session:
        found = analyses.years_before(session, NodeId("med"), 2026, TODAY)
    assert found is not None
    assert [(one.outcome, one.outcome_note) for one in found.proposals] == [("ongoing", "mer i höst")]
