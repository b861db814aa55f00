# Each target says what it does and may be run again at any time.
PORT ?= 8000
DEMO_DATA ?= ./var/demo
PYTHON ?= python3
BIN := .venv/bin

# Programs that are started a thousand times are compiled once, also where the environment would not have it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint hooks reset test-browser services services-stop test-services assets translations environment dev bench clean

demo: environment assets translations  ## Install, build the site's assets, ingest the demo museum, serve it
	@unset HERITAGE_DATABASE_URL HERITAGE_STORE_URL HERITAGE_SEARCH_URL HERITAGE_JOBS_URL; \
	HERITAGE_DATA="$(DEMO_DATA)" exec $(BIN)/heritage demo --port $(PORT)

test: dev assets translations  ## Install what the tests need and pass them
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not browser and not services"

lint: dev  ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

hooks: dev  ## Let every commit in this clone pass lint first
	@$(BIN)/pre-commit install

reset: services-stop  ## Throw the demo museum and the test servers' data away; `make demo` makes it anew
	@case "$$(realpath -m "$(DEMO_DATA)")" in "$(CURDIR)"/var/?*) ;; *) [ -e "$(DEMO_DATA)/demo-ingested" ] || \
		{ echo "$(DEMO_DATA) holds no demo museum: look at it, and remove it by hand." >&2; exit 1; } ;; esac
	rm -rf "$(DEMO_DATA)"

test-browser: dev assets translations  ## The browser tests, in Debian's Chromium
	@$(BIN)/python -m pytest -n 2 --dist load -m "browser and not webgl"
	@$(BIN)/python -m pytest -m webgl

services:  ## Real PostgreSQL, Redis and S3 servers on free ports of this machine, for tests (installs them)
	@$(PYTHON) tools/services.py start

services-stop:  ## Stop them, and throw their data away
	@$(PYTHON) tools/services.py stop

test-services: dev assets translations services  ## The tests that need real servers
	@set -a; . var/services/env; set +a; $(BIN)/python -m pytest -n 2 -m services

bench: dev assets translations  ## The benchmarks, one after the other
	@for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

environment:
	@$(PYTHON) tools/environment.py

dev:
	@$(PYTHON) tools/environment.py dev heic services

assets: environment
	@$(BIN)/python tools/assets.py

translations: environment
	@$(BIN)/python tools/translations.py compile

clean:  ## Remove what these targets made, not a museum's data
	rm -rf .venv static/vendor tools/npm/node_modules dist build
