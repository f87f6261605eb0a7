"""A survey's finding: from a safe table alone, hidden numbers stay hidden, practice is called made up."""

import pytest

from inequalitylab import charts, tables, words
from inequalitylab import surveys as s
from inequalitylab.findings.replies import can_be_told, is_practice, replies
from inequalitylab.findings.reply_kinds import Replies

SEEN, AREA = "How long since you saw a dentist?", "Area"


@pytest.fixture(scope="module")
def release() -> s.PastRelease:
    """What a safe-totals file of the practice survey gives back."""
    survey = s.read_survey(s.practice_file(), "practice.csv")
    profiles = s.profile_survey(survey)
    details = s.find_personal_details(survey.frame, profiles)
    drop = tuple(detail.column for detail in details if detail.must_go)
    cleaned = s.clean_survey(survey, profiles, s.Choices(drop=drop), details)
    by = s.question_of(cleaned.frame, AREA)
    choices = [s.TableChoice(s.question_of(cleaned.frame, SEEN), group) for group in (None, by)]
    made = s.make_release(cleaned.frame, choices)
    return s.read_totals(s.write_totals([s.past_release(made)]).encode()).releases[0]


def test_words_say_share_count_range_and_who_replied(release: s.PastRelease) -> None:
    table = release.tables[0]
    answer = table.answers.index("Under 1 year")
    finding = replies(table, s.PRACTICE, answer=answer)
    line = table.lines[0]
    text = words.sentence(finding)
    assert f"{line.percents[answer]:.0f}% of people who replied answered “Under 1 year”" in text
    assert f"about {line.counts[answer]} of {line.base} people, rounded to 5" in text
    assert "compatible with about" in text
    assert "not for everyone" in text
    assert "made up" in text
    assert words.headline(finding).startswith(SEEN)


def test_a_random_sample_is_not_called_a_convenience_sample(release: s.PastRelease) -> None:
    survey = s.Survey("Ours", "Adults drawn at random in May 2026.", convenience=False)
    text = words.sentence(replies(release.tables[0], survey))
    assert "not for everyone" not in text
    assert "made up" not in text


def test_hidden_numbers_stay_hidden(release: s.PastRelease) -> None:
    table = release.tables[1]
    hidden = [
        (line, answer)
        for line in range(len(table.lines))
        for answer in range(len(table.answers))
        if not can_be_told(table, line, answer)
    ]
    assert hidden
    line, answer = hidden[0]
    finding = replies(table, s.PRACTICE, line=line, answer=answer)
    row = finding.main
    assert (row.value, row.lower, row.count, row.denominator) == (None, None, None, None)
    assert row.note in tables.html_table(finding)
    assert "hidden" in words.sentence(finding)


def test_every_answer_is_drawn_and_described(release: s.PastRelease) -> None:
    for line in range(len(release.tables[1].lines)):
        finding = replies(release.tables[1], s.PRACTICE, line=line)
        assert isinstance(finding, Replies)
        assert 40 <= len(words.alt_text(finding).split()) <= 100
        for layout in charts.LAYOUTS:
            bars = charts.svg(charts.draw(finding, layout))
            assert all(word in bars for word in finding.rows[0].label.split())


def test_practice_is_known_by_its_questions(release: s.PastRelease) -> None:
    assert is_practice(release)
    other = s.Question("Ours", "Another question", (s.Answer("Yes", ("Yes",)),))
    assert not is_practice(
        s.PastRelease((s.SafeTable(s.TableChoice(other, None), ("Yes",), (), False),), 100, None)
    )
