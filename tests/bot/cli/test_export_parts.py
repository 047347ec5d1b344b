"""An exported year, part by part: of one node, what belongs to no review, who is named and who is not, and how it is written."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from bot.demo.demo import prepare
from dialogs.ground.ids import NodeId
from storage.database import Sessions, transaction
from storage.documents import exporting
from storage.documents.exporting import NoNode
from storage.reviews import rounds
from storage.reviews.rounds import NoRound
from storage.reviews.writing import checksum
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.rounds import RoundRow
from tests.bot.cli.export_region import NOW, TODAY, YEAR, exported, exported_of, problems
from tests.storage.reviews import small_round as small


def test_the_file_of_one_node_has_what_is_of_it_and_below_it(
    export_region: Sessions, export_year: dict[str, Any]
) -> None:
    """An archive of one förvaltning holds no other's answers, and is of the same format."""
    parents = {one["id"]: one["parent"] for one in export_year["organisation"]}
    top = "psy"

    def below(node: str | None) -> bool:
        return node is not None and (node == top or below(parents[node]))

    own = exported_of(export_region, top)
    assert problems(own) == []
    assert (own["node"], export_year["node"]) == (top, None)
    assert {one["id"] for one in own["organisation"]} == {*filter(below, parents), parents[top]}
    expected = [one["id"] for one in export_year["reviews"] if any(below(node) for node in one["nodes"])]
    assert [one["id"] for one in own["reviews"]] == expected != []
    assert own["analyses"] == own["decisions"] == own["adopted_documents"] == []
    theirs = {*filter(below, parents), parents[top]}
    assert own["bodies"] == [one for one in export_year["bodies"] if one["node"] in theirs] != []
    with exporting.snapshot(export_region) as session:
        assert exporting.size(session, YEAR, NodeId(top)) == len(expected)


def test_the_files_of_the_parts_hold_every_review_of_the_whole(
    export_region: Sessions, export_year: dict[str, Any]
) -> None:
    """Nothing falls between two archives."""
    (root,) = [one["id"] for one in export_year["organisation"] if one["parent"] is None]
    whole = {one["id"] for one in export_year["reviews"] if one["nodes"]}
    assert {one["id"] for one in exported_of(export_region, root)["reviews"]} == whole
    parts = [one["id"] for one in export_year["organisation"] if one["parent"] == root]
    found = {one["id"] for part in parts for one in exported_of(export_region, part)["reviews"]}
    assert whole - found == {one["id"] for one in export_year["reviews"] if one["nodes"] == [root]}


def test_a_node_that_there_is_not_is_refused(export_region: Sessions) -> None:
    """Before a line is written."""
    with pytest.raises(NoNode):
        exported_of(export_region, "finns-inte")


def test_what_belongs_to_no_review_is_there_with_what_was_done_with_it(export_year: dict[str, Any]) -> None:
    """A matter lifted on its own, a measure from a skyddsrond: a year's record that lacked them would be no record."""
    (measure,), (step,) = export_year["free_measures"], export_year["free_measure_steps"]
    assert step["measure"] == measure["id"]
    (root,) = [node["id"] for node in export_year["organisation"] if node["parent"] is None]
    assert measure["also_for"] == [root]
    (matter,), (taken,) = export_year["free_matters"], export_year["free_matter_steps"]
    assert (taken["matter"], taken["step"], matter["what"]) == (matter["id"], "taken", "Hissen")
    (decided,) = export_year["method_decisions"]
    assert (decided["method"], decided["body"]) == ("interview", "Samverkansgruppen")
    (assessed,) = export_year["risk_assessments"]
    assert assessed["assessed_on"] == TODAY.isoformat()
    lifted = next(one for review in export_year["reviews"] for one in review["matter_steps"])
    assert lifted["matter"] == UUID(int=1).hex
    assert any(one["also_for"] for review in export_year["reviews"] for one in review["measures"])


def test_an_extra_follow_up_is_there_beside_the_years(export_region: Sessions, export_year: dict[str, Any]) -> None:
    """Of the same checklist, which is written once; with what it comes from, and why."""
    with export_region() as session:  # never committed
        whole = session.scalars(select(RoundRow).where(RoundRow.year == YEAR)).one()
        node = session.scalars(select(NodeRow.id).where(NodeRow.parent_id.is_(None))).one()
        who = session.scalars(select(PersonRow.id).order_by(PersonRow.id.desc()).limit(1)).one()
        same = {
            name: getattr(whole, name) for name in ("year", "checklist_id", "core_id", "opens", "closes", "opened_at")
        }
        why = {"extra_kind": "accident", "extra_reason": "Efter olyckan", "extra_node_id": node, "extra_by": who}
        session.add(RoundRow(id=UUID(int=9), **same, **why, extra_questions=["q1", "q2"]))
        session.flush()
        written: list[str] = []
        exporting.export(session, YEAR, written.append, NOW, lambda _: None)
        session.rollback()
    with_extra = json.loads("".join(written))
    assert problems({**with_extra, "reviews": []}) == []
    assert with_extra["checklists"] == export_year["checklists"]
    (extra,) = [one for one in with_extra["rounds"] if one["extra_kind"]]
    assert (extra["extra_kind"], extra["extra_node"], extra["extra_questions"]) == ("accident", node, ["q1", "q2"])
    assert who in {one["id"] for one in with_extra["people"]}


