"""Checklist files: what is wrong is told with line and reason, all of it at once; the core cannot be touched from below."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.checklists.rules.checklist import Addition, Checklist, Origin, with_additions
from dialogs.ground.ids import AreaId, ChecklistId, NodeId, QuestionId
from storage.checklists.files import BadChecklist, available, check, read_addition, read_checklist, shipped

CORE = """\
id = "liten"
version = "1"
title.sv = "Liten checklista"

[[scale]]
id = "yes"
label = { sv = "Ja", en = "Yes" }
follows = "preserve"
words = ["ja"]

[acts."AFS 2023:1"]
url = "https://www.av.se/"
valid_from = 2025-01-01

[documents.handbook]
title.sv = "Handboken"
url = "https://example.org/handboken"

[[areas]]
id = "first"
title.sv = "Första"

[[areas.questions]]
id = "q1"
text.sv = "Är det så?"
short.sv = "Så"
help.sv = "Därför."
law = [
    { act = "AFS 2023:1", place = "5 §" },
    { act = "AFS 2023:1", place = "6 §", valid_to = 2026-12-31 },
]
documents = ["handbook"]

[[areas.questions]]
id = "q2"
text.sv = "Är det så också?"
short.sv = "Också"
help.sv = "Därför."
origin = "own"
see_also = ["q1"]
"""

ADDITION = """\
extends = "liten"
version = "1"

[[areas]]
id = "local"
title.sv = "Vårt eget"

