"""Weighted surveys: shares, effective sample size, design effect, post-stratification."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab.errors import quoted_list
from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.inputs import Values, read_columns
from inequalitylab.measures.intervals import normal_quantile, wilson_limits
from inequalitylab.measures.refusals import MeasureError, NoResultError, check_confidence, check_positive
from inequalitylab.measures.weighting import checked_weights


@measure("answer", "weights")
def weighted_share(
    answer: Values, weights: Values, *, per: float = 100, confidence: float = 0.95
) -> Estimate:
    """Return the weighted share of respondents who answered yes.

    Parameters
    ----------
    answer : column
        1 or True for yes, 0 or False for no.
    weights : column
        Survey weights; their scale does not matter.
    per : float
        100 for a percentage, 1 for a share.
    confidence : float
        Level of the interval.

    Returns
    -------
    Estimate
        Wilson's interval with Kish's effective sample size in place of the number of answers. It
        leaves out clustering and who did not answer.

    References
    ----------
    Kish L (1965), Survey sampling; Wilson EB (1927), J Am Stat Assoc 22:209-212.
    """
    yes = np.asarray(answer)
    if not np.isin(yes, (0, 1)).all():
        raise NoResultError(
            "answer has other values than 0 and 1; give 1 (True) for yes and 0 (False) for no."
        )
    per = check_positive("per", per)
    weight = checked_weights(weights, len(yes))
    share = float(weight @ yes / weight.sum())
    size = _effective(weight)
    lower, upper = wilson_limits(
        np.array([share * size]), np.array([size]), normal_quantile(check_confidence(confidence))
    )
    return Estimate(
        measure="weighted share",
        value=per * share,
        lower=per * float(lower[0]),
        upper=per * float(upper[0]),
        confidence=confidence,
        method="Wilson score interval on the effective sample size",
        unit="%" if per == 100 else "",
        n=len(yes),
        parts={"effective_sample_size": size},
    )


@measure("weights")
def effective_sample_size(weights: Values) -> Estimate:
    """Return Kish's effective sample size: how many equally weighted answers tell as much.

    Parameters
    ----------
    weights : column
        Survey weights; their scale does not matter.

    Returns
    -------
    Estimate
        The squared sum over the sum of squares. It leaves out clustering and who did not answer.

    References
    ----------
    Kish L (1965), Survey sampling.
    """
    weight = checked_weights(weights, len(np.asarray(weights)))
    return Estimate(
        measure="effective sample size",
        value=_effective(weight),
        method="Kish: squared sum of weights over sum of squares",
        unit="answers",
        n=len(weight),
    )


@measure("weights")
def design_effect(weights: Values) -> Estimate:
    """Return Kish's design effect of weighting: how much unequal weights widen the variance.

    Parameters
    ----------
    weights : column
        Survey weights; their scale does not matter.

    Returns
    -------
    Estimate
        Number of answers over effective sample size; 1 for equal weights.

    References
    ----------
    Kish L (1965), Survey sampling.
    """
    weight = checked_weights(weights, len(np.asarray(weights)))
    return Estimate(
        measure="design effect of weighting",
        value=len(weight) / _effective(weight),
        method="Kish: 1 plus the squared coefficient of variation of the weights",
        n=len(weight),
    )


def post_stratified_weights(
    group: Values,
    targets: Mapping[Any, float],
    weights: Values | None = None,
    *,
    data: pd.DataFrame | None = None,
) -> pd.Series:
    """Return weights that give each group its known share of the population.

    Parameters
    ----------
    group : column
        The group of each respondent.
    targets : mapping of group to number
        People in each group, or shares; the scale does not matter.
    weights : column, optional
        Weights so far; equal if left out.
    data : DataFrame, optional
        The frame that column names refer to.

    Returns
    -------
    Series of float
        In the order of the rows, with a mean of 1.

    Raises
    ------
    MeasureError
        If a group has no target, or a group with a target has no respondents (join it with another).

    References
    ----------
    Holt D, Smith TMF (1979), J R Stat Soc A 142:33-46.
    """
    table = read_columns({"group": group, "weights": weights}, labels=("group",), data=data)
    labels, weight = table.arrays["group"], table.arrays.get("weights")
    start = pd.Series(checked_weights(weight, table.length), index=table.index)
    wanted = {label: check_positive(f"targets[{label!r}]", number) for label, number in targets.items()}
    strange = sorted({str(label) for label in labels if label not in wanted})
    if strange:
        raise MeasureError(
            f"group has {quoted_list(strange, 'and')}, without a target; give targets for all groups."
        )
    held = start.groupby(labels).sum()
    empty = [str(label) for label in wanted if held.get(label, 0) <= 0]
    if empty:
        raise NoResultError(
            f"targets has {quoted_list(empty, 'and')}, with no respondents to stand for them; join groups."
        )
    whole = sum(wanted.values())
    factors = {label: number / whole * len(start) / held[label] for label, number in wanted.items()}
    return (start * np.array([factors[label] for label in labels])).rename("weight")


def _effective(weight: np.ndarray) -> float:
    return float(weight.sum() ** 2 / (weight @ weight))
