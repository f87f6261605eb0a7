"""Exercise sets: how a set is written, what its tests say, and the nbgrader course that releases it.

A set is a folder under `sets/`: a template (`notebook.txt`), the rules and the hidden data behind it
(`cases.py`), and a bank of wrong answers (`wrong.txt`). `writing` turns the template into the source
notebook that nbgrader releases; `checks` is what the tests in the notebook call.
"""
