# `make demo` and `make test` set everything up themselves; see README.md.
# What is installed is exactly what requirements/*.txt name, each file checked by its hash.

# Names on the search path may be stand-ins that run nothing, so each is tried.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$$p" && break; \
	done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
EXAMPLES := examples/fr/douentza.txt examples/en/kutum.txt

.PHONY: demo test lint types unit quality quality-full rename variants train bench wheel format lock clean help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(VENV)/.run ## read an example report in each language
	@for report in $(EXAMPLES); do \
		echo; echo "\$$ selon read $$report"; $(BIN)/selon read "$$report" || exit 1; \
	done

# In this order also under -j: whoever reads the output looks for the tests' verdict at its end.
.NOTPARALLEL:
test: lint types quality unit ## check the code, run the quality gate and all tests

lint: $(VENV)/.dev ## check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## check types
	$(BIN)/mypy

unit: $(VENV)/.dev ## run all tests
	$(BIN)/python -m pytest

quality: $(VENV)/.dev ## measure on development data and compare with the pinned floors
	$(BIN)/python quality/gate.py
	$(BIN)/python quality/by_class.py

quality-full: $(VENV)/.dev ## the same without sampling the large sets
	$(BIN)/python quality/gate.py --full

rename: $(VENV)/.dev ## measure what is lost when every group has an invented name
	$(BIN)/python quality/rename.py

variants: $(VENV)/.dev ## measure what is lost on the same reports in other words
	$(BIN)/python quality/variants.py

train: $(VENV)/.dev ## learn the shipped weights anew (those of attributions need scikit-learn)
	$(BIN)/python scripts/train_ranking.py en ../shared/eval/events/plv_train.jsonl
	$(BIN)/python scripts/train_attribution.py en ../shared/eval/attribution/polnear_train.jsonl.gz

bench: $(VENV)/.dev ## measure speed and memory beside the bare parsers
	$(BIN)/python bench/run.py

wheel: $(VENV)/.run ## build dist/selon-*.whl
	rm -rf dist
	$(BIN)/hatchling build -t wheel

format: $(VENV)/.dev ## rewrite the code in the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## pin versions and hashes anew (needs uv)
	scripts/lock.sh

clean: ## remove what these targets made
	rm -rf $(VENV) dist build quality/out bench/out .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests quality bench scripts -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.pip: requirements/build.txt scripts/bootstrap.py
	@test -n "$(PYTHON)" || { echo "Selon needs Python 3.11 or later: apt-get install python3.11 python3-venv" >&2; exit 2; }
	$(PYTHON) scripts/bootstrap.py $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.pip requirements/run.txt pyproject.toml
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
