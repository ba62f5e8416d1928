"""The files as real programs write them: CSV in three encodings, tab text, workbooks with a title and a total row."""

import io
import re
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Font

STAMP = (2026, 11, 25, 8, 0, 0)


class Raw(str):
    """A line of a CSV that is written as it is."""


def _cell(text, separator):
    text = str(text)
    if any(c in text for c in (separator, '"', "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text


def _lines(rows, separator):
    for row in rows:
        yield row if isinstance(row, Raw) else separator.join(_cell(c, separator) for c in row)


def csv(path, rows, encoding, newline="\r\n", separator=","):
    """encoding: gb18030, utf-8-sig, or utf-16 (little-endian with its mark, as Excel's Unicode text)."""
    text = "".join(line + newline for line in _lines(rows, separator))
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _fixed(data):
    """The same workbook without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            body = old.read(item)
            if item.filename == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-25T00:00:00Z", body)
            info = zipfile.ZipInfo(item.filename, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, body)
    return out.getvalue()


class Workbook:
    def __init__(self):
        self.book = openpyxl.Workbook()
        self.book.remove(self.book.active)

    def sheet(self, name, heading, rows, title=None, below_title=None, total=None, formats=None):
        """total: {heading: value}, written as a 合计 row; formats: {heading: number format}."""
        ws = self.book.create_sheet(name)
        if title:
            ws.append([title])
            ws.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(heading))
            ws.cell(1, 1).font = Font(bold=True, size=14)
            ws.cell(1, 1).alignment = Alignment(horizontal="center")
        if below_title:
            ws.append(below_title)
        ws.append(heading)
        for cell in ws[ws.max_row]:
            cell.font = Font(bold=True)
        head = ws.max_row
        for row in rows:
            ws.append([None if c == "" else c for c in row])
        if total:
            ws.append(["合计"] + [total.get(h) for h in heading[1:]])
        for column, h in enumerate(heading, 1):
            form = (formats or {}).get(h)
            for line in range(head + 1, ws.max_row + 1) if form else ():
                ws.cell(line, column).number_format = form
        return ws

    def save(self, path):
        out = io.BytesIO()
        self.book.save(out)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_fixed(out.getvalue()))
