"""Put a finding on a page: chart, sentence, source, table and description together.

The same markup serves a notebook cell, the built book, an app and a marker's feedback. It needs no script
and has no ids, so that two runs give the same bytes and a finding may stand twice on a page.
"""

import os
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from urllib.parse import quote

from inequalitylab import charts, tables, words
from inequalitylab.charts.style import DARK, LIGHT
from inequalitylab.findings.kinds import Finding

DARK_PAGES = (
    'html[data-theme="dark"]',
    'body[data-jp-theme-light="false"]',
    "body.theme-dark",
    ".il-dark",
)
PAGES_THAT_FOLLOW_THE_SYSTEM = ("body[data-voila]", ".il-auto")
OWN = (".il-finding", ".il-choice", ".il-pair", ".il-words", ".il-kit")
ASK = "This part has figures on how long people live."
CHOICE = "Open to see them, or skip them and read on."
BEFORE_AFTER = ("Before", "After")
# What an address inside a quoted attribute may hold as it is: a file of commas stays a third smaller.
PLAIN_IN_ADDRESS = "/,:;()!*@$=+"
# nbgrader sets this while it marks. A marked page keeps nothing but text and pictures.
MARKING = "NBGRADER_EXECUTION"


@dataclass(frozen=True)
class Shown:
    """HTML and plain words of something shown; a notebook displays it, `html` gives it to a page."""

    body: str
    plain: str
    findings: tuple[Finding, ...] = ()

    def html(self, *, style: bool = True) -> str:
        """Return the markup, with the stylesheet unless the page brings it (see `stylesheet`)."""
        return f'<style class="il-style">{stylesheet()}</style>{self.body}' if style else self.body

    def __repr__(self) -> str:
        """Return the words alone."""
        return self.plain

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.plain}

    def _ipython_display_(self) -> None:
        """Give a marked notebook a picture and plain text; leave every other page to the bundle."""
        if MARKING not in os.environ or not self.findings:
            raise NotImplementedError
        from IPython.display import display

        for finding in self.findings:
            if charts.can_draw(finding):
                picture = b64encode(charts.png(charts.draw(finding, framed=True))).decode()
                alternative = {"image/png": {"alt": words.alt_text(finding)}}
                display({"image/png": picture}, raw=True, metadata=alternative)
            table = tables.frame(finding).to_string(index=False)
            display({"text/plain": f"{_plain(finding)}\n\n{table}"}, raw=True)


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """Return the CSS that every finding needs once a page, light and dark, for screen and print."""
    light = _variables(OWN, LIGHT)
    dark_pages = tuple(f"{page} {part}" for page in DARK_PAGES for part in OWN)
    following = tuple(f"{page} {part}" for page in PAGES_THAT_FOLLOW_THE_SYSTEM for part in OWN)
    dark = _variables(dark_pages, DARK)
    dark += f"@media (prefers-color-scheme: dark){{{_variables(following, DARK)}}}"
    swaps = "".join(
        f".il-chart .f-{role}{{fill:var(--il-{role})}}.il-chart .s-{role}{{stroke:var(--il-{role})}}"
        for role in LIGHT
        if role != "paper"
    )
    paper = ".il-chart .f-paper{fill:var(--il-paper)}.il-chart .s-paper{stroke:var(--il-paper)}"
    printed = f"@media print{{{_variables((*OWN, *dark_pages, *following), LIGHT)}}}"
    rules = files("inequalitylab").joinpath("show.css").read_text(encoding="utf-8")
    return "\n".join((light, dark, rules.strip(), swaps + paper, printed))


def _variables(selectors: tuple[str, ...], colours: dict[str, str]) -> str:
    values = ";".join(f"--il-{role}:{colour}" for role, colour in colours.items())
    return f"{','.join(selectors)}{{{values}}}"


