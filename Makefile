# Everything that can be done here, each in one word. `make` alone lists them.
# The virtual environment makes itself: .venv/ran has what the bot runs with, .venv/developed what tests need besides.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run fresh simulate replay test storm check format bench pictures migration clean

# The first Python on the PATH that is new enough; `make PYTHON=/path/to/python` says another.
PYTHON ?= $(shell for p in python3.11 python3.12 python3 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
JOBS ?= 2
YEAR ?= 2026
SEED ?= 1
PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F '\t' '{ printf "  make %-10s %s\n", $$1, $$2 }'

run: .venv/ran ## try the bot on this machine: a made-up region, in Microsoft's Agents Playground
	@$(PY) -m bot try

fresh: ## forget what was done while trying the bot out; the next `make run` starts over
	rm -rf var/try

simulate: .venv/ran ## a made-up year in some minutes: what the bot sends to whom, week by week, and whether its rules hold
	$(PY) -m tests.rehearsal simulate --year $(YEAR) --seed $(SEED)

replay: .venv/ran ## the year 2023 of Region Västmanland, said again to the bot: its report as Word, Excel and JSON in var/replay
	$(PY) -m tests.rehearsal replay vastmanland --out var/replay

test: .venv/developed ## every test, on SQLite and on PostgreSQL (TEST_DATABASE_URL, or one that brings itself)
	$(PY) -m pytest -n $(JOBS) --dist loadgroup

storm: .venv/developed ## the post at full size: 10,000 people and 3,000 channels; 2,000 messages with kill -9; both databases
	STORM_MESSAGES=2000 STORM_PEOPLE=10000 $(PY) -m pytest -s -v tests/bot/delivery/test_postman_storm.py tests/bot/delivery/test_postman_scale.py

check: .venv/developed ## format, lint, types, imports, catalogues, migrations
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	$(PY) -m pytest tests/cards/test_catalogues.py tests/storage/test_migrations.py

format: .venv/developed ## put the code into the form that `make check` asks for
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

bench: .venv/developed ## what a turn costs, on both databases, beside a bare handler and a bare botbuilder; what grows with the region; its report
	$(PY) -m tests.bench
	$(PY) -m tests.bench.growth
	$(PY) -m tests.bench.reports

pictures: .venv/pictured ## take the pictures of docs/pictures again (wants Chromium and Node)
	$(PY) -m tests.pictures

migration: .venv/developed ## draft the schema's next step: make migration m="what it does"
	@$(PY) -m storage.migrations "$(m)"
	@.venv/bin/ruff format --quiet storage/migrations
	@.venv/bin/ruff check --quiet --fix storage/migrations

clean: ## remove what was installed and what was tried out (never a database of your own)
	rm -rf .venv .playground var/try .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/made:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed, and none was found. Say where it is: make PYTHON=/path/to/python3.11 ...'; exit 1; }
	@$(PYTHON) -m venv .venv || { echo 'Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv'; exit 1; }
	@touch $@

.venv/ran: .venv/made requirements.txt
	@echo 'Installing what the bot runs with into .venv ...'
	@$(PIP) -r requirements.txt
	@touch $@

.venv/pictured: .venv/ran requirements-pictures.txt
	@echo 'Installing what drives the browser into .venv ...'
	@$(PIP) -r requirements-pictures.txt
	@touch $@

.venv/developed: .venv/made requirements.txt requirements-dev.txt
	@echo 'Installing what tests and checks need into .venv ...'
	@$(PIP) -r requirements-dev.txt
	@touch .venv/ran $@
