"""Measures of inequality and of public health: right, weighted, and plain about their conventions."""

from inequalitylab.measures.concentration import concentration_index
from inequalitylab.measures.count_gradients import relative_index_of_counts, slope_index_of_counts
from inequalitylab.measures.decomposition import entropy_decomposition
from inequalitylab.measures.entropy import (
    atkinson,
    coefficient_of_variation,
    generalised_entropy,
    kolm,
    mean_log_deviation,
    theil,
)
from inequalitylab.measures.estimate import Estimate
from inequalitylab.measures.extended import extended_concentration_index, extended_gini
from inequalitylab.measures.funnel_flags import funnel_significance, overdispersion
from inequalitylab.measures.funnels import (
    funnel_limits_of_proportions,
    funnel_limits_of_rates,
    funnel_limits_of_ratios,
)
from inequalitylab.measures.gaps import difference, ratio
from inequalitylab.measures.gini import gini
from inequalitylab.measures.gradients import GradientEstimate, relative_index, slope_index
from inequalitylab.measures.group_gaps import (
    between_group_standard_deviation,
    between_group_variance,
    index_of_disparity,
    mean_difference,
)
from inequalitylab.measures.income_shares import (
    hoover,
    income_share,
    palma_ratio,
    quintile_share_ratio,
    schutz_coefficient,
)
from inequalitylab.measures.indirect_rates import indirectly_standardised_rate, indirectly_standardised_ratio
from inequalitylab.measures.intervals import (
    byar_interval,
    exact_poisson_interval,
    mean_interval,
    poisson_interval,
    wilson_interval,
)
from inequalitylab.measures.life_tables import life_expectancy, life_table
from inequalitylab.measures.lorenz import lorenz_asymmetry, lorenz_curve, wolfson
from inequalitylab.measures.poverty import (
    foster_greer_thorbecke,
    sen_index,
    sen_shorrocks_thon_index,
    watts,
)
from inequalitylab.measures.proportions import (
    difference_of_proportions,
    proportion,
    ratio_of_proportions,
)
from inequalitylab.measures.range_gaps import (
    population_attributable_fraction,
    population_attributable_risk,
    range_difference,
    range_ratio,
)
from inequalitylab.measures.ranking import quantile_groups, rank_intervals
from inequalitylab.measures.ranks import fractional_rank
from inequalitylab.measures.rates import (
    crude_rate,
    directly_standardised_rate,
    directly_standardised_rate_of_repeats,
)
from inequalitylab.measures.refusals import MeasureError, MeasureWarning, NoResultError
from inequalitylab.measures.segregation import (
    dissimilarity,
    herfindahl,
    interaction,
    isolation,
    rosenbluth,
)
from inequalitylab.measures.spatial import spatial_gini
from inequalitylab.measures.standard_populations import EUROPEAN_2013, european_standard_population
from inequalitylab.measures.suppression import suppress
from inequalitylab.measures.survey import (
    design_effect,
    effective_sample_size,
    post_stratified_weights,
    weighted_share,
)
from inequalitylab.measures.trends import trend

__all__ = [
    "EUROPEAN_2013",
    "Estimate",
    "GradientEstimate",
    "MeasureError",
    "MeasureWarning",
    "NoResultError",
    "atkinson",
    "between_group_standard_deviation",
    "between_group_variance",
    "byar_interval",
    "coefficient_of_variation",
    "concentration_index",
    "crude_rate",
    "design_effect",
    "difference",
    "difference_of_proportions",
    "directly_standardised_rate",
    "directly_standardised_rate_of_repeats",
    "dissimilarity",
    "effective_sample_size",
    "entropy_decomposition",
    "european_standard_population",
    "exact_poisson_interval",
    "extended_concentration_index",
    "extended_gini",
    "foster_greer_thorbecke",
    "fractional_rank",
    "funnel_limits_of_proportions",
    "funnel_limits_of_rates",
    "funnel_limits_of_ratios",
    "funnel_significance",
    "generalised_entropy",
    "gini",
    "herfindahl",
    "hoover",
    "income_share",
    "index_of_disparity",
    "indirectly_standardised_rate",
    "indirectly_standardised_ratio",
    "interaction",
    "isolation",
    "kolm",
    "life_expectancy",
    "life_table",
    "lorenz_asymmetry",
    "lorenz_curve",
    "mean_difference",
    "mean_interval",
    "mean_log_deviation",
    "overdispersion",
    "palma_ratio",
    "poisson_interval",
    "population_attributable_fraction",
    "population_attributable_risk",
    "post_stratified_weights",
    "proportion",
    "quantile_groups",
    "quintile_share_ratio",
    "range_difference",
    "range_ratio",
    "rank_intervals",
    "ratio",
    "ratio_of_proportions",
    "relative_index",
    "relative_index_of_counts",
    "rosenbluth",
    "schutz_coefficient",
    "sen_index",
    "sen_shorrocks_thon_index",
    "slope_index",
    "slope_index_of_counts",
    "spatial_gini",
    "suppress",
    "theil",
    "trend",
    "watts",
    "weighted_share",
    "wilson_interval",
    "wolfson",
]
