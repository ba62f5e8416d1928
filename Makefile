# kefu: one non-recursive Makefile. `make help` lists the targets.
# Objects go to .build/ (SAN=1: .build/san/), which is also an install prefix: bin/, libexec/kefu/, share/kefu/.
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
SHELL := /bin/bash

VERSION := 0.1.0
PREFIX ?= /usr/local
ASOF ?= 2026-11-25
B := .build
ifeq ($(SAN),1)
B := .build/san
endif

# ---- what is there ------------------------------------------------------------------------------------------------
LAYERS   := base rules store intake render stage
LIB_SRC  := $(wildcard $(LAYERS:%=pipeline/%/*.c) $(LAYERS:%=pipeline/%/*/*.c))
RUN_SRC  := $(wildcard pipeline/run/*.c)
CMD_SRC  := $(wildcard pipeline/commands/*.c)
STAGES   := $(patsubst stages/%/stage.c,%,$(wildcard stages/*/stage.c))
STAGE_SRC := $(wildcard stages/*/*.c)
UNIT_SRC := $(wildcard tests/unit/*_test.c)
TOOL_SRC := $(wildcard tests/tools/*.c)
BENCH_SRC := $(wildcard tests/bench/*.c)
FUZZ_SRC := $(wildcard tests/fuzz/*_fuzz.c)
SQL      := $(wildcard pipeline/*/*.sql pipeline/*/*/*.sql stages/*/*.sql)

obj = $(patsubst %.c,$(B)/obj/%.o,$(1))
COMMANDS := $(patsubst pipeline/commands/%.c,$(B)/libexec/kefu/commands/%,$(CMD_SRC))
STAGE_BIN := $(STAGES:%=$(B)/libexec/kefu/stages/%)
UNIT_BIN := $(patsubst tests/unit/%.c,$(B)/tests/unit/%,$(UNIT_SRC))
TOOL_BIN := $(patsubst tests/tools/%.c,$(B)/tests/tools/%,$(TOOL_SRC))
BENCH_BIN := $(patsubst tests/bench/%.c,$(B)/tests/bench/%,$(BENCH_SRC))
FUZZ_BIN := $(patsubst tests/fuzz/%.c,$(B)/tests/fuzz/%,$(FUZZ_SRC))
TOYS     := $(patsubst tests/stages/toy/%/stage.c,%,$(wildcard tests/stages/toy/*/stage.c))
TOY      := $(B)/tests/toy
RUN_LIB  := $(B)/librun.a
SQL_H    := $(SQL:%.sql=$(B)/gen/%.sql.h)
SQL_LIST := $(B)/gen/pipeline/store/data.list.h $(B)/gen/pipeline/store/figures.list.h $(B)/gen/pipeline/store/ledger.list.h $(B)/gen/pipeline/store/views.list.h
LIB      := $(B)/libkefu.a

# ---- how it is built ----------------------------------------------------------------------------------------------
CC ?= gcc
ifeq ($(origin CC),default)
CC := gcc
endif
PKGS := sqlite3 libcrypto libxxhash libzip expat freetype2 libpng libutf8proc libqrencode md4c jansson libseccomp zlib
WARN := -Wall -Wextra -Wformat=2 -Wconversion -Wshadow -Wundef -Wcast-qual -Wstrict-prototypes -Wmissing-prototypes -Wvla \
  -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough=5 -Wswitch-enum -Wdouble-promotion \
  -Wfloat-equal -Wdate-time -Wbidi-chars=any
HARDEN := -fstack-protector-strong -fstack-clash-protection -fcf-protection=full -fPIE -ftrivial-auto-var-init=zero \
  -fno-delete-null-pointer-checks -fno-strict-overflow -fno-strict-aliasing -fno-common -fvisibility=hidden
HARDEN_LD := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code,-z,ibt,-z,shstk -Wl,--as-needed
FORTIFY := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
WERROR := -Werror
ifeq ($(SAN),1)
HARDEN += -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
HARDEN_LD += -fsanitize=address,undefined
FORTIFY :=
WERROR :=
endif
CPPFLAGS := -D_GNU_SOURCE -DKEFU_VERSION='"$(VERSION)"' -I. -I$(B)/gen $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS := -std=c17 -O2 -g $(FORTIFY) $(HARDEN) $(WARN) $(WERROR) -ffile-prefix-map=$(CURDIR)=.
LDLIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv -lxlsxwriter -lhpdf -linih -lunibreak -lm

.PHONY: all run check check-source check-sql unit golden golden-accept bench fuzz fault stages deps deps-check help \
  install clean look messages

