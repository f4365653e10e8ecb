# Two commands are all a newcomer needs: `make edit` and `make test`. Each installs what it
# needs into .venv and node_modules the first time and is quick the second time.

# VENV, GROUP (a dependency group of pyproject.toml) and PYTHON can be given, which .ci/run does.
PYTHON ?= python3
VENV ?= .venv
GROUP ?= dev
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
NODE_PROJECTS := editors/engine editors/vscode editors/web tests/grammar tests/real_importers

# On all cores; tests that drive the same editor stay in one process (tests/conftest.py).
PYTEST = $(PY) -m pytest -n auto --maxprocesses 8 --dist loadgroup
# Tests that need nothing but Python and take minutes: no Node, no editor, no other importer.
QUICK := $(addprefix tests/,text files dialects syntax values index importers portability lint convert ide format config lsp cli)

.PHONY: help edit test quick check ci generate bench install vsix release publish-vsix clean

help:
	@echo "make edit      set up everything and open sample records in an editor with reftag"
	@echo "make vsix      set up everything and make the extension for VS Code, one file"
	@echo "make site      build the web page that checks records into editors/web/dist"
	@echo "make test      set up everything, then lint, check types and run all tests"
	@echo "make quick     the tests that need nothing but Python"
	@echo "make check     lint and types only"
	@echo "make generate  write the files that are made from dialects, importers, rules and settings"
	@echo "make ci        all that has to pass before anything lands; installs what a bare Debian lacks"
	@echo "make release   make what a release consists of: see CONTRIBUTING.md"
	@echo "make bench     measure speed beside other programs, as ratios"
	@echo "make clean     remove what the other commands installed"

# --- setting up --------------------------------------------------------------------------

install: $(VENV)/installed $(NODE_PROJECTS:%=%/node_modules/installed)

# The groups of pyproject.toml are read by pip 25.1 and later, which a new venv may lack.
$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'reftag needs Python 3.11 or later; say which with: make PYTHON=...')"
	@echo "Installing Python packages into $(VENV) (about a minute, once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	@$(PY) -m pip install --quiet --disable-pip-version-check --editable . --group $(GROUP)
	@$(PY) -c "open('$@', 'w').close()"

%/node_modules/installed: %/package-lock.json
	@echo "Installing npm packages into $*/node_modules (some seconds, once) …"
	@cd $* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@node -e "require('fs').writeFileSync('$@', '')"

# --- what people run ---------------------------------------------------------------------

edit: install
	@node editors/vscode/scripts/edit.mjs

vsix: install
	@node editors/vscode/scripts/package.mjs

site: install
	@node editors/web/scripts/build.mjs

test: check
	$(PY) tests/editors/provision.py
	$(PYTEST)

quick: $(VENV)/installed
	$(PYTEST) --hypothesis-profile quick $(QUICK)

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	cd editors/vscode && npm run --silent check
	cd editors/web && npm run --silent check

generate: install
	$(PY) -m reftag.dialects.grammar syntaxes
	$(PY) -m reftag.dialects.editor_files editors
	$(PY) -m reftag.importers.measurements.condense
	$(PY) -m reftag.importers.measurements.tables
	$(PY) -m reftag.lint.rule_pages
	$(PY) -m reftag.portability.tables
	$(PY) -m reftag.config.schema

ci:
	.ci/run

# TAG is the version with a v before it, REPOSITORY the address where it can be seen.
release: install
	$(PY) -m pip install --quiet --disable-pip-version-check "build>=1.2"
	PYTHON=$(PY) node editors/vscode/scripts/release.mjs "$(TAG)" "$(REPOSITORY)"

# Each asks for its own password, in VSCE_PAT and OVSX_PAT.
publish-vsix: editors/vscode/node_modules/installed
	cd editors/vscode && node node_modules/@vscode/vsce/vsce publish --packagePath ../../dist/*.vsix
	npx --yes ovsx@1.4.0 publish dist/*.vsix

bench: install
	cd tests && ../$(PY) -m benchmarks.bench

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(p, ignore_errors=True) for p in '$(VENV) .cache $(NODE_PROJECTS:%=%/node_modules)'.split()]"
