# What there is to do with a checkout. Everything is made in .venv; nothing else on the machine is touched.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# What is compiled is kept, whatever the environment says: else every process of a test compiles all of the program and its tests.
unexport PYTHONDONTWRITEBYTECODE
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadscope --no-loadscope-reorder

# The page needs Node.js to be built and checked; the API does not.
NODE := $(shell node -e 'const [a, b] = process.versions.node.split(".").map(Number); console.log((a === 20 && b >= 19) || (a === 22 && b >= 13) || a >= 24 ? "found" : "")' 2>/dev/null)
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROMIUM
WEB_SOURCES := $(shell find web -type d \( -name node_modules -o -name dist -o -name gql -o -name e2e -o -name screenshots -o -name test-results \) -prune -o -type f -print)
# What `make test` runs of the journeys, so that it stays short; `make journeys` runs all there are.
JOURNEYS := e2e/clients.spec e2e/desktop.spec desktop-blocks desktop-rows desktop-states first-paint session
NO_NODE := The page needs Node.js 20.19, 22.13, 24 or newer, with npm, and there is none here. The API works without it.
NO_CHROMIUM := The tests in a browser need Chromium, and there is none here. On Debian: apt-get install chromium fonts-dejavu-core

.PHONY: help setup run web page quick coverage test long units test-journeys journeys screenshots fuzz drill sbom audit check check-web check-python schema docs migrate constraints

help: ## Tell what there is to do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

setup: .venv/installed ## Install the program and its tools into .venv

.venv/installed: pyproject.toml constraints.txt constraints-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints-dev.txt hatchling
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints-dev.txt --no-build-isolation -e '.[dev]'
	touch $@

web/node_modules/.package-lock.json: web/package-lock.json web/package.json
	cd web && npm ci --no-audit --no-fund
	touch $@

web/dist/.built: $(WEB_SOURCES) schema.graphql web/node_modules/.package-lock.json
	cd web && npm run --silent build
	touch $@

ifeq ($(NODE),found)
web: web/dist/.built ## Build the page
page: web
else
web:
	@echo '$(NO_NODE)' && exit 1
page:
	@echo '$(NO_NODE)'
endif

run: setup page ## Serve the desktop on http://127.0.0.1:8000, with the demo company on the first start
	$(BIN)/crm-desktop serve --migrate --demo

quick: setup ## Run the checks of Python and the tests that need no database
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(PYTEST) -m 'not database'

coverage: setup ## Run the tests of Python and tell the lines that none of them came to; fails below the floor in pyproject.toml
	$(PYTEST) --cov

test: setup page ## Run all checks and tests, but for those that take long
	@echo 'The checks of Python, and beside them those of the page and its units; each command is told when it has ended'
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=line check units
	$(PYTEST) -m 'not long'
	@$(MAKE) --no-print-directory test-journeys

long: setup ## Run the tests that take long: servers of their own, examples made up by the dozen, real data
	HYPOTHESIS_PROFILE=long $(PYTEST) -m long

# The check before has made the types, and nothing else may while it looks at them.
units: check-web
ifeq ($(NODE),found)
	cd web && npm exec -- vitest run
endif

test-journeys: setup page
ifeq ($(NODE),found)
ifneq ($(CHROMIUM),)
	cd web && npm run --silent e2e -- $(JOURNEYS)
else
	@echo '$(NO_CHROMIUM)'
endif
endif

journeys: setup web ## Go through everything in a browser
	cd web && npm run --silent e2e

screenshots: setup web ## Take pictures of every page into web/screenshots/taken, and those of the README
	cd web && npm run --silent screenshots

check: check-web check-python ## Lint, check formatting, types and the direction of imports

check-python: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright

ifeq ($(NODE),found)
check-web: web/node_modules/.checked
else
check-web:
	@echo '$(NO_NODE)'
endif

# A page that is as it was when it was last found right is not looked at again.
web/node_modules/.checked: web/dist/.built $(shell find web/e2e web/screenshots -name '*.ts')
	cd web && npm run --silent check
	touch $@

fuzz: setup ## Ask for anything that can be made up, a thousand times of each kind; `make test` does some of it
	HYPOTHESIS_PROFILE=thorough $(PYTEST) tests/fuzzing

drill: setup ## Back up a database, lose it, and bring it back as it was at an instant
	$(BIN)/python deploy/restore_drill.py

.venv/audit/installed:
	$(PYTHON) -m venv --clear .venv/audit
	.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom==7.5.0 pip-audit==2.10.1
	touch $@

sbom: .venv/audit/installed ## List what the program and the page are made of, by CycloneDX, into .venv/sbom
	mkdir -p .venv/sbom
	.venv/audit/bin/cyclonedx-py requirements constraints.txt --pyproject pyproject.toml --mc-type application --output-reproducible -o .venv/sbom/program.cdx.json
ifeq ($(NODE),found)
	cd web && npm sbom --sbom-format cyclonedx --omit dev --package-lock-only > ../.venv/sbom/page.cdx.json
endif

audit: ## Ask whether anything is known to be wrong with what this is made of
	@$(MAKE) --no-print-directory .venv/audit/installed || echo 'pip-audit cannot be installed here.'
	@python3 deploy/audit.py .venv/audit/bin/pip-audit

schema: setup ## Write schema.graphql anew
	$(BIN)/crm-desktop schema > .venv/schema.graphql
	mv .venv/schema.graphql schema.graphql

docs: setup ## Write docs/metrics.md and docs/report-vocabulary.md anew
	$(BIN)/crm-desktop metrics > .venv/metrics.md
	mv .venv/metrics.md docs/metrics.md
	$(BIN)/crm-desktop vocabulary > .venv/report-vocabulary.md
	mv .venv/report-vocabulary.md docs/report-vocabulary.md

migrate: setup ## Bring the database up to date
	$(BIN)/crm-desktop migrate

constraints: setup ## Pin the versions that are installed now: what the program needs, and what only its development does
	$(PYTHON) -m venv --clear .venv/runtime
	.venv/runtime/bin/python -m pip install --quiet --disable-pip-version-check -c constraints-dev.txt .
	.venv/runtime/bin/python -m pip freeze --exclude crm-desktop > .venv/constraints.txt
	mv .venv/constraints.txt constraints.txt
	(echo '-c constraints.txt' && $(BIN)/python -m pip freeze --exclude-editable | grep -vxFf constraints.txt) > .venv/constraints-dev.txt
	mv .venv/constraints-dev.txt constraints-dev.txt
