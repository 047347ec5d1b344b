"""Checklist versions in the database: kept, replaced while unused, frozen by a round, inherited downwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChecklistId, NodeId, QuestionId, RoundId
from dialogs.ground.texts import Language
from storage.checklists.files import BadChecklist, available
from storage.checklists.uses import KeptVersion, kept_versions
from storage.checklists.versions import (
    FrozenVersion,
    IdTaken,
    UnknownNode,
    additions_for,
    additions_of_round,
    checklist_of,
    keep_addition,
    keep_core,
)
from storage.database import Sessions, transaction
from storage.tables.organisation import NodeRow
from storage.tables.rounds import RoundAdditionRow, RoundRow

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
LITEN = ChecklistId("liten")
REGION, HOSPITAL, WARD, DENTISTS = (NodeId(one) for one in ("region", "sjukhus", "avdelning", "tandvard"))


def core(version: str = "1", *, asked: str = "Är det så?", question: str = "q1") -> str:
    return f"""
id = "liten"
version = "{version}"
title = {{ sv = "Liten", en = "Small" }}
[[scale]]
id = "yes"
label = {{ sv = "Ja", en = "Yes" }}
follows = "preserve"
[[areas]]
id = "first"
title = {{ sv = "Första", en = "First" }}
[[areas.questions]]
id = "{question}"
text = {{ sv = "{asked}", en = "Is it so?" }}
short = {{ sv = "Så", en = "So" }}
help = {{ sv = "Därför.", en = "Because." }}
origin = "own"
"""


def addition(question: str, version: str = "1", *, area: str | None = None, asked: str = "Och här?") -> str:
    return f"""
extends = "liten"
version = "{version}"
[[areas]]
id = "{area or "area-" + question}"
title.sv = "Vårt"
[[areas.questions]]
id = "{question}"
text.sv = "{asked}"
short.sv = "Här"
help.sv = "Därför."
"""


@pytest.fixture
def tree(sessions: Sessions) -> Sessions:
    """region > sjukhus > avdelning, and tandvård beside the hospital."""
    with transaction(sessions) as session:
        for node, parent in ((REGION, None), (HOSPITAL, REGION), (WARD, HOSPITAL), (DENTISTS, REGION)):
            session.add(NodeRow(id=node, parent_id=parent, level="x", name=node))
            session.flush()
    return sessions


def open_round(session: Session, core_id: int, *additions: int, year: int = 2026) -> RoundId:
    """A round as opening it leaves it: pointing at the core and the additions that it froze."""
    row = RoundRow(
        id=uuid4(),
        year=year,
        checklist_id=LITEN,
        core_id=core_id,
        opens=date(year, 9, 1),
        closes=date(year, 11, 30),
        opened_at=NOW,
    )
    session.add(row)
    session.flush()
    session.add_all(RoundAdditionRow(round_id=row.id, checklist_id=one) for one in additions)
    session.flush()
    return RoundId(UUID(str(row.id)))


def ids(session: Session, core_id: int, *additions: int) -> list[str]:
    return [str(one.id) for one in checklist_of(session, core_id, additions)]


def test_the_same_text_again_is_the_same_row(tree: Sessions) -> None:
    """Every start of the bot keeps what it ships; that must not pile up versions."""
    with transaction(tree) as session:
        first = keep_core(session, core(), NOW)
    with transaction(tree) as session:
        assert keep_core(session, core(), NOW + timedelta(days=1)) == first
        assert len(kept_versions(session)) == 1


def test_a_version_nobody_uses_is_replaced(tree: Sessions) -> None:
    """A spelling mistake found before the round opens is mended without a new version."""
    with transaction(tree) as session:
        first = keep_core(session, core(), NOW)
        assert checklist_of(session, first).question(QuestionId("q1")).text.sv == "Är det så?"
        assert keep_core(session, core(asked="Är det verkligen så?"), NOW) == first
        assert checklist_of(session, first).question(QuestionId("q1")).text.sv == "Är det verkligen så?"


def test_a_version_that_a_round_uses_is_frozen(tree: Sessions) -> None:
    """What was signed must read the same in three years; a changed question is a new version."""
    with transaction(tree) as session:
        first = keep_core(session, core(), NOW)
        open_round(session, first)
    with tree() as session, pytest.raises(FrozenVersion, match=r'version 1 of "liten" is frozen.*raise the version'):
        keep_core(session, core(asked="Något annat?"), NOW)
    with transaction(tree) as session:
        second = keep_core(session, core("2", asked="Något annat?"), NOW)
        assert second != first
        assert checklist_of(session, first).question(QuestionId("q1")).text.sv == "Är det så?"
        assert keep_core(session, core(), NOW) == first


def test_an_addition_that_a_round_froze_cannot_change_either(tree: Sessions) -> None:
    """It stands in signed reviews just as the core does."""
    with transaction(tree) as session:
        kept = keep_addition(session, addition_of_shipped(), REGION, NOW)
        shipped_core = keep_core(session, available()[ChecklistId("vastmanland")].read_text(encoding="utf-8"), NOW)
        open_round(session, shipped_core, kept)
    with tree() as session, pytest.raises(FrozenVersion):
        keep_addition(session, addition_of_shipped(asked="Annat?"), REGION, NOW)


def addition_of_shipped(asked: str = "Och här?") -> str:
    return addition("own-1", asked=asked).replace("liten", "vastmanland")


def test_additions_are_inherited_downwards_nearest_the_root_first(tree: Sessions) -> None:
    """G07: the region's and the hospital's questions reach the ward; the dentists do not get the hospital's."""
    with transaction(tree) as session:
        kept = keep_core(session, core(), NOW)
        for node, question in ((WARD, "w"), (REGION, "r"), (HOSPITAL, "h")):
            keep_addition(session, addition(question), node, NOW)
        ward = [one.id for one in additions_for(session, LITEN, [WARD, HOSPITAL, REGION])]
        dentists = [one.id for one in additions_for(session, LITEN, [DENTISTS, REGION])]
        assert ids(session, kept, *ward) == ["q1", "r", "h", "w"]
        assert ids(session, kept, *dentists) == ["q1", "r"]
        assert checklist_of(session, kept, ward).question(QuestionId("h")).added_by == HOSPITAL


