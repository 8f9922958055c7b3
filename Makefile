# Makes the handouts: `make help` says what else there is. Works with GNU Make 3.81 (as on a Mac) and newer.

.DEFAULT_GOAL := build
.SUFFIXES:
.PHONY: build check template test test-all lint bench lock clean help

# Where a package's version is changed, change pyproject.toml, then `make lock`.
COMPILE := --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

python := .venv/bin/python
install := $(python) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes
offline := { echo "The packages could not be fetched. Is this computer online? Then run make again."; exit 1; }

# The first of these that is new enough. Another one: make PYTHON=/path/to/python3
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$each"; break; fi; done)

# The folder .venv is of no use once the Python it was made with has gone.
ifneq ($(wildcard .venv/ready),)
ifneq ($(shell $(python) -c 'print("runs")' 2>/dev/null),runs)
.PHONY: .venv/ready
endif
endif

build: .venv/ready
	@$(python) -m generator build $(foreach name,$(ONLY),--only "$(name)")

check: .venv/ready
	@$(python) -m generator check

template: .venv/ready
	@$(python) -m generator template

# On all processors (but four at most), and how much of the program the tests have run.
whole := --numprocesses logical --maxprocesses 4 --dist worksteal --cov --cov-report=

test: .venv/ready-for-tests
	@$(python) -m pytest $(or $(TESTS),$(whole))

test-all: .venv/ready-for-tests
	@ALL=1 $(python) -m pytest $(or $(TESTS),$(whole))

lint: .venv/ready-for-tests
	@failed=; for each in "ruff check" "ruff format --check" mypy; do \
		$(python) -m $$each || failed=yes; done; test -z "$$failed"

bench: .venv/ready-for-tests
	@$(python) -m tests.bench

# `ready` is written last: after an interruption the folder is made anew.
.venv/ready: requirements.lock
	@if ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "Python 3.11 or newer is needed, and this computer has none."; \
		echo "  Debian, Ubuntu:  sudo apt install python3 python3-venv"; \
		echo "  Mac:             brew install python"; \
		exit 1; fi
	@if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "A part of Python is missing that keeps this program's packages apart from others."; \
		echo "  Debian, Ubuntu:  sudo apt install python3-venv"; \
		exit 1; fi
	@echo "Getting ready: this is done once, and takes a minute or two."
	@"$(PYTHON)" -m venv --clear .venv
	@$(install) -r requirements.lock || $(offline)
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-dev.lock
	@echo "Getting ready for tests: this is done once, and takes a minute or two."
	@$(install) -r requirements-dev.lock || $(offline)
	@touch $@

lock:
	@"$(PYTHON)" -m venv .venv/lock
	@.venv/lock/bin/python -m pip install --quiet --quiet --disable-pip-version-check pip-tools
	@CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/pip-compile $(COMPILE) --output-file requirements.lock pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/pip-compile $(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

# In output/ only what the list of made files names goes; a file of yours that lies there stays.
listed := import json, pathlib; m = pathlib.Path("output/manifest.json"); \
	[pathlib.Path("output", f["path"]).unlink(missing_ok=True) for f in (json.loads(m.read_text("utf-8"))["files"] if m.exists() else ())]

clean:
	@"$(PYTHON)" -c '$(listed)' 2>/dev/null || true
	@rm -rf .venv .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis output/.new-* output/manifest.json
	@find output -mindepth 1 -type d -empty -exec rmdir {} +
	@find generator tests -type d -name __pycache__ -prune -exec rm -rf {} +

help:
	@echo "make                                  make what is out of date; the files are in output/"
	@echo "make ONLY=leaflet-alopecia-areata     make one handout; several: ONLY=\"aftercare clinic-deck\""
	@echo "make check                            find all problems, write nothing"
	@echo "make template                         write output/clinic-template.potx, to change in PowerPoint"
	@echo "make clean                            delete what was made, and the packages that were fetched"
	@echo "make help                             show this"
	@echo
	@echo "For those who change the program:"
	@echo "make test                             run the tests; some: TESTS=tests/whole/test_cli.py"
	@echo "make test-all                         run them on every handout and on many more random books, which takes longer"
	@echo "make lint                             look for slips in the code"
	@echo "make bench                            measure how fast it is"
	@echo "make lock                             choose the versions of the packages anew"
