# What there is to do with a checkout. Everything is made in .venv; nothing else on the machine is touched.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: help setup run test check schema docs migrate constraints

help: ## Tell what there is to do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

setup: .venv/installed ## Install the program and its tools into .venv

.venv/installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt hatchling
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev]'
	touch $@

run: setup ## Serve the desktop on http://127.0.0.1:8000, with the demo company on the first start
	$(BIN)/crm-desktop serve --migrate --demo

test: check ## Run all checks and tests
	$(BIN)/python -m pytest --numprocesses auto

check: setup ## Lint, check formatting, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright

schema: setup ## Write schema.graphql anew
	$(BIN)/crm-desktop schema > .venv/schema.graphql
	mv .venv/schema.graphql schema.graphql

docs: setup ## Write docs/metrics.md anew
	$(BIN)/crm-desktop metrics > .venv/metrics.md
	mv .venv/metrics.md docs/metrics.md

migrate: setup ## Bring the database up to date
	$(BIN)/crm-desktop migrate

constraints: setup ## Pin the versions that are installed now
	$(BIN)/python -m pip freeze --exclude-editable > .venv/constraints.txt
	mv .venv/constraints.txt constraints.txt
