"""SAM_STORE_CARDS=1 writes the stored pictures of the cards anew, after somebody has looked at what changed."""

from __future__ import annotations

import os

import pytest


@pytest.fixture
def storing() -> bool:
    """SAM_STORE_CARDS=1 pytest tests/cards: an environment variable, because options belong to the topmost conftest."""
    return os.environ.get("SAM_STORE_CARDS") == "1"
