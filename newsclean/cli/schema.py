"""`newsclean schema`: the JSON Schema of the record."""

import click

from newsclean.cli.commands import Command
from newsclean.cli.output_file import is_stdout_terminal, open_output

EXAMPLES = """
Examples:

  newsclean schema > record.schema.json

  newsclean schema | jq -r '.properties | keys[]'
"""


@click.command(cls=Command, epilog=EXAMPLES)
def schema() -> None:
    """Write the JSON Schema of the record."""
    from newsclean.records.render import render_json
    from newsclean.records.schema import build_json_schema

    indent = 2 if is_stdout_terminal() else None
    with open_output(None) as write:
        write(f"{render_json(build_json_schema(), indent=indent)}\n")
