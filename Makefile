# make run · make test · make check; each sets itself up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGUE := locales/duo.pot
PEERS := .venv-peers

.PHONY: run test check format bench faults catalogues pictures lock clean

run: $(VENV)/runtime
	$(BIN)/python -m bot run

test: $(VENV)/development
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/promises

# What delivery and intake survive, with the full numbers, and what they counted; `make test` does less of each.
faults: $(VENV)/development
	FAULTS=full $(BIN)/python -m pytest -n0 tests/faults

format: $(VENV)/development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# How fast it is, beside its peers, in one run. ARGS=--quick: does the bench still work? ARGS="--only relay": one part.
bench: $(VENV)/runtime $(PEERS)/ready
	$(BIN)/python -m bench $(ARGS)

# After a change of a sentence: brings the .po files up to date; then translate what is empty or fuzzy.
catalogues: $(VENV)/development
	$(BIN)/pybabel -q extract --no-default-keywords -k _ -k _n:1,2 -c "For the translator:" --add-location=file \
		--sort-by-file -o $(CATALOGUE) bot
	for language in en fr nl; do $(BIN)/pybabel -q update -N --ignore-pot-creation-date -w 110 -D duo -i $(CATALOGUE) \
		-d locales -l $$language; done
	rm $(CATALOGUE)

# The README's pictures, taken of the sandbox in headless Chromium.
pictures: $(VENV)/development
	$(BIN)/python -m tests.browser.pictures

# Needs uv; writes neither an index nor its host.
lock: $(VENV)/development
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --no-header -q requirements.in -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --no-header -q requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --no-header -q bench/peers/requirements.in \
		-o bench/peers/requirements.txt

$(VENV)/runtime: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --no-deps --require-hashes -r requirements.txt
	touch $@

$(PEERS)/ready: bench/peers/requirements.txt
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install -q --no-deps --require-hashes -r $<
	touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	$(BIN)/pip install -q --no-deps --require-hashes -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) $(PEERS) var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
