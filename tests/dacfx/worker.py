"""The process that holds Microsoft's libraries: a JSON object a line in, one a line out.

Runs in an environment of its own (``.ci/dacfx``), knows neither pytest nor the compiler.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from tests.dacfx.checked import check
from tests.dacfx.sqlcmd import read_script


def answer(job: dict[str, Any]) -> Any:
    """Do what a line asks for."""
    match job.pop("ask"):
        case "check":
            return check(**job)
        case "sqlcmd":
            return read_script(**job)
        case other:
            raise ValueError(f"nobody knows {other!r}")


def main() -> None:
    """Answer until the input ends. What goes wrong is an answer too."""
    answers = sys.stdout
    # Whatever a library prints must not be taken for an answer.
    sys.stdout = sys.stderr
    for line in sys.stdin:
        try:
            result = {"answer": answer(json.loads(line))}
        except Exception as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        answers.write(json.dumps(result) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
