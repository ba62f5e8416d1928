#!/bin/sh
# Every report template fits the schema: headings, columns, tables.
"$B/tests/tools/report_templates"
