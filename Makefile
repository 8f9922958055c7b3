# Makes the handouts: `make help` lists the other commands. Works with GNU Make 3.81 (as on a Mac) and newer.

.DEFAULT_GOAL := build
.SUFFIXES:
.PHONY: build clinics import-clinics check report convert list new watch template review approve approvals certificate verify comments release test test-all lint bench lock clean help

# To change a package's version, change pyproject.toml, then run `make lock`.
COMPILE := --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

python := .venv/bin/python
install := $(python) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes
offline := { echo "The packages could not be downloaded. Check that this computer is online, then run make again."; exit 1; }

# The first of these that is new enough. To use another: make PYTHON=/path/to/python3
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo "$$each"; break; fi; done)

# The one that a command runs with. `make` finds out only for a command that needs it: to start a Python takes as long as to see that
# nothing has changed.
chosen = $(PYTHON)

find_python = { "$(chosen)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "This program needs Python 3.11 or newer, and this computer doesn't have it."; \
	echo "  Debian, Ubuntu:  sudo apt install python3 python3-venv"; \
	echo "  Mac:             brew install python"; \
	false; }; }

# The folder .venv no longer works once the Python it was made with is gone.
ifneq ($(wildcard .venv/ready),)
ifneq ($(shell $(python) -I -S -c 'print("runs")' 2>/dev/null),runs)
.PHONY: .venv/ready
endif
endif

# What a person types after a word of make: `make approve NAME="O'Neill"`. It reaches the program through the environment, so that quotes, $
# and apostrophes in it do no harm; what the environment held before doesn't count.
typed = $(if $(filter command,$(origin $(1))),$(value $(1)))
# make would hand it on to every program once more, with each $(…) in it carried out.
unexport ONLY ON FORMAT STRICT FILE CODE CLINIC CONDITION TARGET WORKERS PRINTED SIGN WITHDRAW YES REPLACE
unexport NAME ROLE REGISTRATION AS READ REASON CLEAR WHERE SENTENCE MARK UNTIL STATUS CALLED LANGUAGE
# A name, a date or a number is written into the command: in quotes, so that the shell takes it as it was typed.
quoted = '$(subst ','\'',$(1))'
only = $(foreach name,$(value ONLY),--only $(call quoted,$(name)))
on = $(if $(value ON),--on $(call quoted,$(value ON)))

build: .venv/ready
	@$(python) -m generator build $(only) $(on)

clinics: .venv/ready
	@$(python) -m generator clinics $(only) $(foreach name,$(value CLINIC),--clinic $(call quoted,$(name))) $(on) $(if $(value TARGET),--target $(call quoted,$(value TARGET))) $(if $(value WORKERS),--workers $(call quoted,$(value WORKERS)))

check: .venv/ready
	@$(python) -m generator check $(if $(value FORMAT),--format $(call quoted,$(value FORMAT))) $(if $(value STRICT),--strict)

report: .venv/ready
	@$(python) -m generator report

watch: .venv/ready
	@$(python) -m generator watch

list: .venv/ready
	@$(python) -m generator list

convert: .venv/ready
	@$(python) -m generator convert

# The name passes through the environment, so that quotes, $ and apostrophes in it do no harm.
new: export NEW_CONDITION := $(value CONDITION)
new: export NEW_CLINIC := $(call typed,CLINIC)
new: .venv/ready
	@$(python) -m generator new $(if $(call typed,CLINIC),--clinic "$$NEW_CLINIC",--condition "$$NEW_CONDITION")

template: .venv/ready
	@$(python) -m generator template

review: .venv/ready
	@$(python) -m generator review $(only) $(on)

approve: export HANDOUTS_NAME := $(call typed,NAME)
approve: export HANDOUTS_ROLE := $(call typed,ROLE)
approve: export HANDOUTS_REGISTRATION := $(call typed,REGISTRATION)
approve: export HANDOUTS_AS := $(call typed,AS)
approve: export HANDOUTS_READ := $(call typed,READ)
approve: export HANDOUTS_REASON := $(call typed,REASON)
approve: export HANDOUTS_CLEAR := $(call typed,CLEAR)
approve: export HANDOUTS_WHERE := $(call typed,WHERE)
approve: export HANDOUTS_SENTENCE := $(call typed,SENTENCE)
approve: export HANDOUTS_MARK := $(call typed,MARK)
approve: export HANDOUTS_UNTIL := $(call typed,UNTIL)
approve: export HANDOUTS_STATUS := $(call typed,STATUS)
approve: export HANDOUTS_CALLED := $(call typed,CALLED)
approve: export HANDOUTS_LANGUAGE := $(call typed,LANGUAGE)
approve: .venv/ready
	@$(python) -m generator approve $(only) $(foreach name,$(value CLINIC),--clinic $(call quoted,$(name))) $(foreach name,$(value WITHDRAW),--withdraw $(call quoted,$(name))) $(if $(value YES),--yes)

approvals certificate: .venv/ready
	@$(python) -m generator $@ $(on)

verify comments import-clinics: export HANDOUTS_FILE := $(call typed,FILE)
verify: .venv/ready
	@$(python) -m generator verify $(on) $(foreach code,$(value CODE),--code $(call quoted,$(code))) $(if $(value CLINIC),--clinic $(call quoted,$(value CLINIC))) $(if $(call typed,FILE),-- "$$HANDOUTS_FILE")

import-clinics: .venv/ready
	@$(python) -m generator import-clinics $(if $(value REPLACE),--replace) -- "$$HANDOUTS_FILE"

