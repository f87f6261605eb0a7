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
from inequalitylab.places import Place
from inequalitylab.words.names import said
from inequalitylab.workbooks.kit import button, html
from inequalitylab.workbooks.my_area_cards import (
    beside_markup,
    card_markup,
    missing_markup,
    why_alike_markup,
)
from inequalitylab.workbooks.my_area_choices import (
    BESIDE_ENGLAND,
    Glance,
    lines,
    place_of,
    strengths_elsewhere,
)
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
WRITTEN_THERE = "What you wrote about {name} stays with {name}. Is some of it true here too?"
USE = "Use what I wrote about {name}"
USED = "It is in the box now. Take out what is not true here."
ANOTHER = "Choose another place. To stay with {name}, press Back."
NOW_ABOUT = "All cards are about {name} now. Your other choices are kept."
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


def strengths(state: Glance, before: Any, hand: Hand) -> Screen:
    """Show a box for what is good here; what was written about another place can be used here too."""
    here = state.here.code
    known = _of_here(before, here) or {"strengths": state.strengths}
    box = _area(f"What is good in {said(state.here)}? One thing on each line.", known["strengths"])
    parts: list[widgets.Widget] = [html(STRENGTHS)]
    found = _half_written(before, here) or strengths_elsewhere(state)
    if found and not box.value:
        parts += _offer_again(*found, box, hand)
    return Screen((*parts, box), lambda: {"of": here, "strengths": box.value})


def _of_here(before: Any, here: str) -> Any:
    """Return an earlier answer, if it was about this place."""
    return before if before is not None and before["of"] == here else None


def _half_written(before: Any, here: str) -> tuple[Place, str] | None:
    """Return what was left on this screen, if it was about another place."""
    if before is None or before["of"] == here or not before["strengths"]:
        return None
    return place_of(before["of"]), before["strengths"]


def _offer_again(there: Place, text: str, box: widgets.Textarea, hand: Hand) -> list[widgets.Widget]:
    """Return a note on what was written about another place, and a button that brings it here."""
    name = said(there)

    def use() -> None:
        box.value = "\n".join(filter(None, (box.value, text)))
        hand.say(USED.format(name=name))

    note = f'<p class="il-own">{escape(WRITTEN_THERE.format(name=name))}</p>'
    return [html(note), button(USE.format(name=name), hand.safe(use))]


def another(state: Glance) -> str:
    """Return what is said when the place is to be changed."""
    return ANOTHER.format(name=said(state.here))


def now_about(state: Glance) -> str:
    """Return what is said when the place was changed."""
    return NOW_ABOUT.format(name=said(state.here))


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
    here = state.here.code
    answer = _of_here(before, here) or {"odd": state.odd, "ask": state.ask}
    odd = _area("What looks wrong? What does not fit with what you know?", answer["odd"])
    ask = _area("What would you ask next, and who could answer?", answer["ask"])
    return Screen((html(TALK), odd, ask), lambda: {"of": here, "odd": odd.value, "ask": ask.value})


def _area(label: str, value: str) -> widgets.Textarea:
    # The page sends letter by letter no faster than it is answered, and a click overtakes what waits. Sent
    # whole, when the box is left, the text comes before the click.
    return widgets.Textarea(description=label, value=value, continuous_update=False, layout=FULL)
