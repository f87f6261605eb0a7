"""The screens that say what to count: joined answers, tables, weights."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from inequalitylab.errors import CourseError
from inequalitylab.surveys import PRACTICE, TARGETS
from inequalitylab.surveys.files import count_of
from inequalitylab.surveys.questions import answers_found
from inequalitylab.workbooks.choosers import from_list, line, one_of, tick, why, words
from inequalitylab.workbooks.kit import button, html
from inequalitylab.workbooks.our_survey import tables
from inequalitylab.workbooks.our_survey.opening import CHOOSE, Asked
from inequalitylab.workbooks.our_survey.state import Work
from inequalitylab.workbooks.steps import Hand, Screen, Tell

MOST_TABLES = 12
NOT_SPLIT = "Do not split it"
NO_WEIGHTS = "Count every reply once (no weights)"
PRACTICE_WEIGHTS = "Age group"
JOINED, LISTED = ".il-joined", ".il-listed"
"""The headings that take the focus when a button under them is gone."""


def show_join(work: Work, before: Asked, hand: Hand) -> Screen:
    """Offer to join answers."""
    names = [each.name for each in work.countable if each.kind == "answers"]
    if not names:
        return Screen((words("No question here has answers to join. Go on."),))
    joins: list[dict[str, Any]] = _joins(before)
    column = from_list("Question", [(name, name) for name in names])
    boxes, listed = widgets.VBox(), widgets.VBox()
    label = line("What to call them together", hint="Such as: Other areas")

    def offer() -> None:
        assert work.cleaned is not None
        taken = {v for join in joins if join["column"] == column.value for v in join["values"]}
        free = [value for value in answers_found(work.cleaned.frame, column.value) if value not in taken]
        boxes.children = [tick(value, False) for value in free]

    def join() -> None:
        values = [box.description for box in boxes.children if box.value]
        name = " ".join(label.value.split())
        if len(values) < 2 or not name:
            raise CourseError("Tick two answers or more, and say what to call them together.")
        joins.append({"column": column.value, "label": name, "values": values})
        label.value = ""
        draw()
        hand.say(f"{len(values)} answers are joined as '{name}'.")

    def undo(number: int) -> Callable[[], None]:
        def act() -> None:
            gone = joins.pop(number)
            draw()
            hand.lead(f"“{gone['label']}” is parted again.", JOINED)

        return act

    def draw() -> None:
        listed.children = [
            button(f"Part “{join['label']}” of “{join['column']}” again", hand.safe(undo(number)))
            for number, join in enumerate(joins)
        ] or [words("Nothing yet.")]
        offer()

    column.observe(lambda _: hand.safe(offer)(), names="value")
    draw()
    return Screen(
        (
            words(
                "Small groups are hidden. If two answers belong together, you can join them, so that more "
                "can be shown. You can also go on without."
            ),
            column,
            boxes,
            label,
            button("Join the ticked answers", hand.safe(join)),
            html('<h3 class="il-joined" tabindex="-1">Joined so far</h3>'),
            listed,
        ),
        lambda: list(joins),
    )


def _joins(before: Asked) -> list[dict[str, Any]]:
    """Return joined answers, if they are; a saved file may have been changed."""
    known = before if isinstance(before, list) else []
    return [
        each
        for each in known
        if isinstance(each, dict)
        and {"column", "label", "values"} == set(each)
        and _are_texts([each["column"], each["label"]])
        and isinstance(each["values"], list)
        and _are_texts(each["values"])
    ]


def _are_texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def apply_join(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Join answers; each must still be there."""
    joins: dict[str, dict[str, tuple[str, ...]]] = {}
    for each in _joins(answer):
        joins.setdefault(each["column"], {})[each["label"]] = tuple(each["values"])
    joined = replace(work, joins=joins)
    for column in joins:
        tables.question(joined, column)
    return joined


def show_tables(work: Work, before: Asked, hand: Hand) -> Screen:
    """Choose tables."""
    names = {each.name: each.kind for each in work.countable}
    pairs, bands = _tables(before, {*names, ""})
    if not names:
        return Screen((words("Nothing in this file can be counted. Go back and keep more columns."),))
    column = from_list("What do you want to count?", [(name, name) for name in names])
    splits = [(NOT_SPLIT, ""), *((name, name) for name, kind in names.items() if kind != "ticks")]
    by = from_list("Split it by groups?", splits)
    edges = {name: _edges_box(name, bands) for name, kind in names.items() if kind == "numbers"}
    wanted, listed = widgets.VBox(), widgets.VBox()

    def ask() -> None:
        wanted.children = [edges[name] for name in dict.fromkeys((column.value, by.value)) if name in edges]

    def add() -> None:
        pair = [column.value, by.value]
        if pair in pairs:
            raise CourseError("This table is on your list. Choose another one, or go on.")
        if len(pairs) >= MOST_TABLES:
            raise CourseError(f"{MOST_TABLES} tables are the most for one release. Go on with these.")
        asked = {**bands, **{name: edges_of(edges[name].value) for name in pair if name in edges}}
        made = tables.table(work, pair, asked)
        bands.update(asked)
        pairs.append(pair)
        draw()
        hand.say(f"Added: {made.title}. Your list has {count_of(len(pairs), 'table')}.")

    def remove(pair: list[str]) -> Callable[[], None]:
        def act() -> None:
            pairs.remove(pair)
            draw()
            hand.lead(f"Removed. Your list has {count_of(len(pairs), 'table')}.", LISTED)

        return act

    def draw() -> None:
        listed.children = [
            button(
                f"Remove the table “{name}{f', by {split}' if split else ''}”",
                hand.safe(remove([name, split])),
            )
            for name, split in pairs
        ] or [words("No table yet.")]

    column.observe(lambda _: hand.safe(ask)(), names="value")
    by.observe(lambda _: hand.safe(ask)(), names="value")
    ask()
    draw()
    return Screen(
        (
            words(
                "A table counts one question, or one question split by another. Take few tables: the more "
                "you share, the more must be hidden."
            ),
            column,
            by,
            wanted,
            button("Add this table", hand.safe(add)),
            html('<h3 class="il-listed" tabindex="-1">Your list of tables</h3>'),
            listed,
        ),
        lambda: {"tables": [list(pair) for pair in pairs], "bands": dict(bands)},
    )