def show(finding: Finding, *, ask: bool | None = None, note: str = "") -> Shown:
    """Return a finding to show: chart, sentence, source, folded table and folded facts.

    Parameters
    ----------
    finding : Finding
        Any kind.
    ask : bool, optional
        Whether the figure waits behind a choice. By default it does where the topic is length of life.
    note : str
        A word above the headline, such as "Before".

    Returns
    -------
    Shown
        Displays itself in a notebook; `.html()` for a page.
    """
    waits = finding.topic.sensitive if ask is None else ask
    body = _figure(finding, note)
    return Shown(asked(body) if waits else body, _plain(finding), (finding,))


def show_before_after(
    before: Finding, after: Finding, labels: tuple[str, str] = BEFORE_AFTER, *, ask: bool | None = None
) -> Shown:
    """Return two findings side by side (one under the other on a phone): what a toggle does, on paper."""
    waits = (before.topic.sensitive or after.topic.sensitive) if ask is None else ask
    pair = _figure(before, labels[0], (after,)) + _figure(after, labels[1], (before,))
    body = f'<div class="il-pair"><div>{pair}</div></div>'
    lines = [f"{label}: {_plain(finding)}" for finding, label in zip((before, after), labels, strict=True)]
    return Shown(asked(body) if waits else body, "\n".join(lines), (before, after))


def say(*paragraphs: str, ask: bool = False) -> Shown:
    """Return paragraphs of plain text, for prose whose numbers come from findings.

    Where they hold figures on length of life, `ask` lets them wait behind a choice, as the figures do.
    """
    lines = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    body = f'<div class="il-words">{lines}</div>'
    return Shown(asked(body) if ask else body, "\n".join(paragraphs))


def _plain(finding: Finding) -> str:
    return f"{words.headline(finding)}. {words.sentence(finding)}"


def asked(body: str) -> str:
    """Return markup that waits, folded, until the reader chooses to see figures on length of life."""
    return (
        f'<details class="il-choice"><summary>{escape(ASK)} '
        f'<span class="il-skip">{escape(CHOICE)}</span></summary>{body}</details>'
    )


@lru_cache(maxsize=256)
def _figure(finding: Finding, note: str = "", beside: tuple[Finding, ...] = ()) -> str:
    parts = [
        '<figure class="il-finding"><figcaption>',
        f'<p class="il-which">{escape(note)}</p>' if note else "",
        '<p class="il-badge">Made-up numbers</p>' if finding.made_up else "",
        f'<p class="il-headline">{escape(words.headline(finding))}</p>',
        f'<p class="il-subtitle">{escape(words.subtitle(finding))}</p></figcaption>',
        chart_html(finding, beside),
        f'<p class="il-sentence">{escape(words.sentence(finding))}</p>',
        f'<p class="il-source">{escape(words.source_line(finding))}</p>',
        _table(finding),
        _facts(finding),
        "</figure>",
    ]
    return "".join(parts)


def chart_html(finding: Finding, beside: tuple[Finding, ...] = ()) -> str:
    """Return the chart of a finding as inline SVG, for wide and for narrow pages; empty for an absence."""
    if not charts.can_draw(finding):
        return ""
    label = words.alt_text(finding)
    drawn = "".join(
        charts.svg(charts.draw(finding, layout, beside=beside), label, f"il-{layout.name}")
        for layout in charts.LAYOUTS
    )
    return f'<div class="il-chart">{drawn}</div>'


def _table(finding: Finding) -> str:
    name = escape(f"Table: {words.headline(finding)}")
    address = f"data:text/csv;charset=utf-8,{quote(tables.csv_text(finding), safe=PLAIN_IN_ADDRESS)}"
    return (
        "<details><summary>The numbers as a table</summary>"
        f'<div class="il-scroll" role="region" tabindex="0" aria-label="{name}">'
        f"{tables.html_table(finding)}</div>"
        f'<p><a href="{address}" download="{tables.download_name(finding)}">'
        "Download these numbers (CSV)</a></p>"
        "</details>"
    )


def _facts(finding: Finding) -> str:
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in words.facts(finding))
    if finding.source.address:
        listed += f'<dd><a href="{escape(finding.source.address)}">The publisher\'s page</a></dd>'
    return f"<details><summary>How sure, how old, who is not counted</summary><dl>{listed}</dl></details>"
