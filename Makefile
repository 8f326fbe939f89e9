# `make run` and `make test` need nothing but Python >= 3.11 and make; both build their own .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := run
.PHONY: run test lint types contract unit docs drift bench mutants clean

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("zhicheng-bot 需要 Python 3.11 或更新版本，当前是 %s。可用 make PYTHON=python3.11 指定。" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.ready
	@$(BIN)/zhicheng chat

test: lint types contract drift unit

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

contract: $(VENV)/.ready
	$(BIN)/lint-imports

drift: $(VENV)/.ready
	$(BIN)/zhicheng policy check
	$(BIN)/python -m tests.drift

unit: $(VENV)/.ready
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term:skip-covered

clean:
	rm -rf $(VENV) mutants .coverage .mypy_cache .ruff_cache .pytest_cache
