"""A review in the database: read whole as one value, written back as the difference to what was read."""

from storage.reviews.loading import load
from storage.reviews.saving import MovedOn, save

__all__ = ["MovedOn", "load", "save"]
