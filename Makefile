# Every target first sets up .venv when it is missing or its lock has changed.
# Variables for all: CATALOGUE=folder  SITE=folder  SAMPLES=0  PORT=8000  FORMAT=text|github|json  PRINT=folder
# FIX=1 lets check repair what is safe in the record files.
# GUIDES=0 leaves the printed guides out of the site.
# FILE=table.xlsx|table.csv is what export writes and import reads; TEMPLATE=1 leaves it empty, UPDATE=1 changes
# records that are there, DRY=1 only shows the difference. import also takes FILE=submission.zip, with ID=K-034 under
# another id.
# For bench: RECORDS=10150 measures this search alone, over so many sample records.

PYTHON ?= python3
CATALOGUE ?= catalogue
SITE ?= site
SAMPLES ?= 1
PORT ?= 8000
PRINT ?= print
BASE ?= main
PREVIEW ?= preview
ACCEPT ?=
FORMAT ?= text
FIX ?=
RECORDS ?=
FILE ?=
ID ?=
TEMPLATE ?=
UPDATE ?=
DRY ?=
export CATALOGUE SITE SAMPLES PORT FORMAT PRINT BASE PREVIEW ACCEPT
export PYTHONPATH := hooks

RUN := .venv/bin/python

.PHONY: site build check new export import preview translations worklist links print test bench format samples schema screenshots lock clean
.DEFAULT_GOAL := build

site: .venv/ready
	@$(RUN) scripts/serve.py

build: .venv/ready
	@$(RUN) scripts/build.py

check: .venv/ready
	@$(RUN) scripts/check.py $(if $(filter-out 0,$(FIX)),--fix)

# ARGS holds the arguments: make new ARGS="--zone industry"; on a terminal it asks for the rest.
new: .venv/ready
	@$(RUN) scripts/new_result.py $(ARGS)

export: .venv/ready
	@$(RUN) scripts/export_results.py $(if $(filter-out 0,$(TEMPLATE)),--template) "$(FILE)"

import: .venv/ready
	@$(RUN) scripts/$(if $(filter %.zip %.ZIP,$(FILE)),import_submission.py $(if $(ID),--id $(ID)),import_results.py) $(if $(filter-out 0,$(UPDATE)),--update) $(if $(filter-out 0,$(DRY)),--dry-run) "$(FILE)"

preview: .venv/ready
	@$(RUN) scripts/preview.py

translations: .venv/ready
	@$(RUN) scripts/translations.py

# ARGS chooses the texts: make worklist FILE=list.xlsx ARGS="--missing --zone industry"; import takes it back.
worklist: .venv/ready
	@$(RUN) scripts/export_translations.py $(ARGS) "$(FILE)"

links: .venv/ready
	@$(RUN) scripts/check_links.py

print: .venv/ready
	@$(RUN) scripts/print_guides.py

test: .venv/ready-to-test
	@$(RUN) scripts/test.py

bench: .venv/ready-to-bench
	@$(RUN) scripts/run_bench.py $(if $(RECORDS),--records $(RECORDS))

format: .venv/ready-to-test
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

samples: .venv/ready
	@$(RUN) scripts/make_samples.py

schema: .venv/ready
	@$(RUN) scripts/make_schema.py

screenshots: .venv/ready-to-test
	@$(RUN) scripts/make_screenshots.py

# The locks carry hashes and no index address; uv is needed only here.
lock:
	@command -v uv >/dev/null || { echo "需要 uv，请先安装 | uv is needed; install it first" >&2; exit 2; }
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra test -c requirements.txt pyproject.toml -o requirements-test.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra bench -c requirements-test.txt pyproject.toml -o requirements-bench.txt

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache $(SITE) $(PRINT) $(PREVIEW)

.venv/ready: requirements.txt
	@$(PYTHON) scripts/setup_venv.py requirements.txt $@

.venv/ready-to-test: requirements-test.txt .venv/ready
	@$(PYTHON) scripts/setup_venv.py requirements-test.txt $@

.venv/ready-to-bench: requirements-bench.txt .venv/ready
	@$(PYTHON) scripts/setup_venv.py requirements-bench.txt $@
