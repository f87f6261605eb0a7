"""Abridged life tables by Chiang's method, with any bands and an open last one."""

import numpy as np
import pandas as pd

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Missing, Values, read_columns
from inequalitylab.measures.intervals import normal_quantile
from inequalitylab.measures.refusals import (
    MeasureError,
    NoResultError,
    check_above_zero,
    check_confidence,
    check_not_negative,
)
from inequalitylab.measures.standard_populations import band_ages

START = 100_000
INFANT_SHARE = 0.1
SHARE = 0.5


def life_table(
    deaths: Values,
    population: Values,
    age: Values,
    *,
    confidence: float = 0.95,
    data: pd.DataFrame | None = None,
    missing: Missing = "refuse",
) -> pd.DataFrame:
    """Return an abridged life table by Chiang's method.

    Parameters
    ----------
    deaths, population : column
        Deaths and people (or person-years) in each age band.
    age : column
        First age of each band, or its label ("0", "1-4", ..., "90+"). Any bands; the last is open.
        Row order does not matter.
    confidence : float
        Level of the intervals.
    data : DataFrame, optional
        The frame that column names refer to.
    missing : {"refuse", "zero"}
        Refuse missing deaths, or count them as none.

    Returns
    -------
    DataFrame
        One row a band, youngest first: age, deaths, population, mortality_rate,
        probability_of_dying, survivors (of 100,000), years_lived, life_expectancy, standard_error,
        lower, upper.

    Raises
    ------
    MeasureError
        If a population is not above 0, deaths are negative or more than the people, a band is
        double, or the last band has no deaths.

    Notes
    -----
    Those who die live half of the band on average, a tenth of the first year of life. The variance
    of the open band follows Silcocks.

    References
    ----------
    Chiang CL (1984), The life table and its applications, ch. 6; Silcocks PBS, Jenner DA, Reza R
    (2001), J Epidemiol Community Health 55:38-43; Toson B, Baker A (2003), Life expectancy at
    birth: methodological options for small populations, ONS.
    """
    table = read_columns(
        {"deaths": deaths, "population": population, "age": age},
        labels=("age",),
        zeros=("deaths",),
        data=data,
        missing=missing,
    )
    return _chiang(table.arrays["deaths"], table.arrays["population"], table.arrays["age"], confidence)


@measure("deaths", "population", "age", labels=("age",), zeros=("deaths",))
def life_expectancy(
    deaths: Values, population: Values, age: Values, *, at: int = 0, confidence: float = 0.95
) -> Estimate:
    """Return life expectancy at an age: average years left if the death rates of the period stayed.

    Parameters
    ----------
    deaths, population, age
        As for `life_table`.
    at : int
        The age; it must begin a band.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate
        In years, with the total ``deaths`` and ``population`` in ``parts``. Hiding small
        populations or wide intervals is a step of its own, `suppress`.

    References
    ----------
    As for `life_table`.
    """
    table = _chiang(np.asarray(deaths), np.asarray(population), np.asarray(age), confidence)
    row = table[table["age"] == at]
    if row.empty:
        starts = ", ".join(f"{start:g}" for start in table["age"])
        raise MeasureError(f"at is {at!r}, which does not begin a band; give one of {starts}.")
    numbers = row.iloc[0]
    return Estimate(
        measure="life expectancy at birth" if at == 0 else f"life expectancy at age {at}",
        value=float(numbers["life_expectancy"]),
        lower=float(numbers["lower"]),
        upper=float(numbers["upper"]),
        confidence=confidence,
        method="Chiang abridged life table, last band after Silcocks",
        unit="years",
        n=float(table["population"].sum()),
        parts={"deaths": float(table["deaths"].sum()), "population": float(table["population"].sum())},
    )


def _chiang(deaths: np.ndarray, population: np.ndarray, age: np.ndarray, confidence: float) -> pd.DataFrame:
    z = normal_quantile(check_confidence(confidence))
    start = _starts(age)
    order = np.argsort(start)
    start, died, people = start[order], deaths[order], population[order]
    _check(start, died, people)
    rate = died / people
    width = np.append(np.diff(start), np.nan)
    lived = np.where(start < 1, INFANT_SHARE, SHARE)
    dying = width * rate / (1 + (1 - lived) * width * rate)
    dying[-1] = 1.0
    impossible = dying > 1
    if impossible.any():
        raise NoResultError(
            f"deaths at age {start[impossible][0]:g} are so many for the population that more than "
            "everyone would die; use more years of data or wider bands."
        )
    survivors = START * np.append(1.0, np.cumprod(1 - dying[:-1]))
    dead = survivors * dying
    years = np.append((width * (survivors - dead) + lived * width * dead)[:-1], survivors[-1] / rate[-1])
    expectancy = np.cumsum(years[::-1])[::-1] / survivors
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = np.where(died > 0, dying**2 * (1 - dying) / died, 0.0)
    reach = (1 - lived[:-1]) * width[:-1] + expectancy[1:]
    terms = np.append(
        (survivors[:-1] * reach) ** 2 * variance[:-1], survivors[-1] ** 2 / (died[-1] * rate[-1] ** 2)
    )
    error = np.sqrt(np.cumsum(terms[::-1])[::-1]) / survivors
    return pd.DataFrame(
        {
            "age": start,
            "deaths": died,
            "population": people,
            "mortality_rate": rate,
            "probability_of_dying": dying,
            "survivors": survivors,
            "years_lived": years,
            "life_expectancy": expectancy,
            "standard_error": error,
            "lower": expectancy - z * error,
            "upper": expectancy + z * error,
        }
    )


def _starts(age: np.ndarray) -> np.ndarray:
    starts = [band_ages(band)[0] for band in age]
    strange = [str(band) for band, start in zip(age, starts, strict=True) if isinstance(start, str)]
    if strange:
        raise MeasureError(
            f"age has {strange[0]!r}, which has no age in it; give first ages or bands like '1-4'."
        )
    return np.array(starts, dtype=float)


def _check(start: np.ndarray, deaths: np.ndarray, population: np.ndarray) -> None:
    check_above_zero("population", population, "give the people in every band, or merge bands.")
    check_not_negative("deaths", deaths)
    double = np.diff(start) == 0
    if double.any():
        raise NoResultError(f"age {start[1:][double][0]:g} begins more than one band; add them up first.")
    if (deaths > population).any():
        bad = int(np.argmax(deaths > population))
        raise NoResultError(
            f"deaths are more than the population at age {start[bad]:g} ({deaths[bad]:g} of "
            f"{population[bad]:g}); check the columns, or give person-years of all years together."
        )
    if deaths[-1] == 0:
        raise NoResultError(
            f"deaths in the last band, from age {start[-1]:g}, are 0, so life expectancy has no bound; "
            "merge it with the band before."
        )
