# zhengyou: one Makefile for everything; `make help` tells the targets.
#
# Your CFLAGS, CPPFLAGS and LDFLAGS are respected.  WERROR=1 makes warnings
# errors; SAN=address,undefined builds with sanitizers, CC=clang with clang,
# each into a folder of its own; B=DIR builds there.

PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
INCDIR = $(PREFIX)/include
MANDIR = $(PREFIX)/share/man
LOCALEDIR = $(PREFIX)/share/locale
DATADIR = $(PREFIX)/share/zhengyou
CC = cc
CFLAGS = -O2 -g
JOBS = 2
FUZZ_SECONDS = 60
VERSION := $(shell cat VERSION)
SOVERSION = 0
DIST = zhengyou-$(VERSION)

# What Debian calls that which is needed: to build, to test, for all of CI.
DEPS = gcc libc6-dev libcsv-dev libjansson-dev libutf8proc-dev libgmp-dev \
	nettle-dev libxlsxwriter-dev libzip-dev libexpat1-dev \
	libicu-dev gettext
DEPS_CHECK = pkg-config libcmocka-dev mandoc groff-base perl strace python3 \
	python3-jsonschema
DEPS_FAULTS = xfsprogs e2fsprogs
DEPS_BENCH = miller datamash mawk sqlite3 jq
DEPS_SCALE = parallel openssh-server openssh-client rsync iproute2 procps \
	slurm-wlm munge
DEPS_DEB = debhelper lintian g++
DEPS_CI = clang libclang-rt-14-dev clang-format valgrind shellcheck cppcheck \
	zsh fish g++

B = build$(if $(SAN),/san)$(if $(filter clang%,$(notdir $(CC))),/clang)
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wvla \
	$(if $(WERROR),-Werror)
HARD = $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer \
	-fno-sanitize-recover=all,-fstack-protector-strong)
ZY_CPPFLAGS = -D_GNU_SOURCE -DZY_VERSION='"$(VERSION)"' -Ilib
# Paths of the folder in which it is built are in no file.
ZY_CFLAGS = -std=c17 -fPIC -pthread $(WARN) $(HARD) \
	-ffile-prefix-map=$(CURDIR)=.
LIBS = -lcsv -ljansson -lutf8proc -lgmp -lnettle -lexpat -lm
LINK = $(CC) $(HARD) -pthread $(LDFLAGS)

LIB_SRC := $(wildcard lib/*/*.c)
HEADERS := $(filter-out %state.h,$(wildcard lib/*/*.h))
PROGRAMS := $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
MAN := $(wildcard man/man?/*.? man/zh_CN/man?/*.?)
# Pages of the library's functions, which the headers hold.
MAN3 := $(foreach h,$(HEADERS:lib/%.h=%),$(B)/man3/zhengyou-$(subst /,-,$h).3)
EXAMPLES := $(wildcard examples/*/*)
# The built-in campaign file, dictionary and kinds of documents, as lines of C.
DEFAULTS = $(B)/lib/model/campaign-text $(B)/lib/model/words-text
KINDS := $(sort $(wildcard lib/report/kinds/*.json))
KINDS_TEXT = $(B)/lib/report/kinds-text
LIB_OBJ := $(LIB_SRC:%.c=$(B)/%.o) $(DEFAULTS:%=%.o) $(KINDS_TEXT).o
BIN := $(PROGRAMS:%=$(B)/bin/%)
SO = $(B)/libzhengyou.so.$(SOVERSION)
MO := $(patsubst lib/po/%.po,$(B)/share/locale/%/LC_MESSAGES/zhengyou.mo,\
	$(wildcard lib/po/*.po))
UNIT := $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*.c))
COUNTY := $(wildcard examples/county/*.c)
TOOLS := $(patsubst tests/tools/%.c,$(B)/tools/%,$(wildcard tests/tools/*.c))
FUZZ := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
FUZZERS := $(FUZZ:%=$(B)/fuzz/%)
CASES := $(patsubst tests/cases/%/,$(B)/t/cases-%,$(wildcard tests/cases/*/))
TIMERS := $(B)/bench/generate $(B)/bench/measure
TESTED = $(UNIT) $(TOOLS) $(CASES) $(TIMERS) $(B)/examples/generate
TESTS = $(wildcard tests/*.t) $(CASES) $(UNIT)
PROVE = B='$(B)' CMOCKA_MESSAGE_OUTPUT=TAP prove -j$(JOBS) --exec ''
# Where shells look below share/ for what completes the program $(1).
COMPLETIONS = bash=bash-completion/completions/$(1) \
	zsh=zsh/site-functions/_$(1) fish=fish/vendor_completions.d/$(1).fish
# make V=1 shows every command.
say = $(if $(V),,@echo '$(1)	$(@:$(B)/%=%)';)
# Installing comes before compiling where both are asked for.
FIRST = $(if $(filter demo check% bench,$(MAKECMDGOALS)),deps)
AGAIN = +$(MAKE) --no-print-directory
# Little optimising compiles fast, and hides no more than much does.
SANITIZED = CC=clang SAN=address,undefined CFLAGS='-O1 -g1'

all: $(BIN) $(SO) $(B)/libzhengyou.a $(MO) ## library, programs, translations

$(B)/%.o: %.c | $(FIRST)
	@mkdir -p $(@D)
	$(call say,cc)$(CC) $(ZY_CPPFLAGS) $(CPPFLAGS) $(ZY_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/lib/model/campaign-text.c: lib/model/campaign.json
$(B)/lib/model/words-text.c: lib/model/words.csv
$(DEFAULTS:%=%.c): $(B)/lib/model/%-text.c:
	@mkdir -p $(@D)
	@(printf 'extern const char *const zy_$*_text[];\n'; \
	printf 'const char *const zy_$*_text[] = {\n'; \
	sed 's/[\\"]/\\&/g; s/.*/"&\\n",/' $<; printf '0};\n') > $@

