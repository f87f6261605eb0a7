# Each line hands over to start.py, which sets up the locked environment first.
# Without make: python start.py course, python start.py test, and so on.

PYTHON ?= python3
# The publishers' raw files and the reference cases lie outside the repository; tests that need
# them are skipped, with the reason, where they are absent.
SHARED ?= ../shared
OUTSIDE = $(if $(wildcard $(SHARED)/data),--raw=$(SHARED)/data) \
          $(if $(wildcard $(SHARED)/reference/cases.json),--reference=$(SHARED)/reference/cases.json)

.PHONY: course site kit test test-slow sweep

course:
	@$(PYTHON) start.py course $(if $(TEACHER),--teacher)

site:
	@$(PYTHON) start.py site

kit:
	@$(PYTHON) start.py kit

test:
	@$(PYTHON) start.py test $(OUTSIDE)

test-slow:
	@$(PYTHON) start.py test-slow $(OUTSIDE)

sweep:
	@$(PYTHON) start.py sweep $(OUTSIDE)
