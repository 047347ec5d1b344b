"""A clinic that analyses its year, and what stands in the database of it: for the stories of analyses."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import select

from dialogs.analyses.rules.analysis import Analysis
from dialogs.ground.ids import NodeId, RoundId
from storage.analyses import reading as analyses
from storage.database import transaction
from storage.tables.levels import BodyRow, DecisionRow
from storage.tables.rounds import RoundRow
from tests.stories.ways import answers, confirms_everything, signs
from tests.stories.world import MONDAY, Someone, World

TODAY = MONDAY.date()


def analysis(world: World, node: str = "med") -> Analysis | None:
    with transaction(world.sessions) as session:
        found = session.scalars(select(RoundRow.id).where(RoundRow.extra_kind.is_(None))).one()
        return analyses.of(session, NodeId(node), RoundId(found), TODAY)


def said(world: World) -> Analysis:
    found = analysis(world)
    assert found is not None
    return found


async def with_a_shortcoming(world: World, manager: Someone, rep: Someone) -> None:
    await answers(manager, comment="Vi hinner inte", what="Årshjul för arbetsmiljön")
    await manager.presses("Lämna över")
    await world.delivers_mail()
    await confirms_everything(rep)
    await signs(world, rep, manager)


def adopts(world: World, found: Analysis) -> None:
    """As the clinic's ledningsgrupp does: the row that a recorded decision is."""
    body = BodyRow(id="lg", node_id="med", kind="management_group", name="Ledningsgruppen", decides=True)
    decided = DecisionRow(
        id=uuid4(),
        round_id=found.round,
        node_id="med",
        body_id="lg",
        analysis_id=found.id,
        analysis_version=found.version,
        decided_on=TODAY,
        text="Vi antar den.",
        recorded_by="kaj",
        recorded_at=MONDAY,
    )
    with transaction(world.sessions) as session:
        session.add(body)
        session.flush()
        session.add(decided)
