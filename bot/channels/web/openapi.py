"""The description of the interface for programs (OpenAPI 3.1), made from the models by which documents are read."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from bot.channels.web.refusals import API, PROBLEM, ProblemJson, RefusedDocument
from bot.features.documents.questions import QuestionDocument
from bot.features.documents.texts import ReadingJson, TextDocument
from bot.wording import say
from dialogs.language.question.answer import AnswerJson
from rules import AssessmentJson, Policy

JSON: Final = "application/json"
LINES: Final = "application/x-ndjson"
_REF: Final = "#/components/schemas/{model}"
_FAULTS: Final = ("400", "401", "403", "413", "415", "422", "429", "500", "503")


@cache
def description(policy: Policy) -> dict[str, Any]:
    """The whole document, but for where it is served."""
    read = {"assess": policy.document, "ask": QuestionDocument, "parse": TextDocument}
    told = {"assess": AssessmentJson, "ask": AnswerJson, "parse": ReadingJson}
    models: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [
        *((act, "validation", TypeAdapter(model)) for act, model in read.items()),
        *((act, "serialization", TypeAdapter(model)) for act, model in told.items()),
        ("problem", "serialization", TypeAdapter(ProblemJson)),
        ("refused", "serialization", TypeAdapter(RefusedDocument)),
    ]
    places, definitions = TypeAdapter.json_schemas(models, ref_template=_REF)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": say("api.title"),
            "version": version("zhicheng-bot"),
            "description": say("api.about", number=policy.data.document_number),
        },
        "security": [{"key": []}],
        "paths": {
            f"{API}/{act}": {
                "post": _operation(
                    act,
                    places[act, "validation"],
                    places[act, "serialization"],
                    places["refused", "serialization"],
                )
            }
            for act in read
        },
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": definitions["$defs"],
            "responses": {
                "problem": {
                    "description": say("api.problem"),
                    "content": {PROBLEM: {"schema": places["problem", "serialization"]}},
                }
            },
        },
    }


def _operation(
    act: str, taken: dict[str, Any], told: dict[str, Any], refused: dict[str, Any]
) -> dict[str, Any]:
    in_place = {"anyOf": [told, refused]}
    single_or_batch = {"anyOf": [taken, {"type": "array", "items": taken}]}
    answers = {"anyOf": [told, {"type": "array", "items": in_place}]}
    return {
        "operationId": act,
        "summary": say(f"api.act.{act}"),
        "requestBody": {
            "required": True,
            "content": {JSON: {"schema": single_or_batch}, LINES: {"schema": {"type": "string"}}},
        },
        "responses": {
            "200": {
                "description": say("api.answered"),
                "content": {JSON: {"schema": answers}, LINES: {"schema": {"type": "string"}}},
            },
            **{fault: {"$ref": "#/components/responses/problem"} for fault in _FAULTS},
        },
    }