all: deps $(B)/bin/kefu $(COMMANDS) $(STAGE_BIN) $(B)/share/kefu/templates $(B)/share/locale/zh_CN/LC_MESSAGES/kefu.mo

help:
	@echo 'make            build'
	@echo 'make run        install what is missing, build, run the night on the sample community (ASOF=$(ASOF))'
	@echo 'make check      all tests; SAN=1: with the address and undefined-behaviour sanitizers'
	@echo 'make check-source, check-sql   the house rules; every SQL statement against the schema'
	@echo 'make golden [CASE=name]        show where documents differ from tests/nights/*/golden'
	@echo 'make golden-accept CASE=name   accept them'
	@echo 'make bench, fuzz, fault        speed beside peers; fuzzing; kill tests'
	@echo 'make look       documents of $(ASOF) as pictures in .build/look (needs LibreOffice)'
	@echo 'make deps       install packages by apt when something is missing'
	@echo 'make install    to PREFIX=$(PREFIX)'
	@echo 'make clean'

# ---- objects and programs -----------------------------------------------------------------------------------------
$(B)/obj/%.o: %.c Makefile | $(SQL_H) $(SQL_LIST)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# A statement of a .sql file, `-- name: unpaid_bills`, becomes the macro SQL_UNPAID_BILLS.
$(B)/gen/%.sql.h: %.sql pipeline/store/sql2h.awk
	@mkdir -p $(@D)
	awk -f pipeline/store/sql2h.awk $< > $@

