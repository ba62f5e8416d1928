#!/usr/bin/python3
"""Compares two folders of exports, workbooks by their cells and all else by its bytes. `same_cells.py MADE TRACKED`; says the first difference."""

import sys
from pathlib import Path

import openpyxl

WRITTEN_BY_HAND = {"README.md", "settings.ini"}


def cells(path):
    book = openpyxl.load_workbook(path)
    return [(ws.title, [[(c.value, c.number_format) for c in row] for row in ws.iter_rows()], sorted(map(str, ws.merged_cells.ranges))) for ws in book]


def files(root):
    return {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()} - WRITTEN_BY_HAND


def main(made, tracked):
    odd = files(made) ^ files(tracked)
    if odd:
        sys.exit(f"only on one side: {min(odd)}")
    for name in sorted(files(made)):
        read = cells if name.endswith(".xlsx") else Path.read_bytes
        if read(made / name) != read(tracked / name):
            sys.exit(f"differs: {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
