"""Rates: crude, and directly standardised (also for events that repeat)."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.intervals import (
    POISSON,
    byar_limits,
    checked_counts,
    normal_quantile,
    poisson_limits,
)
from inequalitylab.measures.proportions import unit_per
from inequalitylab.measures.refusals import (
    MeasureError,
    NoResultError,
    check_above_zero,
    check_confidence,
    check_not_negative,
    check_positive,
)
from inequalitylab.measures.row_results import Results, Row, row_measure
from inequalitylab.measures.standard_populations import EUROPEAN_2013, weights_by_band

NO_PEOPLE = "give the people in every band, or merge bands."


@row_measure("count", "denominator", adds_up=True)
def crude_rate(count: Row, denominator: Row, *, per: float = 100_000, confidence: float = 0.95) -> Results:
    """Return events divided by people (or person-years), with Poisson limits.

    Parameters
    ----------
    count : number or column
        Events; they may repeat, so a rate may exceed one a person.
    denominator : number or column
        People or person-years.
    per : float
        The rate is per this many.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate or DataFrame
        One result from numbers, one a row from columns. A missing or zero denominator gives a
        missing result with its reason.

    Notes
    -----
    Limits of the count: exact below 10 events, Byar's from 10 up; the denominator is taken as known.

    References
    ----------
    Association of Public Health Observatories (2008), Technical Briefing 3.
    """
    per, confidence = check_positive("per", per), check_confidence(confidence)
    counts, denominators, notes = checked_counts(count, denominator, below=False)
    lower, upper = poisson_limits(counts, confidence)
    return Results(
        measure="crude rate",
        value=per * counts / denominators,
        lower=per * lower / denominators,
        upper=per * upper / denominators,
        confidence=confidence,
        method=POISSON,
        unit=unit_per(per),
        n=denominators,
        note=notes,
        parts={"count": counts},
    )


@measure("count", "population", "age_band", "standard_population", labels=("age_band",), zeros=("count",))
def directly_standardised_rate(
    count: Values,
    population: Values,
    age_band: Values | None = None,
    *,
    standard: Mapping[Any, float] = EUROPEAN_2013,
    standard_population: Values | None = None,
    per: float = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """Return a directly age-standardised rate with Dobson's interval.

    Parameters
    ----------
    count : column
        Events in each age band.
    population : column
        People in each age band.
    age_band : column
        The band of each row ("0-4", ..., "90+"); the standard population is matched by it.
    standard : mapping of band to weight
        The standard population; the European Standard Population 2013 if left out.
    standard_population : column, optional
        In place of `age_band` and `standard`: the weight of each row's band, already matched.
    per : float
        The rate is per this many.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate
        With ``count`` and ``population`` (totals) in ``parts``. Rates from few events are shown:
        hiding those under 10 is a step of its own, `suppress`.

    Raises
    ------
    MeasureError
        If a count is negative, a population is not above 0, or a band is missing, strange or double.

    References
    ----------
    Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991), Stat Med 10:457-462; Breslow NE, Day NE
    (1987) for Byar's limits of the total count.
    """
    events, people = _events_and_people(count, population)
    weight = _standard(age_band, standard, standard_population)
    return _dobson(events, people, weight, events, per, confidence, "Dobson interval with Byar's limits")


@measure("events_each", "persons", "population", "age_band", labels=("age_band",))
def directly_standardised_rate_of_repeats(
    events_each: Values,
    persons: Values,
    population: Values,
    age_band: Values,
    *,
    standard: Mapping[Any, float] = EUROPEAN_2013,
    per: float = 100_000,
    confidence: float = 0.95,
) -> Estimate:
    """Return a directly standardised rate of events that one person can have more than once.

    Parameters
    ----------
    events_each : column
        How many events each of these persons had (1, 2, 3, ...). One row a band and number of events.
    persons : column
        How many persons of the band had that many.
    population : column
        People in the age band, the same in all rows of a band.
    age_band : column
        The band of each row.
    standard, per, confidence
        As for `directly_standardised_rate`.

    Returns
    -------
    Estimate
        The same rate as `directly_standardised_rate` with a wider interval: events of one person are
        not independent.

    References
    ----------
    Office for Health Improvement and Disparities, technical guide on confidence intervals
    (non-independent events); Dobson AJ et al. (1991), Stat Med 10:457-462.
    """
    times, affected = np.asarray(events_each, dtype=float), np.asarray(persons, dtype=float)
    check_not_negative("events_each", times)
    check_not_negative("persons", affected)
    bands, first, place = np.unique(np.asarray(age_band, dtype=str), return_index=True, return_inverse=True)
    people = np.asarray(population, dtype=float)
    if (people != people[first][place]).any():
        raise NoResultError(
            "population differs between rows of one age_band; give the band's people in each."
        )
    events = np.bincount(place, weights=times * affected)
    clustered = np.bincount(place, weights=times**2 * affected)
    check_above_zero("population", people, NO_PEOPLE)
    weight = weights_by_band(bands, standard)
    method = "Dobson interval with Byar's limits, variance for repeated events"
    return _dobson(events, people[first], weight, clustered, per, confidence, method)


def _events_and_people(count: Values, population: Values) -> tuple[np.ndarray, np.ndarray]:
    events, people = np.asarray(count, dtype=float), np.asarray(population, dtype=float)
    check_not_negative("count", events)
    check_above_zero("population", people, NO_PEOPLE)
    return events, people


def _standard(age_band: Any, standard: Mapping[Any, float], column: Any) -> np.ndarray:
    if (age_band is None) == (column is None):
        raise MeasureError(
            "age_band and standard_population: give one of the two, either bands (matched with standard=) "
            "or one weight a row."
        )
    weight = weights_by_band(age_band, standard) if column is None else np.asarray(column, dtype=float)
    check_not_negative("standard_population", weight)
    if weight.sum() <= 0:
        raise MeasureError("standard_population sums to 0; give the weight of each age band.")
    return weight


def _dobson(
    events: np.ndarray,
    people: np.ndarray,
    weight: np.ndarray,
    variance_events: np.ndarray,
    per: float,
    confidence: float,
    method: str,
) -> Estimate:
    per, confidence = check_positive("per", per), check_confidence(confidence)
    total = float(events.sum())
    share = weight / weight.sum()
    rate = float((share * events / people).sum())
    note = ""
    lower: float | None = None
    upper: float | None = None
    if total > 0:
        variance = float((share**2 * variance_events / people**2).sum())
        low, high = (float(limit[0]) for limit in byar_limits(np.array([total]), normal_quantile(confidence)))
        scale = (variance / total) ** 0.5
        lower = None if np.isnan(low) else per * (rate + scale * (low - total))
        upper = per * (rate + scale * (high - total))
    else:
        note = "No interval: there are no events."
    return Estimate(
        measure="directly standardised rate",
        value=per * rate,
        lower=lower,
        upper=upper,
        confidence=confidence if upper is not None else None,
        method=method,
        unit=unit_per(per),
        n=float(people.sum()),
        note=note,
        parts={"count": total, "population": float(people.sum())},
    )
