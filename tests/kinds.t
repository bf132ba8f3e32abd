#!/bin/sh
# The JSON Schema of kinds of documents for editors, against the built-in kinds,
# the examples and report.  SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
# Debian's modules belong to Debian's own Python, whatever stands before it.
python=python3
$python -c 'import jsonschema' 2>/dev/null || python=/usr/bin/python3
exec $python tests/oracle/kinds.py
