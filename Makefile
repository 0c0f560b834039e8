# Everything a person types: `make run` shows the bundled samples, `make test` proves the whole.
# Each target does its own set-up; PYTHON chooses the interpreter (3.11 or later) that makes .venv.

PYTHON ?= python3
BIN := .venv/bin

SOURCE ?= samples
TO ?= var/site
PORT ?= 8000
BASE ?= http://127.0.0.1:$(PORT)
# The settings that stand beside the acts, where there are any; else those of the current folder.
SETTINGS = $(if $(wildcard $(SOURCE)/delib.toml),--config "$(SOURCE)/delib.toml")

.PHONY: help install run test clients test-large score lint bench docs screenshots lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: .venv/.installed ## make .venv, with .venv/bin/delib

# The versions are those of the lock file, each checked against its hash.
.venv/.installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(PYTHON) is older than 3.11: give another one, as in make install PYTHON=python3.11" >&2; exit 1; }
	@echo "Setting up .venv (a minute or two, once)…"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Exit code 1 of the publication (some acts in quarantine, some sources not read) goes on to serve; 2 and 3 stop.
run: install ## publish SOURCE into TO for BASE, then serve it on PORT
	$(BIN)/delib publish $(SOURCE) --to "$(TO)" --base "$(BASE)" $(SETTINGS) || [ $$? -eq 1 ]
	$(BIN)/delib serve "$(TO)" --port "$(PORT)"

test: install ## all tests, with branch coverage
	@[ -d var/clients ] || echo "left out: the clients of portals and of linked data, which make clients sets up"
	$(BIN)/pytest --numprocesses 2 --dist loadgroup --cov --cov-report term:skip-covered

clients: install ## the environments of the clients that tests run (udata, CKAN, npm), into var/clients
	PYTHON="$(PYTHON)" tests/clients/install.sh

test-large: install ## random acts in every layout, as text and PDF, hundreds of each (docs/corpus.md); clients on 10,000 acts (docs/clients.md)
	$(BIN)/python -m tests.roundtrip.large --acts=200 --write
	$(BIN)/python -m tests.clients.large --acts=10000 --releases=50

score: install ## what is read of the reference acts, against the facts read by hand
	@if [ ! -d ../shared/corpus ] && [ "$$CI" != true ]; then echo "left out: ../shared/corpus is absent"; \
	else $(BIN)/python ../shared/corpus/score.py $(BIN)/delib --need=0.95; fi

lint: install ## format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: install ## speed, as ratios measured side by side in one run
	for script in benchmarks/*.py; do $(BIN)/python "$$script" || exit 1; done

screenshots: install ## pictures of the pages of SOURCE, narrow and wide, light and dark, into var/screenshots
	$(BIN)/python -m tests.screenshots $(SOURCE)

docs: install ## the documentation, into site-docs/
	$(BIN)/mkdocs build --strict

lock: install ## choose versions again and write requirements.lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --group docs --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-strip-extras --no-header --no-emit-index-url --quiet --output-file requirements.lock

clean: ## remove what the other targets made
	rm -rf .venv var site-docs dist build .coverage .coverage.* .pytest_cache .ruff_cache .mypy_cache .hypothesis
