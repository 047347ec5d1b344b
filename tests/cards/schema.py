"""The official schema 1.5, and what Teams draws beyond it evened out first."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

SCHEMA = Path(__file__).parents[1] / "data" / "adaptivecards" / "adaptive-card-1.5.0.json"
EXTRAS = ("ProgressBar", "Chart.HorizontalBar")


@cache
def _validator() -> Draft6Validator:
    return Draft6Validator(json.loads(SCHEMA.read_text()))


def errors(content: dict[str, Any]) -> list[str]:
    return [
        f"{list(error.absolute_path)}: {error.message[:200]}" for error in _validator().iter_errors(_known(content))
    ]


def _known(node: Any) -> Any:
    """Without the elements that fall back to nothing elsewhere, the people picker's query, and the schema's own slip:
    it spells firstRowAsHeaders without its last letter, and no renderer reads it so."""
    if isinstance(node, list):
        return [_known(one) for one in node if not (isinstance(one, dict) and _drops(one))]
    if isinstance(node, dict):
        found = {key: value if key == "data" else _known(value) for key, value in node.items() if key != "choices.data"}
        if found.get("type") == "Image":
            found.pop("msteams", None)  # that it may be seen large
        if "firstRowAsHeaders" in found:
            found["firstRowAsHeader"] = found.pop("firstRowAsHeaders")
        return found
    return node


def _drops(node: dict[str, Any]) -> bool:
    return node.get("type") in EXTRAS and node.get("fallback") == "drop"
