"""ReportLab on the letter of letter.json, used in the ordinary way: one file a letter, LXGW WenKai (it cannot take the CFF outlines of Noto CJK).
Usage: letter_reportlab.py HOW_MANY FOLDER."""
import json
import resource
import sys
import time
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

count, folder = int(sys.argv[1]), sys.argv[2]
blocks = json.loads(Path(__file__).with_name("letter.json").read_text())
pdfmetrics.registerFont(TTFont("Kai", "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"))
text = ParagraphStyle("text", fontName="Kai", fontSize=10.5, leading=16.8, firstLineIndent=21, wordWrap="CJK")
flush = ParagraphStyle("flush", parent=text, firstLineIndent=0)
cell = ParagraphStyle("cell", parent=flush, fontSize=9, leading=12)
styles = {
    "title": ParagraphStyle("title", parent=flush, fontSize=21, leading=32, alignment=TA_CENTER),
    "right": ParagraphStyle("right", parent=flush, alignment=TA_RIGHT),
    "heading": ParagraphStyle("heading", parent=flush, fontSize=11, leading=18),
    "flush": flush,
    "text": text,
}
ALIGN = {"l": "LEFT", "c": "CENTER", "r": "RIGHT"}


def table(widths, align, rows, fill):
    parts = [int(w) for w in widths.split()]
    style = [("FONTNAME", (0, 0), (-1, -1), "Kai"), ("FONTSIZE", (0, 0), (-1, -1), 9), ("GRID", (0, 0), (-1, -1), 0.45, colors.black)]
    style += [("ALIGN", (c, 0), (c, -1), ALIGN[a]) for c, a in enumerate(align)]
    # plain strings are the fast way; only what must break is a paragraph
    cells = [[Paragraph(fill(s), cell) if len(s) > 20 else fill(s) for s in row] for row in rows]
    return Table(cells, colWidths=[(A4[0] - 50 * mm) * p / sum(parts) for p in parts], style=style)


def letter(i):
    owner = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"[i % 20] + chr(20320 + i * 7919 % 800) + chr(20320 + i * 104729 % 800)
    values = {"name": owner, "room": f"{i // 120 + 1}-{i // 60 % 2 + 1}-{i // 2 % 30 + 1}0{i % 2 + 1}",
              "part": f"{200 + i / 100:.2f}", "whole": f"{300 + i / 100:.2f}"}

    def fill(s):
        return s.format_map(values) if "{" in s else s

    story, foot = [], ""
    for kind, *rest in blocks:
        if kind == "table":
            story += [table(*rest, fill), Spacer(1, 6)]
        elif kind == "foot":
            foot = fill(rest[0])
        else:
            story.append(Paragraph(fill(rest[0]), styles[kind]))

    def page(canvas, doc):
        canvas.setFont("Kai", 8.5)
        canvas.drawRightString(A4[0] - 24 * mm, 9 * mm, foot)

    SimpleDocTemplate(f"{folder}/{i}.pdf", pagesize=A4, topMargin=22 * mm, bottomMargin=15 * mm, leftMargin=25 * mm, rightMargin=25 * mm,
                      title="催款通知单").build(story, onFirstPage=page)


start, cpu = time.perf_counter(), time.process_time()
for i in range(count):
    letter(i)
took, cpu = time.perf_counter() - start, time.process_time() - cpu
print(f"{'ReportLab, LXGW WenKai':34} {count / took:6.0f} letters/s, {count / cpu:.0f} a second of CPU; {count} letters; "
      f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
