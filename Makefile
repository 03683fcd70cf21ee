# Everything a developer types. `make` alone explains itself.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready

# Debian's bare Python has no ensurepip, so that the pip outside fills the environment; wheels
# alone, so that no compiler is needed; hashes, so that the packages are those that were locked.
INSTALL := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check \
	install --quiet --no-deps --require-hashes --only-binary :all:

# A developer's machine. A file .env may say the rest (DATABASE_URL, for instance).
DEVELOPMENT := DEBUG=true SITE_URL=http://127.0.0.1:$(PORT)
# Production settings with values that lead nowhere, for checks and for collecting static files.
PRODUCTION := set -a; . deploy/throwaway.env; set +a;

# Each worker takes neighbouring tests, which share what a module or a folder has made for them.
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal
BENCH_CONTACT := $(BIN)/python -m tests.load.bench_contact

.DEFAULT_GOAL := help
.PHONY: help run test check bench-contact lint hooks mail walk crawl access screenshots share-picture messages lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN_READY) ## Start the site with its content on http://127.0.0.1:8000 (PORT=8001 for another)
	@mkdir -p var/static
	@$(DEVELOPMENT) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEVELOPMENT) $(BIN)/python manage.py load_content
	@$(DEVELOPMENT) $(BIN)/python manage.py create_first_staff_account
	@# However the server ends, the worker ends with it.
	@$(DEVELOPMENT) $(BIN)/python manage.py run_worker & worker=$$!; \
		trap 'kill $$worker 2>/dev/null; wait $$worker' EXIT; trap exit HUP INT TERM; \
		$(DEVELOPMENT) $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

test: $(DEV_READY) ## Run the tests but for the walk and the slow ones; what lacks Chromium or PostgreSQL is skipped
	$(PYTEST) -rs -m "not walk and not slow"

check: lint ## Run everything: linters, the suite on both databases, the container's steps
	REQUIRE_ALL=1 $(PYTEST) -m "not postgresql and not slow"
	REQUIRE_ALL=1 .ci/with-postgresql $(PYTEST) -m "not browser and not walk"
	@$(MAKE) --jobs 2 --output-sync rehearse try-make-run try-bench-contact

# Each needs little more than one processor, so that two run at once.
.PHONY: rehearse try-make-run try-bench-contact
rehearse:
	.ci/with-postgresql $(BIN)/python deploy/rehearse.py
try-make-run:
	.ci/try-make-run
try-bench-contact:
	.ci/with-postgresql $(BENCH_CONTACT) --senders 10 --messages 40

bench-contact: $(DEV_READY) ## Send 200 messages at once on both databases while a worker is killed
	$(BENCH_CONTACT)
	.ci/with-postgresql $(BENCH_CONTACT)

lint: $(DEV_READY) ## Read the code without running it
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/hadolint Dockerfile
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

hooks: $(DEV_READY) ## Run the linters before each commit (needs pre-commit, from Debian or pipx)
	pre-commit install

mail: $(RUN_READY) ## Deliver the waiting mail now, which a developer's machine prints
	$(DEVELOPMENT) $(BIN)/python manage.py run_worker --once --job deliver-mail

walk: $(DEV_READY) ## Walk through the site filled with example data, on both databases (minutes)
	@{ echo "# The last walk"; echo; \
		echo "Made by \`make walk\` on $$(date +%F): every link, list, filter, search and form, with example data."; \
		echo; echo "| walk | database | URLs | faults | seconds |"; echo "| --- | --- | --- | --- | --- |"; } > docs/walk.md
	WALK=filled $(PYTEST) tests/walk
	WALK=filled .ci/with-postgresql $(PYTEST) tests/walk

crawl: $(DEV_READY) ## Check access and layout on every page, language, width and scheme (minutes)
	CRAWL=full REQUIRE_ALL=1 $(PYTEST) -m browser

access: $(DEV_READY) ## Write docs/access.md, who may open what, anew
	WRITE_ACCESS=1 $(BIN)/python -m pytest --quiet tests/walk/test_access.py

screenshots: $(DEV_READY) ## Draw every kind of page into var/screenshots (needs Chromium)
	@mkdir -p var/screenshots
	CRAWL=full REQUIRE_ALL=1 $(PYTEST) --quiet tests/browser/screenshots.py

share-picture: $(DEV_READY) ## Draw the pictures that others show with a link to the site (needs Chromium)
	REQUIRE_ALL=1 $(BIN)/python -m pytest --quiet tests/browser/share_picture.py

messages: $(DEV_READY) ## Collect the texts to translate and compile the translations (needs gettext)
	for domain in django djangojs; do \
		$(DEVELOPMENT) $(BIN)/python manage.py makemessages --domain $$domain --locale sv \
			--ignore '$(VENV)' --ignore var --no-wrap --no-obsolete --add-location file || exit 1; \
	done
	$(DEVELOPMENT) $(BIN)/python manage.py compilemessages --locale sv --ignore '$(VENV)'

# No header and no annotation: the files then name no package index, and any mirror serves them.
lock: ## Work out the locked dependencies anew from pyproject.toml (needs uv)
	uv pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate pyproject.toml --output-file requirements/run.txt
	uv pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate pyproject.toml --group dev --constraint requirements/run.txt \
		--output-file requirements/dev.txt

clean: ## Remove the environment and everything generated, but neither database nor uploads
	rm -rf $(VENV) var/static .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "This needs Python 3.11 or newer: make PYTHON=python3.12 ..., for instance."; exit 1; }
	@$(PYTHON) -m venv --without-pip $(VENV)

$(RUN_READY): requirements/run.txt | $(VENV)/bin/python
	@echo "Installing what the site needs (once)"
	@$(INSTALL) -r requirements/run.txt
	@touch $@

$(DEV_READY): requirements/dev.txt $(RUN_READY)
	@echo "Installing what tests and linters need (once)"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@
