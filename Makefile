# Two commands matter: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PORT ?= 8501
CODE = app.py serve.py text data analysis charts exhibits exports ui pages benches tests
WORKERS ?= auto

.PHONY: run check test lint types unit browser data-check messages geometry bench bench-impact bench-files bench-pages bench-present soak calibrate clean help
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.run: requirements.txt constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made: on Debian, install python3-venv."; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(VENV)/.run ## serve the dashboard on http://127.0.0.1:8501
	ECOC_LOCAL_ADMIN=1 $(BIN)/python serve.py --port $(PORT)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(WORKERS) -m "not browser and not postgres and not slow"

check: lint types unit ## lint, types, unit and page tests: a minute or two

system-packages:
	@sh scripts/system-packages.sh

test: $(VENV)/.dev system-packages data-check lint types ## everything, in a real browser too
	$(BIN)/python -m pytest -n $(WORKERS) -m "not browser"
	$(BIN)/python -m pytest -m browser

data-check: $(VENV)/.run ## the shipped figures: schema, keys, codes, sums, cross-checks
	$(BIN)/python -m data.reference

geometry: $(VENV)/.dev ## rebuild the map's outlines: make geometry ATLAS=path/to/world/50m.json (static/README.md)
	@test -n "$(ATLAS)" || { echo "Say where the atlas is: make geometry ATLAS=path/to/world/50m.json. static/README.md tells how to get it."; exit 1; }
	$(BIN)/python -m data.geo.build "$(ATLAS)"

messages: $(VENV)/.dev ## collect new messages into locales/
	$(BIN)/python -m text update

build/bench/.done: requirements-bench.txt constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target build/bench -r requirements-bench.txt \
		|| echo "Dash could not be installed: the comparison with it will be left out."
	@mkdir -p build/bench && touch $@

bench: bench-impact bench-files bench-pages bench-present ## measure engine, workbooks, store, pages and scenes; writes docs/performance.md

bench-files: $(VENV)/.dev
	$(BIN)/python -m benches.workbook
	$(BIN)/python -m benches.store
	$(BIN)/python -m benches.handouts

bench-impact: $(VENV)/.dev
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benches.impact

bench-pages: $(VENV)/.dev build/bench/.done
	$(BIN)/python -m benches.pages

bench-present: $(VENV)/.dev
	$(BIN)/python -m benches.presenting

soak: $(VENV)/.dev ## does memory grow without a collection after every run (docs/adr/0012)
	$(BIN)/python -m benches.soak

calibrate: $(VENV)/.dev ## try the verdict rule on simulated panels; writes the table in docs/methods.md
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m benches.calibrate

clean: ## remove what the targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build
