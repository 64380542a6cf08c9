"""`newsclean schema`: the schema is that of the records."""

import jsonschema
import pytest

from tests.cli.command_line import Run

pytestmark = pytest.mark.usefixtures("folder")


def test_the_schema_is_that_of_the_records(ran: Run) -> None:

    check = jsonschema.Draft202012Validator(ran("schema").record)
    for args in (("a.txt",), ("--blocks", "--evidence", "b.html"), ("empty.txt",)):
        check.validate(ran("extract", *args).record)
