"""The screens of the words: who hears it, what is good, one ask, a story only with a yes, and the check."""

from dataclasses import replace
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab.errors import CourseError
from inequalitylab.workbooks.choosers import line, lines, one_of, tick, why, words
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.steps import Hand, Screen, Tell
from inequalitylab.workbooks.tell_story import state
from inequalitylab.workbooks.tell_story.choosing import CHOOSE
from inequalitylab.workbooks.tell_story.state import (
    NAMED,
    NO_NAME,
    NO_STORY,
    OTHER_NAME,
    OTHERS_STORY,
    OWN_STORY,
    Story,
)

STORIES = (
    ("No story. The number and the ask are enough", NO_STORY),
    ("My own story", OWN_STORY),
    ("The story of someone else, who has said yes", OTHERS_STORY),
)
NAMES = (
    ("No name at all", NO_NAME),
    ("Another name, chosen by the owner", OTHER_NAME),
    ("The owner's own name", NAMED),
)
AGREED = (
    "The story's owner has read or heard these exact words, and says yes.",
    "They know that they can change them or take them back until the talk.",
    "They know that once it is public, we cannot take back all copies.",
    "They know who will hear it.",
)
OWN_AGREED = (
    "I have read these exact words again, and I say yes.",
    "I know that I can change them or take them back until the talk.",
    "I know that once it is public, I cannot take back all copies.",
    "I know who will hear it.",
)
NOT_AGREED = (
    "A story needs a yes to each of these. If there is one missing, ask the owner, or press Back and choose "
    "“No story”. A message is strong without one."
)
CHANGED = "The words are not the same any more. Ask for a yes to the new words."
STORY_CARE = (
    "A story belongs to the person who lived it. Write the words that they would say. Leave out what could "
    "show who others are.",
)
ONE_ASK = (
    "Ask for one thing that they can decide. The best asks change the odds: they do not only help people to "
    "bear them.",
)
FINE = "Nothing stood out. A computer sees little. Read it aloud to each other all the same."
STUDY = "Which study shows the cause? (Leave empty if there is none)"
CAUSE_LEFT = (
    "Your words still say what made it so. Press Back and change them, or name the study that shows it."
)
HARM_LEFT = (
    "Some words could blame or hurt people. Press Back and change them. If you have talked about it and want "
    "to keep them, tick the box."
)
PARTS_OF_CHECK = {
    "cause": "What made it so",
    "blame": "Blame",
    "dignity": "Respect",
    "number": "Numbers",
    "long": "Long sentences",
}


def show_audience(story: Story, before: Any, _hand: Hand) -> Screen:
    """Ask who will hear it."""
    known = before or {"who": story.who, "decides": story.decides, "we": story.we}
    who = line("Who will hear it?", known["who"], "Such as: the council's health board")
    decides = line("What can they decide?", known["decides"], "Such as: what nurseries are paid for")
    we = line("Who are you? A group's name is enough.", known["we"], "Such as: parents of Aldermoor")
    return Screen(
        (words("Someone can say yes to you. Who?"), who, decides, we),
        lambda: {"who": who.value, "decides": decides.value, "we": we.value},
    )


def apply_audience(story: Story, answer: Any, _tell: Tell) -> Story:
    """Note who will hear it, and who speaks."""
    who = state.told(answer["who"], "who", "Who will hear it")
    we = state.told(answer["we"], "we", "Who you are")
    if not who or not we:
        raise CourseError("Write who will hear it, and who you are. A group's name is enough.")
    return replace(
        story, who=who, we=we, decides=state.told(answer["decides"], "decides", "What they can decide")
    )


def show_why(story: Story, before: Any, _hand: Hand) -> Screen:
    """Ask what is good here, and why it matters."""
    known = before or {"good": story.good, "why": story.why}
    good = lines("What is good here?", known["good"], "People, groups, places that work well")
    reason = lines("Why does this number matter to you?", known["why"], "One or two short sentences")
    return Screen(
        (words("Start with what is strong. Then they listen."), good, reason),
        lambda: {"good": good.value, "why": reason.value},
    )


def apply_why(story: Story, answer: Any, _tell: Tell) -> Story:
    """Note what is good, and why it matters."""
    good = state.told(answer["good"], "good", "What is good here")
    if not good:
        raise CourseError("Write one thing that is good here. No number shows it, and you know it.")
    return replace(story, good=good, why=state.told(answer["why"], "why", "Why it matters"))


def show_ask(story: Story, before: Any, _hand: Hand) -> Screen:
    """Ask for one ask, its date, and a question."""
    known = before or {"ask": story.ask, "by": story.by, "question": story.question}
    ask = lines("What do you ask them to do?", known["ask"], "Such as: Pay for brushing in every nursery")
    by = line("By when do you want an answer?", known["by"], "Such as: 1 March 2027")
    question = line("Your question for them (if you have one)", known["question"])
    return Screen(
        (words(*ONE_ASK), ask, by, question),
        lambda: {"ask": ask.value, "by": by.value, "question": question.value},
    )


