"""Write a figure as SVG: the same bytes every time, text as text, and colours that a page can swap.

Where a page keeps no SVG, write it as a PNG picture.
"""

import io
import re
from xml.etree import ElementTree

from matplotlib.figure import Figure

from inequalitylab.charts.outlines import compact
from inequalitylab.charts.style import LIGHT, drawing

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
ROLE_OF = {colour: role for role, colour in LIGHT.items()}
KEPT_STYLES = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "fill-opacity",
    "stroke-opacity",
    "opacity",
    "font-size",
    "font-weight",
    "text-anchor",
)
FONT = re.compile(r"^(?:(?:normal|italic|bold|\d{3})\s+)*?(?P<weight>bold|\d{3})?\s*(?P<size>[\d.]+)px\b")
NUMBER = re.compile(r"-?\d+\.\d+")


def svg(figure: Figure, label: str = "", css_class: str = "") -> str:
    """Return the figure as an SVG element without ids, scripts, styles or date.

    Parameters
    ----------
    figure : Figure
        Drawn by `inequalitylab.charts.draw`.
    label : str
        The alternative text. Without it the element is hidden from assistive technology.
    css_class : str
        Class of the element.

    Returns
    -------
    str
        Each coloured shape has its light colour as an attribute and classes such as ``f-ink`` (fill) and
        ``s-mark`` (stroke), so that a stylesheet can swap colours by role. No ids: the same chart
        may stand twice on a page.
    """
    root = _matplotlib_svg(figure)
    _, _, width, height = root.get("viewBox", "0 0 0 0").split()
    shapes = {element.get("id"): element for element in root.iter(SVG + "path") if element.get("id")}
    drawn = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_short(width)} {_short(height)}",
            "width": _short(width),
            "height": _short(height),
            "font-family": "'DejaVu Sans', Verdana, sans-serif",
            "stroke-linejoin": "round",
        },
    )
    if css_class:
        drawn.set("class", css_class)
    if label:
        drawn.set("role", "img")
        drawn.set("aria-label", label)
    else:
        drawn.set("aria-hidden", "true")
    for group in root.findall(SVG + "g"):
        _copy(group, drawn, shapes)
    return ElementTree.tostring(drawn, encoding="unicode")


def png(figure: Figure, pixels_per_point: int = 2) -> bytes:
    """Return the figure as a PNG picture, for a page that keeps no SVG."""
    buffer = io.BytesIO()
    with drawing():
        figure.savefig(buffer, format="png", dpi=72 * pixels_per_point)
    return buffer.getvalue()


def _matplotlib_svg(figure: Figure) -> ElementTree.Element:
    buffer = io.StringIO()
    with drawing():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return ElementTree.fromstring(buffer.getvalue())


def _copy(element: ElementTree.Element, parent: ElementTree.Element, shapes: dict) -> None:
    """Copy what is seen: groups are dissolved, markers drawn in place, ids and clips left out."""
    kind = element.tag.removeprefix(SVG)
    if kind == "g":
        for child in element:
            _copy(child, parent, shapes)
    elif kind == "path":
        if element.get("d"):
            _append(parent, "path", {"d": compact(element.get("d", ""))}, element.get("style", ""))
    elif kind == "use":
        shape = shapes[element.get(LINK, "").removeprefix("#")]
        right, down = float(element.get("x", "0")), float(element.get("y", "0"))
        style = shape.get("style", "") + ";" + element.get("style", "")
        _append(parent, "path", {"d": compact(shape.get("d", ""), right, down)}, style)
        _join_to_the_one_before(parent)
    elif kind == "text":
        place = {name: element.get(name, "") for name in ("x", "y", "transform") if element.get(name)}
        if place.get("transform", "").startswith("rotate(-0 "):
            del place["transform"]
        _append(parent, "text", place, element.get("style", "")).text = element.text


def _append(
    parent: ElementTree.Element, tag: str, attributes: dict[str, str], style: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag)
    for name, value in attributes.items():
        element.set(name, value if name == "d" else _rounded(value))
    styles = dict(part.strip().split(":", 1) for part in style.split(";") if ":" in part)
    styles = {name.strip(): value.strip() for name, value in styles.items()}
    if font := FONT.match(styles.pop("font", "")):
        styles["font-size"] = font["size"]
        if font["weight"]:
            styles["font-weight"] = font["weight"]
    classes = []
    for name in KEPT_STYLES:
        if name not in styles or (name, styles[name]) == ("text-anchor", "start"):
            continue
        element.set(name, _rounded(styles[name]).removesuffix("px"))
        if name in ("fill", "stroke") and styles[name] in ROLE_OF:
            classes.append(f"{name[0]}-{ROLE_OF[styles[name]]}")
    if classes:
        element.set("class", " ".join(classes))
    return element


def _join_to_the_one_before(parent: ElementTree.Element) -> None:
    """Let markers of one style be one element; not those with an edge, which shows where two overlap."""
    if len(parent) < 2:
        return
    before, last = parent[-2], parent[-1]
    if "stroke" in last.attrib or {**before.attrib, "d": ""} != {**last.attrib, "d": ""}:
        return
    before.set("d", before.get("d", "") + last.get("d", ""))
    parent.remove(last)


def _rounded(text: str) -> str:
    return NUMBER.sub(lambda match: _short(match.group()), text)


def _short(number: str) -> str:
    """One decimal is finer than any screen shows, and keeps maps light."""
    return f"{round(float(number), 1) + 0.0:.1f}".removesuffix(".0")
