"""A card as an outline: what a person reads and can press, a line each. Its difference says what somebody will see.

    # Fråga 7 av 26            a heading; "~" is subtle, "!" is red, "*" is bold
    ? Kommentar [comment] = …  an input, its id, what stands in it; "( )" are its choices
    [Ja] answer choice=yes     a button, its verb and what it carries (not the ids that every button of the card carries)

How it is drawn (sizes, spacing, colours of the rest) is the business of the whole cards that are kept beside the outlines;
that the Submit twin of a button does the same, and the schema, are the linter's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Node = Mapping[str, Any]
INDENT = "  "


def outline(summary: str, content: Node) -> str:
    lines = [f"~ {summary}"] if summary else []
    for element in content.get("body", ()):
        lines += _lines(element, 0)
    for action in content.get("actions", ()):
        lines.append(_action(action))
    return "\n".join(lines) + "\n"


def _lines(node: Node, depth: int) -> Iterator[str]:
    pad = INDENT * depth
    match node["type"]:
        case "TextBlock":
            yield from (pad + _mark(node) + line for line in str(node["text"]).split("\n") if line.strip())
        case "Container" | "Column" | "TableCell":
            framed = node.get("style") not in (None, "default")
            if framed:
                yield f"{pad}| {node['style']}"
            if "selectAction" in node:
                yield pad + _action(node["selectAction"])
            for item in node.get("items", ()):
                yield from _lines(item, depth + framed)
        case "ColumnSet":
            columns = [list(_column(column)) for column in node["columns"]]
            if all(len(column) <= 1 for column in columns):
                yield pad + "  ·  ".join(column[0] for column in columns if column)
            else:
                for column in columns:
                    yield from (
                        f"{pad}- {line}" if number == 0 else f"{pad}  {line}" for number, line in enumerate(column)
                    )
        case "ActionSet":
            yield from (pad + _action(action) for action in node["actions"])
        case "FactSet":
            yield from (f"{pad}{fact['title']} {fact['value']}" for fact in node["facts"])
        case "Table":
            for row in node["rows"]:
                cells = [
                    " ".join(line.strip() for item in cell["items"] for line in _lines(item, 0))
                    for cell in row["cells"]
                ]
                yield pad + " | ".join(cells)
        case "Image":
            yield f"{pad}(image: {node.get('altText', '')})"
        case kind if kind.startswith("Input."):
            yield from _input(node, pad)
        case kind:
            said = {name: value for name, value in node.items() if name not in ("type", "fallback", "spacing", "id")}
            yield f"{pad}({kind} {said})"


def _column(column: Node) -> Iterator[str]:
    if "selectAction" in column:
        yield _action(column["selectAction"])
    for item in column.get("items", ()):
        yield from _lines(item, 0)


def _mark(node: Node) -> str:
    if node.get("style") == "heading":
        return "# "
    if node.get("color") in ("attention", "warning"):
        return "! "
    bold = "* " if node.get("weight") == "bolder" else ""
    return "~ " if node.get("isSubtle") and not bold else bold


def _input(node: Node, pad: str) -> Iterator[str]:
    value = f" = {node['value']!r}" if node.get("value") not in (None, "") else ""
    more = " ".join(
        f"{name}={node[name]}" for name in ("min", "max", "maxLength", "isMultiSelect") if node.get(name) is not None
    )
    yield f"{pad}? {node.get('label', '')} [{node['type'].removeprefix('Input.').lower()} {node['id']}]{value} {more}".rstrip()
    if node.get("placeholder"):
        yield f"{pad}{INDENT}~ {node['placeholder']}"
    for choice in node.get("choices", ()):
        yield f"{pad}{INDENT}( ) {choice['title']} = {choice['value']}"


def _action(action: Node) -> str:
    title = f"[{action.get('title', '')}]"
    if action["type"] == "Action.OpenUrl":
        return f"{title} {action['url']}"
    data = action.get("data", {})
    carried = (
        " ".join(f"{name}={value}" for name, value in data.items() if name != "v") if isinstance(data, Mapping) else ""
    )
    inputs = "" if action.get("associatedInputs") == "none" else " +inputs"
    return f"{title} {action.get('verb', action['type'])} {carried}".rstrip() + inputs
