"""A walk of the accessibility tree: what a screen reader meets on a page, in the order of reading."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

CONTROLS = {
    "button",
    "checkbox",
    "combobox",
    "DisclosureTriangle",
    "link",
    "listbox",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "textbox",
}
# Letters of a font of pictures: a screen reader reads them as nothing, or as nonsense.
PICTURE = re.compile("[\ue000-\uf8ff]")
# The feet of a step: they come after all that the step asks.
ONWARD = "Continue"
ASKING = CONTROLS - {"button", "link", "DisclosureTriangle"}


@dataclass(frozen=True)
class Met:
    """One thing that a screen reader says: its role, its name, and its states."""

    role: str
    name: str
    states: dict[str, Any] = field(default_factory=dict)


def met(page: Page) -> list[Met]:
    """Return what a screen reader meets, from the top of the page to its end."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {node["nodeId"]: node for node in nodes}
    return list(_below(nodes[0], known))


def _below(node: dict[str, Any], known: dict[str, dict[str, Any]]) -> Iterator[Met]:
    if not node.get("ignored"):
        states = {state["name"]: state["value"].get("value") for state in node.get("properties", ())}
        yield Met(_text(node, "role"), _text(node, "name"), states)
    for child in node.get("childIds", ()):
        if child in known:
            yield from _below(known[child], known)


def _text(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", "")).strip()


def stumbles(page: Page) -> list[str]:
    """Return what a person who listens would stumble over on the screen of a workbook."""
    found = met(page)
    roles = [thing.role for thing in found]
    controls = [thing for thing in found if thing.role in CONTROLS]
    wrong = [f"a {thing.role} without a name" for thing in controls if not thing.name]
    wrong += [f"a picture in the name '{thing.name}'" for thing in controls if PICTURE.search(thing.name)]
    wrong += [f"{roles.count('main')} main parts"] * (roles.count("main") != 1)
    levels = [int(thing.states["level"]) for thing in found if thing.role == "heading"]
    wrong += [f"a heading of level {b} after {a}" for a, b in itertools.pairwise([0, *levels]) if b - a > 1]
    onward = [at for at, thing in enumerate(found) if (thing.role, thing.name) == ("button", ONWARD)]
    asks = [at for at, thing in enumerate(found) if thing.role in ASKING]
    wrong += ["a question after Continue" for at in asks if onward and at > onward[0]]
    return wrong
