"""Which columns a finding's table has: those that hold something, each with its heading and its writing."""

from collections.abc import Callable
from dataclasses import dataclass

from inequalitylab.findings.kinds import (
    Absence,
    Comparison,
    Distribution,
    Finding,
    GapOverTime,
    Gradient,
    Pattern,
    Row,
    Trend,
)
from inequalitylab.findings.reply_kinds import Replies
from inequalitylab.findings.topics import Topic
from inequalitylab.words.names import said
from inequalitylab.words.numbers import opening, plain, when

FLAGS = {"better": "better", "worse": "worse", "similar": "no clear difference"}
NO_FIGURE = "no figure"


@dataclass(frozen=True)
class Line:
    """One line of the table: the name in its first cell, the row, and England's row for the same group."""

    name: str
    row: Row
    england: Row | None = None


@dataclass(frozen=True)
class Column:
    """One column: a heading for people, a name for files, the raw value and its written form."""

    heading: str
    name: str
    value: Callable[[Line], float | str | None]
    decimals: int | None = None

    def written(self, line: Line) -> str:
        """Return the cell as people read it."""
        value = self.value(line)
        if value is None:
            return NO_FIGURE if self.name == "value" else ""
        return value if isinstance(value, str) else plain(value, self.decimals or 0)


@dataclass(frozen=True)
class Written:
    """A table as people read it: a heading for each column, and each line's name and cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def written(finding: Finding) -> Written:
    """Return the table of a finding in words; an absence without rows has one that says so."""
    shown = columns(finding)
    header = (first_heading(finding), *(column.heading for column in shown))
    rows = tuple((line.name, *(column.written(line) for column in shown)) for line in lines(finding))
    if not rows:
        return Written((f"Place without a figure ({NO_FIGURE})",), ((finding.place.name,),))
    return Written(header, rows)


def lines(finding: Finding) -> list[Line]:
    """Return the lines of the table, in the finding's own order."""
    england = getattr(finding, "england", ())
    pairs: tuple[Row, ...] = england if isinstance(england, tuple) else ()
    rows = list(finding.rows)
    if isinstance(finding, Absence):
        rows = [row for row in (finding.latest, finding.england) if row is not None]
    elif isinstance(finding, Pattern):
        rows = list(finding.by_class)
    elif isinstance(finding, Comparison) and finding.england is not None:
        rows.append(finding.england)
    names = [_name(finding, row) for row in rows]
    if isinstance(finding, GapOverTime):
        periods = [finding.before.period] * 2 + [finding.after.period] * 2
        names = [f"{name}, {when(period)}" for name, period in zip(names, periods, strict=True)]
    return [
        Line(name, row, pairs[index] if index < len(pairs) else None)
        for index, (name, row) in enumerate(zip(names, rows, strict=True))
    ]


def _name(finding: Finding, row: Row) -> str:
    if isinstance(finding, Absence) and row is finding.latest:
        return f"{opening(said(finding.place))}, {when(row.label)}"
    return opening(when(row.label) if isinstance(finding, Trend) else row.label.removeprefix("in "))


def first_heading(finding: Finding) -> str:
    """Return the heading of the first column."""
    if isinstance(finding, Trend):
        return "Period"
    if isinstance(finding, Replies):
        return "Answer"
    if isinstance(finding, (Gradient, Distribution, GapOverTime, Pattern)):
        return "Group"
    return "Group" if not finding.rows or not finding.rows[0].code else "Place"


def columns(finding: Finding) -> list[Column]:
    """Return the columns that hold something, values first."""
    topic = finding.topic
    unit = _unit(topic)
    precise = topic.decimals + (1 if isinstance(finding, Gradient) else 0)
    value = opening(said(finding.place)) if isinstance(finding, (Trend, Distribution)) else topic.name
    value = "People" if isinstance(finding, Replies) else value
    every = [
        Column(f"{value}{unit}", "value", lambda line: line.row.value, precise),
        Column(
            f"England{unit}", "england", lambda line: line.england.value if line.england else None, precise
        ),
        Column("Lower limit (95%)", "lower", lambda line: line.row.lower, topic.decimals),
        Column("Upper limit (95%)", "upper", lambda line: line.row.upper, topic.decimals),
        Column("Number", "count", lambda line: line.row.count, 0),
        Column("Out of", "denominator", lambda line: line.row.denominator, 0),
        Column("Place on the scale, 0 to 1", "position", lambda line: line.row.position, 2),
        Column(f"Line{unit}", "fitted", lambda line: line.row.fitted, precise),
        Column(f"Above or below the line{unit}", "residual", lambda line: line.row.residual, precise),
        Column("Publisher's test against England", "flag", lambda line: FLAGS.get(line.row.flag or "")),
        Column("Note", "note", lambda line: line.row.note or None),
    ]
    found = lines(finding)
    return [column for column in every if any(column.value(line) is not None for line in found)]


def _unit(topic: Topic) -> str:
    return {"%": " (%)", "years": " (years)"}.get(topic.unit, "")
