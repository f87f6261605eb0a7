"""Every reference case, against figures that others published or worked out."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from reference_adapters import ADAPTERS

from inequalitylab.measures import MeasureError


def test_reference_case(reference_case: Mapping[str, Any] | None, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue("reference_file").parent
    assert reference_case is not None
    expected = reference_case["expected"]
    work = ADAPTERS[reference_case["measure"]]
    if "error" in expected:
        with pytest.raises(MeasureError):
            work(reference_case, folder)
        return
    got = work(reference_case, folder)
    for name, wanted in expected.items():
        assert _agree(got[name], wanted, reference_case, name), f"{name}: got {got[name]}, expected {wanted}"


def _agree(got: Any, wanted: Any, case: Mapping[str, Any], name: str) -> bool:
    if isinstance(wanted, list):
        return len(got) == len(wanted) and all(
            _agree(a, b, case, name) for a, b in zip(got, wanted, strict=True)
        )
    if isinstance(wanted, (dict, bool)):
        return got == wanted
    if wanted is None:
        return got is None or (isinstance(got, float) and math.isnan(got))
    if wanted == "Infinity":
        return got == math.inf
    if isinstance(wanted, str):
        return got == wanted
    return got is not None and abs(got - wanted) <= _slack(wanted, case, name)


def _slack(wanted: float, case: Mapping[str, Any], name: str) -> float:
    tolerance, expected = case["tolerance"], case["expected"]
    if "fraction_of_interval_width" in tolerance:
        kind = name.split("_")[0]
        width = expected[f"{kind}_upper"] - expected[f"{kind}_lower"]
        return tolerance["fraction_of_interval_width"] * abs(width)
    return max(tolerance["abs"], tolerance["rel"] * abs(wanted))
