"""A made-up region in the import format, to try the bot with. `make.py` writes its files; nobody in it exists."""

from pathlib import Path

FOLDER = Path(__file__).parent / "region"
