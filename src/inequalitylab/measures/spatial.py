"""The Gini coefficient split into pairs of neighbours and the rest."""

import numpy as np

from inequalitylab.measures.calling import measure
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.gini import gini_of
from inequalitylab.measures.inputs import Values
from inequalitylab.measures.refusals import check_not_negative


@measure("income", "region", labels=("region",))
def spatial_gini(income: Values, region: Values) -> Estimate:
    """Return the Gini coefficient with the part that comes from pairs of areas in one region.

    Parameters
    ----------
    income : column
        The figure of each area, 0 or more.
    region : column
        The region of each area: areas of one region count as neighbours.

    Returns
    -------
    Estimate
        The Gini, with ``near_sum`` and ``far_sum`` (absolute differences added over ordered pairs of
        neighbours and of the rest) and ``near`` and ``far`` (their parts of the Gini) in ``parts``.
        ``near`` is not "inequality within regions" as in `entropy_decomposition`.

    References
    ----------
    Rey SJ, Smith RJ (2013), Letters in Spatial and Resource Sciences 6:55-70.
    """
    amount = np.asarray(income)
    check_not_negative("income", amount)
    value = gini_of(amount, None)
    codes = np.unique(np.asarray(region, dtype=str), return_inverse=True)[1]
    near = sum(_pairs(amount[codes == code]) for code in range(codes.max() + 1))
    everything = _pairs(amount)
    scale = 2 * len(amount) * float(amount.sum())
    return Estimate(
        measure="Gini coefficient",
        value=value,
        method="split by pairs of areas in one region and the rest",
        n=len(amount),
        parts={
            "near_sum": near,
            "far_sum": everything - near,
            "near": near / scale,
            "far": (everything - near) / scale,
        },
    )


def _pairs(amount: np.ndarray) -> float:
    """Return the sum of absolute differences over ordered pairs."""
    size = len(amount)
    return 2 * float(np.sort(amount) @ (2 * np.arange(1, size + 1) - size - 1))
