"""The data floor: tidy tables of public inequality data, each with its source, licence and caveats.

>>> from inequalitylab import datasets
>>> teeth = datasets.load("dental_decay")
>>> datasets.describe("dental_decay").licence
'Open Government Licence v3.0'
"""

from inequalitylab.datasets.catalogue import ColumnDescription, DataSet, describe, names
from inequalitylab.datasets.errors import (
    ConversionRefused,
    DamagedTable,
    DataSetNotFound,
    JoinRefused,
    TableNotHere,
)
from inequalitylab.datasets.joining import join
from inequalitylab.datasets.reading import boundaries, load

__all__ = [
    "ColumnDescription",
    "ConversionRefused",
    "DamagedTable",
    "DataSet",
    "DataSetNotFound",
    "JoinRefused",
    "TableNotHere",
    "boundaries",
    "describe",
    "join",
    "load",
    "names",
]
