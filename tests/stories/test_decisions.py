"""From a unit's Nej to what was decided, what is done about it, and the answer back to the unit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from sqlalchemy import update

from dialogs.ground.ids import BodyId, NodeId, PersonId
from storage.database import transaction
from storage.decisions import annual_reports
from storage.decisions import reading as decisions
from storage.organisation import contacts
from storage.organisation.contacts import Purpose
from storage.tables.levels import BodyMeetingRow, BodyMemberRow, BodyRow
from tests.stories import cards
from tests.stories.test_analysis import with_a_shortcoming
from tests.stories.test_files import answer
from tests.stories.ways import links_the_channel
from tests.stories.world import CHANNEL, IN_CHANNEL, MONDAY, TEAM, Someone, World


def body(world: World, id_: str, node: str, kind: str, name: str, chair: str = "") -> BodyId:
    with transaction(world.sessions) as session:
        session.add(BodyRow(id=id_, node_id=node, kind=kind, name=name, decides=True))
        session.flush()
        session.add(BodyMeetingRow(body_id=id_, on=world.clock.now.date() + timedelta(days=14)))
        if chair:
            session.add(BodyMemberRow(body_id=id_, person_id=chair, role="chair"))
    return BodyId(id_)


@pytest.fixture
def kaj(world: World) -> Someone:
    """Manager of the clinic above avd. 32, 33 and 34."""
    return world.somebody("Kaj Berg")


@pytest.fixture
def group(world: World) -> BodyId:
    return body(world, "lg-med", "med", "management_group", "Medicinklinikens ledningsgrupp")


async def has_analysed(world: World, kaj: Someone) -> None:
    """One priority and one proposal about question 1, sent on; the clinic has no representative of its own."""
    await kaj.says("analysera")
    await kaj.presses("Öppna: Fråga 1")
    await kaj.presses("Prioritera: förbättra")
    await kaj.presses("Förbättra", what="Tid för årshjulet", why="Flera saknar den")
    await kaj.says("analysera")
    await kaj.says("text: Vi ser tid.")
    await kaj.presses("Skyddsombud saknas")
    await kaj.presses("Spara och gå vidare", reason="Valet är i januari.")


async def test_the_whole_way_from_a_nej_to_the_receipt(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """A unit that answers wants to know what came of it (G22, G27)."""
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    await kaj.says("beslut")
    await kaj.presses("Skriv in beslut")
    await kaj.presses("Spara beslutet", day="2026-11-16", paragraph="12", registry="RN 14", text="Årshjulet får tid")
    assert "§ 12" in kaj.sees
    assert "Ingen återkoppling är skickad än" in kaj.sees

    await kaj.presses("Återkoppla")
    await kaj.presses("Skicka återkopplingen", text="Ni bad om tid till årshjulet. Det får ni från januari.")
    assert "läst av 0 av 3" in kaj.sees
    await world.delivers_mail()
    assert "Det får ni från januari" in anna.reads_the_newest()
    await anna.presses("Läst")
    await anna.presses("Tagits upp på APT", day="2026-11-16")
    assert "Taget upp på APT" in anna.sees

    await anna.says("kvitto")
    assert "Ni svarade Nej" in anna.sees
    assert "Medicinkliniken prioriterar" in anna.sees
    assert "antogs" in anna.sees
    assert "pågår" in anna.sees
    await kaj.says("beslutet")
    assert "läst av 1 av 3, tagen upp på APT av 1" in kaj.sees


async def is_decided(world: World, anna: Someone, sven: Someone, kaj: Someone) -> None:
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    await kaj.says("beslut: 16 november 2026; § 12; dnr RN 14; Årshjulet får tid")
    assert "Beslutet är inskrivet" in kaj.sees


def decided(world: World, node: str = "med") -> int:
    with transaction(world.sessions) as session:
        return len(decisions.of_node(session, NodeId(node), world.review("avd32").round))


async def test_by_typed_words_alone(world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId) -> None:
    """For phones whose buttons fail and for screen readers."""
    await is_decided(world, anna, sven, kaj)
    assert "§ 12" in kaj.sees
    assert "dnr RN 14" in kaj.sees
    await kaj.says("återkoppla: Ni får tid från januari")
    await world.delivers_mail()
    await anna.says("svaret")
    assert "Ni får tid från januari" in anna.sees
    await anna.says("läst")
    assert "Noterat som läst" in anna.sees
    await anna.says("apt: idag")
    assert "Noterat som taget upp på APT" in anna.sees


async def test_a_decision_is_recorded_once_however_often_it_is_pressed(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """A slow phone makes people press twice."""
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    await kaj.says("beslut")
    await kaj.presses("Skriv in beslut")
    save, form = kaj.button("Spara beslutet"), kaj.post
    typed = {"day": "2026-11-16", "text": "Årshjulet får tid"}
    await kaj.presses_again(save, form, typed)
    await kaj.presses_again(save, form, typed)
    assert decided(world) == 1
    assert "Beslutet är inskrivet" in kaj.sees
    await kaj.presses_again(save, form, {**typed, "text": "Något annat"})
    assert decided(world) == 1


async def test_what_is_missing_is_asked_for_and_a_day_ahead_is_no_decision(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """What is put in the minutes has been decided; what is not adopted has a reason."""
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    await kaj.says("beslut")
    await kaj.presses("Skriv in beslut")
    await kaj.presses("Spara beslutet", day="2026-12-24", text="Årshjulet får tid", adopted="")
    assert "Den dagen har inte varit" in kaj.sees
    assert "Skriv varför det inte antas: nummer 1" in kaj.sees
    assert decided(world) == 0
    await kaj.presses("Spara beslutet", day="2026-11-16", text="Nej", adopted="", reasons="1: görs redan")
    assert "antogs inte" in kaj.sees
    assert "görs redan" in kaj.sees


async def test_a_correction_is_a_new_decision_and_takes_back_what_the_first_planned(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """Minutes are not rewritten: both stand, and the newer holds."""
    await is_decided(world, anna, sven, kaj)
    await anna.says("enhetens handlingsplan")
    assert "Tid för årshjulet" in anna.sees
    await kaj.says("beslutet")
    await kaj.presses("Rätta")
    await kaj.presses("Spara beslutet", day="2026-11-16", text="Inte i år", adopted="", reasons="Inga pengar")
    assert "Rättar: Medicinklinikens ledningsgrupp" in kaj.sees
    assert decided(world) == 2
    await anna.says("enhetens handlingsplan")
    assert "Tid för årshjulet" not in anna.sees
    await anna.says("kvitto")
    assert "antogs inte" in anna.sees
    await kaj.says("beslut")
    assert "rättat av ett senare beslut" in kaj.sees


async def test_no_decision_yet_is_an_answer_too(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """Silence is worse than a reason and a day."""
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    await kaj.says("inget beslut: Budgeten är inte klar; 3 mars 2027")
    assert "väntas 3 mars 2027" in kaj.sees
    await kaj.says("återkoppla: Vi vet i mars")
    await anna.says("kvitto")
    assert "Inget beslut ännu" in anna.sees
    assert "Budgeten är inte klar" in anna.sees
    world.passes(days=120)
    await kaj.says("beslut")
    assert "Beslutet väntades före i dag" in kaj.sees


async def test_nobody_else_records_and_nobody_else_reads(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """A decision is a public body's: a unit's manager, a neighbour and a stranger write none."""
    await is_decided(world, anna, sven, kaj)
    with transaction(world.sessions) as session:
        made = decisions.of_node(session, NodeId("med"), world.review("avd32").round)[0]
    show = {"verb": "decision", "data": {"v": 1, "decision": made.id.hex}}
    record = {"verb": "decide", "data": {"v": 1, "node": "med", "year": 2026, "number": 1}}
    disa = world.somebody("Disa Holm")
    for one in (anna, disa):
        await one.says("hej")
        await one.presses_again(show, one.post)
        assert "Årshjulet får tid" not in one.sees
        await one.presses_again(record, one.post, {"day": "2026-11-16", "text": "Mitt eget"})
        assert decided(world) == 1
    await kaj.says("återkoppla: Ni får tid från januari")
    answer = {"verb": "answer-back", "data": {"v": 1, "decision": made.id.hex, "node": "avd32"}}
    await disa.presses_again(answer, disa.post)
    assert "januari" not in disa.sees
    read = {"verb": "receipt", "data": {"v": 1, "node": "avd32"}}
    await disa.presses_again(read, disa.post)
    assert "Ni svarade" not in disa.sees


async def test_the_chair_of_a_body_records_though_no_manager(
    world: World, anna: Someone, sven: Someone, kaj: Someone
) -> None:
    """The secretary of a nämnd holds the pen, not the manager."""
    body(world, "namnd", "med", "board", "Nämnden", chair="nils")
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    nils = world.somebody("Nils Utanroll")
    await nils.says("beslut: Nämnden; 16 november 2026; § 3; Vi antar")
    assert "Nämnden 16 november 2026, § 3" in nils.sees
    assert decided(world) == 1


async def test_a_channel_is_told_and_the_body_is_shown_what_it_is_asked(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """The result is shown in the body's own channel, without what few have answered; and noted as shown."""
    await links_the_channel(kaj)
    with transaction(world.sessions) as session:
        contacts.link_channel(
            session, NodeId("med"), TEAM, CHANNEL, Purpose.MANAGEMENT_GROUP, "Ledning", PersonId("kaj"), MONDAY
        )
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    await kaj.says("beslut")
    await kaj.presses("Visa")
    assert "Det här ska ni besluta om" in kaj.sees
    await kaj.presses("Visa i kanalen")
    assert "visat 16 november" in kaj.sees
    await kaj.says("visa för Medicinklinikens")
    await world.delivers_mail()
    shown = cards.text(world.channel_posts()[-1].card)
    assert sum("Till Medicinklinikens" in cards.text(one.card) for one in world.channel_posts()) == 1
    assert "Det här ska ni besluta om" in shown
    assert "Tid för årshjulet" in shown
    assert "Nej" not in shown.replace("Nej i", "")


