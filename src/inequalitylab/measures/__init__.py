"""Measures of inequality and of public health: right, weighted, and plain about their conventions."""

from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.gaps import difference, ratio
from inequalitylab.measures.gradients import GradientEstimate, relative_index, slope_index
from inequalitylab.measures.intervals import wilson_interval
from inequalitylab.measures.ranks import fractional_rank
from inequalitylab.measures.refusals import MeasureError, MeasureWarning, NoResultError

__all__ = [
    "Estimate",
    "GradientEstimate",
    "MeasureError",
    "MeasureWarning",
    "NoResultError",
    "difference",
    "fractional_rank",
    "ratio",
    "relative_index",
    "slope_index",
    "wilson_interval",
]