# The folder is a prerequisite too: its time changes when a file comes or goes.
$(B)/gen/pipeline/store/figures.list.h: pipeline/store/sqllist.awk $(sort $(wildcard pipeline/store/figures/*.sql)) $(wildcard pipeline/store/figures)
	@mkdir -p $(@D)
	awk -v list=FIGURES -f $< $(filter %.sql,$^) /dev/null > $@
$(B)/gen/pipeline/store/ledger.list.h: pipeline/store/sqllist.awk $(sort $(wildcard pipeline/store/ledger/*.sql)) pipeline/store/ledger
	@mkdir -p $(@D)
	awk -v list=MIGRATIONS -f $< $(filter %.sql,$^) /dev/null > $@
$(B)/gen/pipeline/store/data.list.h: pipeline/store/sqllist.awk pipeline/store/data.sql
	@mkdir -p $(@D)
	awk -v list=DATA -f $< $(filter %.sql,$^) /dev/null > $@
$(B)/gen/pipeline/store/views.list.h: pipeline/store/sqllist.awk pipeline/store/views.sql
	@mkdir -p $(@D)
	awk -v list=VIEWS -f $< $(filter %.sql,$^) /dev/null > $@

$(LIB): $(call obj,$(LIB_SRC))
	@mkdir -p $(@D)
	rm -f $@ && ar rcsD $@ $^

$(B)/bin/kefu: $(call obj,$(RUN_SRC)) $(LIB)
	@mkdir -p $(@D) $(B)/libexec/kefu/stages $(B)/libexec/kefu/commands
	$(CC) $(CFLAGS) $(HARDEN_LD) -o $@ $^ $(LDLIBS)

# A command X may have a folder of its own, commands/X/.
define command_rule
$(B)/libexec/kefu/commands/$(1): $(call obj,pipeline/commands/$(1).c $(wildcard pipeline/commands/$(1)/*.c)) $(LIB)
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(HARDEN_LD) -o $$@ $$^ $$(LDLIBS)
endef
$(foreach c,$(notdir $(COMMANDS)),$(eval $(call command_rule,$(c))))

define stage_rule
$(B)/libexec/kefu/stages/$(1): $(call obj,$(wildcard stages/$(1)/*.c)) $(LIB)
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(HARDEN_LD) -o $$@ $$^ $$(LDLIBS)
endef
$(foreach s,$(STAGES),$(eval $(call stage_rule,$(s))))

# The runner without its main, for the tests of its parts.
$(RUN_LIB): $(filter-out %/main.o,$(call obj,$(RUN_SRC)))
	@mkdir -p $(@D)
	rm -f $@ && ar rcsD $@ $^

$(UNIT_BIN) $(TOOL_BIN) $(BENCH_BIN): $(B)/tests/%: $(B)/obj/tests/%.o $(RUN_LIB) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(HARDEN_LD) -o $@ $^ -lcmocka $(LDLIBS)

$(FUZZ_BIN): $(B)/tests/fuzz/%: $(B)/obj/tests/fuzz/%.o $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(HARDEN_LD) -o $@ $^ $(LDLIBS)

# Toy stages for the tests of the runner: a prefix of their own, with a table list of their own.
$(TOY)/gen/pipeline/store/figures.list.h: pipeline/store/sqllist.awk tests/stages/toy/figures.sql
	@mkdir -p $(@D)
	awk -v list=FIGURES -f $< $(filter %.sql,$^) /dev/null > $@
$(TOY)/gen/toy.sql.h: tests/stages/toy/toy.sql pipeline/store/sql2h.awk
	@mkdir -p $(@D)
	awk -f pipeline/store/sql2h.awk $< > $@
$(TOY)/libexec/kefu/stages/%: tests/stages/toy/%/stage.c tests/stages/toy/toy.h pipeline/store/figure.c $(TOY)/gen/toy.sql.h \
  $(TOY)/gen/pipeline/store/figures.list.h $(LIB)
	@mkdir -p $(@D)
	$(CC) -I$(TOY)/gen $(CPPFLAGS) $(CFLAGS) $(HARDEN_LD) -o $@ $< pipeline/store/figure.c $(LIB) $(LDLIBS)
$(TOY)/bin/kefu: $(B)/bin/kefu $(COMMANDS)
	@mkdir -p $(@D) $(TOY)/share/kefu $(TOY)/libexec/kefu/commands
	ln -sfn $(CURDIR)/tests/stages/toy/templates $(TOY)/share/kefu/templates
	$(if $(COMMANDS),cp $(COMMANDS) $(TOY)/libexec/kefu/commands/)
	cp $< $@

$(B)/share/kefu/templates:
	@mkdir -p $(@D)
	ln -sfn $(CURDIR)/templates $@

# A file an area, so that nobody waits for another: po/zh_CN.po is the head, po/zh_CN/*.po the rest.
$(B)/share/locale/zh_CN/LC_MESSAGES/kefu.mo: pipeline/packaging/po/zh_CN.po $(sort $(wildcard pipeline/packaging/po/zh_CN/*.po))
	@mkdir -p $(@D)
	awk 'FNR == 1 { print "" } 1' $^ | msguniq --use-first -o $@.po - && msgfmt --check-format -o $@ $@.po && rm $@.po

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)

# ---- dependencies -------------------------------------------------------------------------------------------------
deps:
	@pipeline/packaging/deps.sh build

deps-check: deps
	@pipeline/packaging/deps.sh check

# ---- running and testing ------------------------------------------------------------------------------------------
# deps comes first by itself, because what it installs decides the compiler's flags above.
run: deps
	@$(MAKE) --no-print-directory -s -j$$(nproc) all
	@$(B)/bin/kefu run --site . --as-of $(ASOF)

check: deps-check
	@$(MAKE) --no-print-directory -s -j$$(nproc) all tests
	@B=$(B) tests/run.sh

.PHONY: tests
tests: $(UNIT_BIN) $(TOOL_BIN) $(FUZZ_BIN) $(TOY)/bin/kefu $(TOYS:%=$(TOY)/libexec/kefu/stages/%)

# What is said without a Chinese translation; `msgid`s of options and of cards are not found by it.
messages: all
	@xgettext -L C -k_ -kngettext:1,2 --from-code=UTF-8 -o - $(sort $(wildcard pipeline/*/*.[ch] pipeline/*/*/*.[ch] stages/*/*.c)) 2>/dev/null \
	  | msgmerge -q --no-fuzzy-matching -o - <(awk 'FNR == 1 { print "" } 1' pipeline/packaging/po/zh_CN.po pipeline/packaging/po/zh_CN/*.po | msguniq --use-first -) - \
	  | msgattrib --untranslated --no-wrap | grep -e ^#: -e ^msgid

check-source:
	@tests/check_source.sh

check-sql: all $(TOOL_BIN)
	@$(B)/tests/tools/check_sql .

golden golden-accept: all
	@B=$(B) CASE='$(CASE)' tests/nights/golden.sh $(if $(filter golden-accept,$@),accept,show)

fault: all tests
	@B=$(B) tests/fault/run.sh $(or $(POINTS),50)
	@B=$(B) tests/fault/issue.sh $(or $(POINTS),200)

bench: deps-check
	@$(MAKE) --no-print-directory -s -j$$(nproc) all $(BENCH_BIN)
	@B=$(B) tests/bench/run.sh

fuzz: all $(FUZZ_BIN)
	@B=$(B) tests/fuzz/run.sh $(or $(SECONDS_EACH),60)

look: all
	@B=$(B) tests/look.sh $(ASOF)

stages: all
	@$(B)/bin/kefu stages

install: all
	@B=$(B) PREFIX='$(DESTDIR)$(PREFIX)' TARGET='$(PREFIX)' pipeline/packaging/install.sh

clean:
	rm -rf .build
