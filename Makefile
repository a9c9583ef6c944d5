# Everything a developer, an operator or CI runs. `make help` lists the targets.

SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
PORT ?= 8000
export DJANGO_SETTINGS_MODULE ?= avoinhallinto.settings.dev

# The tests' Elasticsearch is shared by the workers and ended here, by its process id.
STOP_ELASTICSEARCH = $(PYTHON) scripts/elasticsearch stop --name tests >/dev/null 2>&1 || true

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 24

$(VENV)/installed: requirements.txt requirements-dev.txt scripts/make-venv
	@scripts/make-venv $(VENV)
	@touch $@

.PHONY: install
install: $(VENV)/installed ## Make .venv and install the locked requirements

.PHONY: demo
demo: messages ## Serve the site with demo content on http://localhost:8000/ (PORT=… for another port)
	@$(PYTHON) scripts/demo --port $(PORT)

.PHONY: demo-elasticsearch
demo-elasticsearch: messages ## The demo on a real Elasticsearch (needs Maven and a JDK)
	@address=$$($(PYTHON) scripts/elasticsearch start --name demo) && \
	trap '$(PYTHON) scripts/elasticsearch stop --name demo' EXIT && \
	ELASTICSEARCH_URL=$$address $(PYTHON) scripts/demo --port $(PORT) --prepare-only >/dev/null && \
	ELASTICSEARCH_URL=$$address $(PYTHON) manage.py search_rebuild --engine elasticsearch && \
	ELASTICSEARCH_URL=$$address $(PYTHON) scripts/demo --port $(PORT)

.PHONY: messages
messages: install ## Compile the translations of the interface
	@$(PYTHON) manage.py compile_interface

.PHONY: messages-update
messages-update: install ## Bring the catalogues in locale/ up to date with the code, for translating
	@$(PYTHON) scripts/check-messages --update
	@$(PYTHON) manage.py admin_messages --update

.PHONY: test
test: messages ## Run all tests
	@trap '$(STOP_ELASTICSEARCH)' EXIT; DJANGO_SETTINGS_MODULE=avoinhallinto.settings.test $(PYTHON) -m pytest -n 2

.PHONY: test-postgresql
test-postgresql: messages ## Run all tests on a throw-away PostgreSQL
	@DJANGO_SETTINGS_MODULE=avoinhallinto.settings.test scripts/with-postgresql $(PYTHON) -m pytest -n 2 -m "not elasticsearch and not browser"

.PHONY: lint
lint: messages ## Every linter and static check
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djlint --lint --quiet .
	$(VENV)/bin/mypy
	$(PYTHON) manage.py check --fail-level WARNING
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(PYTHON) scripts/check-messages
	$(PYTHON) manage.py admin_messages

.PHONY: check
check: lint test test-postgresql ## Everything CI runs

.PHONY: bench-search
bench-search: install ## Measure the search with 10,000 and 100,000 generated practices
	@$(PYTHON) scripts/bench-search 10000 100000

.PHONY: screenshots
screenshots: messages ## Pictures of every page at two widths in three languages, in var/screenshots/ (needs Chromium)
	@$(PYTHON) scripts/screenshots

.PHONY: lighthouse
lighthouse: messages ## Lighthouse's marks of seven pages in three languages (needs Chromium and Node.js)
	@$(PYTHON) scripts/lighthouse

.PHONY: picture
picture: messages ## The README's picture of the library
	@$(PYTHON) scripts/screenshots --picture

.PHONY: editing-pictures
editing-pictures: messages ## The pictures of docs/editing.md, taken in the admin (needs Chromium)
	@$(PYTHON) scripts/editing-pictures

.PHONY: admin-addresses
admin-addresses: messages ## Write docs/admin-addresses.csv anew, for review: what each role opens in the admin
	@UPDATE_ADMIN_ADDRESSES=1 DJANGO_SETTINGS_MODULE=avoinhallinto.settings.test $(PYTHON) -m pytest -q tests/avoinhallinto/test_admin_addresses.py

.PHONY: format
format: install ## Format the code
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

.PHONY: lock
lock: install ## Lock the requirements anew, with hashes and no index address
	$(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml -o requirements.txt
	$(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --group dev pyproject.toml -o requirements-dev.txt
