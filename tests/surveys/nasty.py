"""Files as they come: made here, in memory, each with what must come of it."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable

import openpyxl

ROWS = [("Age", "Area", "Dentist"), ("34", "North", "Yes"), ("51", "South", "No"), ("67", "North", "Yes")]
ENDING = ("Age", "Area", "Dentist")


def csv_text(rows=ROWS, sign: str = ",", end: str = "\n") -> str:
    return "".join(sign.join(row) + end for row in rows)


def book(fill: Callable | None = None, rows=ROWS) -> bytes:
    """An XLSX of the rows, changed by a function that gets the workbook."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    if fill is not None:
        fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


Change = Callable[[str, bytes], bytes | None]


def repacked(data: bytes, change: Change, more: dict[str, bytes] | None = None) -> bytes:
    """A ZIP with parts changed, dropped (None) and added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = change(info.filename, old.read(info.filename))
            if content is not None:
                new.writestr(info.filename, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, content: content.replace(old, new) if name.endswith("sheet1.xml") else content


def saved_result(_name: str, content: bytes) -> bytes:
    # Two libraries write an empty result in two ways.
    return re.sub(rb"<f>1\+1</f><v\s*(/>|></v>)", b"<f>1+1</f><v>2</v>", content)


def same(_name: str, content: bytes) -> bytes:
    return content


def nothing(_name: str, _content: bytes) -> None:
    return None


def merged(made) -> None:
    made.active.insert_rows(1)
    made.active["A1"] = "About you"
    made.active.merge_cells("A1:B1")
    made.active["C1"] = "Teeth"


def hidden_sheet(made) -> None:
    made.create_sheet("secret").append(["Name", "Fatima Example"])
    made["secret"].sheet_state = "hidden"


def all_hidden(made) -> None:
    made.create_sheet("other")
    made["other"].sheet_state = "visible"
    made.active.sheet_state = "hidden"


def hidden_parts(made) -> None:
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["B"].hidden = True


def two_below(made) -> None:
    for row in (["", "", ""], ["Shop", "Sold", "Left"], ["Mill Lane", 3, 4]):
        made.active.append(row)


def formulas(made) -> None:
    made.active["C2"] = "=1+1"
    made.active["C3"] = '=HYPERLINK("http://example.org/?x=1","click")'


FIVE_DATES = ("2025-03-04", "14/03/2025", "4 Mar 2025", "March 4, 2025", "04.03.2025")


OLD_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def encrypted() -> bytes:
    return OLD_START + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def locked_zip() -> bytes:
    data = bytearray(book())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def bomb() -> bytes:
    return repacked(book(), same, {"xl/media/image1.bin": b"\0" * 60_000_000})


def sized(megabytes: float) -> bytes:
    line = b"34,North," + b"Yes and " * 15 + b"no\n"
    return b"Age,Area,Dentist\n" + line * int((megabytes * 1024**2 - 17) // len(line))


RIGHT: dict[str, tuple[bytes, str, tuple[str, ...], int, str]] = {
    # name: file, file name, columns, rows, part of a notice ("" for none asked)
    "plain": (csv_text().encode(), "a.csv", ENDING, 3, ""),
    "utf-8 with mark": (csv_text().encode("utf-8-sig"), "a.csv", ENDING, 3, ""),
    "utf-16 with mark": (csv_text().encode("utf-16"), "a.csv", ENDING, 3, "Unicode"),
    "utf-16 without mark": (csv_text().encode("utf-16-le"), "a.csv", ENDING, 3, "Unicode"),
    "utf-16 big end": (b"\xfe\xff" + csv_text(sign="\t").encode("utf-16-be"), "a.txt", ENDING, 3, "tabs"),
    "utf-32": (csv_text().encode("utf-32"), "a.csv", ENDING, 3, "Unicode"),
    "cp1252": (
        "Age,Area,Café £\n3,North,Yes\n".encode("cp1252"),
        "a.csv",
        ("Age", "Area", "Café £"),
        1,
        "Windows",
    ),
    "semicolons": (csv_text(sign=";").encode(), "a.csv", ENDING, 3, "semicolons"),
    "tabs": (csv_text(sign="\t").encode(), "a.tsv", ENDING, 3, "tabs"),
    "bars": (csv_text(sign="|").encode(), "a.csv", ENDING, 3, "upright bars"),
    "sep line": (b"sep=;\n" + csv_text(sign=";").encode(), "a.csv", ENDING, 3, "semicolons"),
    "windows line ends": (csv_text(end="\r\n").encode(), "a.csv", ENDING, 3, ""),
    "old mac line ends": (csv_text(end="\r").encode(), "a.csv", ENDING, 3, ""),
    "quoted line breaks": (b'Age,Area\n3,"North\nend"\n', "a.csv", ("Age", "Area"), 1, ""),
    "quoted commas": (b'Age,Area\n3,"North, far"\n4,"South"\n', "a.csv", ("Age", "Area"), 2, ""),
    "no last line end": (csv_text().encode().rstrip(), "a.csv", ENDING, 3, ""),
    "one column": (b"Dentist\nYes\nNo\n", "a.csv", ("Dentist",), 2, "one column"),
    "one column of sentences": (b"Say\nWell, no\nNot me\nI, too, did\n", "a.csv", ("Say",), 3, "one column"),
    "duplicate headers": (b"Age,Age,Area\n1,2,N\n", "a.csv", ("Age", "Age (2)", "Area"), 1, "used before"),
    "blank headers": (b"Age,,Area\n1,2,N\n", "a.csv", ("Age", "Column 2", "Area"), 1, "no name"),
    "duplicate of a numbered header": (
        b"Q,Q (2),Q\n1,2,3\n",
        "a.csv",
        ("Q", "Q (2)", "Q (3)"),
        1,
        "used before",
    ),
    "no header": (b"34,1,2\n51,2,2\n", "a.csv", ("Column 1", "Column 2", "Column 3"), 2, "not column names"),
    "year headers": (b"Area,2023,2024\nN,1,2\n", "a.csv", ("Area", "2023", "2024"), 1, ""),
    "title and note": (
        b"Survey of our town,,\n,,\n" + csv_text().encode() + b",,\nAsked in May,,\n",
        "a.csv",
        ENDING,
        3,
        "title or a note",
    ),
    "empty rows between": (csv_text().encode() + b",,\n,,\n40,South,No\n", "a.csv", ENDING, 4, "empty rows"),
    "empty column": (b"Age,,Area\n3,,N\n4,,S\n", "a.csv", ("Age", "Area"), 2, "empty column"),
    "short and long rows": (b"Age,Area\n3\n4,S,extra\n", "a.csv", ("Age", "Area", "Column 3"), 2, "no name"),
    "two tables below": (
        csv_text().encode() + b",,\nShop,Sold,Left\nMill,3,4\n",
        "a.csv",
        ENDING,
        3,
        "2 tables",
    ),
    "two tables beside": (
        b"Age,Area,,Shop,Sold\n3,N,,Mill,4\n4,S,,,\n5,S,,,\n",
        "a.csv",
        ("Age", "Area"),
        3,
        "2 tables",
    ),
    "emoji": ("Mood,Area\n😀,N\n😢,S\n".encode(), "a.csv", ("Mood", "Area"), 2, ""),
    "emoji header": ("Mood 😀,Area\n1,N\n".encode(), "a.csv", ("Mood 😀", "Area"), 1, ""),
    "script in header": (
        b"<script>alert(1)</script>,Area\n1,N\n",
        "a.csv",
        ("<script>alert(1)</script>", "Area"),
        1,
        "never run",
    ),
    "script in cells": (b"Say,Area\n<img src=x onerror=alert(1)>,N\n", "a.csv", ("Say", "Area"), 1, ""),
    "formula header": (
        b"=cmd|'/c calc'!A0,Area\n1,N\n",
        "a.csv",
        ("=cmd|'/c calc'!A0", "Area"),
        1,
        "never run",
    ),
    "formula cells": (b'Say,Area\n"=HYPERLINK(""http://example.org"")",N\n', "a.csv", ("Say", "Area"), 1, ""),
    "names in the header": (
        b"Question,Aisha Khan,Mr Brown\nHappy,1,2\n",
        "a.csv",
        ("Question", "Column 2", "Column 3"),
        1,
        "personal detail",
    ),
    "e-mail in the header": (
        b"Question,a.person@example.org\nHappy,1\n",
        "a.csv",
        ("Question", "Column 2"),
        1,
        "personal detail",
    ),
    "unseen signs in the header": ("\u202eAge\u200b, Area \nx,N\n".encode(), "a.csv", ("Age", "Area"), 1, ""),
    "long header": (b"Q" * 500 + b",Area\n1,N\n", "a.csv", ("Q" * 100, "Area"), 1, ""),
    "spreadsheet named csv": (book(), "a.csv", ENDING, 3, "name says CSV"),
    "csv named spreadsheet": (csv_text().encode(), "a.xlsx", ENDING, 3, "name says spreadsheet"),
    "spreadsheet": (book(), "a.xlsx", ENDING, 3, ""),
    "merged header": (
        book(merged),
        "a.xlsx",
        ("About you: Age", "About you: Area", "Teeth: Dentist"),
        3,
        "merged",
    ),
    "merged body": (book(lambda b: b.active.merge_cells("B2:B4")), "a.xlsx", ENDING, 3, "merged"),
    "formulas": (book(formulas), "a.xlsx", ENDING, 3, "no saved result"),
    "saved formula": (
        repacked(book(formulas), saved_result),
        "a.xlsx",
        ENDING,
        3,
        "nothing was",
    ),
    "macros": (
        repacked(book(), same, {"xl/vbaProject.bin": b"Sub Auto_Open()"}),
        "a.xlsm",
        ENDING,
        3,
        "macros",
    ),
    "hidden sheet": (book(hidden_sheet), "a.xlsx", ENDING, 3, "hidden sheet was not read"),
    "hidden rows": (book(hidden_parts), "a.xlsx", ENDING, 3, "1 hidden row was read"),
    "hidden columns": (book(hidden_parts), "a.xlsx", ENDING, 3, "Hidden columns"),
    "two sheets": (
        book(lambda b: b.create_sheet("more").append(["x"])),
        "a.xlsx",
        ENDING,
        3,
        "other sheet was",
    ),
    "first sheet empty": (book(lambda b: b.create_sheet("front", 0)), "a.xlsx", ENDING, 3, "other sheet was"),
    "two tables on a sheet": (book(two_below), "a.xlsx", ENDING, 3, "2 tables"),
    "spreadsheet errors": (
        book(rows=[*ROWS, ("#N/A", "North", "#REF!")]),
        "a.xlsx",
        ENDING,
        4,
        "spreadsheet error",
    ),
    "wrong size said": (
        repacked(book(), in_sheet(b'ref="A1:C4"', b'ref="A1:A1"')),
        "a.xlsx",
        ENDING,
        3,
        "",
    ),
    "real dates": (
        book(rows=ROWS[:1], fill=lambda b: b.active.append([datetime.datetime(2025, 3, 4), "N", "Yes"])),
        "a.xlsx",
        ENDING,
        1,
        "",
    ),
    "10 MB": (sized(9.99), "a.csv", ENDING, 79_358, ""),
}

REFUSED: dict[str, tuple[bytes, str, str]] = {
    # name: file, file name, part of the message
    "empty": (b"", "a.csv", "empty"),
    "only spaces": (b" \n\n ", "a.csv", "empty"),
    "only separators": (b",,\n,,\n", "a.csv", "empty"),
    "only column names": (b"Age,Area\n", "a.csv", "no answers"),
    "5,000 columns": (
        ",".join(f"q{i}" for i in range(5000)).encode() + b"\n" + b",".join([b"1"] * 5000),
        "a.csv",
        "5,000 columns",
    ),
    "11 MB": (sized(11), "a.csv", "11.0 MB"),
    "encrypted": (encrypted(), "a.xlsx", "password"),
    "locked": (locked_zip(), "a.xlsx", "password"),
    "old spreadsheet": (encrypted()[:600], "a.xls", "old Office"),
    "cut short": (book()[:2000], "a.xlsx", "damaged"),
    "part missing": (
        repacked(book(), lambda n, c: None if n.endswith("sheet1.xml") else c),
        "a.xlsx",
        "damaged",
    ),
    "broken part": (repacked(book(), in_sheet(b"<sheetData>", b"<sheetData")), "a.xlsx", "damaged"),
    "entities": (
        repacked(book(), in_sheet(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet')),
        "a.xlsx",
        "damaged",
    ),
    "zip bomb": (bomb(), "a.xlsx", "unpacks to far more"),
    "plain zip": (repacked(book(), nothing, {"a.csv": b"x"}), "a.zip", "packed file"),
    "word document": (repacked(book(), nothing, {"word/document.xml": b"x"}), "a.docx", "Word"),
    "opendocument": (repacked(book(), nothing, {"content.xml": b"x"}), "a.ods", "ODS"),
    "binary spreadsheet": (repacked(book(), same, {"xl/workbook.bin": b"x"}), "a.xlsb", "XLSB"),
    "all sheets hidden": (
        repacked(
            book(),
            lambda n, c: (
                c.replace(b'state="visible"', b'state="hidden"') if n.endswith("workbook.xml") else c
            ),
        ),
        "a.xlsx",
        "hidden",
    ),
    "empty spreadsheet": (book(rows=[]), "a.xlsx", "nothing on the visible sheets"),
    "pdf": (b"%PDF-1.7 x", "a.csv", "PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a.csv", "picture"),
    "web page": (b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", "web page"),
    "noise": (bytes(range(256)) * 20, "a.csv", "not a table"),
    "zeros": (b"a,b\n" + b"\0" * 500, "a.csv", "not a table"),
    "open quote": (b'Age,Area\n3,"North\n' + b"4,South\n" * 5000, "a.csv", "quotation mark"),
}
