"""The public suffix list, laid out for `text.suffixes`: one line for each top-level domain.

`python -m sekisho.compile.suffixes public_suffix_list.dat` writes `public_suffixes.txt` anew. Take the list from
https://publicsuffix.org/list/public_suffix_list.dat, or from the package `publicsuffixlist`, which carries it.
"""

from __future__ import annotations

import os
import sys

PATH = os.path.join(os.path.dirname(__file__), "public_suffixes.txt")
_NOTICE = """\
# The public suffix list, both its sections, one line for each top-level domain that has more than one rule.
# Source: https://publicsuffix.org/list/public_suffix_list.dat, {version}
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.
# If a copy of the MPL was not distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.
# Laid out by sekisho.compile.suffixes; every rule is there without its top-level domain.
"""


def laid_out(listed: str) -> str:
    """The list as published, in the form that is read: `ck * !www` for the rules `*.ck` and `!www.ck`."""
    by_top: dict[str, list[str]] = {}
    version = ""
    for line in map(str.strip, listed.splitlines()):
        if line.startswith("// VERSION:"):
            version = line.removeprefix("//").strip()
        if not line or line.startswith("//"):
            continue
        rest, _, top = line.split()[0].rpartition(".")
        if rest:
            by_top.setdefault(top, []).append(rest)
    lines = [f"{top} {' '.join(sorted(rest))}\n" for top, rest in sorted(by_top.items())]
    return _NOTICE.format(version=version) + "".join(lines)


def main(path: str) -> None:
    """Write the data file anew from the list at `path`."""
    with open(path, encoding="utf-8") as file:
        listed = file.read()
    with open(PATH, "w", encoding="utf-8", newline="\n") as file:
        file.write(laid_out(listed))


if __name__ == "__main__":
    main(sys.argv[1])
