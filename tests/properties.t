#!/bin/sh
# score against a second evaluator, over random standards and figures.
# SEEDS=n tries more, SEED=n begins there.  SPDX-License-Identifier: MIT
B=${B:-build}
case $B in /*) ;; *) B=$PWD/$B ;; esac
export PATH="$B/bin:$PATH" LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
exec python3 tests/oracle/properties.py
