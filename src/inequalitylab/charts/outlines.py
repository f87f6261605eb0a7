"""Outlines in few bytes: SVG path data in relative steps of a tenth of a pixel, circles as arcs.

A page may hold some twenty charts, and a map the outlines of six hundred neighbourhoods.
"""

import re
from collections.abc import Iterable, Iterator

TOKEN = re.compile(r"[MLCQz]|-?\d+(?:\.\d+)?(?:e-?\d+)?")
PAIRS = {"M": 1, "L": 1, "Q": 2, "C": 3}
CURVES_OF_A_CIRCLE = 8

Point = tuple[int, int]


def compact(data: str, right: float = 0, down: float = 0) -> str:
    """Return path data (of M, L, Q, C and z) moved by some pixels, relative and without needless signs.

    Each point is rounded to a tenth of a pixel by itself, so rounding does not add up along an outline and
    two neighbours keep one border. Points that fall together are drawn once.
    """
    moved = (_tenths(right), _tenths(down))
    steps = list(_steps(data))
    radius = _radius(steps)
    if radius:
        return _circle(radius, moved)
    written: list[str] = []
    here = start = (0, 0)
    last = ""
    for command, points in steps:
        placed = [(x + moved[0], y + moved[1]) for x, y in points]
        if command == "z":
            written.append("z")
            here, last = start, "z"
        elif command == "M":
            far = "M" + _numbers(placed[0])
            near = "m" + _numbers((placed[0][0] - here[0], placed[0][1] - here[1]))
            written.append(near if last and len(near) < len(far) else far)
            here = start = placed[0]
            last = "M"
        elif command != "L" or placed[0] != here or last in ("", "M"):
            name, numbers = _line(here, placed[0]) if command == "L" else _curve(command, here, placed)
            written.append(numbers if name == last else name + numbers)
            here, last = placed[-1], name
    return _put_together(written)


def _steps(data: str) -> Iterator[tuple[str, list[Point]]]:
    tokens = TOKEN.findall(data)
    at = 0
    command = ""
    while at < len(tokens):
        if tokens[at] in PAIRS or tokens[at] == "z":
            command = tokens[at]
            at += 1
        count = 2 * PAIRS.get(command, 0)
        numbers = [_tenths(float(token)) for token in tokens[at : at + count]]
        yield command, list(zip(numbers[::2], numbers[1::2], strict=True))
        at += count


def _line(here: Point, there: Point) -> tuple[str, str]:
    right, down = there[0] - here[0], there[1] - here[1]
    if down == 0:
        return "h", _number(right)
    if right == 0:
        return "v", _number(down)
    return "l", _numbers((right, down))


def _curve(command: str, here: Point, placed: list[Point]) -> tuple[str, str]:
    return command.lower(), _numbers(*((x - here[0], y - here[1]) for x, y in placed))


def _put_together(parts: Iterable[str]) -> str:
    """Join letters and numbers; a space parts two numbers unless a sign does, or a second point.

    Numbers have one decimal at most, so a number has a point where its last letter but one is a point.
    """
    text = ""
    for part in parts:
        plain = part[0].isalpha() or part[0] == "-" or not text or text[-1].isalpha()
        text += part if plain or (part[0] == "." and text[-2:-1] == ".") else f" {part}"
    return text


def _radius(steps: list[tuple[str, list[Point]]]) -> int:
    """Return the radius of matplotlib's own circle around zero, or 0 where this is something else."""
    commands = "".join(command for command, _ in steps)
    if commands != "M" + "C" * CURVES_OF_A_CIRCLE + "z":
        return 0
    ends = [points[-1] for _, points in steps[:-1]]
    radius = max(abs(x) for x, _ in ends)
    round_enough = all(abs((x * x + y * y) ** 0.5 - radius) <= 1 for x, y in ends)
    return radius if round_enough else 0


def _circle(radius: int, middle: Point) -> str:
    size = _number(radius)
    across = _number(2 * radius)
    start = _numbers((middle[0] - radius, middle[1]))
    return f"M{start}a{size} {size} 0 1 0 {across} 0 {size} {size} 0 1 0-{across} 0z"


def _tenths(value: float) -> int:
    return round(value * 10)


def _numbers(*points: Point) -> str:
    return _put_together(_number(value) for point in points for value in point)


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    text = f"{whole}.{rest}" if rest else str(whole)
    if rest and not whole:
        text = f".{rest}"
    return f"-{text}" if tenths < 0 else text