$(KINDS_TEXT).c: $(KINDS)
	@mkdir -p $(@D)
	@(printf 'extern const char *const zy_builtin_kinds[];\n'; \
	printf 'const char *const zy_builtin_kinds[] = {\n'; \
	for file in $(KINDS); do \
		printf '"%s",\n' $$(basename $$file .json); \
		sed 's/[\\"]/\\&/g; s/.*/"&\\n",/' $$file; printf '0,\n'; \
	done; printf '0};\n') > $@

$(DEFAULTS:%=%.o) $(KINDS_TEXT).o: %.o: %.c
	$(call say,cc)$(CC) $(CPPFLAGS) $(ZY_CFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/libzhengyou.a: $(LIB_OBJ)
	@rm -f $@
	$(call say,ar)ar rcs $@ $^

# What the headers declare, and nothing else.
$(B)/exports.map: $(HEADERS)
	@(printf '{ global:\n'; grep -ohE '\<zy_[a-z0-9_]+' $^ | sort -u | \
	sed 's/$$/;/'; printf 'local: *; };\n') > $@

$(SO): $(LIB_OBJ) $(B)/exports.map
	$(call say,link)$(LINK) -shared -Wl,-soname,$(@F) \
		-Wl,--version-script=$(B)/exports.map -o $@ $(LIB_OBJ) $(LIBS)

$(BIN): $(B)/bin/%: $(B)/cmd/%.o
$(UNIT): $(B)/unit/%: $(B)/tests/unit/%.o
$(TOOLS): $(B)/tools/%: $(B)/tests/tools/%.o
$(TIMERS): $(B)/bench/%: $(B)/tests/bench/%.o
$(FUZZERS): $(B)/fuzz/%: $(B)/tests/fuzz/%.o
$(B)/examples/generate: $(COUNTY:%.c=$(B)/%.o)
$(UNIT): private LIBS += -lcmocka
$(FUZZERS): private LIBS += -fsanitize=fuzzer
$(BIN) $(UNIT) $(TOOLS) $(TIMERS) $(FUZZERS) $(B)/examples/generate: \
		$(B)/libzhengyou.a
	@mkdir -p $(@D)
	$(call say,link)$(LINK) -o $@ $(filter %.o,$^) $(B)/libzhengyou.a $(LIBS)

$(B)/share/locale/%/LC_MESSAGES/zhengyou.mo: lib/po/%.po | $(FIRST)
	@mkdir -p $(@D)
	$(call say,mo)msgfmt --check-format -o $@ $<

$(B)/man3.stamp: $(HEADERS) man/man3.awk man/man7/zhengyou.7
	@mkdir -p $(B)/man3
	$(call say,man3)date=$$(sed -n 's/^\.Dd //p' man/man7/zhengyou.7) && \
	for h in $(HEADERS:lib/%.h=%); do \
		awk -v header=$$h.h -v "date=$$date" -f man/man3.awk lib/$$h.h \
		> $(B)/man3/zhengyou-$$(echo $$h | tr / -).3 || exit 1; \
	done && touch $@

# One script a folder of cases, so that prove spreads them over processors.
$(B)/t/cases-%:
	@mkdir -p $(@D)
	@printf '#!/bin/sh\nexec sh tests/run %s\n' $* > $@ && chmod +x $@

deps: ## install with apt what the build and the tests need and is missing
	@sh tests/tools/need $(DEPS) $(DEPS_CHECK)

deps-ci: deps ## and what only CI needs: clang, valgrind, linters
	@sh tests/tools/need $(DEPS_CI)

demo: deps all $(B)/examples/generate ## run the example county's campaign into build/demo
	@sh examples/county/campaign.sh $(B)/bin $(B)/demo

check: deps all $(TESTED) ## build and run all tests
	@$(PROVE) $(TESTS)

# Clang's sanitizers see more than gcc's: an offset from a null pointer.
check-san: deps-ci ## cases and unit tests under clang's ASan and UBSan
	$(AGAIN) $(SANITIZED) CASE_SECONDS=300 check-part

check-part: all $(TESTED)
	@$(PROVE) $(CASES) $(UNIT)

check-seeds: deps-ci ## the fuzz targets once over their seeds, same sanitizers
	$(AGAIN) $(SANITIZED) seeds-part

seeds-part: $(FUZZERS)
	@sh tests/tools/fuzz $(B)/fuzz 0 $(FUZZ)

# One case of each program: the sanitizers see the others.
check-valgrind: deps-ci all $(TESTED) ## unit tests and a case a program under valgrind
	@sh tests/tools/under-valgrind $(B) $(PROGRAMS)
	@CASE_SECONDS=600 BIN=$(B)/valgrind/bin $(PROVE) \
		$(B)/valgrind/cases $(UNIT:$(B)/%=$(B)/valgrind/%)

# On Debian: dpkg --add-architecture arm64, and of the libraries below DEPS the
# packages with :arm64, gcc-aarch64-linux-gnu and qemu-user.
check-arm64: all $(TESTED) ## all cases with programs for arm64 under qemu; skips with the reason
	@if why=$$(sh tests/tools/under-qemu $(B)/arm64/try $(LIBS) -licui18n); then \
		$(MAKE) --no-print-directory B=$(B)/arm64 \
			CC=aarch64-linux-gnu-gcc all && \
		sh tests/tools/under-qemu $(B)/arm64 && \
		CASE_SECONDS=600 BIN=$(B)/arm64/qemu/bin $(PROVE) $(CASES); \
	else \
		echo "skipped: no programs for arm64 can be made here: $$why"; \
	fi

$(B)/faults/preload.so: tests/faults/preload.c
	@mkdir -p $(@D)
	$(call say,link)$(CC) $(ZY_CPPFLAGS) $(CPPFLAGS) $(ZY_CFLAGS) $(CFLAGS) -shared -o $@ $< -ldl

check-faults: deps all $(TOOLS) $(B)/faults/preload.so ## failing system calls, full disks, kills
	-@sh tests/tools/need $(DEPS_FAULTS)
	@$(PROVE) $(wildcard tests/faults/*.t)

# Every 61st of the faults, the same ones each time; few writers and kills;
# nothing that needs a disk of its own.
check-faults-short: deps all $(B)/faults/preload.so ## a share of check-faults, in half a minute
	@FAULT_SHARE=61 FAIL_STEP=307 WRITERS=16 ADDS=2 BATCH=20 KILLS=60 \
		KILL_SECONDS=120 $(PROVE) \
		$(patsubst %,tests/faults/%.t,syscalls memory writers torn short)

deps-scale: deps ## and what check-scale needs: GNU parallel, sshd, Slurm
	-@sh tests/tools/need $(DEPS_SCALE)

check-scale: deps-scale all $(B)/examples/generate ## the review on cores, over ssh to two hosts, under Slurm
	@$(PROVE) $(wildcard tests/scale/*.t)

fuzz: deps-ci ## fuzz each reader for FUZZ_SECONDS=60
	$(AGAIN) B=$(B)/fuzz CC=clang CFLAGS='-O1 -g' \
		SAN=address,undefined,fuzzer-no-link $(FUZZ:%=$(B)/fuzz/fuzz/%)
	@sh tests/tools/fuzz $(B)/fuzz/fuzz $(FUZZ_SECONDS) $(FUZZ)

bench: deps all $(TIMERS) $(B)/examples/generate ## time ours and the peers; BENCH=small|full|province
	-@sh tests/tools/need $(DEPS_BENCH) $$(command -v npm >/dev/null || echo npm)
	@B='$(B)' sh tests/bench/run

check-cost: deps all $(TIMERS) ## instructions a row against tests/cost/counts; BLESS=1
	@B='$(B)' BLESS='$(BLESS)' sh tests/cost/run

style: deps-ci $(B)/libzhengyou.a ## formatting, floors, names, headers
	@B='$(B)' CC='$(CC)' prove -v tests/tools/style

lint: deps-ci $(B)/man3.stamp ## shellcheck, mandoc, cppcheck
	shellcheck -e SC1111 $$(grep -rlE '^#!/bin/(ba)?sh' .ci examples tests)
	mandoc -Tlint -W warning $(MAN) $(MAN3)
	cppcheck --quiet --std=c11 --error-exitcode=1 \
		--enable=warning,portability --suppress=uninitvar:lib/base/text.c \
		--suppress=autoVariables --suppress=duplicateAssignExpression \
		--suppress=uninitvar:lib/stream/dictionary.c \
		--suppress=uninitvar:lib/stream/dictionary-guess.c \
		--suppress=unknownMacro:lib/explain/diff-values.c \
		-D_GNU_SOURCE '-DZY_VERSION="x"' -Ilib lib cmd

bless: all $(TOOLS) ## rewrite the expected files of CASE=, or of all cases, and list them
	@B='$(B)' sh tests/run --bless $(CASE)

pages: all ## write the columns into the pages of streams
	@for lang in en zh; do \
		page=man$$([ $$lang = en ] || echo /zh_CN)/man5/zhengyou-streams.5; \
		RECORDS_LANG=$$lang sh tests/tools/records $$page $(BIN) \
			>$(B)/page && cp $(B)/page $$page; done

pot: ## gather the messages into lib/po/, and merge them into the translations
	xgettext -k_ -kN_ --from-code=UTF-8 --add-comments=TRANSLATORS \
		--package-name=zhengyou --sort-output --no-location -o - \
		$(LIB_SRC) $(wildcard lib/*/*.h cmd/*.c) | \
		sed '/^"POT-Creation-Date/d' > lib/po/zhengyou.pot
	for f in $(wildcard lib/po/*.po); do msgmerge --quiet --update \
		--backup=none --no-fuzzy-matching $$f lib/po/zhengyou.pot; done

install: all $(B)/man3.stamp ## install below PREFIX=/usr/local; DESTDIR= for packages
	install -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(LIBDIR)/pkgconfig'
	install $(BIN) '$(DESTDIR)$(BINDIR)'
	install -m 644 $(B)/libzhengyou.a $(SO) '$(DESTDIR)$(LIBDIR)'
	ln -sf $(notdir $(SO)) '$(DESTDIR)$(LIBDIR)/libzhengyou.so'
	printf '%s\n' 'prefix=$(PREFIX)' 'Name: zhengyou' \
		'Description: records, reviews and scores of a county campaign' \
		'Version: $(VERSION)' 'Cflags: -I$(INCDIR)/zhengyou' \
		'Requires.private: jansson libutf8proc gmp nettle expat' \
		'Libs: -L$(LIBDIR) -lzhengyou' \
		'Libs.private: -lcsv -lm -pthread' \
		> '$(DESTDIR)$(LIBDIR)/pkgconfig/zhengyou.pc'
	for f in $(HEADERS:lib/%=%); do install -D -m 644 lib/$$f \
		'$(DESTDIR)$(INCDIR)'/zhengyou/$$f; done
	for f in $(MAN:man/%=%); do install -D -m 644 man/$$f \
		'$(DESTDIR)$(MANDIR)'/$$f; done
	install -d '$(DESTDIR)$(MANDIR)/man3'
	install -m 644 $(MAN3) '$(DESTDIR)$(MANDIR)/man3'
	for f in $(MO:$(B)/share/locale/%=%); do install -D -m 644 \
		$(B)/share/locale/$$f '$(DESTDIR)$(LOCALEDIR)'/$$f; done
	for p in $(PROGRAMS); do for to in $(call COMPLETIONS,$$p); do \
		install -D -m 644 /dev/null '$(DESTDIR)$(PREFIX)'/share/$${to#*=} && \
		$(B)/bin/$$p --lang zh --completion $${to%%=*} > \
		'$(DESTDIR)$(PREFIX)'/share/$${to#*=}; done; done
	for f in $(EXAMPLES); do install -D -m "$$(stat -c %a $$f)" $$f \
		'$(DESTDIR)$(DATADIR)'/$$f; done

uninstall: ## take away what install brought
	cd '$(DESTDIR)$(BINDIR)' && rm -f $(PROGRAMS)
	cd '$(DESTDIR)$(LIBDIR)' && rm -f libzhengyou.* pkgconfig/zhengyou.pc
	cd '$(DESTDIR)$(MANDIR)' && rm -f $(MAN:man/%=%) $(MAN3:$(B)/%=%)
	cd '$(DESTDIR)$(LOCALEDIR)' && rm -f $(MO:$(B)/share/locale/%=%)
	cd '$(DESTDIR)$(PREFIX)/share' && for p in $(PROGRAMS); do \
		for to in $(call COMPLETIONS,$$p); do rm -f $${to#*=}; done; done
	rm -rf '$(DESTDIR)$(INCDIR)/zhengyou' '$(DESTDIR)$(DATADIR)'

dist: ## the committed tree as build/zhengyou-VERSION.tar.gz
	@mkdir -p $(B)
	@if git rev-parse --verify -q HEAD >/dev/null 2>&1; then \
		git archive --prefix=$(DIST)/ HEAD > $(B)/dist.tar; \
	else tar -cf $(B)/dist.tar --exclude=./build --sort=name --owner=0 \
		--group=0 --numeric-owner \
		--transform='s,^\.,$(DIST),' .; fi
	@gzip -9n < $(B)/dist.tar > $(B)/$(DIST).tar.gz && rm $(B)/dist.tar

deps-deb: deps ## and what packages are made with: debhelper, lintian
	-@sh tests/tools/need $(DEPS_DEB)

deb: deps-deb dist ## Debian packages in build/deb: programs, library, -dev
	@rm -rf $(B)/deb && mkdir -p $(B)/deb
	@tar -xzf $(B)/$(DIST).tar.gz -C $(B)/deb
	@mv $(B)/deb/$(DIST)/.debian $(B)/deb/$(DIST)/debian
	@cd $(B)/deb/$(DIST) && sh tests/tools/changelog > debian/changelog
	@cd $(B)/deb/$(DIST) && env -u MAKEFLAGS -u MAKELEVEL -u B \
		dpkg-buildpackage -b -us -uc > ../log 2>&1 || \
		{ tail -n 40 ../log; exit 1; }
	@rm -r $(B)/deb/$(DIST) && ls $(B)/deb/*.deb

clean: ## remove build/
	rm -rf build

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-16s %s\n", $$1, $$2 }' Makefile

.PHONY: all deps deps-ci deps-scale demo check check-san check-part check-seeds seeds-part \
	check-valgrind \
	check-faults check-faults-short check-cost check-scale deps-deb fuzz bench style lint bless pot install uninstall dist deb \
	clean help
.SECONDARY:
-include $(shell find $(B) -name '*.d' -type f -not -path '*/deb/*' 2>/dev/null)
