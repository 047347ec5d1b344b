"""The made-up organisation in which the year is replayed: as many managers of each kind as the source has, and no real name.

Only "Centrum för HR" and "Förvaltningen för fastighet och service", which own the source's proposals, are called what they are.
242 self-checks by 191 managers: some managers have two units and answer for each, some answer together with a neighbour (V09).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count, product

from dialogs.ground.ids import NodeId, PersonId
from tests.rehearsal.people.region import Region
from tests.rehearsal.replaying.source import Source

ROOT = NodeId("region")
DIVISION, UNIT, STAFF = "verksamhet", "enhet", "ledning och stab"
ADMINISTRATIONS = (
    "Sjukhusförvaltningen",
    "Förvaltningen för nära vård",
    "Förvaltningen för psykiatri",
    "Tandvårdsförvaltningen",
    "Förvaltningen för kultur och utbildning",
    "Kollektivtrafikförvaltningen",
    "Förvaltningen för fastighet och service",
    "Centrum för HR",
)
JOINT = 4  # self-checks that two managers answer together
FIRST = [
    "Agnes",
    "Birger",
    "Cilla",
    "Dag",
    "Ebba",
    "Folke",
    "Greta",
    "Hugo",
    "Ines",
    "Jonny",
    "Karla",
    "Love",
    "Maj",
    "Noel",
    "Olga",
    "Pelle",
    "Rut",
    "Sixten",
    "Tyra",
    "Urho",
]
LAST = [
    "Alm",
    "Borg",
    "Dal",
    "Ek",
    "Falk",
    "Gran",
    "Hed",
    "Kvist",
    "Lund",
    "Mo",
    "Nord",
    "Ros",
    "Sand",
    "Skog",
    "Strand",
    "Ström",
    "Sund",
    "Vik",
    "Åker",
    "Öberg",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """A self-check to be: which nodes it is of, and who signs it."""

    nodes: tuple[NodeId, ...]
    managers: tuple[PersonId, ...]
    rep: PersonId | None = None


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    region: Region
    chairs: tuple[Chair, ...]
    head: PersonId  # who writes the region's analysis
    head_rep: PersonId


@dataclass
class _Rows:
    nodes: list[dict[str, str]] = field(default_factory=list)
    people: list[dict[str, str]] = field(default_factory=list)
    roles: list[dict[str, str]] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self._names = (f"{first} {last}" for last, first in product(LAST, FIRST))

    def node(self, id_: str, parent: str, level: str, name: str) -> NodeId:
        empty = {"byggnad": "", "optional": "nej", "opens": "", "closes": ""}
        self.nodes.append({"id": id_, "parent": parent, "level": level, "name": name, **empty})
        return NodeId(id_)

    def person(self) -> PersonId:
        id_ = f"p{next(self._numbers):03}"
        row = {"id": id_, "name": next(self._names), "email": f"{id_}@example.com", "entra_id": "", "language": "sv"}
        self.people.append(row)
        return PersonId(id_)

    def seat(self, person: PersonId, role: str, node: NodeId) -> PersonId:
        self.roles.append({"person": person, "role": role, "node": node, "from": "", "to": ""})
        return person


def made_up(source: Source) -> MadeUp:
    """The same every time."""
    rows = _Rows()
    root = rows.node(ROOT, "", "region", "Region Västmanland (återuppspelad)")
    head, head_rep = rows.seat(rows.person(), "chef", root), rows.seat(rows.person(), "skyddsombud", root)
    rows.seat(rows.person(), "samordnare", root)
    for number, name in enumerate(ADMINISTRATIONS, 1):
        rows.seat(rows.person(), "chef", rows.node(f"f{number}", root, "förvaltning", name))
    chairs = [*_divisions(rows, source), *_staffs(rows, source), *_units(rows, source)]
    reps = _spread(source.involved.safety_reps, len(chairs))
    seated = tuple(_with_rep(rows, chair) if wanted else chair for chair, wanted in zip(chairs, reps, strict=True))
    region = Region(organisation=rows.nodes, people=rows.people, roles=rows.roles)
    return MadeUp(region=region, chairs=seated, head=head, head_rep=head_rep)


def _divisions(rows: _Rows, source: Source) -> list[Chair]:
    return [
        _chair(rows, rows.node(f"v{n:02}", f"f{1 + n % len(ADMINISTRATIONS)}", DIVISION, f"Verksamhet {n + 1}"))
        for n in range(source.roles.division_managers)
    ]


def _staffs(rows: _Rows, source: Source) -> list[Chair]:
    """Employers' representatives, who are neither: the source does not say what they lead."""
    return [
        _chair(rows, rows.node(f"s{n:02}", f"f{1 + n % len(ADMINISTRATIONS)}", STAFF, f"Stab {n + 1}"))
        for n in range(source.roles.employer_representatives)
    ]


def _units(rows: _Rows, source: Source) -> list[Chair]:
    """First pairs of neighbours who answer together; then those with two units, each answered; the others have one."""
    roles, numbers = source.roles, count()

    def node(division: int) -> NodeId:
        number = next(numbers)
        return rows.node(f"e{number:03}", f"v{division % roles.division_managers:02}", UNIT, f"Enhet {number + 1}")

    joint = [_joint(rows, (node(n), node(n))) for n in range(JOINT)]
    wanted = source.reviews - roles.division_managers - roles.employer_representatives - JOINT
    alone = roles.unit_managers - 2 * JOINT
    chairs: list[Chair] = []
    for n in range(alone):
        manager = rows.person()
        for _ in range(2 if n < wanted - alone else 1):
            chairs.append(_chair(rows, node(n + JOINT), manager))
    return [*joint, *chairs]


def _chair(rows: _Rows, node: NodeId, manager: PersonId | None = None) -> Chair:
    return Chair(nodes=(node,), managers=(rows.seat(manager or rows.person(), "chef", node),))


def _joint(rows: _Rows, nodes: tuple[NodeId, NodeId]) -> Chair:
    return Chair(nodes=nodes, managers=tuple(rows.seat(rows.person(), "chef", node) for node in nodes))


def _with_rep(rows: _Rows, chair: Chair) -> Chair:
    rep = rows.person()
    for node in chair.nodes:
        rows.seat(rep, "skyddsombud", node)
    return Chair(nodes=chair.nodes, managers=chair.managers, rep=rep)


def _spread(some: int, among: int) -> list[bool]:
    """So many of so many, evenly."""
    return [(n + 1) * some // among > n * some // among for n in range(among)]
