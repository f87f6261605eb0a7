"""The first screens: where the number comes from, which number it is, and what it says."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from inequalitylab.errors import CourseError
from inequalitylab.surveys import LARGEST_BYTES, Survey
from inequalitylab.workbooks import my_area, my_area_places
from inequalitylab.workbooks.choosers import (
    from_list,
    line,
    lines,
    one_of,
    say_when_chosen,
    tick,
    upload,
    uploaded,
    why,
    words,
)
from inequalitylab.workbooks.keeping import read_choices
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.my_area_cards import shown
from inequalitylab.workbooks.my_area_choices import Glance, place_of
from inequalitylab.workbooks.steps import Hand, Screen, Tell
from inequalitylab.workbooks.tell_story import state
from inequalitylab.workbooks.tell_story.state import AREA, GLANCE, SAVED, SURVEY, Story

WORKBOOK = "tell the story"
CHOOSE = "Choose one to go on."
START = (
    ("Public figures about an area", AREA),
    ("The area that I saved in “My area at a glance”", GLANCE),
    ("Safe tables of our own survey", SURVEY),
    ("Go on with a file that I saved here", SAVED),
)
WELCOME = (
    "Turn one number into a message for a person who can decide. It takes about an hour. Work in pairs if "
    "you can.",
    "You choose a number. You say who should hear it, and what you ask of them. Then there is a page to hand "
    "over, and five slides. Last, you practise. Nothing is recorded.",
    "What you type stays on this computer.",
)
NUMBER = "One number is enough. Which one do you want people to remember?"
LIVES = "Some figures are on how long people live. You see such a number only if you choose it."
TOTALS = (
    "Choose the file that you saved at the end of “Bring your own survey”. Its name ends in “to go on.json”. "
    "It holds safe numbers, and no reply."
)
READ = "Read it slowly, and aloud. Would you stand by it if someone asks?"
SURVEY_SOURCE = "We need the survey's name, and who was asked, where and when. Readers need both."


def show_start(story: Story, before: Any, _hand: Hand) -> Screen:
    """Ask where the number comes from."""
    choice = one_of("Where does your number come from?", START, before or story.source)
    return Screen((words(*WELCOME), choice), lambda: choice.value)


def apply_start(story: Story, answer: Any, _tell: Tell) -> Story:
    """Note where the number comes from; another source means another number."""
    if answer is None:
        raise CourseError(CHOOSE)
    if answer == story.source:
        return story
    return replace(story, source=answer, finding=None, number="")


def show_saved(_story: Story, _before: Any, _hand: Hand) -> Screen:
    """Ask for the file of saved choices."""
    chooser = upload("Open my saved choices", ".json")
    heard = html()
    say_when_chosen(chooser, heard)
    return Screen(
        (
            words(
                "Choose the file that you saved when you paused. A story is never in it: ask its owner again."
            ),
            chooser,
            heard,
        ),
        lambda: uploaded(chooser),
    )


def apply_saved(story: Story, answer: Any, _tell: Tell) -> Story:
    """Take the saved choices."""
    if answer is None:
        if story.source != SAVED:
            return story
        raise CourseError("Choose the file first. If you have none, press Back.")
    found = state.with_choices(read_choices(WORKBOOK, answer[0]), place_of)
    return found if found.source else replace(found, source=AREA)


def show_place(story: Story, before: Any, hand: Hand) -> Screen:
    """Show the box for a name, as in "My area at a glance"."""
    return my_area_places.area(_glance(story), before, hand)


def _glance(story: Story) -> Glance:
    return my_area.with_place(Glance(), story.place) if story.place else Glance()


def apply_place(story: Story, answer: Any, tell: Tell) -> Story:
    """Take the place that the person chose."""
    place = my_area.set_area(Glance(), answer, tell).here
    same = story.place is not None and place.code == story.place.code
    return story if same else replace(story, place=place, finding=None)


def show_number(story: Story, before: Any, _hand: Hand) -> Screen:
    """Offer the numbers of the place."""
    assert story.place is not None
    found = state.numbers_of_place(story.place)
    options = [(state.label_of(finding), key) for key, finding in found.items()]
    choice = one_of("Which number?", options, before or story.number)
    return Screen((words(NUMBER, LIVES), choice), lambda: choice.value)


def apply_number(story: Story, answer: Any, _tell: Tell) -> Story:
    """Take one number of the place."""
    assert story.place is not None
    found = state.numbers_of_place(story.place)
    if answer not in found:
        raise CourseError(CHOOSE)
    return replace(story, number=answer, finding=found[answer])


def show_totals(_story: Story, _before: Any, _hand: Hand) -> Screen:
    """Ask for the safe tables."""
    chooser = upload("Choose the file of safe tables", ".json")
    heard = html()
    say_when_chosen(chooser, heard)
    return Screen(
        (
            words(TOTALS),
            chooser,
            heard,
            why(
                "Why not the survey itself?",
                "A message needs only what may be shown. The replies stay where they are.",
            ),
        ),
        lambda: uploaded(chooser),
    )


def apply_totals(story: Story, answer: Any, _tell: Tell) -> Story:
    """Take the safe tables; without a new file the ones that are here stay."""
    if answer is None:
        if story.releases:
            return story
        raise CourseError("Choose the file first. If you have none, go back and choose an area.")
    data, _, size = answer
    if size > LARGEST_BYTES:
        raise CourseError("This file is too large to be a file of safe tables.")
    return state.with_totals(story, data)


def show_about(story: Story, before: Any, _hand: Hand) -> Screen:
    """Ask what the survey is called, if the file does not say."""
    known = before or {"title": story.survey.title, "asked": story.survey.asked, "random": False}
    title = line("What is the survey called?", known["title"], "Such as: Getting a dentist")
    asked = lines(
        "Who was asked, where and when?", known["asked"], "Such as: Adults at two libraries, May 2026"
    )
    drawn = tick("People were drawn at random from a list", known["random"] or not story.survey.convenience)
    return Screen(
        (words("This goes with the number. Write no names of people."), title, asked, drawn),
        lambda: {"title": title.value, "asked": asked.value, "random": drawn.value},
    )


def apply_about(story: Story, answer: Any, _tell: Tell) -> Story:
    """Note what the survey is called."""
    title, asked = (state.told(answer[name], "study", "This") for name in ("title", "asked"))
    if not title or not asked:
        raise CourseError(SURVEY_SOURCE)
    return replace(story, survey=Survey(title, asked, convenience=not answer["random"]))


def show_group(story: Story, before: Any, _hand: Hand) -> Screen:
    """Offer each table, and each group in it."""
    options = state.lines_of_tables(story.releases)
    chosen = before or " ".join(story.number.split()[:2])
    choice = from_list("Which question, and which group?", options, chosen)
    return Screen((words(NUMBER), choice), lambda: choice.value)


def apply_group(story: Story, answer: Any, _tell: Tell) -> Story:
    """Take one group of one table."""
    same = story.number.startswith(f"{answer} ")
    return story if same else replace(story, number=f"{answer} ", finding=None)


def show_answer(story: Story, before: Any, _hand: Hand) -> Screen:
    """Offer the answers whose numbers are shown."""
    found = state.answers_of(story, _group(story))
    options = [(state.label_of(finding), key) for key, finding in found.items()]
    choice = one_of("Which answer?", options, before or story.number)
    return Screen((words("Hidden numbers are left out, to protect people."), choice), lambda: choice.value)


def _group(story: Story) -> str:
    return " ".join(story.number.split()[:2])


def apply_answer(story: Story, answer: Any, _tell: Tell) -> Story:
    """Take one answer."""
    found = state.answers_of(story, _group(story))
    if answer not in found:
        raise CourseError(CHOOSE)
    return replace(story, number=answer, finding=found[answer])


def show_finding(story: Story, _before: Any, _hand: Hand) -> Screen:
    """Show the number as the course shows it everywhere."""
    assert story.finding is not None
    return Screen((words(READ), html(shown(story.finding))))


def is_from(*sources: str) -> Callable[[Story], bool]:
    """Return whether a story's number comes from one of these sources."""
    return lambda story: story.source in sources


def markup(text: str) -> str:
    """Return what a person typed as a paragraph, safe to show."""
    return f"<p>{escape(text)}</p>"