[[areas.questions]]
id = "own-1"
text.sv = "Har ni larm?"
short.sv = "Larm"
help.sv = "Vi har haft inbrott."
see_also = ["q1"]
"""

CORES = {ChecklistId("liten"): read_checklist(CORE)}


def told(text: str) -> list[tuple[int, str]]:
    """Line and reason of each problem; the reading must have failed exactly when there are any."""
    read, problems = check(text, cores=CORES)
    assert (read is None) is bool(problems)
    return [(problem.line, problem.reason) for problem in problems]


def line_of(text: str, fragment: str) -> int:
    found = [number for number, line in enumerate(text.splitlines(), 1) if fragment in line]
    assert len(found) == 1, f"{fragment!r} must stand on one line"
    return found[0]


def test_a_right_file_says_what_is_in_it() -> None:
    """The ground for all others: this file has nothing wrong."""
    read = read_checklist(CORE)
    first = read.question(QuestionId("q1"))
    assert [one.id for one in read] == ["q1", "q2"]
    assert [(one.act, one.place, str(one.valid_from), str(one.valid_to)) for one in first.law] == [
        ("AFS 2023:1", "5 §", "2025-01-01", "None"),
        ("AFS 2023:1", "6 §", "2025-01-01", "2026-12-31"),
    ]
    assert {one.url for one in first.law} == {"https://www.av.se/"}
    assert [one.title.sv for one in first.documents] == ["Handboken"]
    assert read.question(QuestionId("q2")).origin is Origin.OWN


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ('short.sv = "Så"', 'shrot.sv = "Så"', 'unknown key "shrot"'),
        ('text.sv = "Är det så?"', 'text.en = "Is it so?"', "text has no Swedish (sv)"),
        ('text.sv = "Är det så?"', 'text.sv = "  "', "text has no Swedish (sv)"),
        ('text.sv = "Är det så?"', 'text = "Är det så?"', "text must have sv and en"),
        ('id = "q2"', 'id = "q1,q2"', "characters that are not allowed"),
        ('id = "q2"', 'id = "Fråga 2"', "characters that are not allowed"),
        ('id = "q2"', "id = 2", "id must be a text"),
        ('see_also = ["q1"]', 'see_also = ["q7"]', 'see_also names "q7", and there is no such question'),
        ('see_also = ["q1"]', 'see_also = ["q2"]', "see_also names the question itself"),
        ('see_also = ["q1"]', 'see_also = "q1"', "see_also must be a list"),
        ('origin = "own"', 'origin = "mine"', "unknown choice 'mine' for origin; use law, own, local"),
        ('origin = "own"', 'origin = "law"', "needs a law reference"),
        ('origin = "own"', 'origin = "local"', "local ones belong in an addition"),
        ('origin = "own"', 'origin = "own"\nsensitive = "ja"', "sensitive must be true or false"),
        ('origin = "own"', 'origin = "own"\nanswered_by = "boss"', "unknown choice 'boss' for answered_by"),
        ('follows = "preserve"', 'follows = "nothing"', "unknown choice 'nothing' for follows"),
        ('follows = "preserve"', 'follows = "preserve"\ncounts = false', "at least one choice that counts"),
        ('words = ["ja"]', 'words = ["Ja"]', 'write the word "Ja" in small letters'),
        ('url = "https://www.av.se/"', 'url = "http://www.av.se/"', "must be an address that begins with https://"),
        ('url = "https://www.av.se/"', 'url = "javascript:alert(1)"', "must be an address that begins with https://"),
        ("valid_from = 2025-01-01", 'valid_from = "2025-01-01"', "valid_from must be a date without quotes"),
        ("valid_from = 2025-01-01", "valid_from = 2025-01-01T07:00:00", "valid_from must be a date without quotes"),
        ("valid_from = 2025-01-01", "valid_from = 2025-02-30", "not valid TOML"),
        ("valid_to = 2026-12-31", "valid_to = 2024-12-31", "valid_to 2024-12-31 is before valid_from 2025-01-01"),
        ('place = "5 §"', 'plats = "5 §"', 'unknown key "plats"'),
        ('documents = ["handbook"]', 'documents = ["handbok"]', 'unknown document "handbok"'),
        ('version = "1"', 'version = "1, ny"', "characters that are not allowed"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_reason(right: str, wrong: str, reason: str) -> None:
    """Whoever edits the file is no programmer; "line 31: ..." is the help they get."""
    assert right in CORE
    text = CORE.replace(right, wrong, 1)
    expected = line_of(text, wrong.splitlines()[-1]) if "at least one" not in reason else line_of(text, "[[scale]]")
    assert any(line == expected and reason in told_reason for line, told_reason in told(text)), told(text)


def test_an_id_used_twice_is_told_where_it_comes_again() -> None:
    """Answers are kept by id: the second question's would overwrite the first's."""
    text = CORE.replace('see_also = ["q1"]\n', "").replace('id = "q2"', 'id = "q1"')
    assert told(text) == [(line_of(text, "Är det så också?") - 1, 'the id "q1" is used twice')]


def test_an_unknown_rule_is_told_on_the_line_of_the_reference() -> None:
    """Inside a list of several lines, too: AFS 2023:l with an l is hard to see."""
    text = CORE.replace('{ act = "AFS 2023:1", place = "6 §"', '{ act = "AFS 2023:l", place = "6 §"')
    assert told(text) == [
        (line_of(text, "2023:l"), 'unknown act "AFS 2023:l"; describe it once as [acts."AFS 2023:l"]')
    ]


def test_what_is_missing_is_told_where_its_table_begins() -> None:
    """A line that is not there has no number; its question has."""
    text = CORE.replace('short.sv = "Också"\n', "")
    assert told(text) == [(line_of(text, 'id = "q2"') - 1, "short needs Swedish: short.sv = ...")]


def test_all_that_is_wrong_is_told_at_once_from_the_top() -> None:
    """Nobody wants to mend, run, mend, run."""
    text = (
        CORE.replace('id = "q2"', 'id = "q,2"')
        .replace('follows = "preserve"', 'follows = "x"')
        .replace('help.sv = "Därför."\nlaw', "law")
        .replace("https://example.org/handboken", "ftp://example.org")
    )
    lines = [line for line, _ in told(text)]
    assert len(lines) == 4
    assert lines == sorted(lines)


def test_a_missing_english_is_no_mistake() -> None:
    """The Swedish is shown; a unit need not write English."""
    assert "en =" not in CORE.split("[acts", 1)[1]
    assert told(CORE) == []


@pytest.mark.parametrize("text", ['id = "x\n', "[[areas]\n", 'a = 1\na = 2\nid = "x"\n', "title = {\n"])
def test_what_is_not_toml_is_one_problem_with_a_line(text: str) -> None:
    """A forgotten quote must not become a stack of frames."""
    ((line, reason),) = told(text)
    assert 1 <= line <= 4
    assert reason.startswith("not valid TOML")


@given(st.lists(st.sampled_from(CORE.splitlines()), max_size=40), st.randoms())
def test_no_shuffled_or_shortened_file_crashes_the_check(lines: list[str], random: object) -> None:
    """Half-edited files are the ordinary case: they give problems, never an exception."""
    text = "\n".join(lines)
    count = max(1, len(text.splitlines()))
    assert all(1 <= line <= count for line, _ in told(text))


@given(
    st.integers(0, len(CORE.splitlines())), st.sampled_from(["= 1", "x = 1", "areas = 3", "scale = [1]", "law = [1]"])
)
def test_no_stray_line_crashes_the_check(at: int, stray: str) -> None:
    """A value of a wrong kind is told, too: a number where a table belongs."""
    lines = CORE.splitlines()
    text = "\n".join([*lines[:at], stray, *lines[at:]])
    assert told(text)


def test_an_addition_is_read_for_its_node_and_marked_local() -> None:
    """G07: a node may add; what it adds is known as its own for ever."""
    added = read_addition(ADDITION, NodeId("enhet-7"), CORES)
    (question,) = added.areas[0].questions
    assert (added.node, question.added_by, question.origin) == ("enhet-7", "enhet-7", Origin.LOCAL)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('version = "1"', 'version = "1"\nremove = ["q1"]'),
        ('version = "1"', 'version = "1"\nreplace = { q1 = "Annat?" }'),
        ('id = "own-1"', 'id = "q1"'),
        ('id = "local"', 'id = "first"'),
        ('version = "1"', 'version = "1"\nscale = []'),
        ('version = "1"', 'version = "1"\ntitle.sv = "Bättre namn"'),
        ('id = "own-1"', 'id = "own-1"\nhide = true'),
    ],
)
def test_an_addition_that_touches_the_core_is_refused_with_the_reason(right: str, wrong: str) -> None:
    """G06: "förvaltningarna kan inte ta bort något av dessa områden med tillhörande frågor"."""
    text = ADDITION.replace(right, wrong, 1)
    problems = told(text)
    expected = line_of(text, wrong.splitlines()[-1])
    assert (expected, True) in [(line, "the core is locked" in reason) for line, reason in problems], problems
    with pytest.raises(BadChecklist, match="questions can be added, not removed or reworded"):
        read_addition(text, NodeId("enhet-7"), CORES)


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ('extends = "liten"', 'extends = "stor"', 'there is no checklist "stor"; known are liten'),
        ('id = "own-1"', 'id = "own-1"\norigin = "law"', "always local"),
        ('see_also = ["q1"]', 'see_also = ["q9"]', 'see_also names "q9"'),
    ],
)
def test_an_additions_own_mistakes_are_told_as_well(right: str, wrong: str, reason: str) -> None:
    """An addition is written further from the people who know the format."""
    text = ADDITION.replace(right, wrong, 1)
    assert any(line == line_of(text, wrong.splitlines()[-1]) and reason in said for line, said in told(text))


ids = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_,ÅÄ .", min_size=1, max_size=12)


@given(st.lists(st.one_of(st.sampled_from(["q1", "q2", "first"]), ids), min_size=1, max_size=6))
def test_whatever_ids_an_addition_has_the_core_comes_out_untouched(wanted: list[str]) -> None:
    """Either the file is refused, or the core's questions, numbers and texts are what they were."""
    body = "\n".join(
        f'[[areas.questions]]\nid = "{id_}"\ntext.sv = "T?"\nshort.sv = "S"\nhelp.sv = "H"' for id_ in wanted
    )
    text = f'extends = "liten"\nversion = "1"\n[[areas]]\nid = "own"\ntitle.sv = "Vårt"\n{body}\n'
    core = CORES[ChecklistId("liten")]
    read, problems = check(text, cores=CORES)
    if problems:
        return
    assert isinstance(read, Addition)
    whole = with_additions(core, (read,))
    assert whole.questions[:2] == core.questions
    assert [whole.number(one.id) for one in core] == [1, 2]
    assert len({one.id for one in whole}) == len(whole.questions) == 2 + len(wanted)


