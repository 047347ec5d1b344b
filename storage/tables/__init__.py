"""Every table, so that Alembic and the tests see the whole schema by importing this package."""

from storage.tables import levels, organisation, outbox, reminders, reviews, rounds
from storage.tables.base import Table

__all__ = ["Table", "levels", "organisation", "outbox", "reminders", "reviews", "rounds"]
