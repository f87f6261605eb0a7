"""Open the course on this computer: `make course` starts the book, the workbooks and JupyterLab.

`launch` is the order of events. `layout` says where things lie, `workspace` keeps the learner's copies,
`settings` writes what Jupyter is told, `processes` starts and stops, `front` and `pages` serve the front
page and the book. `lab_server` and `workbook_server` are the two programs that `processes` starts.
"""
