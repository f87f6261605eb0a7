"""The screens of W1: what each shows, and what the person has answered on it."""

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab.findings.cards import (
    BESIDE_REGION,
    BESIDE_SIMILAR,
    CARDS,
    beside,
    deprivation_card,
    teeth_card,
)
from inequalitylab.words.names import said
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.my_area_cards import (
    beside_markup,
    card_markup,
    missing_markup,
    why_alike_markup,
)
from inequalitylab.workbooks.my_area_choices import BESIDE_ENGLAND, Glance, lines
from inequalitylab.workbooks.steps import Hand, Screen

FULL = {"width": "auto"}
STRENGTHS = """
<p>Start with what works. Think of people, groups, parks, shops, or things that are done well. No number shows
them. You do not have to write.</p>
"""
LIVES = """
<p>The next card has figures on how long people live. Some people do not want to see them, and that is fine.
You need not say why.</p>
"""
NO_SUPPORT = "If it is hard to look at, stop and talk with someone you trust, or with your host."
HELP = "If it is hard to look at, you can talk to someone: {line}"
BESIDE = "<p>How does the council compare? Choose whom to set it beside.</p>"
TALK = """
<p>Look back at the cards. Talk about them with someone else before you write. You do not have to write.</p>
<p>A number shows where to ask. It does not say why. It does not say who you are.</p>
"""
SHOW, SKIP = "Show the figures", "Skip them"
BESIDE_WORDS = {
    BESIDE_ENGLAND: "England",
    BESIDE_REGION: "Its region",
    BESIDE_SIMILAR: "Councils like it",
}


def strengths(state: Glance, before: Any, _hand: Hand) -> Screen:
    """Show a box for what is good here."""
    box = _area("What is good here? One thing on each line.", state.strengths if before is None else before)
    return Screen((html(STRENGTHS), box), lambda: box.value)


def card(key: str) -> Callable[[Glance, Any, Hand], Screen]:
    """Return what shows one of the cards."""

    def show_card(state: Glance, _before: Any, _hand: Hand) -> Screen:
        markup = card_markup(CARDS[key](state.here), state.here)
        return Screen((html(_strengths(state) + markup if key == "people" else markup),))

    return show_card


def _strengths(state: Glance) -> str:
    """Return what the person wrote, safe to show: it comes before the first number."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines(state.strengths))
    name = escape(said(state.here))
    return (
        f'<section class="il-own"><h3>What you said is good in {name}</h3><ul>{items}</ul></section>'
        * bool(items)
    )


def lives(state: Glance, before: Any, _hand: Hand) -> Screen:
    """Ask whether figures on how long people live are shown."""
    known = {True: SHOW, False: SKIP, None: None}[state.lives]
    choice = widgets.RadioButtons(
        options=[SHOW, SKIP], value=before or known, description="Show or skip?", layout=FULL
    )
    return Screen((html(LIVES + _help(state)), choice), lambda: choice.value)


def _help(state: Glance) -> str:
    line = state.support.strip()
    return f'<p class="il-own">{escape(HELP.format(line=line) if line else NO_SUPPORT)}</p>'


def health(state: Glance, _before: Any, _hand: Hand) -> Screen:
    """Show the card on how long people live, with someone to talk to first."""
    return Screen((html(_help(state) + card_markup(CARDS["health"](state.here), state.here)),))


def compared(state: Glance, before: Any, hand: Hand) -> Screen:
    """Show the council beside England, its region or councils like it."""
    choice = widgets.RadioButtons(
        options=[(words, key) for key, words in BESIDE_WORDS.items()],
        value=before or state.beside,
        description="Set beside",
        layout=FULL,
    )
    result = html(_beside(state, choice.value))

    def change() -> None:
        result.value = _beside(state, choice.value)
        hand.say(f"Now beside: {BESIDE_WORDS[choice.value]}. The charts are below.")

    choice.observe(lambda _: hand.safe(change)(), names="value")
    return Screen((html(BESIDE), choice, result), lambda: choice.value)


def _beside(state: Glance, whom: str) -> str:
    council = state.council
    assert council is not None
    if whom == BESIDE_ENGLAND:
        found = [deprivation_card(council).findings[0], teeth_card(council).findings[0]]
        if state.lives:
            found[1:1] = CARDS["health"](council).findings
        return beside_markup(found)
    markup = beside_markup(beside(council, whom, lives_too=bool(state.lives)))
    return why_alike_markup(council) + markup if whom == BESIDE_SIMILAR else markup


def missing(state: Glance, _before: Any, _hand: Hand) -> Screen:
    """Show what is missing."""
    return Screen((html(missing_markup(state.here, lives_too=bool(state.lives))),))


def talk(state: Glance, before: Any, _hand: Hand) -> Screen:
    """Ask what looks wrong, before anything else, and what to ask next."""
    answer = before or {"odd": state.odd, "ask": state.ask}
    odd = _area("What looks wrong? What does not fit with what you know?", answer["odd"])
    ask = _area("What would you ask next, and who could answer?", answer["ask"])
    return Screen((html(TALK), odd, ask), lambda: {"odd": odd.value, "ask": ask.value})


def _area(label: str, value: str) -> widgets.Textarea:
    # The page sends letter by letter no faster than it is answered, and a click overtakes what waits. Sent
    # whole, when the box is left, the text comes before the click.
    return widgets.Textarea(description=label, value=value, continuous_update=False, layout=FULL)
