"""Tell the story: no story without a yes, no cause without a study, one ask, and a message that holds."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from reading import grade

from inequalitylab import places, words
from inequalitylab import surveys as s
from inequalitylab.briefs import Chart, Table, web
from inequalitylab.errors import CourseError
from inequalitylab.findings import Finding
from inequalitylab.places.place import LSOA
from inequalitylab.workbooks import tell_story
from inequalitylab.workbooks.my_area_choices import Glance, saved
from inequalitylab.workbooks.screens import Walker
from inequalitylab.workbooks.steps import Hand, Step, Walk, begin, forward
from inequalitylab.workbooks.tell_story import bringing, card, practising, saying, state, taking
from inequalitylab.workbooks.tell_story.clock import HALF, NEAR, UP, Clock, face, news
from inequalitylab.workbooks.tell_story.documents import brief, deck
from inequalitylab.workbooks.tell_story.state import NO_STORY, OTHERS_STORY, OWN_STORY, Story

LONGEST_MEAN, HIGHEST_GRADE = 15, 6
LEEDS = places.find("Leeds")
SMALL = places.inside(LEEDS, LSOA)[0]
TEETH = "teeth 0"
ANSWERS: dict[str, Any] = {
    "start": "area",
    "place": {"typed": "Leeds", "code": LEEDS.code},
    "number": TEETH,
    "audience": {"who": "the council", "decides": "what nurseries get", "we": "parents of Leeds"},
    "why": {"good": "Families help each other.", "why": "Sore teeth keep children awake."},
    "ask": {"ask": "Pay for brushing in each nursery", "by": "1 March 2027", "question": "Who else decides?"},
    "story": NO_STORY,
    "check": {"study": "", "keeps": False},
    "heard": {"heard": "Brushing", "change": "Say the number slowly."},
}
YES: dict[str, Any] = {
    "story": "We waited two years for a dentist.",
    "as": "other name",
    "name": "Amina",
    "agreed": [True] * len(saying.AGREED),
}
HAND = Hand(lambda _: None, lambda act: act, lambda *_: None)


def walked(to: str, **answers: Any) -> Walk[Story]:
    """Return the walk at a step, after the usual answers or these."""
    walk = begin(tell_story.STEPS, Story())
    given = {**ANSWERS, **answers}
    while walk.step.key != to:
        walk = forward(walk, given.get(walk.step.key))
    return walk


def message(**changes: Any) -> Story:
    return replace(walked("check").state, **changes)


@pytest.fixture(scope="module")
def safe_totals() -> bytes:
    """The file that "Bring your own survey" saves, of the practice survey."""
    survey = s.read_survey(s.practice_file(), "practice.csv")
    profiles = s.profile_survey(survey)
    details = s.find_personal_details(survey.frame, profiles)
    drop = tuple(detail.column for detail in details if detail.must_go)
    cleaned = s.clean_survey(survey, profiles, s.Choices(drop=drop), details)
    tables = [s.TableChoice(s.question_of(cleaned.frame, "Could you get an NHS appointment?"), None)]
    return s.write_totals([s.past_release(s.make_release(cleaned.frame, tables))]).encode()


# The walk


def test_whole_walk_ends_with_a_message() -> None:
    story = walked("end").state
    assert isinstance(story.finding, Finding)
    assert story.ask == "Pay for brushing in each nursery"
    assert not story.has_story


def test_the_count_of_steps_holds_from_the_first_screen_on() -> None:
    walk = begin(tell_story.STEPS, Story())
    assert forward(walk, "area").done[1] == walk.done[1]


def test_every_screen_can_be_shown_and_gone_back_to() -> None:
    walker = Walker(tell_story.PLAN)
    given = {**ANSWERS, "story": OTHERS_STORY, "permission": YES}
    seen = []
    while not walker.walk.is_last:
        seen.append(walker.walk.step.key)
        walk = forward(walker.walk, given.get(walker.walk.step.key))
        walker._draw(walk)
        walker.back()
        kept = walker.screen.read()
        walker.forward()
        if seen[-1] in ("audience", "why", "ask", "permission"):
            assert kept == given[seen[-1]]
    assert "permission" in seen


def test_a_safe_tables_file_gives_a_number_that_is_called_made_up(safe_totals: bytes) -> None:
    answers = {
        "start": "survey",
        "totals": (safe_totals, ".json", len(safe_totals)),
        "group": "0 0",
        "answer": "0 0 1",
    }
    story = walked("audience", **answers).state
    assert story.finding is not None and story.finding.made_up
    page = web.write(brief(replace(message(), finding=story.finding)))
    assert "Made-up numbers" in page


def glance_file(**changes: Any) -> tuple[bytes, str, int]:
    """The file that "My area at a glance" saves."""
    glance = Glance(
        council=LEEDS, part=SMALL, strengths="Our park\nGood neighbours", ask="Who decides?\nWhy?"
    )
    data = saved(replace(glance, **changes)).encode()
    return data, ".json", len(data)


def test_a_place_and_its_strengths_come_over_from_the_first_workbooks_file() -> None:
    walk = walked("number", start="glance", glance=glance_file())
    story = walk.state
    assert story.place == SMALL
    assert story.good == "Our park\nGood neighbours"
    assert story.question == "Who decides?"
    assert SMALL.name in web.write(brief(replace(message(), **vars(forward(walk, "deprivation 0").state))))


def test_what_is_too_long_for_the_page_is_left_out_and_what_is_written_stays() -> None:
    long = walked("number", start="glance", glance=glance_file(strengths="Our park\n" + "x" * 300)).state
    assert long.good == "Our park"
    again = bringing.with_glance(replace(long, number="people 0", good="Ours"), Glance(council=LEEDS))
    assert (again.place, again.number, again.good) == (LEEDS, "", "Ours")


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        (None, "Choose the file first"),
        ((b"{}", ".json", 2), "not the file that “My area at a glance” saves"),
        (glance_file(council=None, part=None), "no place yet"),
    ],
)
def test_a_file_without_a_place_gets_advice(answer: Any, advice: str) -> None:
    with pytest.raises(CourseError, match=advice):
        walked("number", start="glance", glance=answer)


def test_a_brought_place_comes_back_from_the_saved_choices() -> None:
    text = tell_story.save(walked("audience", start="glance", glance=glance_file(), number="people 0"))
    walk = walked("glance", start="saved", saved=(text.encode(), ".json", len(text)))
    assert SMALL.name in "".join(texts_of(walk.step.show(walk.state, None, HAND).parts[1].value))
    assert forward(walk, None).state.place == SMALL


def test_a_real_surveys_name_comes_from_its_file_or_is_asked_for(safe_totals: bytes) -> None:
    content = json.loads(safe_totals)
    content["releases"][0]["tables"][0]["question"]["column"] = "Ours"
    content["choices"] = {
        "screens": {"about": {"title": "Ours", "asked": "Adults, May 2026."}, "sample": "random"}
    }
    story = state.with_totals(Story(), json.dumps(content).encode())
    assert story.survey == s.Survey("Ours", "Adults, May 2026.", convenience=False)
    content["choices"] = {}
    assert state.with_totals(Story(), json.dumps(content).encode()).survey.title == ""


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"kind": "inequalitylab safe totals"}'])
def test_another_file_gets_advice(data: bytes) -> None:
    with pytest.raises(CourseError, match="safe-totals file"):
        state.with_totals(Story(), data)


@pytest.mark.parametrize(
    ("step", "answer", "advice"),
    [
        ("start", None, "Choose one"),
        ("place", {"typed": "", "code": None}, "Type a name"),
        ("number", "nothing", "Choose one"),
        ("audience", {"who": "", "decides": "", "we": ""}, "who will hear it"),
        ("audience", {"who": "x" * 81, "decides": "", "we": "us"}, "room for 80"),
        ("why", {"good": " ", "why": ""}, "one thing that is good"),
        ("ask", {"ask": "", "by": "May", "question": ""}, "Write one ask"),
        ("ask", {"ask": "Pay. And build a clinic.", "by": "May", "question": ""}, "more than one ask"),
        ("ask", {"ask": "Pay\nBuild", "by": "May", "question": ""}, "more than one ask"),
        ("ask", {"ask": "Pay", "by": "", "question": ""}, "by when"),
        ("ask", {"ask": "Ring 07911 123456", "by": "May", "question": ""}, "phone number"),
        ("story", None, "Choose one"),
    ],
)
def test_an_answer_that_will_not_do_gets_advice(step: str, answer: Any, advice: str) -> None:
    walk = walked(step)
    with pytest.raises(CourseError, match=advice):
        forward(walk, answer)


# The story


@pytest.mark.parametrize("missing", range(len(saying.AGREED)))
def test_no_story_without_every_yes(missing: int) -> None:
    walk = walked("permission", story=OTHERS_STORY)
    agreed = [number != missing for number in range(len(saying.AGREED))]
    with pytest.raises(CourseError, match="needs a yes"):
        forward(walk, {**YES, "agreed": agreed})
    assert not walk.state.has_story


@pytest.mark.parametrize("change", [{"story": ""}, {"as": None}, {"name": ""}])
def test_no_story_without_its_words_and_a_choice_of_name(change: dict[str, Any]) -> None:
    with pytest.raises(CourseError):
        forward(walked("permission", story=OWN_STORY), {**YES, **change})


def test_no_name_means_no_name() -> None:
    story = forward(walked("permission", story=OTHERS_STORY), {**YES, "as": "no name"}).state
    assert story.has_story
    assert "Amina" not in web.write(brief(story))


def test_a_story_that_is_taken_back_is_nowhere() -> None:
    told = forward(walked("permission", story=OTHERS_STORY), YES).state
    assert "two years" in web.write(brief(told))
    back = saying.apply_story(told, NO_STORY, HAND.tell)
    for text in (web.write(brief(back)), repr(deck(back)), practising.talk_markup(back, 5), repr(back)):
        assert "two years" not in text and "Amina" not in text


def test_changed_words_need_a_new_yes() -> None:
    told = forward(walked("permission", story=OTHERS_STORY), YES).state
    screen = saying.show_permission(told, YES, HAND)
    text = next(part for part in screen.parts if part.description == "The exact words of the story")
    assert all(screen.read()["agreed"])
    text.value = "Other words."
    assert not any(screen.read()["agreed"])


def test_files_wait_for_the_owners_yes_of_today() -> None:
    told = forward(walked("permission", story=OTHERS_STORY), YES).state
    screen = taking.show_take(told, None, HAND)
    assert "download" not in screen.parts[-1].value
    (still,) = [part for part in screen.parts if getattr(part, "description", "") == taking.STILL_YES]
    still.value = True
    assert screen.parts[-1].value.count("download=") == 4
    again = taking.show_take(replace(told, story="Other words."), screen.read(), HAND)
    assert "download" not in again.parts[-1].value


def test_a_story_is_never_saved() -> None:
    walk = walked("check", story=OTHERS_STORY, permission=YES)
    saved = tell_story.save(walk)
    assert "two years" not in saved and "Amina" not in saved
    assert "parents of Leeds" in saved


def test_saved_choices_come_back() -> None:
    saved = tell_story.save(walked("check")).encode()
    found = begin(tell_story.STEPS, Story())
    found = forward(found, "saved")
    found = forward(found, (saved, ".json", len(saved)))
    assert found.step.key == "place"
    assert found.state.place == LEEDS
    assert (found.state.number, found.state.ask) == (TEETH, ANSWERS["ask"]["ask"])


# The check


@pytest.mark.parametrize(
    ("why", "advice"),
    [
        ("It is due to sweets.", "what made it so"),
        ("Parents do not care.", "blame or hurt"),
        ("Deprived families wait.", "blame or hurt"),
    ],
)
def test_causes_and_blame_stop_the_message(why: str, advice: str) -> None:
    walk = walked("check", why={"good": "Families.", "why": why})
    with pytest.raises(CourseError, match=advice):
        forward(walk, ANSWERS["check"])


def test_a_cause_passes_with_the_study_that_shows_it() -> None:
    walk = walked("check", why={"good": "Families.", "why": "Decay falls because of fluoride."})
    story = forward(walk, {"study": "A trial of 2019", "keeps": False}).state
    assert "A trial of 2019" in web.write(brief(story))


def test_words_that_people_keep_pass_after_they_say_so() -> None:
    walk = walked("check", why={"good": "Families.", "why": "We speak for the homeless, as we call us."})
    assert forward(walk, {"study": "", "keeps": True}).state.keeps


def test_a_storys_words_are_its_owners() -> None:
    words_of_owner = {**YES, "story": "I suffer from pain, due to waiting."}
    walk = walked("check", story=OWN_STORY, permission=words_of_owner)
    assert {where for where, _ in state.remarks(walk.state)} == {"The story"}
    assert forward(walk, ANSWERS["check"]).step.key == "take"


def test_a_difference_that_is_not_clear_is_not_to_be_claimed() -> None:
    found = state.remarks(message(why="It is higher than in England."))
    assert [remark.why for _, remark in found] == ["The publisher's test found no clear difference here."]


# The documents


def test_numbers_and_words_of_the_page_are_the_findings() -> None:
    story = message()
    assert story.finding is not None
    page = BeautifulSoup(web.write(brief(story)), "html.parser").get_text()
    for wanted in (words.headline(story.finding), words.sentence(story.finding), "We ask:", "1 March 2027"):
        assert wanted in page


@pytest.mark.parametrize("has_story", [True, False])
def test_five_slides_with_titles_notes_chart_table_and_source(has_story: bool) -> None:
    story = message(kind=OTHERS_STORY, story="We waited.", agreed=True) if has_story else message()
    slides = deck(story).slides
    assert len(slides) == 5
    assert len({slide.title for slide in slides}) == 5
    assert all(slide.notes for slide in slides)
    kinds = [[type(part) for part in slide.parts] for slide in slides]
    assert [Chart in kind for kind in kinds].index(True) == 1
    assert [Table in kind for kind in kinds].index(True) == 2
    assert story.finding is not None
    assert words.source_line(story.finding) in slides[2].notes
    assert ("We waited." in repr(slides)) == has_story


def test_what_was_typed_is_never_markup() -> None:
    nasty = '<img src=x onerror="alert(1)">'
    story = message(
        we=nasty, good=nasty, why=nasty, kind=OTHERS_STORY, story=nasty, agreed=True, change=nasty
    )
    shown = [
        web.write(brief(story)),
        taking.preview_markup(brief(story)),
        practising.talk_markup(story, 1),
        saying.remarks_markup(replace(story, good=f"due to {nasty}")),
        practising.show_again(story, None, HAND).parts[0].value,
    ]
    assert all("<img" not in text for text in shown)


# Practice


def test_the_cards_are_the_hand_outs(repository: Path) -> None:
    sheets = {
        name: (repository / "book" / "guides" / "handouts" / f"{name}.md").read_text(encoding="utf-8")
        for name in ("hard-questions", "talk-checklist")
    }
    asked = re.findall(r"^\| \"(.+?)\" \| (.+?) \|", sheets["hard-questions"], flags=re.MULTILINE)
    assert tuple(asked) == card.QUESTIONS
    assert tuple(re.findall(r"^- \"(.+)\"$", sheets["hard-questions"], flags=re.MULTILINE)) == card.ALWAYS
    talk = re.findall(r"^\| \*\*(.+?)\*\* \| (.+?) \|", sheets["talk-checklist"], flags=re.MULTILINE)
    assert talk == [(part.name, part.what) for part in card.TALK]
    ticked = re.findall(r"^- ☐ (.+)$", sheets["talk-checklist"], flags=re.MULTILINE)
    assert tuple(ticked) == (*card.FAIR, *card.EVERYONE)


@pytest.mark.parametrize("minutes", [1, 3, 5])
def test_the_parts_of_a_talk_fill_its_time(minutes: int) -> None:
    assert sum(part.tenths for part in card.TALK) == 10
    whole = sum(card.seconds_of(part, minutes) for part in card.TALK)
    assert abs(whole - 60 * minutes) <= 15


@pytest.mark.parametrize(
    ("before", "now", "whole", "said"),
    [
        (61, 60, 120, HALF),
        (60, 59, 120, ""),
        (31, 30, 60, NEAR),
        (31, 29, 300, NEAR),
        (1, 0, 60, UP),
        (0.2, -0.4, 60, UP),
        (200, 199, 300, ""),
    ],
)
def test_the_clock_speaks_at_half_time_near_the_end_and_at_the_end(
    before: float, now: float, whole: int, said: str
) -> None:
    assert news(before, now, whole) == said


def test_the_clock_says_the_time_in_words_and_does_not_speak_each_second() -> None:
    shown = BeautifulSoup(face(89.6, 300), "html.parser")
    assert "1 minute 30 seconds left" in shown.get_text()
    assert shown.p is not None and shown.p["aria-live"] == "off"


async def run_a_clock(aloud: bool) -> tuple[list[str], list[str]]:
    shown: list[str] = []
    said: list[str] = []
    clock = Clock(shown.append, said.append)
    clock.start(1, aloud)
    assert clock.running is not None
    clock.stop()
    return shown, said


def test_the_clock_stops_when_it_is_told_to() -> None:
    import asyncio

    _, said = asyncio.run(run_a_clock(aloud=True))
    assert said == ["Start to speak. You have 1 minute.", "The clock has stopped."]


# Every screen


def texts_of(markup: str) -> list[str]:
    page = BeautifulSoup(markup, "html.parser")
    for own in page.find_all(["figure", "style", "section", "table"]):
        own.decompose()
    return [part for part in page.get_text("\n").split("\n") if len(part.split()) > 2]


def widgets_in(part: Any) -> list[Any]:
    return [part, *(inner for child in getattr(part, "children", ()) for inner in widgets_in(child))]


def test_screens_are_plain() -> None:
    texts: list[str] = []
    for step in tell_story.STEPS:
        texts += words_of(step)
    found = grade(texts)
    assert found.words_a_sentence <= LONGEST_MEAN
    assert found.grade <= HIGHEST_GRADE


def words_of(step: Step[Story]) -> list[str]:
    """Return what a screen says of itself."""
    story = message(kind=OTHERS_STORY, story="We waited.", agreed=True)
    if step.key in ("group", "answer", "number"):
        return [step.title]
    screen = step.show(story, None, HAND)
    texts = [step.title]
    for part in (inner for each in screen.parts for inner in widgets_in(each)):
        texts.append(str(getattr(part, "description", "")))
        texts += texts_of(str(getattr(part, "value", ""))) if type(part).__name__ == "HTML" else []
    return [text for text in texts if len(text.split()) > 2]


def test_without_one_kind_of_file_the_others_are_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Any) -> bytes:
        raise CourseError("Word files cannot be written here.")

    monkeypatch.setattr(taking.briefs.word, "write", missing)
    links = taking.links_markup(message(), HAND)
    assert links.count("download=") == 3
    assert "Word files cannot be written here." in links
