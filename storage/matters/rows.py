"""A matter as it is kept: each record with its table. As a review lifts it, it is in `storage.reviews.rows`."""

from __future__ import annotations

from dialogs.matters.rules.matter import LiftedMatter, Step, Voice
from storage.mapped import Mapped
from storage.tables.reviews import MatterRow, MatterStepRow

_EVERY = frozenset(MatterRow.__table__.c.keys())
LIFTED = Mapped(
    record=LiftedMatter,
    table=MatterRow.__table__,
    without=frozenset({"to"}),
    beside=_EVERY - {"id", "kind", "state", "revision", "wanted_by"},
)
VOICES = Mapped(
    record=Voice,
    table=MatterRow.__table__,
    named={"matter": "id", "node": "from_node_id", "by": "lifted_by", "at": "lifted_at"},
    without=frozenset({"unit", "managers", "people"}),
    beside=frozenset({"measure_id", "kind", "to_node_id", "to_role", "state", "merged_into_id", "revision"}),
)
STEPS = Mapped(
    record=Step,
    table=MatterStepRow.__table__,
    named={"kind": "step", "by": "person_id"},
    without=frozenset({"to"}),
    beside=frozenset({"id", "to_node_id", "to_role"}),
)
