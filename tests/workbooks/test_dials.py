"""Dials of lessons: every setting gives its own picture and says what it shows, in any area."""

from collections.abc import Callable, Sequence

import pytest

from inequalitylab import findings, places
from inequalitylab.findings import domains, ranks, redrawing
from inequalitylab.places import Place
from inequalitylab.workbooks import dials

RANKS = {"100 and 200": (100, 200), "10,000 and 20,000": (10_000, 20_000)}


def test_dial_shows_and_says_what_was_chosen() -> None:
    view = dials.dial("Which ranks?", lambda pair: ranks.low_income_at_ranks(*pair), RANKS)
    question, chooser, shown = view.children[1:]
    assert "Which ranks?" in question.value
    assert chooser.options == tuple(RANKS)
    assert "74.2%" in shown.value
    chooser.value = "10,000 and 20,000"
    assert "29.1%" in shown.value
    assert 'role="alert"' in shown.value
    assert "74.2%" not in shown.value


def test_a_finding_is_made_when_it_is_chosen() -> None:
    asked = []

    def make(count: int) -> findings.Finding:
        asked.append(count)
        return findings.low_income_by_neighbourhood(tenths=count)

    view = dials.dial("How many?", make, {str(count): count for count in range(1, 10)})
    assert asked == [1]
    view.children[2].value = "9"
    assert asked == [1, 9]


@pytest.mark.parametrize("domain", domains.DOMAINS)
def test_domain_dial_in_many_areas(
    domain: str, sampled: Callable[[Sequence[Place], int], list[Place]]
) -> None:
    for place in (places.find("Isles of Scilly"), *sampled(places.authorities(), 1)):
        assert domains.DOMAINS[domain][0] in dials.dialled(
            lambda name, place=place: domains.domain_map(place, name), domain
        )


@pytest.mark.parametrize("people", [1, 1000, 9000])
def test_average_dial_at_its_ends(people: int) -> None:
    assert "by person" in dials.dialled(
        lambda count: redrawing.practice_average((60, 20, 10), (1000, 2000, count)), people
    )
