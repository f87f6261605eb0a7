"""Holding a table to what its recipe states, with pandera."""

import pandas as pd
import pandera.pandas as pa

from inequalitylab.datasets.errors import ExpectationFailed
from inequalitylab.datasets.recipe import BOOLEAN, INTEGER, NUMBER, Column, Recipe

_CASES_SHOWN = 5


def _column_schema(column: Column) -> pa.Column:
    checks = []
    if column.pattern:
        checks.append(pa.Check.str_matches(f"^(?:{column.pattern})$"))
    if column.allowed:
        checks.append(pa.Check.isin(column.allowed))
    if column.minimum is not None:
        checks.append(pa.Check.ge(column.minimum))
    if column.maximum is not None:
        checks.append(pa.Check.le(column.maximum))
    if column.kind == INTEGER:
        checks.append(pa.Check(lambda values: values % 1 == 0, error="whole number"))
    types = {NUMBER: "float64", BOOLEAN: "bool"}
    return pa.Column(types.get(column.kind), checks, nullable=not column.required)


def schema_of(recipe: Recipe) -> pa.DataFrameSchema:
    """Return the pandera schema that a recipe's columns, key and expectations amount to."""
    return pa.DataFrameSchema(
        {column.name: _column_schema(column) for column in recipe.columns},
        checks=[
            pa.Check(expectation.holds, error=expectation.says, name=expectation.says)
            for expectation in recipe.expectations
        ],
        unique=list(recipe.key),
        strict=True,
        ordered=True,
    )


def check(table: pd.DataFrame, recipe: Recipe) -> None:
    """Refuse a table that is not what its recipe states.

    Raises
    ------
    ExpectationFailed
        Lists what failed, with the first cases.
    """
    try:
        schema_of(recipe).validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
        lines = [
            f"- {column or 'the table'}: {what}{_examples(found)}"
            for (column, what), found in cases.fillna({"column": ""}).groupby(["column", "check"])[
                "failure_case"
            ]
        ]
        raise ExpectationFailed(
            f"The table '{recipe.name}' is not what its recipe states, so nothing was replaced "
            f"({len(table):,} rows were made):\n" + "\n".join(lines)
        ) from error


def _examples(found: pd.Series) -> str:
    """Name the first values that failed; a check of the whole table only says False."""
    shown = [str(case) for case in found.head(_CASES_SHOWN) if case is not False]
    return f" (for example {', '.join(shown)})" if shown else ""
