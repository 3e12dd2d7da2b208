# make demo: set up, build the site, and see a draft stopped.   make test: set up and run all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: demo test serve check engine site lock bench quality learn clean browser

demo: $(VENV)/.ready site
	@$(BIN)/python example/demo.py

test: $(VENV)/.ready engine browser check
	$(BIN)/python -m pytest -n auto --dist loadgroup

# Lint and types.
check: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The built site, both languages, with the checker in it.
site: $(VENV)/.ready engine
	$(BIN)/mkdocs build --strict --quiet

# The site while you write; it is built anew whenever policy/ or docs/ changes.
serve: $(VENV)/.ready engine
	$(BIN)/mkdocs serve

# Python for the browser, from npm: fetched when package-lock.json changes, and copied into the site.
engine: node_modules/.ready

node_modules/.ready: package-lock.json | $(VENV)/.ready
	@$(BIN)/python hooks/fetch_engine.py
	@touch $@

bench: $(VENV)/.ready engine
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/site.py

# How well the checker reads the labelled texts of tests/corpus.
quality: $(VENV)/.ready
	$(BIN)/python benchmarks/quality.py

# Learn anew how drafts and comments are worded, from the labelled ones of tests/corpus.
learn: $(VENV)/.ready engine
	$(BIN)/python tests/corpus/learn.py

# Pin what requirements.in asks for, with hashes and without addresses.
lock:
	$(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade --quiet requirements.in -o requirements.txt
	build/lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --upgrade --quiet requirements-node.in -o requirements-node.txt

$(VENV)/.ready: requirements.txt pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sekisho needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# A browser and Japanese fonts for the tests, from the system's packages where that is allowed.
browser: $(VENV)/.ready
	@$(BIN)/python tests/browser.py

clean:
	rm -rf $(VENV) node_modules build site checks/sekisho/_data
