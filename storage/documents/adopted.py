"""Reports and plans as they were adopted: kept whole, with their checksum, and never written again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import DecisionId, NodeId, RoundId
from storage.mapped import Mapped
from storage.tables.levels import AdoptedDocumentRow, DecisionRow

_kept = AdoptedDocumentRow.__table__.c


class AdoptedKind(StrEnum):
    REPORT = "report"
    PLAN = "plan"


class AdoptedMedia(StrEnum):
    """Also the ending of the file."""

    WORD = "docx"
    EXCEL = "xlsx"
    JSON = "json"


class AlreadyAdopted(Exception):
    """Another document is kept under this id and version. What was adopted is not replaced: a correction is a new version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """An adopted document without its content, which `content` fetches: a list of many must not weigh what they weigh."""

    id: int
    node: NodeId
    round: RoundId
    decision: DecisionId | None
    kind: AdoptedKind
    document: str
    version: str
    media: AdoptedMedia
    sha256: str
    size: int
    at: datetime

    @property
    def name(self) -> str:
        return f"{self.document}-{self.version}.{self.media.value}"


ADOPTED = Mapped(
    record=Adopted,
    table=AdoptedDocumentRow.__table__,
    named={"at": "adopted_at"},
    without=frozenset({"size"}),
    beside=frozenset({"content"}),
)


def keep(
    session: Session,
    *,
    node: NodeId,
    round_id: RoundId,
    decision: DecisionId | None,
    kind: AdoptedKind,
    document: str,
    version: str,
    media: AdoptedMedia,
    content: bytes,
    now: datetime,
) -> bool:
    """Keeps it. The same once more changes nothing (False). Raises AlreadyAdopted when something else is kept there."""
    checksum = sha256(content).hexdigest()
    there = _known(session, document, version, media)
    if there is not None:
        if there != checksum:
            raise AlreadyAdopted(f"{document}, version {version}, {media.value}")
        return False
    row = {
        "node_id": node,
        "round_id": round_id,
        "decision_id": decision,
        "kind": kind.value,
        "document_id": document,
        "version": version,
        "media": media.value,
        "sha256": checksum,
        "content": content,
        "adopted_at": now,
    }
    session.execute(insert(AdoptedDocumentRow).values(row))
    return True


def has(session: Session, document: str, version: str, media: AdoptedMedia) -> bool:
    return _known(session, document, version, media) is not None


def _known(session: Session, document: str, version: str, media: AdoptedMedia) -> str | None:
    """The checksum of what is kept there."""
    which = (_kept.document_id == document, _kept.version == version, _kept.media == media.value)
    return session.scalar(select(_kept.sha256).where(*which))


def of(session: Session, node: NodeId, round_id: RoundId) -> tuple[Adopted, ...]:
    """What the node has adopted of this round, in the order it was."""
    return _found(session, _LISTED.where(_kept.node_id == node, _kept.round_id == round_id))


def of_nodes(session: Session, nodes: Collection[NodeId], rounds: Collection[RoundId]) -> tuple[Adopted, ...]:
    return _found(session, _LISTED.where(_kept.node_id.in_(nodes), _kept.round_id.in_(rounds)))


def nodes_that_decided(session: Session, round_id: RoundId) -> frozenset[NodeId]:
    """Where a body has decided something about this round."""
    of_round = (DecisionRow.round_id == round_id, DecisionRow.none_yet.is_(False))
    return frozenset(NodeId(node) for node in session.scalars(select(DecisionRow.node_id).where(*of_round).distinct()))


def content(session: Session, id_: int) -> bytes:
    """Raises NoResultFound for an id that there is not."""
    found = session.execute(select(_kept.content).where(_kept.id == id_)).scalar_one()
    return bytes(found)


_LISTED: Select[Any] = ADOPTED.select(func.length(_kept.content).label("size")).order_by(_kept.id)


def _found(session: Session, query: Select[Any]) -> tuple[Adopted, ...]:
    return tuple(ADOPTED.read(row, size=row.size) for row in session.execute(query))