def test_an_addition_is_not_taken_for_a_checklist_nor_the_other_way() -> None:
    """`add` with and without --node: the wrong one says so."""
    with pytest.raises(BadChecklist, match="this is an addition"):
        read_checklist(ADDITION.replace("liten", "vastmanland"))
    with pytest.raises(BadChecklist, match="this is a whole checklist"):
        read_addition(CORE, NodeId("enhet-7"), CORES)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    """What Windows' Notepad saves."""
    file = tmp_path / "liten.toml"
    file.write_text(CORE, encoding="utf-8-sig")
    assert read_checklist(file) == read_checklist(CORE)


def test_what_comes_with_the_bot_is_right() -> None:
    """Both files pass the check that others' files must pass."""
    assert set(available()) == {"vastmanland", "sam-grund"}
    for path in available().values():
        assert check(path.read_text(encoding="utf-8"))[1] == ()


def test_a_text_over_several_lines_does_not_move_the_lines_that_follow() -> None:
    """Long helps are written between three quotes; a header inside one is text."""
    text = CORE.replace('help.sv = "Därför."\nlaw', 'help.sv = """\nEtt.\n[[areas]]\nid = 3\n"""\nlaw')
    text = text.replace('see_also = ["q1"]', 'see_also = ["q7"]')
    assert [line for line, _ in told(text)] == [line_of(text, 'see_also = ["q7"]')]


def test_areas_of_an_addition_come_last() -> None:
    """The order that people walk."""
    added = read_addition(ADDITION, NodeId("enhet-7"), CORES)
    core: Checklist = CORES[ChecklistId("liten")]
    assert [one.id for one in with_additions(core, (added,)).areas] == [AreaId("first"), AreaId("local")]
    assert shipped()  # the shipped ones are read once and shared
    assert shipped() is shipped()


def test_the_example_in_the_documentation_is_right() -> None:
    """People copy it and change the words."""
    docs = Path(__file__).parents[3] / "docs" / "checklists.md"
    (example,) = re.findall(r"```toml\n(.*?)```", docs.read_text(encoding="utf-8"), re.DOTALL)
    assert read_addition(example, NodeId("akuten")).areas[0].questions[0].id == "akuten-larm"
