"""The build hook: compiles policy/ into the package, so that what is installed runs what the pages say."""

from __future__ import annotations

import os
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRulebook(BuildHookInterface[Any]):
    """Makes checks/sekisho/_data/ before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Compile; a rulebook with mistakes stops the build with all of them."""
        sys.path.insert(0, os.path.join(self.root, "checks"))
        from sekisho.compile.artifact import PYZ, build_pyz, compile_data, write
        from sekisho.rulebook import load

        compiled = compile_data(load(os.path.join(self.root, "policy")))
        folder = os.path.join(self.root, "checks", "sekisho", "_data")
        write(folder, {**compiled, PYZ: build_pyz(compiled)})
