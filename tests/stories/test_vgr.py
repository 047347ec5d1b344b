"""The way of Västra Götalandsregionen: from the units in the autumn, up through three levels to the region, and down again.

The routine of VGR: answers from September to November; each level compiles and analyses with its representative; its bodies see
it and decide; what is decided is answered to those beneath, and followed up beside the units' own measures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.documents.report import text as report_text
from cards.texts import Texts
from dialogs.documents.rules.report import Audience
from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.texts import Language
from storage.database import transaction
from storage.documents import reports
from storage.organisation import contacts
from storage.organisation.contacts import Purpose
from storage.tables.levels import BodyMemberRow, BodyRow
from tests.fake_teams import Chat
from tests.stories import cards
from tests.stories.test_analysis import with_a_shortcoming
from tests.stories.ways import is_signed
from tests.stories.world import IN_CHANNEL, TEAM, Someone, World

LEVELS = {
    "ingrid;samordnare;region;;": "ingrid;samordnare;region;;\nlena;chef;region;;\nolle;skyddsombud;region;;\nmona;chef;hs;;\n"
    "pia;skyddsombud;hs;;\nrolf;skyddsombud;med;;",
}
PEOPLE = {
    "nils;Nils Utanroll;nils@example.com;;": "nils;Nils Utanroll;nils@example.com;;\nlena;Lena Region;lena@example.com;;\n"
    "olle;Olle Ombud;olle@example.com;;\nmona;Mona Förvaltning;mona@example.com;;\npia;Pia Ombud;pia@example.com;;\n"
    "rolf;Rolf Ombud;rolf@example.com;;",
}
BODIES = (
    ("lg-med", "med", "management_group", "Klinikens ledningsgrupp", True),
    ("sg-med", "med", "cooperation_group", "Klinikens samverkansgrupp", False),
    ("namnd", "hs", "board", "Hälso- och sjukvårdsnämnden", True),
    ("pu", "region", "staff_committee", "Personalutskottet", True),
)

GROUPS = (
    ("Klinikens ledningsgrupp", Purpose.MANAGEMENT_GROUP),
    ("Klinikens samverkansgrupp", Purpose.COOPERATION_GROUP),
)


@pytest.fixture
def levels(world: World, tmp_path: Path) -> dict[str, Someone]:
    """Managers and representatives of every level, and the bodies that decide."""
    world.imports(tmp_path, people=PEOPLE, roles=LEVELS)
    with transaction(world.sessions) as session:
        for id_, node, kind, name, decides in BODIES:
            session.add(BodyRow(id=id_, node_id=node, kind=kind, name=name, decides=decides))
        session.flush()
        session.add(BodyMemberRow(body_id="namnd", person_id="mona", role="chair"))
    names = ("Kaj Berg", "Rolf Ombud", "Mona Förvaltning", "Pia Ombud", "Lena Region", "Olle Ombud")
    return {name.split()[0].lower(): world.somebody(name) for name in names}


async def analyses(world: World, manager: Someone, rep: Someone, said: str, improves: str) -> None:
    """In the level's own words, with what comes first; its representative reads and agrees (G13, G14)."""
    await manager.says("analysera 2026")
    assert "Utkast, framräknat med regler" in manager.sees
    await manager.says(f"text: {said}")
    await manager.says("analysera 2026")
    await manager.says("fråga 1")
    await manager.says(f"förbättra: {improves}; Flera enheter lyfter det")
    await manager.says("analysera 2026")
    await manager.says("lämna över")
    await world.delivers_mail()
    await rep.says("analysera 2026")
    await rep.says("läs allt")
    assert said in rep.sees
    await rep.says("håller med")


async def decides(world: World, manager: Someone, body: str, day: str, text: str, answer: str) -> None:
    await manager.says("beslut")
    await manager.says(f"beslut: {body}; {day}; § 7; dnr RS 2026-77; {text}")
    assert "Beslutet är inskrivet" in manager.sees
    await manager.says(f"återkoppla: {answer}")
    await world.delivers_mail()


async def sees_it(world: World, manager: Someone, body: str, purpose: Purpose, channel: str) -> str:
    """A body of the clinic is shown the result in its own channel, and what it is asked (G19-G21)."""
    data = {**IN_CHANNEL.data, "teamsChannelId": channel, "channel": {"id": channel, "name": body}}
    await manager.at(Chat("channel", f"{channel};messageid=1", data)).says("hej")
    with transaction(world.sessions) as session:
        contacts.link_channel(session, NodeId("med"), TEAM, channel, purpose, body, PersonId("kaj"), world.clock.now)
    await manager.says("beslut")
    await manager.says(f"visa för {body}")
    await world.delivers_mail()
    return cards.text(world.channel_posts(channel)[-1].card)


def annual_report(world: World, node: str) -> str:
    """The text for the årsredovisning, as the node's own line writes it (G23)."""
    today = world.clock.now.date()
    with transaction(world.sessions) as session:
        report = reports.gather(session, NodeId(node), 2026, today, audience=Audience.LINE)
    return "\n".join(report_text.paragraphs(report, world.clock.now, Texts(Language.SV)))


async def test_from_the_units_to_the_region_and_back(
    world: World, anna: Someone, sven: Someone, bo: Someone, rut: Someone, levels: dict[str, Someone]
) -> None:
    """Three levels and the region; and at the end the unit sees its own measure beside those of each level (G12-G27)."""
    kaj, mona, lena = levels["kaj"], levels["mona"], levels["lena"]
    await with_a_shortcoming(world, anna, sven)
    await is_signed(world, bo, rut)

    await analyses(world, kaj, levels["rolf"], "Kliniken saknar ett årshjul.", "Gemensamt årshjul på kliniken")
    await decides(
        world,
        kaj,
        "Klinikens ledningsgrupp",
        "16 november 2026",
        "Årshjul för kliniken",
        "Ni får ett årshjul i januari",
    )
    for manager in (anna, bo):
        assert "Ni får ett årshjul i januari" in manager.reads_the_newest()
        await manager.presses("Läst")

    world.passes(days=21)
    await analyses(world, mona, levels["pia"], "Klinikerna behöver tid.", "Tid för arbetsmiljö i planen")
    await decides(
        world, mona, "Hälso- och sjukvårdsnämnden", "7 december 2026", "Tid i verksamhetsplanen", "Nämnden ger er tid"
    )
    assert "Nämnden ger er tid" in kaj.reads_the_newest()
    text = annual_report(world, "hs")
    assert "Klinikerna behöver tid." in text
    assert "Tid för arbetsmiljö i planen" in text
    assert "Hälso- och sjukvårdsnämnden" in text

    world.passes(days=42)
    await analyses(world, lena, levels["olle"], "Regionen stöttar nya chefer.", "Stöd till nya chefer")
    await decides(
        world, lena, "Personalutskottet", "18 januari 2027", "Chefsstöd 2027", "Utskottet har beslutat om chefsstöd"
    )
    assert "Utskottet har beslutat om chefsstöd" in mona.reads_the_newest()

    await anna.says("enhetens handlingsplan")
    for what in (
        "Årshjul för arbetsmiljön",
        "Gemensamt årshjul på kliniken",
        "Tid för arbetsmiljö i planen",
        "Stöd till nya chefer",
    ):
        assert what in anna.sees
    await anna.says("kvitto")
    assert "Ni svarade Nej" in anna.sees
    assert "Medicinkliniken prioriterar" in anna.sees