def test_the_newest_version_of_an_addition_is_taken_for_the_next_round(tree: Sessions) -> None:
    """And a round that has opened keeps the one that it froze."""
    with transaction(tree) as session:
        kept = keep_core(session, core(), NOW)
        old = keep_addition(session, addition("r"), REGION, NOW)
        round_id = open_round(session, kept, old)
        new = keep_addition(session, addition("r2", "2"), REGION, NOW + timedelta(days=1))
        line = [WARD, HOSPITAL, REGION]
        assert [one.id for one in additions_for(session, LITEN, line)] == [new]
        assert [one.id for one in additions_of_round(session, round_id, line)] == [old]
        assert additions_of_round(session, round_id, [DENTISTS]) == []


def test_two_nodes_may_not_mean_different_things_by_one_id(tree: Sessions) -> None:
    """A ward below both would have two questions with one id, and sums would mix them."""
    with transaction(tree) as session:
        keep_core(session, core(), NOW)
        keep_addition(session, addition("larm"), HOSPITAL, NOW)
        with pytest.raises(IdTaken, match='"larm" is already used in the addition of node "sjukhus"'):
            keep_addition(session, addition("larm", area="annat"), REGION, NOW)
        assert keep_addition(session, addition("larm", "2"), HOSPITAL, NOW)


def test_a_new_core_may_not_take_an_additions_id(tree: Sessions) -> None:
    """The same mix-up, coming from above."""
    with transaction(tree) as session:
        keep_core(session, core(), NOW)
        keep_addition(session, addition("larm"), HOSPITAL, NOW)
        with pytest.raises(IdTaken):
            keep_core(session, core("2", question="larm"), NOW)


@pytest.mark.parametrize("id_", ["q1", "first"])
def test_an_addition_that_names_the_core_is_refused_and_nothing_is_kept(tree: Sessions, id_: str) -> None:
    """G06, at the door of the database too."""
    with transaction(tree) as session:
        keep_core(session, core(), NOW)
    wrong = addition(id_, area="own") if id_ == "q1" else addition("own", area=id_)
    with tree() as session, pytest.raises(BadChecklist, match="the core is locked"):
        keep_addition(session, wrong, HOSPITAL, NOW)
    with tree() as session:
        assert [one.node for one in kept_versions(session)] == [None]


def test_an_addition_for_a_node_that_is_not_there_says_so(tree: Sessions) -> None:
    """Ids of nodes are typed by hand on the command line."""
    with tree() as session, pytest.raises(UnknownNode, match='there is no node "sjukhsu"'):
        keep_addition(session, addition_of_shipped(), NodeId("sjukhsu"), NOW)


def test_the_list_says_what_there_is_and_which_rounds_use_it(tree: Sessions) -> None:
    """The coordinator sees which version next year's round may still change."""
    with transaction(tree) as session:
        first = keep_core(session, core(), NOW)
        frozen = keep_addition(session, addition("r"), REGION, NOW + timedelta(minutes=1))
        open_round(session, first, frozen, year=2025)
        open_round(session, first, frozen, year=2026)
        keep_core(session, core("2"), NOW + timedelta(minutes=2))
        both, swedish = (Language.SV, Language.EN), (Language.SV,)
        assert kept_versions(session) == [
            KeptVersion(checklist=LITEN, version="1", node=None, questions=1, languages=both, rounds=(2025, 2026)),
            KeptVersion(checklist=LITEN, version="1", node=REGION, questions=1, languages=swedish, rounds=(2025, 2026)),
            KeptVersion(checklist=LITEN, version="2", node=None, questions=1, languages=both, rounds=()),
        ]


def test_a_checklist_is_parsed_once(tree: Sessions) -> None:
    """It is needed at every press; 26 questions of TOML at each would be most of a turn's time."""
    with transaction(tree) as session:
        kept = keep_core(session, core(), NOW)
        first = checklist_of(session, kept)
    with tree() as session:
        assert checklist_of(session, kept) is first


def test_a_row_that_is_not_there_is_no_checklist(tree: Sessions) -> None:
    """An id that points nowhere is a fault of ours, and is loud."""
    with tree() as session, pytest.raises(KeyError):
        checklist_of(session, 4711)
