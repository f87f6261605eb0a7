"""A document as a Word file: real headings and lists, alternative texts, table headings, language, A4."""

import io
from datetime import UTC, datetime
from functools import singledispatch
from typing import Any

from inequalitylab import charts
from inequalitylab.briefs.content import (
    Chart,
    Document,
    FindingPart,
    Heading,
    Listed,
    Paragraph,
    Part,
    Table,
    expanded,
    levelled,
    printable,
)
from inequalitylab.briefs.room import AFTER_TABLE, IN_CELL, Fit, fit, shares
from inequalitylab.briefs.theme import FONT, INK, MARK, RULE, SHADE, SOFT, missing_extra

HEADINGS = {1: 20, 2: 15, 3: 13, 4: 12}
CLOSE_HEADINGS = {1: 18, 2: 13, 3: 12, 4: 12}
STYLES = {"small": "Small print", "normal": "Normal", "large": "Large print"}
PAGE = (21.0, 29.7)
MARGIN, CLOSE_MARGIN = 2.2, 1.6


def write(document: Document) -> bytes:
    """Return the document as the bytes of a DOCX file.

    Raises
    ------
    CourseError
        If python-docx is not installed.
    """
    try:
        import docx
    except ImportError as problem:
        raise missing_extra("Word files", "python-docx") from problem

    made = docx.Document()
    _about(made, document)
    _page(made, document)
    sizes = fit(document)
    _styles(made, document, sizes)
    _heading(Heading(document.title, 1), made, 1, sizes)
    if document.subtitle:
        _paragraph(Paragraph(document.subtitle), made, 1, sizes)
    for part, level in levelled(document.parts):
        add(part, made, level, sizes)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _about(made: Any, document: Document) -> None:
    about = made.core_properties
    about.title = printable(document.title)
    about.language = document.language
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _page(made: Any, document: Document) -> None:
    from docx.shared import Cm

    section = made.sections[0]
    section.page_width, section.page_height = Cm(PAGE[0]), Cm(PAGE[1])
    margin = Cm(CLOSE_MARGIN if document.one_page else MARGIN)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    if not document.one_page:
        _page_number(section.footer.paragraphs[0], document.title)


