"""The ideas behind mistakes: what a message names when an answer matches a known slip."""

from inequalitylab.exercises.ideas import areas, general, gradients, uncertainty
from inequalitylab.exercises.ideas.idea import Idea

IDEAS: dict[str, Idea] = {**general.IDEAS, **gradients.IDEAS, **uncertainty.IDEAS, **areas.IDEAS}

__all__ = ["IDEAS", "Idea"]
