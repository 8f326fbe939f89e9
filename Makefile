# `make run` and `make test` need nothing but Python >= 3.11 and make; both build their own .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What ends first takes over from the other.
AT_ONCE := -n 2 --dist worksteal

.DEFAULT_GOAL := run
.PHONY: run web serve test check lint types contract notices unit test-web screenshots coverage pythons docs wheel sbom audit bench fuzz chaos thorough mutants clean

# What the program needs; and, for everything else here, what its tests and benches need as well.
$(VENV)/.run-ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("zhicheng-bot 需要 Python 3.11 或更新版本，当前是 %s。可用 make PYTHON=python3.11 指定。" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo "正在准备运行环境，第一次要一两分钟……" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.ready: $(VENV)/.run-ready
	@echo "正在安装测试要用的包，第一次要两三分钟……" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(VENV)/.run-ready
	@$(BIN)/zhicheng chat

# The web page alone; it prints its address.
web: $(VENV)/.run-ready
	@TELEGRAM_BOT_TOKEN= $(BIN)/zhicheng serve

serve: $(VENV)/.run-ready
	@$(BIN)/zhicheng serve

# Everything, as CI runs it; and what can be waited for at each change: all but what is marked slow, in three minutes.
test: lint types contract notices unit

check: lint types contract
	$(BIN)/python -m pytest $(AT_ONCE) -m "not slow"

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready
	$(BIN)/mypy

contract: $(VENV)/.ready
	$(BIN)/lint-imports

notices: $(VENV)/.ready
	$(BIN)/zhicheng policy check > /dev/null

unit: $(VENV)/.ready
	$(BIN)/python -m pytest $(AT_ONCE)

# The page in a real browser: the system's chromium (`apt-get install chromium`), nothing is downloaded to run it.
$(VENV)/.browser: $(VENV)/.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,browser]'
	@touch $@

test-web: $(VENV)/.browser
	$(BIN)/python -m pytest tests/web

# The pictures of docs/web, to be looked at.
screenshots: $(VENV)/.browser
	$(BIN)/python -m tests.web.screenshots

# Not part of `make test`: on Python 3.11, tracing takes the suite more than twice the processor's time.
coverage: $(VENV)/.ready
	$(BIN)/python -m pytest $(AT_ONCE) --cov --cov-report=term:skip-covered

# Every test under every Python from 3.11 on that is found here, on the path or by pyenv, each in its own .venv.
pythons:
	@for minor in 11 12 13 14 15; do \
	  for python in python3.$$minor $(HOME)/.pyenv/versions/3.$$minor.*/bin/python; do \
	    if $$python -c '' 2> /dev/null; then \
	      echo "$$($$python --version): $$python"; \
	      $(MAKE) --no-print-directory PYTHON=$$python VENV=.venv-3.$$minor unit || exit 1; \
	      break; \
	    fi; \
	  done; \
	done

# What is generated into docs/; `make test` fails when it has drifted.
docs: $(VENV)/.ready
	$(BIN)/zhicheng policy schema profile > docs/schema/profile.schema.json
	$(BIN)/zhicheng policy schema assessment > docs/schema/assessment.schema.json
	$(BIN)/python -m dialogs.engine.diagram
	$(BIN)/python -m bot.authoring.reference
	$(BIN)/python -m tests.doors.licences > THIRD_PARTY_NOTICES

wheel: $(VENV)/.ready
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w dist .
	@ls dist/*.whl

# What it is made of, and what is known against it; the tools are no part of it, and installed when they are asked for.
.venv-tools/.ready:
	@$(PYTHON) -m venv .venv-tools
	@.venv-tools/bin/python -m pip install --quiet --disable-pip-version-check pip-audit cyclonedx-bom
	@touch $@

sbom: $(VENV)/.ready .venv-tools/.ready
	@mkdir -p dist
	.venv-tools/bin/cyclonedx-py environment --output-file dist/sbom.json $(BIN)/python

# With the promtool that the system has (Debian: `apt-get install prometheus`).
alerts:
	promtool check rules deploy/alerts.yaml
	promtool test rules deploy/alerts.test.yaml

audit: .venv-tools/.ready
	.venv-tools/bin/pip-audit --no-deps --disable-pip -r constraints.txt

# Bots of others that ours is measured beside, which need other versions than ours.
.venv-peers/.ready: bench/peers.txt
	@$(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r bench/peers.txt
	@touch $@

# All of it takes half an hour on two idle processors; a goal that is missed does not keep the rest from being measured.
bench: $(VENV)/.ready .venv-peers/.ready
	-$(BIN)/python -m bench.starting
	-$(BIN)/python -m bench.assessing
	-$(BIN)/python -m bench.enquiry
	-$(BIN)/python -m bench.reading
	-$(BIN)/python -m tests.messages.judging --count 25000 --seed 12
	-$(BIN)/python -m bench.questions
	-$(BIN)/python -m bench.fewest
	-$(BIN)/python -m bench.roster
	-$(BIN)/python -m bench.roster_beside_chats
	-$(BIN)/python -m bench.telegram
	-$(BIN)/python -m bench.postgresql
	-$(BIN)/python -m bench.replicas
	-$(BIN)/python -m bench.web

# What nobody would type, send or set, for FUZZ_MINUTES (30); what fails is printed and kept in tests/fuzz/found.
fuzz: $(VENV)/.ready
	$(BIN)/python -m tests.fuzz

chaos: $(VENV)/.ready
	$(BIN)/python -m tests.bot.channels.telegram.chaos

# The same searches, much longer.
thorough: $(VENV)/.ready
	HYPOTHESIS_PROFILE=thorough ORACLE_PEOPLE=200000 REMEDIES_PEOPLE=20000 $(BIN)/python -m pytest $(AT_ONCE) tests/rules tests/dialogs tests/oracle

mutants: $(VENV)/.ready
	PATH="$(CURDIR)/$(BIN):$$PATH" HYPOTHESIS_PROFILE=mutants ORACLE_PEOPLE=400 REMEDIES_PEOPLE=60 $(BIN)/mutmut run

clean:
	rm -rf $(VENV) .venv-3.* .venv-tools .venv-peers build dist mutants .coverage* .mypy_cache .ruff_cache .pytest_cache
