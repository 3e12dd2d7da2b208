"""The `__main__` of sekisho.pyz.

Python keeps no bytecode for what it imports from a zip, so every start would compile all modules anew, which takes
longer than everything else. The first start therefore unpacks the program into the user's cache, from where Python
runs it like any other; where that can't be written, it runs from the zip. SEKISHO_NO_CACHE=1 keeps it from unpacking.
Nothing but the program itself is ever put there.
"""

import os
import sys

# Of everything in the zip; another program is unpacked elsewhere.
DIGEST = "@digest@"


def unpacked() -> str:
    """The folder with the unpacked program, made where it isn't there yet; empty where that can't be."""
    home = os.path.expanduser("~")
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    folder = os.path.join(base, "sekisho", DIGEST)
    if os.path.isfile(os.path.join(folder, "complete")):
        return folder
    if os.environ.get("SEKISHO_NO_CACHE") or home == "~":
        return ""
    import shutil
    import tempfile
    import zipfile

    made = ""
    try:
        os.makedirs(os.path.dirname(folder), mode=0o700, exist_ok=True)
        made = tempfile.mkdtemp(dir=os.path.dirname(folder))
        with zipfile.ZipFile(sys.path[0]) as program:
            program.extractall(made)
        unpack_data(os.path.join(made, "sekisho", "_data"))
        with open(os.path.join(made, "complete"), "w", encoding="ascii"):
            pass
        os.rename(made, folder)
    except (ImportError, OSError, zipfile.BadZipFile):
        shutil.rmtree(made, ignore_errors=True)
        return folder if os.path.isfile(os.path.join(folder, "complete")) else ""
    return folder


def unpack_data(folder: str) -> None:
    """Put the packed data there as they are read, so that no later start has to."""
    import bz2

    for name in os.listdir(folder):
        if name.endswith(".bz2"):
            path = os.path.join(folder, name)
            with open(path, "rb") as packed, open(path[:-4], "wb") as plain:
                plain.write(bz2.decompress(packed.read()))
            os.remove(path)


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.stderr.write("Sekisho: Python 3.11 or newer is needed; this is %s.\n" % sys.version.split()[0])
        sys.exit(2)
    program = unpacked()
    if program:
        sys.path.insert(0, program)
    from sekisho.cli import entry

    entry()
