"""Slides as a PowerPoint file: title placeholders, notes, alternative texts, language, reading order."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from inequalitylab import charts
from inequalitylab.briefs.content import Chart, Deck, Listed, Paragraph, Slide, Table, printable
from inequalitylab.briefs.room import lines, shares
from inequalitylab.briefs.theme import FONT, INK, MARK, PAPER, SECOND, SOFT, missing_extra
from inequalitylab.charts.plan import plan
from inequalitylab.charts.style import LAYOUTS

# A wide slide, in points.
WIDTH, HEIGHT = 960.0, 540.0
SIDE, TOP, TITLE_HEIGHT, FOOT, BETWEEN = 44.0, 26.0, 84.0, 26.0, 12.0
INSIDE = WIDTH - 2 * SIDE
TITLE_SIZES, TEXT_SIZES, TABLE_SIZES = (
    (34, 30, 26, 24),
    (32, 28, 26, 24, 22, 20, 18),
    (22, 20, 18, 16, 14, 12),
)
BESIDE_A_PICTURE = 24
LINE = 1.25
# A chart needs this part of the room below the title to be read from the back.
LEAST_FOR_A_PICTURE = 0.62
TEXT_LAYOUT = 1
BODY_PLACEHOLDER = 1


@dataclass(frozen=True)
class Box:
    """A place on the slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


def write(deck: Deck) -> bytes:
    """Return the slides as the bytes of a PPTX file.

    Each slide has its title in the title's place, its words in the text's place, then its chart or table
    with an alternative text, in the order they are read; the notes hold what the speaker says.

    Raises
    ------
    CourseError
        If python-pptx is not installed.
    """
    try:
        import pptx
    except ImportError as problem:
        raise missing_extra("Slides", "python-pptx") from problem

    made = pptx.Presentation()
    _about(made, deck)
    _look(made)
    for slide in deck.slides:
        _slide(made, slide)
    _languages(made, deck.language)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _about(made: Any, deck: Deck) -> None:
    about = made.core_properties
    about.title, about.language = printable(deck.title), deck.language
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _look(made: Any) -> None:
    """Make the slides wide, and put the course's colours and font into the theme."""
    from pptx.util import Pt

    stretch = Pt(WIDTH) / made.slide_width
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = made.slide_masters[0]
    for shape in (*master.shapes, *(shape for layout in master.slide_layouts for shape in layout.shapes)):
        if shape._element.xpath(".//a:xfrm"):
            shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    _bar(master)
    for related in master.part.rels.values():
        if related.reltype.endswith("/theme"):
            part = related.target_part
            part._blob = _recoloured(part.blob)


def _bar(master: Any) -> None:
    """Draw a bar down the left edge of every slide; it says nothing, so nothing reads it."""
    from pptx.oxml import parse_xml
    from pptx.util import Pt

    space = "http://schemas.openxmlformats.org/{}/2006/main"
    bar = parse_xml(
        f'<p:sp xmlns:p="{space.format("presentationml")}" xmlns:a="{space.format("drawingml")}"><p:nvSpPr>'
        '<p:cNvPr id="99" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{Pt(14)}" cy="{Pt(HEIGHT)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp>'
    )
    master.shapes._spTree.insert(2, bar)


def _recoloured(theme: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(theme)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    colours = {"dk1": INK, "lt1": PAPER, "dk2": MARK, "lt2": "E9EFEC", "accent1": MARK, "accent2": SECOND}
    for name, colour in colours.items():
        for slot in root.iterfind(f".//a:clrScheme/a:{name}", space):
            slot[:] = [etree.SubElement(slot, f"{{{space['a']}}}srgbClr", val=colour)]
    for face in root.iterfind(".//a:fontScheme/*/a:latin", space):
        face.set("typeface", FONT)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _slide(made: Any, slide: Slide) -> None:
    shown = made.slides.add_slide(made.slide_layouts[TEXT_LAYOUT])
    _title(shown.shapes.title, slide.title)
    texts = [part for part in slide.parts if isinstance(part, (Paragraph, Listed))]
    picture = next((part for part in slide.parts if isinstance(part, (Chart, Table))), None)
    top = TOP + TITLE_HEIGHT + BETWEEN
    whole = HEIGHT - top - FOOT
    room = whole * (1 - LEAST_FOR_A_PICTURE) if picture else whole
    size, height = _fitting(texts, room, BESIDE_A_PICTURE if picture else TEXT_SIZES[0])
    body = shown.placeholders[BODY_PLACEHOLDER]
    if texts:
        _place(body, Box(SIDE, top, INSIDE, height if picture else whole))
        _words(body.text_frame, texts, size)
    else:
        body._element.getparent().remove(body._element)
        height = -BETWEEN
    if picture is not None:
        below = top + height + BETWEEN
        box = Box(SIDE, below, INSIDE, HEIGHT - below - FOOT)
        _chart(shown, picture, box) if isinstance(picture, Chart) else _table(shown, picture, box)
    shown.notes_slide.notes_text_frame.text = printable(slide.notes)


def _title(place: Any, text: str) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    _place(place, Box(SIDE, TOP, INSIDE, TITLE_HEIGHT))
    frame = place.text_frame
    frame.text, frame.vertical_anchor = printable(text), MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    size = next((size for size in TITLE_SIZES if lines(text, size, INSIDE) * size * LINE <= TITLE_HEIGHT), 22)
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size), True, RGBColor.from_string(MARK)