comments: .venv/ready
	@$(python) -m generator comments -- "$$HANDOUTS_FILE"

release: export HANDOUTS_SIGN := $(call typed,SIGN)
release: .venv/ready
	@$(python) -m generator release $(only) $(if $(value PRINTED),--printed $(call quoted,$(value PRINTED)))

# Runs on all processors (four at most). How much of the program is covered is shown at the end. It is measured where that costs least: the
# marks `covered` and `unmeasured` in pyproject.toml say where it is not, so that the lines shown are the least that the tests run.
whole := --numprocesses logical --maxprocesses 4 --dist worksteal
covered := --cov --cov-report=

test: .venv/ready-for-tests
	@$(python) -m pytest $(or $(TESTS),$(whole) $(covered))

test-all: .venv/ready-for-tests
	@ALL=1 $(python) -m pytest $(or $(TESTS),$(whole) $(covered))

lint: .venv/ready-for-tests
	@failed=; for each in "ruff check" "ruff format --check" mypy; do \
		$(python) -m $$each || failed=yes; done; test -z "$$failed"

bench: .venv/ready-for-tests
	@$(python) -m tests.bench

# `ready` is written last: after an interruption the folder is made again.
.venv/ready: requirements.lock
	@$(find_python)
	@if [ -L .venv ]; then \
		echo ".venv is a link to another folder, whose packages would be deleted. Delete the link (rm .venv), then run make again."; \
		exit 1; fi
	@if ! "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "Python's venv module is missing. It keeps this program's packages apart from others."; \
		echo "  Debian, Ubuntu:  sudo apt install python3-venv"; \
		exit 1; fi
	@echo "Getting ready: this happens once and takes a minute or two."
	@"$(PYTHON)" -m venv --clear .venv
	@$(install) -r requirements.lock || $(offline)
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-dev.lock
	@echo "Getting ready for tests: this happens once and takes a minute or two."
	@$(install) -r requirements-dev.lock || $(offline)
	@touch $@

lock:
	@"$(PYTHON)" -m venv .venv/lock
	@.venv/lock/bin/python -m pip install --quiet --quiet --disable-pip-version-check pip-tools
	@CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/pip-compile $(COMPILE) --output-file requirements.lock pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/pip-compile $(COMPILE) --extra dev --extra many --extra sign --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

# The program deletes what it made in output/. It needs no packages for that (-S), as they may be missing. The rest goes in any case.
clean: chosen = $(or $(PYTHON),$(wildcard $(python)))
clean:
	@failed=; $(find_python) && "$(chosen)" -S -B -m generator clean || failed=yes; \
		rm -rf .venv .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis; \
		find generator tests -type d -name __pycache__ -prune -exec rm -rf {} +; test -z "$$failed"

help:
	@echo "make                                  make what is out of date; files go to output/"
	@echo "make ONLY=leaflet-alopecia-areata     make one handout; several: ONLY=\"aftercare clinic-deck\""
	@echo "make clinics                          make the handouts of each clinic in handouts/clinics/; one: CLINIC=leeds"
	@echo "make check                            find all problems, write nothing"
	@echo "make check STRICT=1 FORMAT=markdown   the same, with warnings as errors; as json, markdown or github"
	@echo "make report                           write output/quality-report.pdf, on the words, for those who approve"
	@echo "make watch                            make what you save, and show it in a browser"
	@echo "make list                             show the names of all files, for ONLY"
	@echo "make template                         write output/clinic-template.potx, to change in PowerPoint"
	@echo "make convert                          carry the words of an older content.yaml over into content-2.yaml"
	@echo "make new CONDITION=\"Ringworm\"          add a condition to content.yaml, to fill in"
	@echo "make new CLINIC=\"City Clinic Leeds\"   add a clinic to handouts/clinics/, to fill in"
	@echo "make import-clinics FILE=clinics.csv  make such files of a spreadsheet (csv, xlsx); REPLACE=1 replaces those that differ"
	@echo "make review                           show what changed since the last approval; also output/review.html and .docx"
	@echo "make approve NAME=… ROLE=… AS=…       put your name to the words; AS is author, clinician or patients"
	@echo "make approve CLINIC=leeds …           put your name to what is a clinic's own: its help lines, product, cost, who treats"
	@echo "make approve WITHDRAW=aftercare …     take an approval back: with NAME and REASON"
	@echo "make approve LANGUAGE=es STATUS=draft CALLED=… …   say what a draft is called in a language of your own: with NAME and ROLE"
	@echo "make approve CLEAR=K07 WHERE=… …      answer for a sentence that a rule doubts: with NAME and REASON"
	@echo "make approvals                        show what is approved, by whom and until when"
	@echo "make certificate                      write output/certificate.html: who approved what, to print and sign"
	@echo "make release                          write the approved files to output/release/; PRINTED=200 notes a print run"
	@echo "make release SIGN=/media/key.p12      sign the PDF files too, with the clinic's own key: see docs/signing.md"
	@echo "make verify FILE=… or CODE=7f3a9c     say whether a file, or a page with this code, is current"
	@echo "make comments FILE=review.docx        show comments made in Word, with the lines that they are about"
	@echo "make clean                            delete what was made, and the packages that were downloaded"
	@echo "make help                             show this"
	@echo
	@echo "For programmers:"
	@echo "make test                             run the tests; some: TESTS=tests/whole/test_cli.py"
	@echo "make test-all                         run them on every handout and many more random inputs, which takes longer"
	@echo "make lint                             check the style and types of the code"
	@echo "make bench                            measure how fast it is"
	@echo "make lock                             choose the versions of the packages again"
