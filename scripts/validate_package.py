#!/usr/bin/env python3
"""Checks an output folder with the `frictionless` package: is datapackage.json valid, and does every table hold to it?

usage: validate_package.py OUT

Types, constraints, keys and links between tables are all checked; it ends with 1 and tells the first errors of each table
where something is wrong. Needs `pip install frictionless`."""
import os
import sys


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = sys.argv[1]
    try:
        from frictionless import Package, system
    except ImportError:
        sys.exit("the package frictionless is not installed: pip install frictionless")
    system.trusted = True  # the path is the caller's own
    package = Package(os.path.join(out, "datapackage.json"))
    report = package.validate()
    for error in report.errors:
        print(f"datapackage.json: {error.message}")
    for task in report.tasks:
        print(f"{task.place}: {task.stats.get('rows', 0)} rows, {len(task.errors)} errors")
        for error in task.errors[:5]:
            print(f"  {error.message}")
    sys.exit(0 if report.valid else 1)


if __name__ == "__main__":
    main()