def _place(shape: Any, box: Box) -> None:
    from pptx.util import Pt

    shape.left, shape.top = Pt(box.left), Pt(box.top)
    shape.width, shape.height = Pt(box.width), Pt(box.height)


def _paragraphs(parts: list[Paragraph | Listed]) -> Iterator[tuple[str, str, str]]:
    """Yield each paragraph as its bold opening, its text and its kind."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield part.lead, part.text, part.size
        else:
            yield from (("", item, "item") for item in part.items)


def _fitting(parts: list[Paragraph | Listed], room: float, largest: float) -> tuple[float, float]:
    """Return the largest text size at which the words fit into `room` points, and their height."""
    height = 0.0
    for size in (size for size in TEXT_SIZES if size <= largest):
        height = sum(
            lines(f"{lead} {text}", _scaled(size, kind), INSIDE - 30) * _scaled(size, kind) * LINE + 6
            for lead, text, kind in _paragraphs(parts)
        )
        if height <= room:
            return size, height
    return TEXT_SIZES[-1], height


def _scaled(size: float, kind: str) -> float:
    return {"small": max(14.0, size * 0.7), "large": size * 1.2}.get(kind, size)


def _words(frame: Any, parts: list[Paragraph | Listed], size: float) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, (lead, text, kind) in enumerate(_paragraphs(parts)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        for words, is_bold in ((f"{lead} " if lead else "", True), (text, False)):
            if not words:
                continue
            run = paragraph.add_run()
            run.text, run.font.size = printable(words), Pt(_scaled(size, kind))
            if is_bold:
                run.font.bold = True
            if kind == "small":
                run.font.color.rgb = RGBColor.from_string(SOFT)
        paragraph.space_after = Pt(6)
        if kind != "item":
            _without_dot(paragraph)


def _without_dot(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", "0")
    properties.set("indent", "0")
    properties.append(properties.makeelement(_tag("a:buNone"), {}))


def _chart(shown: Any, part: Chart, box: Box) -> None:
    """Put in the chart at the width at which its words are largest in the room there is."""
    from pptx.util import Pt

    scales = {
        layout: min(box.width / layout.width, box.height / plan(part.finding, layout).height)
        for layout in LAYOUTS
    }
    layout = max(scales, key=lambda each: scales[each])
    figure = charts.draw(part.finding, layout)
    width, height = (72 * length * scales[layout] for length in figure.get_size_inches())
    shrink = min(1.0, box.height / height)
    picture = shown.shapes.add_picture(
        io.BytesIO(charts.png(figure, pixels_per_point=3)),
        Pt(box.left + (box.width - width * shrink) / 2),
        Pt(box.top),
        height=Pt(height * shrink),
    )
    described = picture._element.nvPicPr.cNvPr
    described.set("descr", part.alternative)
    described.set("name", "Chart")


def _table(shown: Any, part: Table, box: Box) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    grid = (part.header, *part.rows)
    wide = shares(part)
    size = next(
        (size for size in TABLE_SIZES if _table_height(grid, size, wide) <= box.height), TABLE_SIZES[-1]
    )
    row = Pt(size * 1.7)
    frame = shown.shapes.add_table(
        len(grid), len(wide), Pt(box.left), Pt(box.top), Pt(box.width), row * len(grid)
    )
    described = frame._element.nvGraphicFramePr.cNvPr
    described.set("descr", printable(part.about or part.caption))
    described.set("name", "Table")
    table = frame.table
    table.first_row = table.first_col = True
    table.horz_banding = False
    for column, share in zip(table.columns, wide, strict=True):
        column.width = Pt(box.width * share)
    for line, texts in zip(table.rows, grid, strict=True):
        line.height = row
        for position, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
            cell.text = printable(text)
            cell.margin_top = cell.margin_bottom = Pt(2)
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.font.size = Pt(size)
            if position:
                paragraph.alignment = PP_ALIGN.RIGHT


def _table_height(grid: tuple[tuple[str, ...], ...], size: float, wide: tuple[float, ...]) -> float:
    height = 0.0
    for row in grid:
        most = max(lines(cell, size, share * INSIDE - 16) for cell, share in zip(row, wide, strict=True))
        height += max(most * size * LINE + 4, size * 1.7)
    return height


def _languages(made: Any, language: str) -> None:
    """Say the language of every word, so that a screen reader speaks it rightly."""
    for slide in made.slides:
        for root in (slide._element, slide.notes_slide._element):
            for kind in ("a:rPr", "a:endParaRPr", "a:defRPr"):
                for properties in root.iter(_tag(kind)):
                    properties.set("lang", language)
            for run in root.iter(_tag("a:r")):
                if run.find(_tag("a:rPr")) is None:
                    run.insert(0, run.makeelement(_tag("a:rPr"), {"lang": language}))


def _tag(name: str) -> str:
    from pptx.oxml.ns import qn

    return str(qn(name))
