"""Indirect standardisation: observed events against those expected at a reference population's rates."""

from collections.abc import Mapping

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.intervals import POISSON, poisson_limits
from inequalitylab.measures.proportions import unit_per
from inequalitylab.measures.rates import NO_PEOPLE
from inequalitylab.measures.refusals import (
    NoResultError,
    check_above_zero,
    check_confidence,
    check_not_negative,
    check_positive,
)


@measure("count", "population", "reference_count", "reference_population")
def indirectly_standardised_ratio(
    count: Values,
    population: Values,
    reference_count: Values,
    reference_population: Values,
    *,
    per: float = 1,
    confidence: float = 0.95,
) -> Estimate:
    """Return observed over expected events: the standardised mortality (or morbidity) ratio.

    Parameters
    ----------
    count : column
        Events in each age band; only their total counts, so a single row of a total with zeros
        elsewhere is as good.
    population : column
        People in each age band.
    reference_count, reference_population : column
        Events and people of the reference (England, say) in the same rows.
    per : float
        1 for a ratio, 100 for the ratio times 100.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate
        With ``observed`` and ``expected`` in ``parts``.

    References
    ----------
    Breslow NE, Day NE (1987), Statistical methods in cancer research, vol. II, IARC.
    """
    per = check_positive("per", per)
    observed, expected, _ = _expected(count, population, reference_count, reference_population)
    name = "indirectly standardised ratio"
    unit = "" if per == 1 else f"(reference = {per:g})"
    return _indirect(name, observed, expected, per, confidence, unit, {})


@measure("count", "population", "reference_count", "reference_population")
def indirectly_standardised_rate(
    count: Values,
    population: Values,
    reference_count: Values,
    reference_population: Values,
    *,
    per: float = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """Return observed over expected events, times the crude rate of the reference.

    Parameters
    ----------
    count, population, reference_count, reference_population
        As for `indirectly_standardised_ratio`.
    per : float
        The rate is per this many.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate
        With ``observed``, ``expected`` and ``reference_rate`` in ``parts``.

    References
    ----------
    Breslow NE, Day NE (1987), Statistical methods in cancer research, vol. II, IARC.
    """
    per = check_positive("per", per)
    observed, expected, crude = _expected(count, population, reference_count, reference_population)
    name = "indirectly standardised rate"
    parts = {"reference_rate": per * crude}
    return _indirect(name, observed, expected, per * crude, confidence, unit_per(per), parts)


def _expected(
    count: Values, population: Values, reference_count: Values, reference_population: Values
) -> tuple[float, float, float]:
    events, people = np.asarray(count, dtype=float), np.asarray(population, dtype=float)
    reference, all_people = (
        np.asarray(reference_count, dtype=float),
        np.asarray(reference_population, dtype=float),
    )
    check_not_negative("count", events)
    check_not_negative("population", people)
    check_not_negative("reference_count", reference)
    check_above_zero("reference_population", all_people, NO_PEOPLE)
    expected = float((people * reference / all_people).sum())
    if expected <= 0:
        raise NoResultError(
            "reference_count and population give 0 expected events, so there is nothing to compare with; "
            "give a reference with events in the bands where people live."
        )
    return float(events.sum()), expected, float(reference.sum() / all_people.sum())


def _indirect(
    name: str,
    observed: float,
    expected: float,
    times: float,
    confidence: float,
    unit: str,
    parts: Mapping[str, float],
) -> Estimate:
    confidence = check_confidence(confidence)
    lower, upper = poisson_limits(np.array([observed]), confidence)
    return Estimate(
        measure=name,
        value=times * observed / expected,
        lower=times * float(lower[0]) / expected,
        upper=times * float(upper[0]) / expected,
        confidence=confidence,
        method=f"observed over expected events; {POISSON}",
        unit=unit,
        n=observed,
        parts={"observed": observed, "expected": expected, **parts},
    )
