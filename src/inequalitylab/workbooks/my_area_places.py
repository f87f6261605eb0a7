"""The first screens of W1: the way in, the box for a place, and the parts of a council."""

import time
from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from inequalitylab import places
from inequalitylab.places import Place
from inequalitylab.places.place import LSOA, MSOA, WARD
from inequalitylab.words.names import said
from inequalitylab.workbooks.choosers import upload, uploaded
from inequalitylab.workbooks.kit import html
from inequalitylab.workbooks.my_area_choices import Glance
from inequalitylab.workbooks.my_area_find import Offer, label_of, offer
from inequalitylab.workbooks.my_area_maps import where_the_part_is, where_they_are
from inequalitylab.workbooks.steps import Hand, Screen

FULL = {"width": "auto"}
WELCOME = """
<p>See who lives in your area, and how it compares with England. It takes about half an hour. Work in pairs
if you can.</p>
<p>You choose a place. You say what is good there. Then you see its cards, one at a time: people, deprivation,
health and teeth. You can skip the card on how long people live. At the end there is a page to take away.</p>
<p>You can go back at any time. Nothing is lost. What you type stays on this computer.</p>
"""
HOSTS = """
<h3>For hosts</h3><p>Write a local support line here. It is shown beside the card on how long people live.</p>
"""
SEARCH = """
<p>Type the name of a council, a ward or a neighbourhood. It can be a part of the name, or an old name. Write
the council after a comma to see fewer, such as <i>Chapeltown, Leeds</i>.</p>
"""
PART = """
<p>You can look at the whole council, or at one part of it. A neighbourhood (MSOA) has about 8,000 people. A
small area (LSOA) has about 1,700. A ward is the area of your local councillors.</p>
"""
RETURN = "<h3>Have you been here before?</h3><p>Open the file that you saved. If you have none, go on.</p>"
SAVED = "Choose the file that you saved"
WHOLE = "All of {name}"
CHOSEN = "You chose {name}. Press Continue to go on."
CHOOSE = "Then press Continue."
FIRST_CHOICE, GO_ON = ".il-choices input", ".il-nav button"
LATE = 1.0
"""Seconds after Enter in which letters may still come that were typed before it: the page sends them late."""


def start(state: Glance, before: Any, _hand: Hand) -> Screen:
    """Show what the workbook does, and the way back in with a saved file."""
    chooser = upload("Open my saved choices", ".json")
    chooser.tooltip = SAVED
    support = widgets.Text(
        description="Local support line (for hosts)",
        value=(before or {}).get("support", state.support),
        continuous_update=False,
        layout=FULL,
    )
    heard = html()
    chooser.observe(lambda _: setattr(heard, "value", _opened(chooser)), names="value")

    def read() -> dict[str, Any]:
        found = uploaded(chooser)
        return {"file": found[0] if found else None, "support": support.value}

    return Screen((html(WELCOME), html(RETURN), chooser, heard, html(HOSTS), support), read)


def _opened(chooser: widgets.FileUpload) -> str:
    name = escape(str(chooser.value[0]["name"])) if chooser.value else ""
    return f'<p role="status">You chose the file {name}. Press "Start" to open it.</p>' if name else ""


