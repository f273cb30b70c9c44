# mailmoot. `make demo` to look at it, `make test` to check it.

CARGO ?= cargo
# nextest runs each test in a process of its own; plain cargo test does as well.
TESTER := $(shell $(CARGO) nextest --version >/dev/null 2>&1 && echo "nextest run --no-fail-fast" || echo "test --no-fail-fast --lib --bins --tests")
PYTHON := target/python/installed
export MAILMOOT_TEST_PYTHON := $(CURDIR)/target/python/bin/python

.PHONY: help demo test lint bench soak fuzz docs setup

help:
	@echo "make demo    a throw-away server with sample people and a mailbox page in the browser"
	@echo "make test    all tests, on SQLite and PostgreSQL"
	@echo "make lint    formatting and clippy"
	@echo "make bench   the figures of benches/README.md"
	@echo "make soak    the long tests, in release"
	@echo "make fuzz    the fuzz targets, a minute each (FUZZ_SECONDS=60)"
	@echo "make docs    the documentation of the code"
	@echo "make setup   Debian packages the tests need, when missing"

demo:
	@tests/setup.sh build-essential
	$(CARGO) run -- demo $(DEMO)

test: setup $(PYTHON)
	tests/postgres.sh run $(CARGO) $(TESTER)
	$(CARGO) test --doc

lint:
	$(CARGO) fmt --check
	$(CARGO) clippy --all-targets -- -D warnings

bench: setup $(PYTHON)
	tests/postgres.sh run $(CARGO) bench

soak: setup $(PYTHON)
	MAILMOOT_SOAK=1 tests/postgres.sh run $(CARGO) $(TESTER) --release

# Needs cargo-fuzz, and a nightly compiler or a stable one that is told to behave like one. The seeds are the fixtures;
# what is learned on the way stays in target/fuzz/corpus, and what fails in fuzz/artifacts. Which assertions are compiled in
# is for fuzz/Cargo.toml to say; without --release cargo-fuzz turns on those of every dependency.
FUZZ_TARGETS := message strip html classify dsn arf calendar grammar inspect
FUZZ_SECONDS ?= 60
FUZZ_SEEDS := fixtures/emails fixtures/messages fixtures/calendars fuzz/finds
FUZZ_CARGO := $(shell $(CARGO) +nightly --version >/dev/null 2>&1 && echo "$(CARGO) +nightly" || echo "env RUSTC_BOOTSTRAP=1 $(CARGO)")
fuzz:
	@$(CARGO) fuzz --version >/dev/null 2>&1 || { echo "make fuzz needs cargo-fuzz: cargo install cargo-fuzz" >&2; exit 1; }
	@for target in $(FUZZ_TARGETS); do \
		mkdir -p target/fuzz/corpus/$$target $(FUZZ_SEEDS) && \
		$(FUZZ_CARGO) fuzz run --release $(FUZZ) $$target target/fuzz/corpus/$$target $(FUZZ_SEEDS) -- -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -timeout=10 || exit 1; \
	done

docs:
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps

setup:
	@tests/setup.sh

$(PYTHON): tests/requirements.txt
	python3 -m venv target/python
	target/python/bin/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $(PYTHON)
