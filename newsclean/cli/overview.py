"""What `newsclean --help` shows: the commands, each with a line; none is loaded for it."""

from newsclean.version import __version__

VERSION_LINE = f"newsclean, version {__version__}"
HELP_NAMES = ("-h", "--help")
COMMANDS = {
    "extract": "Write one record for each FILE, in their order; - is stdin.",
    "batch": "Turn many saved pages into one output, and lose none of them.",
    "explain": "Show what was made of one page, and why.",
    "duplicates": "Write the groups of RECORDS that tell one story.",
    "unique": "Write RECORDS without those that tell a story again.",
    "merge": "Join the records of all SHARDs, in their order, to one output.",
    "diff": "Write how the records of B differ from those of A.",
    "search": "Write the records that have all the WORDS, best first.",
    "evaluate": "Score RECORDS against GOLD: precision, recall and F1.",
    "report": "Make one HTML file of RECORDS, to be looked at in a browser.",
    "decode": "Name the encoding of each file, and its damage.",
    "schema": "Write the JSON Schema of the record.",
}
"""Each command with its line; it is a function of its name in a module of its name."""

COMMAND_LINES = "\n".join(f"  {name:10}  {line}" for name, line in COMMANDS.items())
OVERVIEW = f"""\
Usage: newsclean [OPTIONS] COMMAND [ARGS]...

  Turn saved news pages, HTML or text dumps, into clean articles.

  Records go to stdout, messages to stderr.

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit.

Commands:
{COMMAND_LINES}

Examples:

  newsclean extract page.html | jq -r .title

  newsclean extract pages/*.txt -o records.jsonl

  newsclean explain page.txt

Shell completion: put into ~/.bashrc

  eval "$(_NEWSCLEAN_COMPLETE=bash_source newsclean)"

or into ~/.zshrc the same with zsh_source; for fish see docs/cli.md.
"""
