"""Make a release: all its tables protected together, and against what was released before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from inequalitylab.errors import CourseError
from inequalitylab.measures import wilson_interval
from inequalitylab.surveys.disclosure import rules
from inequalitylab.surveys.disclosure.audit import Fact, model_of
from inequalitylab.surveys.disclosure.layout import (
    Layout,
    Line,
    combined,
    keys_of,
    layout_of,
    questions_of,
)
from inequalitylab.surveys.disclosure.protect import Decision, protect
from inequalitylab.surveys.disclosure.rules import TEN_OR_MORE, Shown
from inequalitylab.surveys.disclosure.shares import bases_of_cells, percent_step, share_facts, shares_of
from inequalitylab.surveys.disclosure.space import EVERYBODY, Key, People, Space, people_of, space_of
from inequalitylab.surveys.disclosure.work import Earlier
from inequalitylab.surveys.files import Progress
from inequalitylab.surveys.questions import Question, TableChoice
from inequalitylab.surveys.weights import Weighting, Weights, weight_survey

CONFIDENCE = 0.95
CHANGED_SURVEY = (
    "The survey file does not match the earlier release: its counts differ. Use the same file, cleaned in "
    "the same way, as for the earlier release. Two versions side by side could show who was added."
)
WITHHELD = "Not shown, to protect people. Join answers or groups and try again, or leave this table out."


@dataclass(frozen=True)
class SafeLine:
    """One group of a table, as it may leave the machine.

    A count is rounded, "10 or more" (`TEN_OR_MORE`: blurred, so that a hidden one cannot be worked out, or
    because it is everybody), or None (hidden: fewer than 10 people, or a group under 30).

    Attributes
    ----------
    label : the group ("Everyone who answered" for the first line)
    base : people in it, rounded to 5
    counts : people by answer, rounded to 5
    percents : percentages of the base, from the rounded counts
    intervals : their 95% intervals in percent, from the rounded counts
    weighted : weighted percentages, rounded to 1, 2 or 5 by the size of the group; None without weights
    weighted_intervals : their 95% intervals, from what is shown and the effective sample size
    """

    label: str
    base: Shown
    counts: tuple[Shown, ...]
    percents: tuple[float | None, ...]
    intervals: tuple[tuple[float, float] | None, ...]
    weighted: tuple[int | None, ...]
    weighted_intervals: tuple[tuple[float, float] | None, ...]


@dataclass(frozen=True)
class SafeTable:
    """A table as it may leave the machine.

    Attributes
    ----------
    choice : what was asked for
    answers : the labels of its answers
    lines : everyone, then the groups; empty where the table is withheld
    is_withheld : whether nothing of it may be shown
    """

    choice: TableChoice
    answers: tuple[str, ...]
    lines: tuple[SafeLine, ...]
    is_withheld: bool

    @property
    def title(self) -> str:
        """The title in words."""
        return self.choice.title

    @property
    def hidden(self) -> int:
        """How many numbers of the table are hidden."""
        return sum(number is None for line in self.lines for number in (line.base, *line.counts))


@dataclass(frozen=True)
class Weighed:
    """What is said of the weights of a release."""

    choice: Weighting
    effective_n: int
    design_effect: float
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """Everything of one release that may leave the machine.

    Attributes
    ----------
    tables : the tables, withheld ones too
    replied : how many replied, rounded to 5
    weights : what is said of the weights, if any
    notices : what a person must know, in plain words
    """

    tables: tuple[SafeTable, ...]
    replied: int
    weights: Weighed | None
    notices: tuple[str, ...]


@dataclass(frozen=True)
class PastRelease:
    """An earlier release, as its safe-totals file says it: what was shown, and with which weights."""

    tables: tuple[SafeTable, ...]
    replied: int
    weighting: Weighting | None


def make_release(
    survey: pd.DataFrame,
    choices: Sequence[TableChoice],
    *,
    weights: Weights | None = None,
    earlier: Sequence[PastRelease] = (),
    progress: Progress | None = None,
) -> Release:
    """Make the tables of one release, protected together.

    Parameters
    ----------
    survey : the cleaned survey, one row a reply
    choices : the tables
    weights : made by `weights.weight_survey`; None leaves weights off
    earlier : every earlier release of this survey, read by `earlier.read_releases`
    progress : called with what is being done, how many steps are done, and of how many

    Returns
    -------
    Release
        Counts under 10 and groups under 30 are hidden, so are answers that nobody or everybody gave;
        others say "10 or more" where everything shown, in this release and the earlier ones, would
        leave a hidden one less room than 0 to 9. A table that cannot be made safe so is withheld.

    Raises
    ------
    TooFewAnswersError
        For fewer than 30 replies (see `themes.themes_page`).
    CourseError
        If the survey is not the one of the earlier releases, or too many tables share questions.
    """
    rules.check_enough(len(survey))
    if not choices:
        raise CourseError("No table is chosen. Choose at least one question.")
    layouts = [layout_of(choice) for choice in choices]
    past = [(release, [layout_of(table.choice) for table in release.tables]) for release in earlier]
    weightings = [release.weighting for release in earlier] + [weights.choice if weights else None]
    everything = [*choices, *(table.choice for release in earlier for table in release.tables)]
    groups = [weighting.question for weighting in weightings if weighting is not None]
    people = people_of(survey, [*questions_of(everything), *groups])
    space = space_of([*questions_of(everything), *groups], people.with_rest)
    together = combined([*layouts, *(layout for _, many in past for layout in many)])
    for many, weighting in zip([*(many for _, many in past), layouts], weightings, strict=True):
        if weighting is not None:
            together += [columns | {weighting.question.column} for columns in combined(many)]
    model = model_of(space, together)
    known = _known(survey, people, space, past)
    shares = {} if weights is None else shares_of(people, space, layouts, weights)
    decision = protect(
        people,
        space,
        model,
        layouts,
        earlier=known,
        weighted=[share for _, share in shares.values()],
        progress=progress,
    )
    percents = {name: percent for name, (percent, _) in shares.items() if name in decision.shares}
    weighed = None if weights is None else _weighed(weights)
    tables = tuple(
        SafeTable(layout.choice, layout.answers, (), True)
        if number in decision.withheld
        else SafeTable(
            layout.choice,
            layout.answers,
            tuple(_safe_line(line, space, decision, percents, weighed) for line in layout.lines),
            False,
        )
        for number, layout in enumerate(layouts)
    )
    told_twice = weighed is not None and any(
        choice.by is not None and choice.by.column == weighed.choice.question.column for choice in choices
    )
    return Release(tables, rules.rounded(people.n), weighed, _notices(earlier, weighed, told_twice))


def _safe_line(
    line: Line,
    space: Space,
    decision: Decision,
    percents: dict[tuple[Key, Key], int],
    weighed: Weighed | None,
) -> SafeLine:
    bases, cells = keys_of(space, line.bases), keys_of(space, line.cells)
    base: Shown = decision.shown.get(bases[0])
    if any(key not in decision.shown for key in bases):
        base = None if any(key not in decision.blurred for key in bases) else TEN_OR_MORE
    counts = [_shown(decision, key) for key in cells]
    weighted = [
        None if not isinstance(base, int) or cell not in decision.shown else percents.get((cell, out_of))
        for cell, out_of in zip(cells, bases_of_cells(bases, cells), strict=True)
    ]
    return safe_line(line.label, base, counts, weighted, weighed.design_effect if weighed else None)


def _shown(decision: Decision, key: Key) -> Shown:
    return TEN_OR_MORE if key in decision.blurred else decision.shown.get(key)


def safe_line(
    label: str,
    base: Shown,
    counts: Sequence[Shown],
    weighted: Sequence[int | None],
    design_effect: float | None = None,
) -> SafeLine:
    """Return a line with percentages and intervals worked out from what is shown alone."""
    out_of = base if isinstance(base, int) else None
    known = [(count, out_of) if isinstance(count, int) and out_of is not None else None for count in counts]
    effective = None if out_of is None or design_effect is None else out_of / design_effect
    return SafeLine(
        label,
        base,
        tuple(counts),
        tuple(None if pair is None else rules.percent(*pair) for pair in known),
        tuple(None if pair is None else interval(*pair) for pair in known),
        tuple(weighted),
        tuple(
            None if share is None or effective is None else interval(share / 100 * effective, effective)
            for share in weighted
        ),
    )


def interval(count: float, base: float) -> tuple[float, float]:
    """Return the 95% interval of a percentage (Wilson), in percent."""
    estimate = wilson_interval(min(count, base), base, confidence=CONFIDENCE)
    assert estimate.lower is not None
    assert estimate.upper is not None
    return 100 * estimate.lower, 100 * estimate.upper


def _known(
    survey: pd.DataFrame, people: People, space: Space, past: Sequence[tuple[PastRelease, list[Layout]]]
) -> Earlier:
    """Return what earlier releases showed and hid; refuse a survey on which they are not true."""
    shown: dict[Key, int] = {}
    hidden: set[Key] = set()
    blurred: set[Key] = set()
    shares: list[Fact] = []
    for release, layouts in past:
        shown[EVERYBODY] = release.replied
        if rules.rounded(people.n) != release.replied:
            raise CourseError(CHANGED_SURVEY)
        weights = None if release.weighting is None else weight_survey(survey, release.weighting)
        for table, layout in zip(release.tables, layouts, strict=True):
            for safe, line in zip(table.lines, layout.lines, strict=False):
                pairs = [(parts, safe.base) for parts in line.bases]
                pairs += list(zip(line.cells, safe.counts, strict=True))
                for parts, value in pairs:
                    if value is None:
                        hidden.add(space.key(*parts))
                    elif not isinstance(value, int):
                        blurred.add(space.key(*parts))
                    elif rules.rounded(int(people.who(*parts).sum())) == value:
                        shown[space.key(*parts)] = value
                    else:
                        raise CourseError(CHANGED_SURVEY)
                out_of = bases_of_cells(line.bases, line.cells)
                for parts, base, percent in zip(line.cells, out_of, safe.weighted, strict=True):
                    if percent is not None and weights is not None:
                        name = (space.key(*parts), space.key(*base))
                        step = percent_step(safe.base if isinstance(safe.base, int) else 0)
                        shares += share_facts(name, percent, step, parts, base, space, weights)
    return Earlier(shown, frozenset(blurred - shown.keys()), frozenset(hidden), tuple(shares))


def _weighed(weights: Weights) -> Weighed:
    effective = rules.rounded(weights.effective_n)
    return Weighed(weights.choice, effective, round(weights.design_effect, 1), weights.notices)


def _notices(earlier: Sequence[PastRelease], weighed: Weighed | None, told_twice: bool) -> tuple[str, ...]:
    notes = [
        f"Counts under {rules.SMALLEST_CELL} and groups under {rules.SMALLEST_GROUP} are hidden. These two "
        f"sizes are our choice. Other counts say '{TEN_OR_MORE}' where they would give a hidden one away.",
        "Hiding small numbers does not by itself make data anonymous. Show the tables to whoever looks after "
        "data protection before they go out.",
    ]
    if earlier:
        notes.append(f"Checked against {len(earlier)} earlier release{'s' * (len(earlier) > 1)}.")
    else:
        notes.append(
            "Not checked against earlier releases: no safe-totals file was given. If tables of this survey "
            "went out before, two releases side by side can show what each one hides."
        )
    if told_twice:
        notes.append(
            "A table by the groups that you weight by, and weighted percentages, give each other away. More "
            "is "
            "left out here than with one of the two alone."
        )
    return (*notes, *(weighed.notices if weighed else ()))


def question_list(choices: Iterable[TableChoice]) -> tuple[Question, ...]:
    """Return the questions that the tables use, each once."""
    return tuple(dict.fromkeys(questions_of(choices)))
