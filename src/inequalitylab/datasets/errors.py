"""What can go wrong with the data, in words that a reader can act on."""

from inequalitylab.errors import CourseError


class DataSetNotFound(CourseError, LookupError):
    """No data set of that name; the message gives the nearest names."""


class TableNotHere(CourseError, FileNotFoundError):
    """The catalogue knows the table, but its file is not on this machine."""


class DamagedTable(CourseError, OSError):
    """A file does not match its checksum in ``datapackage.json``."""


class RawFileChanged(CourseError, ValueError):
    """A publisher's file is missing, damaged or laid out in another way than the recipe expects."""


class ExpectationFailed(CourseError, ValueError):
    """A table does not meet what its recipe states (rows, codes, ranges, totals, keys)."""


class JoinRefused(CourseError, ValueError):
    """A join would lose or repeat rows; the message names the codes."""


class ConversionRefused(CourseError, ValueError):
    """Figures cannot be carried to another vintage of areas without guessing."""


class FetchFailed(CourseError, OSError):
    """A file could not be fetched whole, or is not the one that was expected."""
