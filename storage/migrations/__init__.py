"""The schema's history: one file in `versions` for each step. `make migration m="what it does"` drafts the next."""
