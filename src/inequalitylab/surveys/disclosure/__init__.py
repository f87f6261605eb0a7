"""Disclosure control: what of a survey may be shown, so that nobody's answer can be worked out."""
