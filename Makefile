# `make help` lists the targets. They need Python 3.11 or later with venv; the rest is installed in .venv.

PORT ?= 8000
DEMO ?= 1
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help run install install-dev test test-all races bench check format lock node

run: export PORT := $(PORT)

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: install ## Start the site on 127.0.0.1:8000 with its demo, or with DEMO=0 one of your own; PORT=8080 changes the port
	@$(BIN)/python manage.py migrate --verbosity 0
ifeq ($(DEMO),0)
	@$(BIN)/python manage.py begin --if-new
else
	@$(BIN)/python manage.py demo --if-empty
endif
	@exec $(BIN)/python manage.py serve --reload 127.0.0.1:$(PORT)

install: $(VENV)/installed ## Make .venv with what a site needs

install-dev: $(VENV)/installed-dev ## Make .venv with what tests and checks need

test: install-dev ## Run the tests in at most five minutes
	@$(BIN)/python -m tests.run

test-all: install-dev node ## Run every test, slow ones too, in at most half an hour
	@$(BIN)/python -m tests.run --all

races: install-dev ## Race many processes at one database at full size, on SQLite and on PostgreSQL
	@RACE_SIZE=full $(BIN)/python -m tests.run --races

bench: install-dev ## Measure what pages cost, into benchmarks/; SIZE=large takes 100,000 stories too, and half an hour
	@$(BIN)/python -m benchmarks

wordpress: install-dev ## Fill a real WordPress, import its export and compare; needs Debian's wordpress, mariadb-server, php-cli, php-mysql, php-xml, php-gd
	@WORDPRESS=1 $(BIN)/python -m pytest -q -m slow tests/wordpress

check: install-dev ## Lint, format, types, migrations, templates and Django's own checks
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m tests.compile_templates
	@$(BIN)/python manage.py check --fail-level WARNING

format: install-dev ## Put the source in its format and mend what lint can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: install-dev ## Make the .lock files from the .txt files
	@for name in requirements requirements-production requirements-dev; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --custom-compile-command "make lock" $$name.txt -o $$name.lock; \
	done

node: install-dev ## Fetch the checkers of HTML and accessibility, which need npm
	@$(BIN)/python -m tests.node

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Newsroom needs Python 3.11 or later; name one with PYTHON=" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock | $(VENV)/bin/python
	@echo "Installing what is in $< ..."
	@$(PIP_INSTALL) -r $<
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	@echo "Installing what is in $< ..."
	@$(PIP_INSTALL) -r $<
	@touch $@
