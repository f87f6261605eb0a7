"""Reference cases of distribution, poverty and segregation, put to the measures."""

from pathlib import Path
from typing import Any

from reference_registry import Case, Got, adapter, frame

from inequalitylab import measures as m


@adapter("extended_gini")
def _extended_gini(case: Case, _: Path) -> Got:
    return {"sgini": m.extended_gini(case["input"]["income"], aversion=case["parameters"]["nu"]).value}


def _incomes(case: Case, folder: Path) -> dict[str, Any]:
    given, rows = case["input"], frame(case, folder)
    from_file = "file" in given
    weight = (
        given.get("weight") if from_file else next((w for w in ("weight", "frequency") if w in rows), None)
    )
    missing = "drop" if case["parameters"].get("skipna") else "refuse"
    return {
        "income": given["income"] if from_file else "income",
        "weights": weight,
        "data": rows,
        "missing": missing,
    }


@adapter("gini", "gini_corrected")
def _gini(case: Case, folder: Path) -> Got:
    columns = _incomes(case, folder)
    got: Got = {"gini": m.gini(correct=case["parameters"].get("correction", False), **columns).value}
    if "gini_corrected" in case["expected"]:
        try:
            got["gini_corrected"] = m.gini(correct=True, **columns).value
        except m.NoResultError:
            got["gini_corrected"] = None
    return got


@adapter("theil_T", "mean_log_deviation", "generalised_entropy")
def _entropy(case: Case, folder: Path) -> Got:
    columns = _incomes(case, folder)
    work = {"theil_T": m.theil, "mean_log_deviation": m.mean_log_deviation}.get(case["measure"])
    try:
        if work is not None:
            return {"ge": work(**columns).value}
        return {"ge": m.generalised_entropy(alpha=case["parameters"]["alpha"], **columns).value}
    except m.NoResultError:
        return {"ge": None}


@adapter("atkinson")
def _atkinson(case: Case, folder: Path) -> Got:
    result = m.atkinson(epsilon=case["parameters"]["epsilon"], **_incomes(case, folder))
    return {"atkinson": result.value, "ede": result.parts["equally_distributed_equivalent"]}


@adapter("theil_decomposition")
def _decomposition(case: Case, folder: Path) -> Got:
    given = case["input"]
    group = given.get("regime") or given["group"]
    columns = _incomes(case, folder)
    result = m.entropy_decomposition(group=group, alpha=case["parameters"].get("alpha", 1), **columns)
    return {"T": result.value, "between": result.parts["between"], "within": result.parts["within"]}


@adapter("spatial_gini")
def _spatial(case: Case, folder: Path) -> Got:
    result = m.spatial_gini(case["input"]["income"], case["input"]["regime"], data=frame(case, folder))
    return {"wg": result.parts["near_sum"], "wcg": result.parts["far_sum"]}


@adapter("lorenz_curve")
def _lorenz(case: Case, _: Path) -> Got:
    curve = m.lorenz_curve(case["input"]["income"], case["input"]["frequency"])
    return {"p": curve["population_share"].tolist(), "L": curve["income_share"].tolist()}


SIMPLE = {
    "hoover_pietra_schutz": m.hoover,
    "lorenz_asymmetry": m.lorenz_asymmetry,
    "wolfson": m.wolfson,
    "coefficient_of_variation": m.coefficient_of_variation,
    "palma_ratio": m.palma_ratio,
    "quintile_share_ratio": m.quintile_share_ratio,
    "schutz_coefficient": m.schutz_coefficient,
    "herfindahl": m.herfindahl,
    "rosenbluth": m.rosenbluth,
}


@adapter(*SIMPLE)
def _simple(case: Case, _: Path) -> Got:
    result = SIMPLE[case["measure"]](case["input"]["income"])
    return dict.fromkeys(case["expected"], result.value)


@adapter("kolm")
def _kolm(case: Case, _: Path) -> Got:
    return {"kolm": m.kolm(case["input"]["income"], alpha=case["parameters"]["alpha"]).value}


@adapter("watts", "fgt", "sen_poverty", "sst_poverty")
def _poverty(case: Case, _: Path) -> Got:
    asked = case["parameters"]
    work = {
        "watts": m.watts,
        "fgt": m.foster_greer_thorbecke,
        "sen_poverty": m.sen_index,
        "sst_poverty": m.sen_shorrocks_thon_index,
    }[case["measure"]]
    extra = {"alpha": asked["alpha"]} if case["measure"] == "fgt" else {}
    return dict.fromkeys(case["expected"], work(case["input"]["income"], line=asked["z"], **extra).value)


@adapter("dissimilarity")
def _dissimilarity(case: Case, _: Path) -> Got:
    return {"d": m.dissimilarity(case["input"]["group_a"], case["input"]["group_b"]).value}