def apply_ask(story: Story, answer: Any, _tell: Tell) -> Story:
    """Note the one ask."""
    ask = state.one_ask(answer["ask"])
    by = state.told(answer["by"], "by", "The date")
    if not by:
        raise CourseError("Write by when you want an answer. Without a date, there is often no answer.")
    return replace(
        story, ask=ask, by=by, question=state.told(answer["question"], "question", "Your question")
    )


def show_story(story: Story, before: Any, _hand: Hand) -> Screen:
    """Ask whether there is a story."""
    choice = one_of("Will you tell a story?", STORIES, before or story.kind)
    return Screen(
        (
            words("A story shows what a number is like. It is never needed. No one has to tell theirs."),
            choice,
            why(
                "Why so careful?",
                "What is public stays public. Copies cannot be taken back, and a story can "
                "show who other people are.",
            ),
        ),
        lambda: choice.value,
    )


def apply_story(story: Story, answer: Any, _tell: Tell) -> Story:
    """Note whether there is a story; another choice takes the old words out."""
    if answer is None:
        raise CourseError(CHOOSE)
    if answer == NO_STORY:
        return state.without_story(story)
    return story if answer == story.kind else replace(state.without_story(story), kind=answer)


def show_permission(story: Story, before: Any, hand: Hand) -> Screen:
    """Ask for the exact words, and for a yes to each part."""
    agreed = OWN_AGREED if story.kind == OWN_STORY else AGREED
    known = before or {
        "story": story.story,
        "as": None,
        "name": story.name,
        "agreed": [story.agreed] * len(agreed),
    }
    text = lines("The exact words of the story", known["story"])
    named = one_of("Whose name goes with it?", NAMES, known["as"])
    name = line("That name, or what to say of the person", known["name"], "Such as: a parent of two")
    ticks = [
        tick(words_, value and story.agreed) for words_, value in zip(agreed, known["agreed"], strict=True)
    ]

    def ask_again() -> None:
        if any(each.value for each in ticks):
            for each in ticks:
                each.value = False
            hand.say(CHANGED)

    text.observe(lambda _: hand.safe(ask_again)(), names="value")
    heading = "Your yes" if story.kind == OWN_STORY else "The owner's yes"
    parts: list[widgets.Widget] = [words(*STORY_CARE), text, named, name, html(f"<h3>{heading}</h3>"), *ticks]
    return Screen(
        parts,
        lambda: {
            "story": text.value,
            "as": named.value,
            "name": name.value,
            "agreed": [each.value for each in ticks],
        },
    )


def apply_permission(story: Story, answer: Any, _tell: Tell) -> Story:
    """Take the story only with a yes to every part.

    Raises
    ------
    CourseError
        If a yes is missing: then there is no story.
    """
    text = state.told(answer["story"], "story", "The story")
    if not text:
        raise CourseError("Write the exact words, or press Back and choose “No story”.")
    if answer["as"] is None:
        raise CourseError("Choose whose name goes with it. “No name at all” is a good choice.")
    name = "" if answer["as"] == NO_NAME else state.told(answer["name"], "name", "The name")
    if answer["as"] != NO_NAME and not name:
        raise CourseError("Write the name, or choose “No name at all”.")
    if not all(answer["agreed"]):
        raise CourseError(NOT_AGREED)
    return replace(story, story=text, name=name, agreed=True)


def show_check(story: Story, before: Any, _hand: Hand) -> Screen:
    """Show what the words could do that is not meant."""
    known = before or {"study": story.study, "keeps": story.keeps}
    study = line(STUDY, known["study"], "Such as: the name of a trial, its year")
    keeps = tick("We talked about it, and keep these words", known["keeps"])
    parts: list[widgets.Widget] = [html(remarks_markup(story))]
    if state.must_change(story, "cause"):
        parts.append(study)
    if state.must_change(story, "blame") or state.must_change(story, "dignity"):
        parts.append(keeps)
    return Screen(parts, lambda: {"study": study.value, "keeps": keeps.value})


def remarks_markup(story: Story) -> str:
    """Return what to look at again, kind by kind, as markup."""
    found = state.remarks(story)
    if not found:
        return f"<p>{FINE}</p>"
    parts = ["<p>Look at these again. Press Back to change your words.</p>"]
    for kind, heading in PARTS_OF_CHECK.items():
        items = "".join(
            f"<li>{escape(where)}: <strong>“{escape(remark.found)}”</strong>. {escape(remark.why)} "
            f"Try: {escape(remark.instead)}.</li>"
            for where, remark in found
            if remark.kind == kind
        )
        parts.append(f"<h3>{heading}</h3><ul>{items}</ul>" if items else "")
    if any(where == "The story" for where, _ in found):
        parts.append("<p>A story's words are its owner's. Show them this, and let them choose.</p>")
    return "".join(parts)


def apply_check(story: Story, answer: Any, _tell: Tell) -> Story:
    """Go on only if no cause is claimed without a study, and no blame is left unseen."""
    study = state.told(answer["study"], "study", "The study")
    causes = state.must_change(story, "cause")
    if causes and not study:
        raise CourseError(CAUSE_LEFT)
    harm = state.must_change(story, "blame") or state.must_change(story, "dignity")
    if harm and not answer["keeps"]:
        raise CourseError(HARM_LEFT)
    return replace(story, study=study if causes else "", keeps=bool(harm) and answer["keeps"])