def _page_number(paragraph: Any, title: str) -> None:
    run = paragraph.add_run(f"{printable(title)} – page ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        field = run._r.makeelement(_tag("w:fldChar" if kind else "w:instrText"), {})
        if kind:
            field.set(_tag("w:fldCharType"), kind)
        else:
            field.text = text
        run._r.append(field)


def _styles(made: Any, document: Document, fitting: Fit) -> None:
    """Set the look once, in the styles, so that a reader can change it once."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    sizes = CLOSE_HEADINGS if document.one_page else HEADINGS
    looks = {
        "Normal": (fitting.body, INK, 0, 3 if document.one_page else 6),
        "List Bullet": (fitting.body, INK, 0, 3),
        "List Number": (fitting.body, INK, 0, 3),
        "Caption": (fitting.small, SOFT, 2, 2),
        STYLES["small"]: (fitting.small, SOFT, 3, 3),
        STYLES["large"]: (fitting.large, INK, 3, 6),
        "Footer": (fitting.small, SOFT, 0, 0),
        **{
            f"Heading {level}": (size, MARK if level == 1 else INK, 8 if level > 1 else 0, 3)
            for level, size in sizes.items()
        },
    }
    for name in (STYLES["small"], STYLES["large"]):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Normal"]
    for name, (size, colour, before, after) in looks.items():
        style = made.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor.from_string(colour)
        style.font.bold, style.font.italic = name.startswith("Heading"), False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(_tag(script), None)
        for script in ("w:eastAsia", "w:cs"):
            fonts.set(_tag(script), FONT)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
        spacing.line_spacing = 1.0 if document.one_page else 1.15
    for languages in made.styles.element.iter(_tag("w:lang")):
        languages.set(_tag("w:val"), document.language)


@singledispatch
def add(part: Part, made: Any, level: int, sizes: Fit) -> None:
    """Add one part; a heading inside it has this level."""
    raise TypeError(f"No {type(part).__name__} can be written in Word (level {level}, {sizes}, {made}).")


@add.register
def _heading(part: Heading, made: Any, _level: int, _sizes: Fit) -> None:
    made.add_heading(printable(part.text), part.level)


@add.register
def _paragraph(part: Paragraph, made: Any, _level: int, _sizes: Fit) -> None:
    paragraph = made.add_paragraph(style=STYLES[part.size])
    _leave_room_after_a_table(paragraph)
    if part.lead:
        paragraph.add_run(f"{printable(part.lead)} ").bold = True
    run = paragraph.add_run(printable(part.text))
    if part.link:
        _lead_to(part.link, run, paragraph)


def _leave_room_after_a_table(paragraph: Any) -> None:
    from docx.shared import Pt

    before = paragraph._p.getprevious()
    if before is not None and before.tag == _tag("w:tbl"):
        paragraph.paragraph_format.space_before = Pt(AFTER_TABLE)


def _lead_to(address: str, run: Any, paragraph: Any) -> None:
    """Make a run of words a link."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = paragraph._p.makeelement(_tag("w:hyperlink"), {_tag("r:id"): number})
    link.append(run._r)
    paragraph._p.append(link)
    run.underline = True


@add.register
def _listed(part: Listed, made: Any, _level: int, _sizes: Fit) -> None:
    for item in part.items:
        made.add_paragraph(printable(item), style="List Number" if part.numbered else "List Bullet")


@add.register
def _table(part: Table, made: Any, _level: int, sizes: Fit) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    made.add_paragraph(printable(part.caption), style="Caption").paragraph_format.keep_with_next = True
    grid = (part.header, *part.rows)
    table = made.add_table(rows=len(grid), cols=len(part.header))
    _rule(table)
    for column, share in zip(table.columns, shares(part), strict=True):
        column.width = round(share * _text_width(made))
        for cell in column.cells:
            cell.width = column.width
    _describe_table(table, part.about or part.caption)
    for row, (cells, texts) in enumerate(zip(table.rows, grid, strict=True)):
        _mark_row(cells, is_header=row == 0)
        for column, (cell, text) in enumerate(zip(cells.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(printable(text))
            run.font.size, run.bold = Pt(sizes.small), row == 0
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(IN_CELL)
            paragraph.paragraph_format.keep_with_next = row < len(grid) - 1
            if column:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if row == 0:
                _shade(cell)


def _text_width(made: Any) -> int:
    section = made.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin)


def _rule(table: Any) -> None:
    """Draw thin lines between rows and none between columns."""
    table.autofit = False
    properties = table._tbl.tblPr
    lines = properties.makeelement(_tag("w:tblBorders"), {})
    for side in ("w:top", "w:bottom", "w:insideH"):
        look = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": RULE}
        lines.append(lines.makeelement(_tag(side), {_tag(name): value for name, value in look.items()}))
    properties.append(lines)


def _describe_table(table: Any, about: str) -> None:
    """Say what the table holds, and that its first row and first column are headings."""
    properties = table._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        said = properties.makeelement(_tag(name), {_tag("w:val"): printable(about)})
        properties.append(said)
    look = properties.find(_tag("w:tblLook"))
    if look is not None:
        look.attrib.clear()
        for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("noHBand", "1"), ("noVBand", "1")):
            look.set(_tag(f"w:{name}"), value)
        look.set(_tag("w:val"), "06A0")


def _mark_row(row: Any, *, is_header: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(_tag("w:cantSplit"), {}))
    if is_header:
        properties.append(properties.makeelement(_tag("w:tblHeader"), {}))


def _shade(cell: Any) -> None:
    properties = cell._tc.get_or_add_tcPr()
    look = {_tag("w:val"): "clear", _tag("w:color"): "auto", _tag("w:fill"): SHADE}
    properties.append(properties.makeelement(_tag("w:shd"), look))


@add.register
def _chart(part: Chart, made: Any, _level: int, sizes: Fit) -> None:
    from docx.shared import Cm

    figure = charts.draw(part.finding)
    figure.patch.set_facecolor("white")
    shape = made.add_picture(io.BytesIO(charts.png(figure, pixels_per_point=3)), width=Cm(sizes.chart))
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    drawing = shape._inline.docPr
    drawing.set("descr", part.alternative)
    drawing.set("name", "Chart")


@add.register
def _finding(part: FindingPart, made: Any, level: int, sizes: Fit) -> None:
    for each in expanded(part, level):
        if isinstance(each, Chart):
            made.paragraphs[-1].paragraph_format.keep_with_next = True
        add(each, made, level + 1, sizes)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
