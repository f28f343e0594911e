# `make help` lists what can be made. Set-up (Swift, PCRE2, cmark-gfm, Gumbo, pkg-config) is checked by .ci/set-up and done where permitted.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
PROGRAM := .build/release/crosscheck
CORPUS ?= seeds

export SWIFT

.PHONY: audit benchmark build check clean help install set-up test

audit: build ## Check the seed texts and write reports/seeds.{json,md,txt}
	@mkdir -p reports
	@$(PROGRAM) audit seeds/ \
		--output json=reports/seeds.json \
		--output markdown=reports/seeds.md \
		--output terminal=reports/seeds.txt \
		--fail-on never
	@cat reports/seeds.txt

benchmark: build ## Print the start-up time and the speed in MB/s (CORPUS=seeds)
	@$(SWIFT) run -c release --package-path Benchmarks benchmarks '$(PROGRAM)' '$(CORPUS)'

test: set-up ## Build and run all tests (VERBOSE=1 shows each; FILTER=name runs some)
	@VERBOSE='$(VERBOSE)' FILTER='$(FILTER)' .ci/test

check: ## What CI runs
	@.ci/run

build: set-up ## Build the program: .build/release/crosscheck
	@$(SWIFT) build -c release --product crosscheck

install: build ## Copy the program to PREFIX/bin (PREFIX=/usr/local)
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/crosscheck'

clean: ## Remove everything that was built
	rm -rf .build .build-tests

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

set-up:
	@.ci/set-up
