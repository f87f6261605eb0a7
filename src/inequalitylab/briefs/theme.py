"""The look of documents and slides: the colours of the charts on light ground, and a common font."""

from inequalitylab.charts.style import LIGHT
from inequalitylab.errors import CourseError

# Installed, or stood in for at the same widths, on every system.
FONT = "Arial"
INK, SOFT, MARK, SECOND, PAPER = (
    LIGHT[role].removeprefix("#").upper() for role in ("ink", "soft", "mark", "second", "paper")
)
SHADE, RULE = "E9EFEC", "A9A89F"
# Sizes in points.
BODY, SMALL = 12.0, 10.0


def missing_extra(what: str, package: str) -> CourseError:
    """Return the error for a machine without the package that writes such files."""
    return CourseError(
        f"{what} cannot be written here: the package {package} is not installed. Install it with "
        "'pip install \"inequalitylab[briefs]\"', or take the web page away instead."
    )
