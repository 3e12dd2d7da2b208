"""A command line with help and errors in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from sekisho.messages import Text
from sekisho.trouble import SekishoError
from sekisho.typed import NamedTuple


class Option(NamedTuple):
    """`--name VALUE`, or `--name` alone where `value` is empty. `many` collects the values of several."""

    name: str
    help: Text
    value: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False


class Command(NamedTuple):
    """A command: its name, what it does in a line, its arguments as shown in the help, its options."""

    name: str
    summary: Text
    arguments: str = ""
    options: tuple[Option, ...] = ()


class Parsed:
    """What was typed: values of options by name, and arguments."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self.arguments: list[str] = []

    def get(self, name: str, default: str = "") -> str:
        """The value of an option, the last one where it was given twice."""
        return self.values.get(name, [default])[-1]

    def all(self, name: str) -> list[str]:
        """All values of an option that may be given several times."""
        return self.values.get(name, [])

    def has(self, name: str) -> bool:
        return name in self.values


LANG = Option("lang", Text("表示の言語", "the language of the messages"), "LANG", ("ja", "en"))
HELP = Option("help", Text("この説明を表示する", "show this help"))


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for on the command line, before anything else is known; Japanese without."""
    for number, argument in enumerate(arguments):
        if argument == "--lang=en" or (argument == "--lang" and arguments[number + 1 : number + 2] == ["en"]):
            return "en"
    return "ja"


def parse(command: Command, arguments: Sequence[str]) -> Parsed:
    """Read the arguments of a command. Raises SekishoError on what it doesn't know."""
    options = {option.name: option for option in (*command.options, LANG, HELP)}
    parsed = Parsed()
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            parsed.arguments += waiting
            break
        if argument == "-h":
            argument = "--help"
        if not argument.startswith("--"):
            if argument.startswith("-") and argument != "-":
                raise SekishoError("unknown-option", found=argument)
            parsed.arguments.append(argument)
            continue
        name, given, value = argument[2:].partition("=")
        option = options.get(name)
        if option is None:
            from sekisho.schema import near

            raise SekishoError("unknown-option", found="--" + name, near=_dashed(near(name, options)))
        if not option.value:
            if given:
                raise SekishoError("option-without-value", found="--" + name)
        elif not given:
            if not waiting:
                raise SekishoError("option-needs-value", found="--" + name, value=option.value)
            value = waiting.pop(0)
        if option.choices and value not in option.choices:
            raise SekishoError("option-choice", found=value, option="--" + name, options=option.choices)
        parsed.values.setdefault(name, []).append(value)
    return parsed


def _dashed(name: str) -> str:
    return "--" + name if name else ""


def help_of(command: Command, lang: str) -> str:
    """The help of one command."""
    usage = " ".join(part for part in (f"sekisho {command.name}", command.arguments) if part)
    lines = [command.summary.in_(lang), "", ("使い方: " if lang == "ja" else "Usage: ") + usage, ""]
    options = (*command.options, LANG, HELP)
    shown = [f"--{each.name} {'|'.join(each.choices) or each.value}".rstrip() for each in options]
    width = max(map(len, shown))
    lines += [f"  {name:<{width}}  {option.help.in_(lang)}" for name, option in zip(shown, options, strict=True)]
    return "\n".join(lines) + "\n"
