"""One recipe a table, found by being here. `CONTRIBUTING.md` shows how to add one."""
