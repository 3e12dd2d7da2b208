#!/usr/bin/env python3
"""Learn how texts are worded from the labelled ones beside this file; the lists in policy/lists/ are made by it.

usage: learn.py            (first `sekisho compile`, so that lists and rules are those of today; takes several minutes)
       learn.py --held-out (writes nothing: every batch judged by what the other batches teach)

With `drafts` or `comments` only those are learnt. The same texts give the same files.
"""

from __future__ import annotations

import sys

from learn_comments import learn_comments
from learn_drafts import learn_drafts

PARTS = {"drafts": learn_drafts, "comments": learn_comments}


def main(arguments: list[str]) -> int:
    """Learn, or measure what learning is worth."""
    measure = "--held-out" in arguments
    names = [name for name in PARTS if name in arguments] or list(PARTS)
    for name in names:
        PARTS[name](measure=measure)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
