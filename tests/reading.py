"""The reading grade that the book's pages are held to, for lessons, workbooks and sentences too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "book"))

from reading_grade import Grade, grade, sentences

__all__ = ["Grade", "grade", "sentences"]
