"""`records.schema`: it describes every key, and records fit it."""

import jsonschema

from newsclean.records.render import (
    build_record,
)
from newsclean.records.schema import KEY_NAMES, KEYS, build_json_schema
from tests.records.sample_records import BROKEN, full


def test_the_schema_speaks_of_every_key_and_example() -> None:
    schema = build_json_schema()
    assert tuple(schema["properties"]) == KEY_NAMES
    assert [key.name for key in KEYS if key.example is None] == []


def test_records_fit_the_schema() -> None:

    check = jsonschema.Draft202012Validator(build_json_schema())
    for values in (full(), full(blocks=True, evidence=True), build_record(BROKEN)):
        check.validate(values)
    examples = {key.name: key.example for key in KEYS} | {"status": "error"}
    check.validate(examples)
    for wrong in (
        {"published": "17 May 2024"},
        {"status": "fine"},
        {"extra": 1},
        {"authors": ["A"]},
        {"status": "error"},
    ):
        assert not check.is_valid(full() | wrong), wrong
