from sekisho.cli import entry

entry()
