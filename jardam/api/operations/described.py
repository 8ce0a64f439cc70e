"""The description of every operation, made from the code that answers: OpenAPI 3.1."""

import json
from functools import cache
from typing import Any

from jardam.api.operations import ROOT, api
from jardam.api.problems import PROBLEM_TYPE, SENTENCES

_PROBLEM = {
    "title": "Problem",
    "description": "A refusal in words (RFC 9457). It never repeats what was sent.",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "enum": sorted(SENTENCES)},
        "detail": {"type": "string", "description": "A sentence, in Russian or English by Accept-Language."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["field", "detail"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["type", "title", "status", "code", "detail", "errors"],
    "additionalProperties": False,
}


@cache
def described() -> dict[str, Any]:
    """Every operation may refuse in every way there is: a partner's system knows them all before it meets one."""
    told: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT)))
    told["components"]["schemas"]["Problem"] = _PROBLEM
    told["components"]["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "description": "A key that the centre issued."}
    }
    told["security"] = [{"key": []}]
    problems = {str(status.value): _refusal(status.phrase) for status, _sentence in SENTENCES.values()}
    for path in told["paths"].values():
        for operation in path.values():
            operation["responses"] |= problems
    return told


def _refusal(phrase: str) -> dict[str, Any]:
    return {
        "description": phrase,
        "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
