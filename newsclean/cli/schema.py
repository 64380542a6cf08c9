"""`newsclean schema`: the JSON Schema of the record."""

import click

from newsclean.cli import Command
from newsclean.cli.output_file import on_terminal, opened

EXAMPLES = """
Examples:

  newsclean schema > record.schema.json

  newsclean schema | jq -r '.properties | keys[]'
"""


@click.command(cls=Command, epilog=EXAMPLES)
def schema() -> None:
    """Write the JSON Schema of the record."""
    from newsclean.records.render import to_json
    from newsclean.records.schema import json_schema

    indent = 2 if on_terminal() else None
    with opened(None) as write:
        write(f"{to_json(json_schema(), indent=indent)}\n")
