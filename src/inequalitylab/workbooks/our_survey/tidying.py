"""The screens that make a survey ready to count: what must go, what means no answer, what cannot be."""

import datetime
from dataclasses import replace
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab import surveys
from inequalitylab.errors import CourseError
from inequalitylab.surveys import PersonalDetail, check_outgoing
from inequalitylab.surveys.files import count_of
from inequalitylab.workbooks.choosers import line, lines, one_of, points, rows, scrolled, tick, why, words
from inequalitylab.workbooks.keeping import download
from inequalitylab.workbooks.kit import button, html
from inequalitylab.workbooks.our_survey import state
from inequalitylab.workbooks.our_survey.opening import CHOOSE, Asked
from inequalitylab.workbooks.our_survey.state import Work
from inequalitylab.workbooks.steps import Hand, Screen, Tell

MOST_TICKS = 40
FOUND_BY = (
    ("A random draw: everyone in the place or list had a known chance to be asked", "random"),
    ("People who were at hand, such as at an event or a library", "hand"),
    ("People who chose to reply, such as online", "chose"),
)


def show_personal(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Say what will be dropped, and ask what else."""
    must: dict[str, list[PersonalDetail]] = {}
    for detail in work.details:
        if detail.must_go:
            must.setdefault(detail.column, []).append(detail)
    gone = set(must)
    maybe: dict[str, str] = {}
    for detail in work.details:
        if detail.column not in gone and detail.column not in maybe:
            maybe[detail.column] = f"may hold: {detail.kind}"
    others = [p.name for p in work.profiles if p.name not in gone and p.name not in maybe]
    asked = [*maybe, *others][:MOST_TICKS]
    wanted = set(before) if isinstance(before, list) else set(maybe)
    boxes = {
        name: tick(f"{name} ({maybe[name]})" if name in maybe else name, name in wanted) for name in asked
    }
    parts: list[widgets.Widget] = [
        words("To count answers, nobody needs to know who gave them. So we take out what could tell.")
    ]
    if must:
        body = [
            [
                escape(column),
                escape(" or ".join(detail.kind for detail in found)),
                escape(" ".join(dict.fromkeys(detail.reason for detail in found))),
            ]
            for column, found in must.items()
        ]
        made = rows("These columns go", ["Column", "It seems to hold", "Why we think so"], body)
        parts.append(scrolled(made, "These columns go"))
    if maybe:
        parts.append(html("<h3>Look at these</h3>"))
        parts.append(words("Tick what should go. If you are not sure, let it go."))
        parts += [boxes[name] for name in maybe if name in boxes]
    rest = [boxes[name] for name in others if name in boxes]
    if rest:
        parts.append(html("<h3>The other columns</h3>"))
        parts.append(words("Do any of these say who a person is? Tick what you do not need."))
        parts += rest
    if len(maybe) > MOST_TICKS:
        more = len(maybe) - MOST_TICKS
        parts.append(words(f"{count_of(more, 'more column')} that may tell who a person is will go too."))
    over = list(maybe)[MOST_TICKS:]
    parts.append(
        why(
            "Can this miss something?",
            "Yes. It looks for patterns, such as an e-mail address. It can miss a rare name, or a detail "
            "that only a neighbour would know. So look yourself.",
        )
    )
    return Screen(parts, lambda: [*[name for name, box in boxes.items() if box.value], *over])


def apply_personal(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Drop what must go and what the person ticked."""
    return state.dropped(work, answer)


def has_missing(work: Work) -> bool:
    """Whether any answer may mean "no answer"."""
    return bool(work.missing)


def show_missing(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask what means "no answer"."""
    codes = [(code.column, code.code) for code in work.missing[:MOST_TICKS]]
    wanted = {tuple(pair) for pair in before} if isinstance(before, list) else set(codes)
    boxes = {
        (code.column, code.code): tick(
            f"'{code.code}' in '{code.column}' ({count_of(code.rows, 'reply', 'replies')}). {code.reason}",
            (code.column, code.code) in wanted,
        )
        for code in work.missing[:MOST_TICKS]
    }
    return Screen(
        (
            words(
                "Some answers may be signs that there is no answer, such as 99. Tick those that are. They "
                "will not be counted."
            ),
            *boxes.values(),
            words("'Prefer not to say' is an answer. It stays."),
        ),
        lambda: [list(pair) for pair, box in boxes.items() if box.value],
    )


def apply_missing(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Set codes that mean "no answer"."""
    return state.with_missing(work, answer)


def has_spellings(work: Work) -> bool:
    """Whether an answer is written in more than one way."""
    return bool(work.labels)


def show_spelling(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask whether spellings of an answer are one answer."""
    wanted = set(before) if isinstance(before, list) else set(work.labels)
    boxes = {}
    for column, labels in list(work.labels.items())[:MOST_TICKS]:
        pairs = "; ".join(f"'{answer}' as '{label}'" for answer, label in labels.items())
        boxes[column] = tick(f"{column}: count {pairs}", column in wanted)
    return Screen(
        (
            words("Some answers differ only in how they are written. Tick where they are the same."),
            *boxes.values(),
        ),
        lambda: [column for column, box in boxes.items() if box.value],
    )


def apply_spelling(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Give answers one spelling."""
    return state.with_one_spelling(work, answer)


def show_clean(work: Work, _before: Asked, _hand: Hand) -> Screen:
    """Say what is about to be done."""
    choices = work.choices
    codes = sum(map(len, choices.missing.values()))
    todo = [
        f"Take out {count_of(len(choices.drop), 'column')}." if choices.drop else "Take out no column.",
        f"Set {count_of(codes, 'sign')} to no answer." if codes else "Keep every answer as an answer.",
    ]
    if choices.drop_repeats:
        same = count_of(work.repeats.extra, "row that says", "rows that say")
        todo.append(f"Leave out {same} the same as another.")
    if choices.labels:
        todo.append(f"Use one spelling in {count_of(len(choices.labels), 'question')}.")
    if choices.ticks:
        todo.append(
            f"Part {count_of(len(choices.ticks), 'question')} where people could tick several answers."
        )
    return Screen((words("This is what you chose. The file itself does not change."), points(todo)))


def apply_clean(work: Work, _answer: Asked, tell: Tell) -> Work:
    """Clean the survey."""
    tell("Cleaning the answers", 0, 1)
    return state.cleaned(work, datetime.date.today())


def show_about(work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask what the survey is called and who was asked."""
    known = before if isinstance(before, dict) else {"title": work.about.title, "asked": work.about.asked}
    title = line("What is the survey called?", str(known.get("title", "")), "Such as: Getting a dentist")
    asked = lines(
        "Who was asked, where and when?",
        str(known.get("asked", "")),
        "Such as: Adults at two libraries in Leeds, March 2026",
    )
    return Screen(
        (words("This goes on every table. Write no names of people."), title, asked),
        lambda: {"title": title.value, "asked": asked.value},
    )


def apply_about(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Note what the survey is called and who was asked."""
    title, asked = " ".join(answer["title"].split()), " ".join(answer["asked"].split())
    if not title or not asked:
        raise CourseError(
            "Write a name for the survey, and who was asked, where and when. Readers need both."
        )
    check_outgoing(f"{title}\n{asked}")
    ending = "" if asked.endswith((".", "!", "?")) else "."
    return replace(work, about=replace(work.about, title=title, asked=asked + ending))


def show_sample(_work: Work, before: Asked, _hand: Hand) -> Screen:
    """Ask how people came to reply."""
    choice = one_of("How did people come to reply?", FOUND_BY, before)
    return Screen(
        (
            choice,
            why(
                "Why does it matter?",
                "Only a random draw can stand for everyone, within limits that we can work out. Other "
                "surveys tell about the people who replied. They are still worth a lot. We say so on each "
                "table: it is called a convenience sample.",
            ),
        ),
        lambda: choice.value,
    )


def apply_sample(work: Work, answer: Asked, _tell: Tell) -> Work:
    """Note how people came to reply."""
    if answer not in [way for _, way in FOUND_BY]:
        raise CourseError(CHOOSE)
    return replace(work, about=replace(work.about, convenience=answer != "random"))


def show_small(work: Work, before: Asked, hand: Hand) -> Screen:
    """Show the page for a survey with few replies: how many, and themes in the group's own words."""
    page = surveys.themes_page(work.replies, work.about)
    known: dict[str, Any] = before if isinstance(before, dict) else {}
    boxes = {prompt: lines(prompt, str(known.get(prompt, ""))) for prompt in page.prompts}
    link = html()

    def make() -> None:
        told = [f"{prompt}\n{box.value.strip()}" for prompt, box in boxes.items() if box.value.strip()]
        text = "\n\n".join([*page.sentences, *told]) + "\n"
        check_outgoing(text)
        link.value = download(text, "what people told us.txt")
        hand.say("The page is ready. The link to save it is below the button.")

    return Screen(
        (
            words(*page.sentences),
            words("Write in your own words. Do not copy what one person wrote."),
            *boxes.values(),
            button("Make the page", hand.safe(make), main=True),
            link,
        ),
        lambda: {prompt: box.value for prompt, box in boxes.items()},
    )
