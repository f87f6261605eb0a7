"""Standard populations by age band, and the matching of bands by their ages, never by position."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.errors import quoted_list
from inequalitylab.measures.refusals import MeasureError, NoResultError

# Eurostat (2013), Revision of the European Standard Population: 21 bands, under 1 to 95 and over.
_EUROPEAN_2013 = {
    0: 1000, 1: 4000, 5: 5500, 10: 5500, 15: 5500, 20: 6000, 25: 6000, 30: 6500, 35: 7000, 40: 7000, 45: 7000,
    50: 7000, 55: 6500, 60: 6000, 65: 5500, 70: 5000, 75: 4000, 80: 2500, 85: 1500, 90: 800, 95: 200,
}  # fmt: skip
NINETEEN_BANDS = (0, *range(5, 95, 5))


def european_standard_population(starts: Sequence[int] = NINETEEN_BANDS) -> dict[str, float]:
    """Return the European Standard Population 2013 by age band.

    Parameters
    ----------
    starts : sequence of int
        The first age of each band, from 0; the last band is open. The usual 19 bands (0-4 to 90+)
        if left out. Each must be a boundary of the published 21 bands (0, 1, 5, 10, ... 95).

    Returns
    -------
    dict of str to float
        Weight by band label ("0-4", ..., "90+"); the weights sum to 100,000.

    References
    ----------
    Eurostat (2013), Revision of the European Standard Population: report of Eurostat's task force.
    """
    ages = [int(age) for age in starts]
    unknown = [str(age) for age in ages if age not in _EUROPEAN_2013]
    if unknown or not ages or ages[0] != 0 or sorted(set(ages)) != ages:
        raise MeasureError(
            "starts must begin at 0 and rise, with ages from 0, 1, 5, 10, ... 95"
            + (f"; {quoted_list(unknown, 'and')} are not among them." if unknown else ".")
        )
    ends = [*ages[1:], 200]
    return {
        _label(start, end): float(sum(w for age, w in _EUROPEAN_2013.items() if start <= age < end))
        for start, end in zip(ages, ends, strict=True)
    }


def weights_by_band(age_band: np.ndarray, standard: Mapping[Any, float]) -> np.ndarray:
    """Return the standard population of each row's age band, matched by age.

    Raises
    ------
    NoResultError
        If a row's band is not in the standard, a band of the standard has no row, or one has two.
    """
    if isinstance(standard, pd.Series):
        standard = standard.to_dict()
    if not isinstance(standard, Mapping):
        raise MeasureError(
            "standard is not weights by age band; give a mapping such as EUROPEAN_2013, or use "
            "standard_population= for a column with one weight a row."
        )
    keys = {band_ages(band): float(weight) for band, weight in standard.items()}
    bands = [band_ages(band) for band in age_band]
    if all(first == last for first, last in bands):
        starts = {first: (first, last) for first, last in keys}
        bands = [starts.get(first, (first, last)) for first, last in bands]
    named = list(zip(age_band, bands, strict=True))
    strange = sorted({str(band) for band, ages in named if ages not in keys})
    if strange:
        raise NoResultError(
            f"age_band has {quoted_list(strange, 'and')}, not in the standard population; its bands are "
            f"{quoted_list([str(band) for band in standard], 'and')}. For other bands of the European "
            "standard: standard=european_standard_population(starts)."
        )
    absent = [str(band) for band in standard if band_ages(band) not in bands]
    if absent:
        raise NoResultError(
            f"age_band has no row for {quoted_list(absent, 'and')}; give every band, with a count of 0 "
            "where nothing happened."
        )
    if len(set(bands)) < len(bands):
        twice = sorted({str(band) for band, ages in named if bands.count(ages) > 1})
        raise NoResultError(
            f"age_band has more than one row for {quoted_list(twice, 'and')}; add them up first, or split "
            "the rows with by=."
        )
    return np.array([keys[ages] for ages in bands])


def band_ages(band: Any) -> tuple[int | str, int | str]:
    """Return the ages of a band: (0, 4) of "00-04", (85, "over") of "85+", (5, 5) of 5.

    A label without ages comes back as itself, twice.
    """
    text = str(band).strip().lower()
    numbers = [int(found) for found in re.findall(r"\d+", re.sub(r"\.0$", "", text))]
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    if len(numbers) == 1:
        return numbers[0], "over" if re.search(r"\+|over|older|above|more", text) else numbers[0]
    return text, text


def _label(start: int, end: int) -> str:
    if end > 100:
        return f"{start}+"
    return str(start) if end - start == 1 else f"{start}-{end - 1}"


EUROPEAN_2013: Mapping[str, float] = MappingProxyType(european_standard_population())
"""The European Standard Population 2013 in its usual 19 bands, 0-4 to 90+."""