def test_signed_versions_verify(export_year: dict[str, Any]) -> None:
    """With our own function, and as docs/export.md says that anybody can."""
    signed = [each for review in export_year["reviews"] for each in review["signed_versions"]]
    assert len(signed) > 20
    for each in signed:
        assert checksum(each["content"]) == each["sha256"]
        text = json.dumps(each["content"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert sha256(text.encode()).hexdigest() == each["sha256"]


def test_checklists_are_there_as_written_and_as_read(export_region: Sessions) -> None:
    """The core with its 26 questions and its scale, and the addition of a node under the round that froze it."""
    document = exported(export_region, YEAR + 1)
    core, addition = document["checklists"]
    (this,) = document["rounds"]
    assert (this["core"], this["additions"]) == (core["id"], [addition["id"]])
    assert sum(len(area["questions"]) for area in core["areas"]) == 26
    assert [choice["id"] for choice in core["scale"]] == ["yes", "partly", "no", "not_applicable"]
    assert addition["areas"][0]["questions"][0]["added_by"] == addition["node"]
    for each in (core, addition):
        assert sha256(each["source"].encode()).hexdigest() == each["sha256"]


# --- and nothing else is there


def test_people_are_named_and_nothing_more(export_region: Sessions, export_year: dict[str, Any]) -> None:
    """Neither addresses nor accounts, and nobody who is not in the file."""
    text = json.dumps({**export_year, "people": []}, ensure_ascii=False)
    assert export_year["people"]
    for person in export_year["people"]:
        assert set(person) == {"id", "name"}
        assert f'"{person["id"]}"' in text
    with transaction(export_region) as session:
        addresses = [one for one in session.scalars(select(PersonRow.email)) if one]
    assert addresses
    assert not any(address in text for address in addresses)


def test_everybody_who_is_pointed_at_has_a_name(export_year: dict[str, Any]) -> None:
    """Also who was accountable once and is no more: only history knows."""
    known = {person["id"] for person in export_year["people"]}
    for review in export_year["reviews"]:
        pointed_at = {review["started_by"], *(one["answered_by"] for one in review["answers"])}
        pointed_at |= {one["person"] for name in ("views", "signatures", "history", "notes") for one in review[name]}
        pointed_at |= {one[name] for one in review["measures"] for name in ("accountable", "proposed_by", "created_by")}
        for change in review["history"]:
            for state in (change["before"] or {}, change["after"] or {}):
                pointed_at |= {state.get("accountable"), state.get("by")}
        assert pointed_at - {None} <= known


def test_roles_of_other_years_are_not_there(export_region: Sessions) -> None:
    """Those of a round that ends in January are, though the year has passed."""
    day = date(2028, 1, 15)
    with export_region() as session:  # never committed
        who, node = session.execute(select(RoleRow.person_id, RoleRow.node_id).limit(1)).one()
        for first, last in ((day, None), (None, date(2026, 12, 31)), (date(2028, 2, 1), None)):
            role = RoleRow(person_id=who, kind="coordinator", node_id=node, valid_from=first, valid_to=last)
            session.add(role)
        session.flush()
        written: list[str] = []
        exporting.export(session, YEAR + 1, written.append, NOW, lambda _: None)
        session.rollback()
    ours = [
        one for one in json.loads("".join(written))["roles"] if one["kind"] == "coordinator" and one["node"] == node
    ]
    assert ("2028-01-15", None) in {(one["valid_from"], one["valid_to"]) for one in ours}
    assert not {(None, "2026-12-31"), ("2028-02-01", None)} & {(one["valid_from"], one["valid_to"]) for one in ours}


# --- how it is written


def test_the_same_database_gives_the_same_file_on_both_databases(backend: str, sessions: Sessions) -> None:
    """In a stable order, whatever the database thinks of å, ä and ö. `prepare` makes the same region but for its ids."""
    prepare(sessions, TODAY)
    first, second = exported(sessions, YEAR - 1), exported(sessions, YEAR - 1)
    assert first == second
    assert problems(first) == []
    for name in ("organisation", "people"):
        ids = [one["id"] for one in first[name]]
        assert ids == sorted(ids), backend
    ids = [one["id"] for one in first["reviews"]]
    assert ids == sorted(ids)
    for review in first["reviews"]:
        for each in review["signed_versions"]:
            assert checksum(each["content"]) == each["sha256"]


def test_the_bot_can_write_while_an_export_reads(sessions: Sessions) -> None:
    """A turn must not wait for minutes; and the file shows one moment, not two."""
    with transaction(sessions) as session:
        small.organisation(session)
        small.opened(session, YEAR)
    with exporting.snapshot(sessions) as session:
        before = exporting.size(session, YEAR)
        with transaction(sessions) as other:
            other.add(NodeRow(id="new", level="enhet", name="Ny"))
            other.flush()
            rounds.ensure_open(other)
        written: list[str] = []
        exporting.export(session, YEAR, written.append, NOW, lambda _: None)
    document = json.loads("".join(written))
    assert len(document["reviews"]) == before
    assert "new" not in {node["id"] for node in document["organisation"]}
    assert len(exported(sessions)["reviews"]) == before + 1


def test_a_year_without_a_round_is_refused(export_region: Sessions) -> None:
    """Before a line is written."""
    written: list[str] = []
    with exporting.snapshot(export_region) as session, pytest.raises(NoRound):
        exporting.export(session, 2001, written.append, NOW, lambda _: None)
    assert written == []
