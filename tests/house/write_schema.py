"""Write docs/project.schema.json from the code.

    .venv/bin/python tests/house/write_schema.py
"""

from __future__ import annotations

import json
from pathlib import Path

from compiler.project import Project

PATH = Path(__file__).resolve().parents[2] / "docs" / "project.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """Return the JSON Schema of the project file as it is published."""
    schema = {"$schema": DIALECT, **Project.model_json_schema(by_alias=True)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
