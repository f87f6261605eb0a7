"""The screens to practise: the talk part by part, a clock, what was heard, a second try, hard questions."""

from dataclasses import replace
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab import words as say
from inequalitylab.workbooks.choosers import lines, one_of, points, rows, tick, words
from inequalitylab.workbooks.kit import button, html
from inequalitylab.workbooks.steps import Hand, Screen, Tell
from inequalitylab.workbooks.tell_story import state
from inequalitylab.workbooks.tell_story.card import (
    ALWAYS,
    EVERYONE,
    FAIR,
    QUESTIONS,
    TALK,
    seconds_of,
    time_of,
)
from inequalitylab.workbooks.tell_story.clock import Clock
from inequalitylab.workbooks.tell_story.documents import asked
from inequalitylab.workbooks.tell_story.state import Story
from inequalitylab.workbooks.tell_story.style import side_by_side, style

NO_CLOCK = 0
LENGTHS = (("1 minute", 1), ("3 minutes", 3), ("5 minutes", 5), ("No clock: take your time", NO_CLOCK))
USUAL = 5
PRACTISE = "Speak aloud to your partner. Nothing is recorded: there is no microphone here."
PARTNER = "For the partner: listen, and tick what you hear. The ticks are gone when you leave this page."
HEARD = "First, the partner says back only what they heard. Then they give one change, and no more."
AGAIN = "Now try once more, with the one change."
HARD = (
    "A person in charge may ask these. Short answers are best. “We do not know, and here is how we could "
    "find out” is a good answer."
)
END = (
    "You have a number that you can stand by, one ask, and a page to hand over.",
    "Before the talk, ask the story's owner once more, if there is one. After it, write down who will "
    "answer, and by when.",
    "When you are done, press Delete everything.",
)


def show_first(story: Story, before: Any, hand: Hand) -> Screen:
    """Show the talk and the clock for the first try."""
    return _practice(story, before, hand, words(PRACTISE))


def show_again(story: Story, before: Any, hand: Hand) -> Screen:
    """Show the talk and the clock for the second try, with the one change."""
    change = f"<p><strong>Your one change:</strong> {escape(story.change)}</p>" if story.change else ""
    return _practice(story, before, hand, html(f"<p>{AGAIN}</p>{change}"))


def _practice(story: Story, before: Any, hand: Hand, intro: widgets.Widget) -> Screen:
    known = before or {"minutes": USUAL, "aloud": True}
    length = one_of("How long?", LENGTHS, known["minutes"])
    aloud = tick("Say half-time and the end aloud", known["aloud"])
    shown, talk = html(), html(talk_markup(story, length.value))
    clock = Clock(lambda text: setattr(shown, "value", text), hand.say, lambda: shown.comm is not None)

    def start() -> None:
        if length.value == NO_CLOCK:
            hand.say("There is no clock. Start when you are ready.")
        else:
            clock.start(length.value, aloud.value)

    def redraw() -> None:
        clock.stop()
        talk.value = talk_markup(story, length.value)

    length.observe(lambda _: hand.safe(redraw)(), names="value")
    ticks = [tick(f"{part.name}: {part.what}", False) for part in TALK]
    parts = (
        intro,
        length,
        aloud,
        side_by_side(
            button("Start", hand.safe(start), main=True), button("Stop the clock", hand.safe(clock.stop))
        ),
        shown,
        talk,
        html(f"<h3>What was heard</h3><p>{PARTNER}</p>"),
        *ticks,
        html(_listed("Is it fair?", FAIR) + _listed("Can all take part?", EVERYONE)),
        style(),
    )
    return Screen(parts, lambda: {"minutes": length.value, "aloud": aloud.value})


def _listed(heading: str, items: tuple[str, ...]) -> str:
    listed = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<details class="il-why"><summary>{heading}</summary><ul>{listed}</ul></details>'


def talk_markup(story: Story, minutes: int) -> str:
    """Return the talk part by part, with the time for each, as markup."""
    own = {
        "Hello": f"We are {story.we}.",
        "Why": story.why or story.good,
        "Finding": say.spoken(story.finding) if story.finding else "",
        "Story": story.story if story.has_story else "No story. Say what is good here.",
        "Ask": asked(story),
        "Question": story.question or "What will you do, and by when?",
    }
    times = [f", {time_of(seconds_of(part, minutes))}" if minutes else "" for part in TALK]
    body = [(f"{part.name}{time}", escape(own[part.name])) for part, time in zip(TALK, times, strict=True)]
    return rows("Your talk, part by part", ("Part and time" if minutes else "Part", "Yours"), body)


def show_heard(story: Story, before: Any, _hand: Hand) -> Screen:
    """Ask what was heard, and for one change."""
    known = before or {"heard": story.heard, "change": story.change}
    heard = lines("What the partner heard", known["heard"])
    change = lines("The one change", known["change"])
    return Screen((words(HEARD), heard, change), lambda: {"heard": heard.value, "change": change.value})


def apply_heard(story: Story, answer: Any, _tell: Tell) -> Story:
    """Note what was heard; it may be left empty."""
    return replace(
        story,
        heard=state.told(answer["heard"], "good", "What was heard"),
        change=state.told(answer["change"], "why", "The one change"),
    )


def show_questions(_story: Story, before: Any, hand: Hand) -> Screen:
    """Show one hard question at a time, and all of them on request."""
    at = {"number": int(before or 0) % len(QUESTIONS)}
    shown = html(question_markup(at["number"]))

    def turn() -> None:
        at["number"] = (at["number"] + 1) % len(QUESTIONS)
        shown.value = question_markup(at["number"])
        hand.say(f"Question {at['number'] + 1}: {QUESTIONS[at['number']][0]}")

    body = [(escape(question), escape(need)) for question, need in QUESTIONS]
    card = rows("All hard questions", ("They may say", "What they may need to hear"), body)
    return Screen(
        (
            words(HARD),
            shown,
            button("Another question", hand.safe(turn)),
            html("<h3>Three things you may always say</h3>"),
            points(ALWAYS),
            html(f'<details class="il-why"><summary>The whole card</summary>{card}</details>'),
            style(),
        ),
        lambda: at["number"],
    )


def question_markup(number: int) -> str:
    """Return one hard question, with help that opens."""
    question, need = QUESTIONS[number]
    return (
        f'<p class="il-question">Question {number + 1} of {len(QUESTIONS)}: '
        f"<strong>“{escape(question)}”</strong></p>"
        '<details class="il-why"><summary>What they may need to hear</summary>'
        f"<p>{escape(need)}</p></details>"
    )


def show_end(_story: Story, _before: Any, _hand: Hand) -> Screen:
    """Say what there is now, and what comes next."""
    return Screen((words(*END),))
