"""Every kind of reference case with the function that puts it to the measures."""

import reference_distribution
import reference_gradients
import reference_rates
from reference_registry import ADAPTERS

__all__ = ["ADAPTERS", "reference_distribution", "reference_gradients", "reference_rates"]
