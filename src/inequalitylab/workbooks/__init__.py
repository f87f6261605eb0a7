"""What a person touches: the community workbooks, and the things to move in the lessons.

Each step is a plain function that takes and returns plain values, so that it can be tested without a widget.
"""