def area(state: Glance, before: Any, hand: Hand) -> Screen:
    """Show the box for a name; offer what fits as the person types, on a map where it is more than one."""
    answer = before or _as_typed(state)
    box = widgets.Text(
        description="Name of your place",
        value=answer["typed"],
        placeholder="Such as Leeds",
        continuous_update=True,
        layout=FULL,
    )
    box.add_class("il-search")
    choices, where = widgets.VBox(), html()
    choices.add_class("il-choices")
    entered = {"at": -LATE}
    chosen: dict[str, str | None] = {"code": answer["code"], "said": ""}
    shown: list[tuple[str, str]] = []

    def draw(found: Offer) -> None:
        where.value = where_they_are(found.places, chosen["code"]) if len(found.places) > 1 else ""

    def look(*, aloud: bool = True) -> None:
        found = offer(box.value)
        offered = [(place.code, label_of(place)) for place in found.places]
        # The same choices stay as they are: a person may be about to choose.
        if offered != shown:
            shown[:] = offered
            if chosen["code"] not in dict(offered):
                chosen["code"] = None
            _swap(choices, [_offered(found, chosen, lambda: draw(found))])
            draw(found)
        if time.monotonic() - entered["at"] < LATE:
            enter()
        elif aloud and found.message != chosen["said"]:
            chosen["said"] = found.message
            hand.say(found.message)

    def enter() -> None:
        """Choose the one place that fits, or lead to those that do; never choose between two."""
        found = offer(box.value)
        if found.only:
            choices.children[0].value = found.only.code
            hand.lead(CHOSEN.format(name=label_of(found.only)), GO_ON)
        elif found.places:
            hand.lead(f"{found.message} {CHOOSE}", FIRST_CHOICE)
        else:
            hand.say(found.message)
        # From here, and not from the key: a slow computer takes its time in between.
        entered["at"] = time.monotonic()

    def heard(_box: widgets.Text, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("event") == "submit":
            hand.safe(enter)()

    box.observe(lambda _: hand.safe(look)(), names="value")
    box.on_msg(heard)
    if box.value:
        look(aloud=False)
    return Screen((html(SEARCH), box, choices, where), lambda: {"typed": box.value, "code": chosen["code"]})


def _as_typed(state: Glance) -> dict[str, str | None]:
    """Return what would have been typed and chosen for the place that is chosen already."""
    if state.council is None:
        return {"typed": "", "code": None}
    place = state.part if state.part is not None and state.part.kind != LSOA else state.council
    return {"typed": place.label, "code": place.code}


def _offered(found: Offer, chosen: dict[str, str | None], redraw: Callable[[], None]) -> widgets.Widget:
    """Return the places as choices, none of them chosen unless the person did."""
    if not found.places:
        return html()
    several = len(found.places) > 1
    labels = [
        f"{number}. {label_of(place)}" if several else label_of(place)
        for number, place in enumerate(found.places, start=1)
    ]
    codes = [place.code for place in found.places]
    made = widgets.RadioButtons(
        options=list(zip(labels, codes, strict=True)),
        value=chosen["code"],
        description="Which place is yours?",
        layout=FULL,
    )

    def choose(change: dict[str, Any]) -> None:
        chosen["code"] = change["new"]
        redraw()

    made.observe(choose, names="value")
    return made


def part(state: Glance, before: Any, hand: Hand) -> Screen:
    """Show the parts of the council: the whole, a neighbourhood, a ward; and inside a neighbourhood."""
    council = state.council
    assert council is not None
    inside = [*places.inside(council, MSOA), *places.inside(council, WARD)]
    code = before if before is not None else (state.part.code if state.part else council.code)
    small = places.small_places(LSOA).get(code)
    first = _neighbourhood_of(small) if small else code
    names = [(WHOLE.format(name=said(council)), council.code)]
    names += [(_named(place), place.code) for place in inside]
    known = {value for _, value in names}
    larger = widgets.Dropdown(
        options=_distinct(names),
        value=first if first in known else council.code,
        description="Which part?",
        layout=FULL,
    )
    smaller, where = widgets.VBox(), html()
    chosen = {"code": code if first in known else council.code}

    def draw() -> None:
        code = chosen["code"]
        where.value = where_the_part_is(_place(code)) if code != council.code else ""

    def refine() -> None:
        chosen["code"] = larger.value
        _swap(smaller, _small_areas(larger.value, chosen, hand.safe(draw)))
        draw()

    larger.observe(lambda _: hand.safe(refine)(), names="value")
    _swap(smaller, _small_areas(larger.value, chosen, hand.safe(draw)))
    draw()
    return Screen((html(PART), larger, smaller, where), lambda: chosen["code"])


def _swap(box: widgets.VBox, new: list[widgets.Widget]) -> None:
    old, box.children = box.children, new
    for each in old:
        each.close()


def _place(code: str) -> Place:
    return next(found for kind in (MSOA, WARD, LSOA) if (found := places.small_places(kind).get(code)))


def _neighbourhood_of(small: Place) -> str:
    return next(place.code for place in places.around(small) if place.kind == MSOA)


def _named(place: Place) -> str:
    return f"{place.name} ({'ward' if place.kind == WARD else 'neighbourhood'})"


def _distinct(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return names of which no two are the same: a code stands behind those that were."""
    count: dict[str, int] = {}
    for name, _ in names:
        count[name] = count.get(name, 0) + 1
    return [(f"{name} {code}" if count[name] > 1 else name, code) for name, code in names]


def _small_areas(code: str, chosen: dict[str, str], draw: Callable[[], None]) -> list[widgets.Widget]:
    """Return the choice of a small area, if a neighbourhood is chosen."""
    neighbourhood = places.small_places(MSOA).get(code)
    if neighbourhood is None:
        return []
    names = [(WHOLE.format(name=neighbourhood.name), code)]
    names += [(place.name, place.code) for place in places.inside(neighbourhood, LSOA)]
    known = {value for _, value in names}
    made = widgets.Dropdown(
        options=names,
        value=chosen["code"] if chosen["code"] in known else code,
        description="A small area inside it?",
        layout=FULL,
    )

    def choose(change: dict[str, Any]) -> None:
        chosen["code"] = change["new"]
        draw()

    made.observe(choose, names="value")
    return [made]
