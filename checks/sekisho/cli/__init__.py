"""The command line: `sekisho COMMAND …`. Each command is a module of its own, imported only when it is asked for."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from sekisho.cli.commands import COMMANDS, load
from sekisho.cli.options import help_of, language_of, parse
from sekisho.messages import Text, say, shown
from sekisho.messages.words import WORDS
from sekisho.trouble import SekishoError
from sekisho.typed import NoReturn

FAULT, INTERRUPTED = 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 (something blocks), 2 (wrong request or configuration), 3 (our fault)."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    lang = language_of(arguments)
    try:
        return _run(arguments, lang)
    except SekishoError as error:
        write(tell(error, lang), stream="stderr")
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001  # the last line of defence: people never see a traceback
        from sekisho.cli.fault import describe

        write(describe(error, lang), stream="stderr")
        return FAULT


def entry() -> NoReturn:
    """The program `sekisho`: `main`, without what only costs time in a process that ends at once.

    Collecting cycles while modules load, and taking every module apart at the end, are a fifth of the time of checking
    one draft. Everything is flushed before the process ends.
    """
    gc.set_threshold(100_000)
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _run(arguments: list[str], lang: str) -> int:
    if not arguments or arguments[0] in ("--help", "-h", "help") or arguments[0].startswith("--lang"):
        write(_overview(lang))
        return 0 if arguments else 2
    if arguments[0] == "--version":
        from sekisho import __version__

        write(f"sekisho {__version__}\n")
        return 0
    command = COMMANDS.get(arguments[0])
    if command is None:
        from sekisho.schema import near

        raise SekishoError("unknown-command", found=arguments[0], near=near(arguments[0], COMMANDS))
    parsed = parse(command, arguments[1:])
    if parsed.has("help"):
        write(help_of(command, lang))
        return 0
    return load(command.name)(parsed)


def _overview(lang: str) -> str:
    lines = [WORDS["tagline"].in_(lang), ""]
    lines += [f"  sekisho {name:<9} {command.summary.in_(lang)}" for name, command in COMMANDS.items()]
    return "\n".join([*lines, "", WORDS["help-hint"].in_(lang), ""])


def tell(error: SekishoError, lang: str) -> str:
    """What is wrong with the request, and what to do, for a person."""
    from sekisho.messages.errors import ERRORS
    from sekisho.report.sentences import command

    text = ERRORS.get(error.key, Text(error.key, error.key))
    near = shown(error.values.get("near", ""), lang)
    said = say(text, lang, {**error.values, "command": command()})
    if near:
        said += say(WORDS["near"], lang, {"near": near})
    return f"{'エラー' if lang == 'ja' else 'Error'}: {said}\n"


def write(text: str, stream: str = "stdout") -> None:
    """Write text as UTF-8 bytes, so that no console's encoding stands in the way."""
    target = getattr(sys, stream)
    data = text.encode("utf-8", "backslashreplace")
    raw = getattr(target, "buffer", None)
    if raw is None:
        target.write(text)
    else:
        target.flush()
        raw.write(data)
    target.flush()
