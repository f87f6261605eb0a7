"""The reading grade that the book's pages are held to is used for sentences too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "book"))
