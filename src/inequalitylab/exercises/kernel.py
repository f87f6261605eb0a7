"""Takes the measures away in a notebook whose question is to write them."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

MEASURES = "inequalitylab.measures"
REASON = (
    "inequalitylab.measures is switched off in this exercise: you write the measure yourself, "
    "so that you know what it does. Write it with numpy and pandas."
)


class MeasuresAreOffError(ImportError):
    """The measures cannot be imported here, and why."""


class _Refuse(MetaPathFinder):
    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == MEASURES or fullname.startswith(MEASURES + "."):
            raise MeasuresAreOffError(REASON)
        return None


def without_measures() -> None:
    """Make every later import of `inequalitylab.measures` fail, with the reason."""
    for name in [name for name in sys.modules if name == MEASURES or name.startswith(MEASURES + ".")]:
        del sys.modules[name]
    package = sys.modules.get("inequalitylab")
    if package is not None and hasattr(package, "measures"):
        del package.measures
    if not any(isinstance(finder, _Refuse) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Refuse())
