"""Decide what a release shows: hide small counts, audit, blur others, until nothing hidden can be found.

A count is shown (rounded), blurred ("10 or more") or hidden. Hidden ones are small, or in a small group: each
must be able to be anything from 0 to 9 as far as a reader can tell. Blurred ones protect them, or are 100%.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from inequalitylab.errors import CourseError
from inequalitylab.surveys.disclosure import rules
from inequalitylab.surveys.disclosure.audit import Bound, Model, attack
from inequalitylab.surveys.disclosure.costs import costs_of
from inequalitylab.surveys.disclosure.layout import Layout, keys_of
from inequalitylab.surveys.disclosure.seeking import first_unsafe, first_unsafe_in_whole_people
from inequalitylab.surveys.disclosure.space import EVERYBODY, Key, People, Space, kinds_of_people
from inequalitylab.surveys.disclosure.work import Earlier, WeightedShare, Work, counted, facts_of, order_of
from inequalitylab.surveys.files import Progress

MOST_RETRIES = 40
MOST_ROUNDS, FEWEST_ROUNDS, LARGE_MODEL = 6, 2, 1_500
"""After some rounds of blurring against whole people every weighted share goes, since without them the search
is short: after 6, or fewer where a round is long (how many unknowns divide `LARGE_MODEL`), but 2 at least."""


@dataclass(frozen=True)
class Decision:
    """What is shown.

    Attributes
    ----------
    shown : key -> rounded count
    blurred : keys to show as "10 or more"
    shares : names of the weighted shares to show
    withheld : numbers of the tables that are not shown at all
    """

    shown: dict[Key, int]
    blurred: frozenset[Key]
    shares: frozenset[tuple[Key, Key]]
    withheld: frozenset[int]


def protect(
    people: People,
    space: Space,
    model: Model,
    layouts: Sequence[Layout],
    *,
    earlier: Earlier,
    weighted: Iterable[WeightedShare] = (),
    progress: Progress | None = None,
) -> Decision:
    """Return what can be shown of all tables together, so that no hidden count can be worked out.

    Parameters
    ----------
    people, space, model : the survey, its kinds of answer, and the unknowns of the audit
    layouts : the tables of this release
    earlier : what earlier releases showed and hid
    weighted : weighted shares that would be shown beside cells
    progress : called with what is being done, how many are done, of how many

    Raises
    ------
    TooFewAnswersError
        For fewer than 30 replies.
    CourseError
        If earlier releases show too much already.
    """
    rules.check_enough(people.n)
    keys = [
        [
            (keys_of(space, line.bases), keys_of(space, line.cells), keys_of(space, line.rests))
            for line in t.lines
        ]
        for t in layouts
    ]
    counts = {EVERYBODY: people.n}
    for table, lines in zip(layouts, keys, strict=True):
        for line, groups in zip(table.lines, lines, strict=True):
            for parts, group in zip((line.bases, line.cells, line.rests), groups, strict=True):
                counts |= {k: int(people.who(*p).sum()) for p, k in zip(parts, group, strict=True)}
    work = Work(model, counts, list(layouts), keys, earlier, {share.name: share for share in weighted})
    _hide_at_once(work)
    _until_safe(work, progress)
    _show_again(work, progress)
    if _withhold_empty(work):
        _show_again(work, progress)
    work.whole.append(model.people(kinds_of_people(people, space)))
    _until_safe_in_whole_people(work, progress)
    _withhold_empty(work)
    printed = {key for number in work.open_tables() for key in work.printed(number)}
    shown = printed - work.hidden - work.blurred | {EVERYBODY}
    return Decision(
        shown={key: rules.rounded(counts[key]) for key in shown},
        blurred=frozenset(printed & work.blurred - work.hidden),
        shares=frozenset(fact.name for fact in facts_of(work) if fact.name in work.weighted),
        withheld=frozenset(work.withheld),
    )


def _hide_at_once(work: Work) -> None:
    """Hide what the rules hide; withhold tables of too small a base, of one answer, or of what is out."""
    for number, lines in enumerate(work.keys):
        has_one_answer = any(set(bases) & set(cells) for bases, cells, _ in lines)
        if work.counts[lines[0][0][0]] < rules.SMALLEST_GROUP or has_one_answer:
            work.withheld.add(number)
            continue
        for bases, cells, rests in lines:
            group = work.counts[bases[0]]
            work.hidden |= {key for key in cells if rules.must_hide(work.counts[key], group)}
            work.blurred |= {key for key in cells if rules.is_everybody(work.counts[key], group)}
            work.hidden |= {key for key in (*bases, *rests) if work.counts[key] < rules.SMALLEST_CELL}
    for number in work.open_tables():
        out_already = work.earlier.shown.keys() | work.earlier.blurred
        everybody = work.blurred & work.earlier.shown.keys()
        if work.printed(number) & (work.hidden & out_already | everybody):
            work.withheld.add(number)
    work.hidden |= work.earlier.hidden
    work.hidden -= work.earlier.shown.keys() | work.earlier.blurred
    work.blurred -= work.earlier.shown.keys()


def _until_safe(work: Work, progress: Progress | None) -> None:
    while (found := first_unsafe(work, progress)) is not None:
        key, bound = found
        _blur_more(work, key, bound)


def _until_safe_in_whole_people(work: Work, progress: Progress | None) -> None:
    """Blur what whole people give away; what is blurred here makes nothing else less safe.

    After some rounds every weighted share goes: without them the search is short.
    """
    rounds, most = 0, max(FEWEST_ROUNDS, min(MOST_ROUNDS, LARGE_MODEL // max(work.model.size, 1)))
    while (found := first_unsafe_in_whole_people(work, progress)) is not None:
        key, bound = found
        rounds += 1
        if rounds == most and work.weighted.keys() - work.no_share:
            work.no_share |= work.weighted.keys()
            continue
        if not bound.binding:
            _withhold_for(work, key, bound)
        for fact in bound.binding:
            name: Any = fact.name
            (work.no_share if name in work.weighted else work.blurred).add(name)


def _blur_more(work: Work, key: Key, bound: Bound) -> None:
    """Blur the cheapest thing that narrows a hidden count; where there is none, withhold its table."""
    costs = costs_of(work, key)
    names = [fact.name for fact in bound.binding if fact not in work.earlier.shares and fact.name in costs]
    if not names:
        _withhold_for(work, key, bound)
        return
    cheapest: Any = min(names, key=costs.__getitem__)
    (work.no_share if cheapest in work.weighted else work.blurred).add(cheapest)


def _withhold_for(work: Work, key: Key, bound: Bound) -> None:
    """Withhold the tables that hold a count which cannot be protected otherwise."""
    rests = {number: {k for _, _, r in work.keys[number] for k in r} for number in work.open_tables()}
    holding = {n for n in work.open_tables() if key in work.printed(n) | rests[n]}
    named = {counted(fact) for fact in bound.binding}
    telling = {n for n in work.open_tables() if work.printed(n) & named}
    chosen = holding or telling
    if not chosen:
        raise CourseError(
            "The earlier releases together already narrow down a hidden number. Release nothing more from "
            "this survey, and speak to whoever looks after data protection in your organisation."
        )
    two_way = {number for number in chosen if work.tables[number].is_two_way}
    work.withheld |= two_way or chosen


def _show_again(work: Work, progress: Progress | None) -> None:
    """Show again what later steps made unnecessary to blur: overall weighted shares, then large counts."""
    printed = {key for number in work.open_tables() for key in work.printed(number)}
    tried = [k for k in printed & work.blurred - work.hidden if _blurred_by_choice(work, k)]
    gone = work.hidden | work.blurred
    shares = [name for name in work.no_share if work.weighted[name].cell not in gone]
    steps: list[tuple[set[Any], Any]] = [
        (work.no_share, name)
        for name in sorted(shares, key=lambda n: (not work.weighted[n].is_overall, *map(order_of, n)))
    ]
    steps += [(work.blurred, key) for key in sorted(tried, key=lambda k: (-work.counts[k], order_of(k)))]
    for blurred, name in steps[:MOST_RETRIES]:
        kept = work.points
        blurred.discard(name)
        known = attack(work.model, facts_of(work))
        work.points = [point for point in kept if known.allows(point)]
        if first_unsafe(work, progress) is not None:
            blurred.add(name)
            work.points = kept


def _blurred_by_choice(work: Work, key: Key) -> bool:
    """Whether a count was blurred to protect others, not because it is everybody in its group."""
    return not any(
        key in cells and rules.is_everybody(work.counts[key], work.counts[bases[0]])
        for number in work.open_tables()
        for bases, cells, _ in work.keys[number]
    )


def _withhold_empty(work: Work) -> bool:
    """Withhold tables of which no answer is left to show: their margins are other tables' business."""
    before = len(work.withheld)
    for number in work.open_tables():
        lines = work.keys[number][1:] if work.tables[number].is_two_way else work.keys[number]
        if all(key in work.hidden | work.blurred for _, cells, _ in lines for key in cells):
            work.withheld.add(number)
    return len(work.withheld) > before
