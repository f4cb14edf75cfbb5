# Everything runs in .venv, which `make` sets up by itself. It needs Python 3.11 or newer, and make.
# When something seems stuck: remove .venv and run again.

.DEFAULT_GOAL := help
.PHONY: help demo test check bench chaos lint texts migration lock

NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c "$(NEW_ENOUGH)" 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
UV := $(BIN)/uv
READY := .venv/ready
TEXTS := .venv/texts

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

demo: $(READY) $(TEXTS) ## Try everything on this machine, without any account
	$(BIN)/sapa demo

test: $(READY) $(TEXTS) lint ## Check everything, as continuous integration does
	$(BIN)/pytest -n 2 --dist worksteal

check: $(READY) $(TEXTS) lint ## Check quickly while working: no database, no browser
	$(BIN)/pytest -q tests/unit

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m locales check

bench: $(READY) $(TEXTS) ## Measure how fast messages come in and go out
	$(BIN)/sapa bench

chaos: $(READY) $(TEXTS) ## Kill, pause and cut off the program; prove that no message is lost
	PYTHONPATH=tests $(BIN)/python -m chaos $(OPTIONS)

texts: $(READY) ## Bring the catalogues to the sentences of the code
	$(BIN)/python -m locales update

migration: $(READY) ## Write the next migration: make migration NAME=pre_add_something
	$(BIN)/python -m storage.migrations $(NAME)
	$(BIN)/ruff check --quiet --fix storage/migrations/versions
	$(BIN)/ruff format --quiet storage/migrations/versions

lock: $(READY) ## Choose the newest versions of every library again
	$(UV) pip compile --upgrade --universal --generate-hashes --no-header \
		pyproject.toml --group dev -o requirements.lock

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed" \
		"(on Debian: apt install python3 python3-venv)."; exit 1; }
	@echo "Setting up .venv (once, about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@{ $(BIN)/python -m pip install --quiet --disable-pip-version-check uv \
		&& $(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock \
		&& $(UV) pip install --quiet --python $(BIN)/python --no-deps -e . ; } \
	|| { echo "uv could not do it; trying pip ..." \
		&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock \
		&& $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e . ; }
	@touch $@

$(TEXTS): $(READY) $(wildcard locales/*/LC_MESSAGES/*.po)
	@$(BIN)/python -m locales compile
	@touch $@
