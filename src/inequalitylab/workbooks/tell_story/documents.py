"""The message as documents: a page to hand over and five slides, each number from the finding."""

from inequalitylab import words
from inequalitylab.briefs import Deck, Document, FindingPart, Listed, Paragraph, Part, Slide, table_of
from inequalitylab.briefs.content import drawn
from inequalitylab.findings import Finding
from inequalitylab.words.facts import HOW_SURE, WHO_IS_MISSING
from inequalitylab.words.names import said
from inequalitylab.workbooks.tell_story.card import TALK, seconds_of, time_of
from inequalitylab.workbooks.tell_story.state import TOLD_AS, Story

PAGE_MINUTES = 5
QUOTES = '“”"'


def asked(story: Story) -> str:
    """Return the ask and its date, as they are said."""
    return f"{_stopped(story.ask)} Please answer by {_stopped(story.by)}"


def title_of(finding: Finding) -> str:
    """Return the title: what is measured, and where."""
    return f"{finding.topic.name.rstrip('?')}: {said(finding.place)}"


def brief(story: Story) -> Document:
    """Return the page to hand over: the ask first, then what is good, the number, a story, a question."""
    finding = _finding(story)
    parts: list[Part] = [
        Paragraph(asked(story), lead="We ask:", size="large"),
        Paragraph(story.good, lead="What is good here:"),
    ]
    if story.why:
        parts.append(Paragraph(story.why, lead="Why it matters:"))
    parts.append(FindingPart(finding, "short"))
    if story.has_story:
        parts += [Paragraph(_quoted(story), lead="What it can be like:"), Paragraph(TOLD_AS, size="small")]
    if story.question:
        parts.append(Paragraph(story.question, lead="Our question:"))
    if story.study:
        parts.append(Paragraph(story.study, lead="The study that shows the cause:", size="small"))
    return Document(title_of(finding), f"For {story.who}. From {story.we}.", tuple(parts), one_page=True)


def deck(story: Story) -> Deck:
    """Return five slides: hello and why, the number, how sure, a story or why it matters, the ask."""
    finding = _finding(story)
    slides = (
        Slide(
            title_of(finding),
            (
                Paragraph(f"We are {_stopped(story.we)} Thank you for your time.", size="large"),
                Paragraph(story.good, lead="What is good here:"),
            ),
            _notes(story, "Hello", "Why"),
        ),
        Slide(
            words.headline(finding),
            (
                Paragraph(words.spoken(finding), lead="Made-up numbers." if finding.made_up else ""),
                *drawn(finding),
            ),
            f"{_notes(story, 'Finding')}\n\nSay the chart aloud: {_alternative(finding)}",
        ),
        Slide(
            "How sure we are, and who is not counted",
            (Listed(_sure(finding)), table_of(finding)),
            f"{words.sentence(finding)}\n\n{words.source_line(finding)} {finding.source.attribution}",
        ),
        _fourth(story),
        Slide(
            "What we ask",
            (
                Paragraph(_stopped(story.ask), size="large"),
                Paragraph(_stopped(story.by), lead="Please answer by:"),
                *((Paragraph(story.question, lead="Our question:"),) if story.question else ()),
                Paragraph(words.source_line(finding), size="small"),
            ),
            _notes(story, "Ask", "Question"),
        ),
    )
    return Deck(title_of(finding), slides)


def _fourth(story: Story) -> Slide:
    if story.has_story:
        return Slide(
            "What it can be like",
            (Paragraph(_quoted(story), size="large"), Paragraph(TOLD_AS, size="small")),
            f"{_notes(story, 'Story')}\n\nThe owner of these words can take them back until the talk.",
        )
    reason = story.why or story.good
    return Slide(
        "Why it matters here",
        (Paragraph(reason, size="large"),),
        "There is no story, and none is needed. Say what the number means to you.",
    )


def _notes(story: Story, *names: str) -> str:
    """Return what the speaker says, part by part, with the time that it may take in five minutes."""
    said_in = {
        "Hello": f"Hello. We are {_stopped(story.we)} Thank you for your time.",
        "Why": story.why or story.good,
        "Finding": words.sentence(_finding(story)),
        "Story": _quoted(story),
        "Ask": asked(story),
        "Question": f"{story.question} Then stop, and wait.".strip(),
    }
    return "\n\n".join(
        f"{part.name} ({time_of(seconds_of(part, PAGE_MINUTES))}): {said_in[part.name]}"
        for part in TALK
        if part.name in names
    )


def _sure(finding: Finding) -> tuple[str, ...]:
    facts = dict(words.facts(finding))
    found = (words.how_sure(finding) or facts.get(HOW_SURE, ""), facts.get(WHO_IS_MISSING, ""))
    return tuple(text for text in found if text)


def _alternative(finding: Finding) -> str:
    return words.alt_text(finding) if drawn(finding) else words.sentence(finding)


def _quoted(story: Story) -> str:
    name = f" – {story.name}" if story.name else ""
    return f"“{story.story.strip(QUOTES)}”{name}"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _finding(story: Story) -> Finding:
    assert story.finding is not None
    return story.finding