def _tables(before: Asked, names: set[str]) -> tuple[list[list[str]], dict[str, list[float]]]:
    """Return the pairs and bands of saved tables, if they are; a saved file may have been changed."""
    known = before if isinstance(before, dict) else {}
    pairs, bands = known.get("tables"), known.get("bands")
    good = [
        list(pair)
        for pair in (pairs if isinstance(pairs, list) else [])
        if isinstance(pair, list) and len(pair) == 2 and _are_texts(pair) and set(pair) <= names
    ]
    edges = {
        str(name): [float(start) for start in starts]
        for name, starts in (bands.items() if isinstance(bands, dict) else ())
        if isinstance(starts, list) and all(isinstance(start, int | float) for start in starts)
    }
    return good, edges


def _edges_box(name: str, bands: Mapping[str, list[float]]) -> widgets.Text:
    start = ", ".join(f"{edge:g}" for edge in bands.get(name, ()))
    return line(f"Where do the bands of '{name}' start?", start, "Such as: 25, 45, 65")


def edges_of(typed: str) -> list[float]:
    """Return the starts of bands from what was typed."""
    try:
        return [float(part) for part in typed.replace(";", ",").split(",") if part.strip()]
    except ValueError:
        raise CourseError(
            "Write where each band starts as numbers with commas, such as 25, 45, 65."
        ) from None


def apply_tables(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Note the tables."""
    found = answer or {}
    return tables.with_tables(work, found.get("tables", ()), found.get("bands", {}))


def show_weights(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask whether to weight, and by what."""
    options = [(NO_WEIGHTS, "")]
    options += [(f"Weight by: {each.name}", each.name) for each in work.countable if each.kind == "answers"]
    choice = one_of("Should some replies count more?", options, "" if before is None else before)
    return Screen(
        (
            words(
                "Perhaps more older people replied than live in your place. Weights can mend that mix. You "
                "need to know the true shares, for example from the census."
            ),
            choice,
            why(
                "What can weights not do?",
                "They cannot speak for people who could not reply. They make numbers less sure. The tables "
                "show both: without weights and with them.",
            ),
        ),
        lambda: choice.value,
    )


def apply_weights(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Leave weights off, or go on to the shares."""
    if answer is None:
        raise CourseError(CHOOSE)
    if answer:
        tables.single(work, answer)
    return replace(work, weights=None, weigh_by=answer)


def wants_weights(work: Work) -> bool:
    """Whether the person chose a question to weight by."""
    return bool(work.weigh_by)


def show_shares(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask for the true share of each group."""
    known = before if isinstance(before, dict) and before.get("column") == work.weigh_by else {}
    question = tables.groups(work, work.weigh_by)
    practice = work.about == PRACTICE and work.weigh_by == PRACTICE_WEIGHTS
    typed = known.get("shares") or (
        {name: f"{share:g}" for name, share in TARGETS.items()} if practice else {}
    )
    usual = "Made-up shares for practice" if practice else ""
    boxes = {a.label: line(f"{a.label}: percent", str(typed.get(a.label, ""))) for a in question.answers}
    source = line(
        "Where do these shares come from?",
        str(known.get("source", usual)),
        "Such as: Census 2021, adults in Leeds",
    )
    return Screen(
        (
            words(
                f"Out of 100 people whom the survey is about, how many are in each group of "
                f"'{work.weigh_by}'? The numbers must make 100 together."
            ),
            *boxes.values(),
            source,
        ),
        lambda: {
            "column": work.weigh_by,
            "shares": {label: box.value for label, box in boxes.items()},
            "source": source.value,
        },
    )


def apply_shares(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Weight the survey."""
    try:
        shares = {label: float(text.replace("%", "").strip()) for label, text in answer["shares"].items()}
    except ValueError:
        raise CourseError("Write each share as a number, such as 29 or 28.5.") from None
    source = " ".join(answer["source"].split())
    if not source:
        raise CourseError("Say where the shares come from. Readers need to know.")
    return tables.weighted(work, work.weigh_by, shares, source)
