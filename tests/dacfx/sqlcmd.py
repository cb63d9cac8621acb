"""Scripts read by Microsoft's own sqlcmd reader, ManagedBatchParser. Runs in the worker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.dacfx.dotnet import IO, Batches


class _Handler(Batches.ICommandHandler):  # type: ignore[misc, name-defined]
    """Gets each batch and each directive that is not the reader's own business."""

    __namespace__ = "o11c.tests"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.batches: list[str] = []
        self.directives: list[list[str]] = []

    def Go(self, block: Any, times: int) -> Any:
        text = _text(block)
        if text.strip():
            self.batches += [text] * times
        return Batches.BatchParserAction.Continue

    def OnError(self, token: Any, action: Any) -> Any:
        self.directives.append(["on error", str(action).lower()])
        return Batches.BatchParserAction.Continue

    def Include(self, block: Any, stream: Any = None, name: Any = None) -> Any:
        path = _text(block).strip().strip('"')
        self.directives.append(["r", path])
        return Batches.BatchParserAction.Continue, IO.StreamReader(str(self.folder / path)), path


class _Variables(Batches.IVariableResolver):  # type: ignore[misc, name-defined]
    """Values of $(x): those given. None is how the reader hears that there is none."""

    __namespace__ = "o11c.tests"

    def __init__(self, values: dict[str, str]) -> None:
        self.values = values
        self.asked: list[str] = []

    def GetVariable(self, place: Any, name: str) -> str | None:
        self.asked.append(name)
        return self.values.get(name)

    def SetVariable(self, place: Any, name: str, value: str) -> None:
        self.values[name] = value


def _text(block: Any) -> str:
    text, _ = block.GetText(True)
    return str(text)


def read_script(folder: str, script: str, variables: dict[str, str]) -> dict[str, object]:
    """Return the batches of a script, its directives in order, and the names of variables that it asks for.

    ``variables`` are values of variables of the environment.
    """
    handler, values = _Handler(Path(folder)), _Variables(dict(variables))
    reader = IO.StreamReader(str(Path(folder) / script))
    parser = Batches.Parser(handler, values, reader, script)
    parser.SetRecognizeSqlCmdSyntax(True)
    parser.Parse()
    parser.Dispose()
    return {"batches": handler.batches, "directives": handler.directives, "asked": values.asked}
