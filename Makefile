# Alchemorsel: `make` alone lists what there is.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

PYTHON ?= python3
PY := .venv/bin/python
UV := UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$(CURDIR)/.venv .tools/bin/uv
JOBS ?= 2
PYTEST := $(PY) -m pytest -n $(JOBS)
LOCK := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
CODE := internal cmd tests scripts bench

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: run
run: .venv/.run ## Serve API (port 3010) and pages (http://127.0.0.1:3011); sets itself up first
	@exec $(PY) -m alchemorsel.bootstrap.together

.PHONY: dev
dev: .venv/.run ## Serve as `run` does, started anew whenever the code changes
	@exec $(PY) scripts/reload.py --watch internal --watch configs -- $(PY) -m alchemorsel.bootstrap.together

.PHONY: up down restart logs status ps images
up: ## Start everything in containers: API, pages, Redis, Ollama (ENVIRONMENT=production, GPU=1)
	@scripts/compose.sh up -d
	@echo "API http://127.0.0.1:$$(scripts/lib/setting.sh API_PORT 3010), pages http://127.0.0.1:$$(scripts/lib/setting.sh WEB_PORT 3011); the first start pulls models: make logs"
down: ## Stop and remove the containers; models, keys and data stay
	@scripts/compose.sh down
restart: ## Restart the containers
	@scripts/compose.sh restart
logs: ## What the containers say, as they say it (Ctrl-C ends it)
	@scripts/compose.sh logs --tail 100 --follow
status: ## How Ollama, its models and the API are, with an inference
	@scripts/ollama-dev.sh health
ps: ## List the containers
	@scripts/compose.sh ps --all
images: ## Build the images of the service and of Ollama; after a change: make images up
	@scripts/compose.sh build

.PHONY: pull-models test-ai smoke
pull-models: ## Pull the models of deployments/ollama/scripts/models.json into the container
	@scripts/ollama-dev.sh pull
test-ai: ## Have a model write a recipe; fails when the rule kitchen had to
	@scripts/ollama-dev.sh test
smoke: ## Try a running service from end to end (BASE_URL, ALLOW_MOCK=1)
	@scripts/smoke-test.sh

.PHONY: test
test: check unit contract integration e2e ## Everything CI runs: linters, types, all tests

.PHONY: setup
setup: .venv/.dev ## Make .venv with everything development and the tests need

.PHONY: check
check: .venv/.dev ## Linters and types; changes no file
	@$(PY) scripts/checks/lock_is_fresh.py
	@.venv/bin/lint-imports --no-cache --no-logo
	@.venv/bin/ruff format --no-cache --check --quiet . || { echo "run: make fix" >&2; exit 1; }
	@.venv/bin/ruff check --no-cache .
	@.venv/bin/mypy --cache-dir .venv/.mypy_cache $(CODE)

.PHONY: fix
fix: .venv/.dev ## Format the code and mend what the linter can
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

.PHONY: unit contract integration e2e
unit: .venv/.dev ## Tests of one rule at a time, in memory
	@$(PYTEST) tests/unit
contract: .venv/.dev ## One suite of clauses over every adapter, wrapper and the whole stack
	@$(PYTEST) tests/contract
integration: .venv/.dev ## Tests with real parts: sockets, processes, a real engine
	@$(PYTEST) tests/integration
e2e: .venv/.dev .tools/axe ## The real binaries, walked as a caller would
	@$(PYTEST) tests/e2e

.PHONY: bench
bench: .venv/.dev ## What requests cost, in five minutes; ONLY="hit miss" for parts; writes bench/RESULTS.md
	@$(PY) -m bench $(ONLY)

.PHONY: soak bench-peers bench-book bench-web
soak: .venv/.dev ## 200,000 requests: does memory stay flat? Writes bench/RESULTS.md
	@$(PY) -m bench.soak
bench-book: .venv/.dev ## Search and lists over 100,000 kept recipes; writes bench/RESULTS.md
	@$(PY) -m bench.book
bench-web: .venv/.dev ## What each page costs in Chromium: first paint, bytes, requests; writes bench/RESULTS.md
	@$(PY) -m bench.web
bench-peers: .venv/.dev ## Install other gateways into .peers and compare; writes bench/RESULTS.md
	@$(PY) -m bench.peers

.PHONY: lock
lock: .tools/.done ## Lock the dependencies of pyproject.toml into requirements/*.txt
	@$(UV) $(LOCK) pyproject.toml -o requirements/run.txt
	@$(UV) $(LOCK) pyproject.toml --group test --group check --group engine --group browser -c requirements/run.txt -o requirements/dev.txt
	@$(UV) $(LOCK) --group tools -o requirements/tools.txt

.PHONY: docs
docs: .venv/.dev ## Write what is generated: configuration, metrics, scaling, dashboards, rules for Kubernetes
	@$(PY) -m scripts.docs

.PHONY: screenshots
screenshots: .venv/.dev ## Take the pictures of README.md anew, in Chromium, into docs/images
	@$(PY) -m scripts.screenshots

.PHONY: clean
clean: ## Remove the environments and every cache; never the data folder
	rm -rf .venv .tools .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find internal cmd tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

# Accessibility is checked with axe-core, from npm; without npm that one test says so.
.PHONY: .tools/axe
.tools/axe:
	@scripts/axe.sh

# What the phony targets above stand on. The stamps are newer than the locks they were made from.
.tools/.done: requirements/tools.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.12" >&2; exit 1; }
	@echo "setting up .tools (uv)"
	@$(PYTHON) -m venv .tools || { echo "python3 cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/tools.txt
	@touch $@

.venv/.made: .tools/.done
	@$(UV) venv --quiet --clear --python .tools/bin/python .venv
	@$(PY) -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "alchemorsel.pth").write_text(str(pathlib.Path("internal").resolve()) + "\n")'
	@printf '#!/bin/sh\nexec "%s/.venv/bin/python" "%s/cmd/alchemorsel/main.py" "$$@"\n' "$(CURDIR)" "$(CURDIR)" > .venv/bin/alchemorsel
	@chmod +x .venv/bin/alchemorsel
	@touch $@

.venv/.run: .venv/.made requirements/run.txt
	@echo "installing what running needs (hash-checked)"
	@$(UV) pip install --quiet --require-hashes --only-binary :all: -r requirements/run.txt
	@touch $@

.venv/.dev: .venv/.made requirements/dev.txt
	@echo "installing what development needs (hash-checked)"
	@$(UV) pip sync --quiet --require-hashes --only-binary :all: requirements/dev.txt
	@touch $@ .venv/.run
