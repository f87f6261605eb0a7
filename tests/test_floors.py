"""The house stands: each room uses only the rooms below it, and every file is a room of a readable size."""

import ast
from pathlib import Path

import pytest

GROUND = {"errors", "datasets", "places", "measures", "surveys"}
DRAWN = {"charts", "words", "tables"}
ALL = GROUND | {"findings"} | DRAWN | {"show"}

MAY_USE = {
    "errors": set(),
    "conda": set(),
    "measures": {"errors"},
    "datasets": {"errors"},
    "places": {"errors", "datasets"},
    "surveys": {"errors", "measures"},
    "findings": GROUND,
    "words": GROUND | {"findings"},
    "tables": GROUND | {"findings", "words"},
    "charts": GROUND | {"findings", "words"},
    "show": GROUND | {"findings"} | DRAWN,
    "workbooks": ALL | {"briefs"},
    "pages": ALL,
    "briefs": ALL,
    "exercises": GROUND | {"findings", "grading"},
    "grading": {"errors"},
    "site": ALL | {"pages"},
    "course": {"errors", "site", "exercises"},
}
LONGEST_ROOM = 400


def room_of(module: str) -> str:
    """Return the room that a dotted module name of the library belongs to."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def rooms_used(path: Path) -> set[str]:
    """Return the rooms of the library that a file imports, at its top or inside its functions."""
    used = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            used |= {room_of(alias.name) for alias in node.names if alias.name.startswith("inequalitylab.")}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("inequalitylab"):
            names = [node.module] if "." in node.module else [f"inequalitylab.{a.name}" for a in node.names]
            used |= {room_of(name) for name in names}
    return used


def sources(repository: Path) -> list[Path]:
    return sorted((repository / "src" / "inequalitylab").rglob("*.py"))


def test_imports_go_down_the_floors_only(repository: Path) -> None:
    library = repository / "src" / "inequalitylab"
    steps_up = []
    for path in sources(repository):
        room = path.relative_to(library).parts[0].removesuffix(".py")
        if room in ("__init__", "cli"):
            continue
        wrong = rooms_used(path) - MAY_USE[room] - {room, "__version__"}
        steps_up += [f"{path.relative_to(library)} uses {other}" for other in sorted(wrong)]
    assert steps_up == []


def test_files_are_rooms_of_a_readable_size(repository: Path) -> None:
    long = {str(p): n for p in sources(repository) if (n := len(p.read_text().splitlines())) > LONGEST_ROOM}
    assert long == {}


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("from inequalitylab.show import show", {"show"}),
        ("from inequalitylab import places, measures", {"places", "measures"}),
        ("def f():\n    import inequalitylab.charts.bars", {"charts"}),
        ("import pandas", set()),
    ],
)
def test_every_way_to_import_is_seen(tmp_path: Path, text: str, rooms: set[str]) -> None:
    (tmp_path / "room.py").write_text(text)
    assert rooms_used(tmp_path / "room.py") == rooms