async def test_what_is_owed_stands_on_the_home_card_until_it_is_read(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """A decision without an answer, and an answer nobody has read, are not finished."""
    await is_decided(world, anna, sven, kaj)
    await kaj.says("hej")
    assert "Ingen återkoppling är skickad än" in kaj.sees
    await kaj.says("återkoppla: Ni får tid från januari")
    await kaj.says("hej")
    assert "Återkopplingen är inte läst överallt" in kaj.sees
    bo, eva = world.somebody("Bo Öberg"), world.somebody("Eva Lund")
    for one in (anna, bo, eva):
        await one.says("läst")
        assert "Noterat som läst" in one.sees
    await kaj.says("hej")
    assert "Återkopplingen" not in kaj.sees


async def test_three_levels_each_answer_what_they_decide(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId, tmp_path: Path
) -> None:
    """The unit's receipt has both: the clinic's decision, and that of the region's personalutskott two levels up."""
    world.imports(tmp_path, roles={"ingrid;samordnare;region": "ingrid;chef;region"})
    await is_decided(world, anna, sven, kaj)
    body(world, "pu", "region", "staff_committee", "Personalutskottet")
    ingrid = world.somebody("Ingrid Sjöström")
    await ingrid.says("analysera")
    await ingrid.presses("Öppna: Fråga 1")
    await ingrid.presses("Prioritera: förbättra")
    await ingrid.presses("Förbättra", what="Årshjul i hela regionen", why="Samma sak överallt")
    await ingrid.says("analysera")
    await ingrid.says("text: Tid saknas.")
    await ingrid.presses("Skyddsombud saknas")
    await ingrid.presses("Spara och gå vidare", reason="Inget centralt ombud.")
    await ingrid.says("beslut: 16 november 2026; § 40; Årshjul i hela regionen 2027")
    await ingrid.says("återkoppla")
    await ingrid.presses("Skicka återkopplingen", text="Hela regionen får årshjul.", third="Ert årshjul kommer i maj.")
    await world.delivers_mail()
    assert anna.letters("Ert årshjul kommer i maj")
    assert kaj.letters("Hela regionen får årshjul")
    await anna.says("kvitto")
    assert "Medicinkliniken prioriterar: ”Tid för årshjulet”" in anna.sees
    assert "Region Norr prioriterar: ”Årshjul i hela regionen”" in anna.sees
    assert "Personalutskottet 16 november 2026, § 40: antogs" in anna.sees


async def test_a_manager_links_a_body_to_its_channel_and_what_is_for_it_comes_there(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """A ledningsgrupp has a team of its own; nobody has to ask IT for the channel's id."""
    there = kaj.at(IN_CHANNEL)
    await there.says("koppla")
    assert "Eller är det ett organs kanal?" in there.sees
    link = {"verb": "link-body", "data": {"v": 1, "body": group}}
    neighbour = anna.at(IN_CHANNEL)
    await neighbour.presses_again(link, there.post)  # it is no body of hers
    assert "Kanalen är kopplad till" not in neighbour.sees
    await there.says("koppla: medicinklinikens ledningsgrupp")
    assert "Kanalen är kopplad till Medicinklinikens ledningsgrupp" in there.sees
    await there.says("koppla: medicinklinikens ledningsgrupp")  # once more changes nothing
    await with_a_shortcoming(world, anna, sven)
    await has_analysed(world, kaj)
    await kaj.says("visa för Medicinklinikens")
    await world.delivers_mail()
    (shown,) = [one for one in world.channel_posts() if "Till Medicinklinikens" in cards.text(one.card)]
    assert "Tid för årshjulet" in cards.text(shown.card)


async def test_the_morning_s_digest_offers_the_agenda_and_leads_to_what_the_body_sees(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """Papers for a meeting are sent weeks before it; from the reminder they are two presses away, as Word or in the channel."""
    with transaction(world.sessions) as session:
        session.execute(update(BodyMeetingRow).values(on=date(2026, 12, 15)))
        annual_reports.put(session, NodeId("region"), 2026, date(2027, 2, 15))
    await kaj.says("hej")
    world.clock.now = datetime(2026, 12, 8, 8, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert "Sätt årets resultat på dagordningen" in kaj.reads_the_newest()
    assert "Möte 15 december, 41 dagars marginal till årsredovisningen" in kaj.sees
    await kaj.presses("Vad organet ser")
    assert "Analysen är inte lämnad vidare än" in kaj.sees
    assert "Visa i kanalen" not in kaj.buttons
    await kaj.presses("Som Word")
    ((_, card),) = world.teams.files.asked.items()
    assert card["name"] == "Till Medicinklinikens ledningsgrupp Medicinkliniken, 2026 2026-12-08.docx"
    assert await answer(world, kaj, yes=True) == 200
    ((_, file, _),) = world.teams.files.saved
    assert "Medicinklinikens ledningsgrupp" in docx.Document(BytesIO(file)).paragraphs[0].text
    for one in (anna, world.somebody("Disa Holm")):
        await one.says("underlag till Medicinklinikens som word")
        assert "Till Medicinklinikens" not in one.sees


async def test_an_answer_is_asked_for_and_read_from_the_start_page(
    world: World, anna: Someone, sven: Someone, kaj: Someone, group: BodyId
) -> None:
    """What nobody reads reaches nobody: it stands on the unit's start page, and a week later in the morning's reminders."""
    await is_decided(world, anna, sven, kaj)
    await kaj.says("återkoppla: Ni får tid från januari")
    await anna.says("hej")
    assert "Ett svar från Medicinkliniken är inte läst" in anna.sees
    world.clock.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    await world.looks_at_the_calendar()
    assert "Ett svar till er är inte läst" in anna.reads_the_newest()
    await anna.presses("Läs svaret")
    await anna.presses("Läst")
    world.clock.now = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    before = len(anna.inbox)
    await world.looks_at_the_calendar()
    assert "Ett svar till er" not in "".join(cards.text(one.card) for one in anna.inbox[before:])
    await anna.says("hej")
    assert "inte läst" not in anna.sees
    await anna.presses("Vad blev det av våra svar")
    assert "Ni svarade Nej" in anna.sees
