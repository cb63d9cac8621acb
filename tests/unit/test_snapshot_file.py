"""The snapshot file: same bytes for the same metamodel, and what reading refuses."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import msgspec
import pytest

from compiler.diagnostics import CompileError
from compiler.metamodel.file import read_snapshot, snapshot_digest, write_snapshot
from compiler.metamodel.rows import (
    Column,
    DataType,
    Engine,
    Environment,
    EspaceRow,
    Metamodel,
    Table,
    TypeKind,
)

SAMPLE = Metamodel(
    environment=Environment(Engine.POSTGRES, "18.6", "app", "o11"),
    espaces=(EspaceRow(1, "Ünïcode 😀 \"quoted\"\n", "aa", True),),
    tables=(
        Table("osusr_a", rows=0, columns=(Column("id", "bigint", DataType(TypeKind.BIGINT), False),)),
    ),
)


def codes(error: pytest.ExceptionInfo[CompileError]) -> list[str]:
    return [item.code for item in error.value.diagnostics]


def refused(path: Path) -> str:
    with pytest.raises(CompileError) as error:
        read_snapshot(path)
    [item] = error.value.diagnostics
    assert item.where == str(path)
    return item.code


@pytest.mark.parametrize("name", ["s.json", "s.json.gz"])
def test_round_trip_is_the_same_metamodel_and_the_same_bytes(tmp_path: Path, name: str) -> None:
    digest = write_snapshot(SAMPLE, tmp_path / name)
    first = (tmp_path / name).read_bytes()
    snapshot = read_snapshot(tmp_path / name)
    assert snapshot.metamodel == SAMPLE
    assert snapshot.digest == digest == snapshot_digest(SAMPLE)
    assert write_snapshot(snapshot.metamodel, tmp_path / name) == digest
    assert (tmp_path / name).read_bytes() == first
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_compressed_and_plain_file_hold_the_same_text(tmp_path: Path) -> None:
    write_snapshot(SAMPLE, tmp_path / "s.json")
    write_snapshot(SAMPLE, tmp_path / "s.json.gz")
    packed = (tmp_path / "s.json.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "s.json").read_bytes()
    assert packed[4:8] == b"\0\0\0\0"  # gzip keeps a time stamp here
    (tmp_path / "renamed.json").write_bytes(packed)
    assert read_snapshot(tmp_path / "renamed.json").metamodel == SAMPLE


def test_text_can_be_read_by_people_and_names_its_format(tmp_path: Path) -> None:
    write_snapshot(SAMPLE, tmp_path / "s.json")
    text = (tmp_path / "s.json").read_text(encoding="utf-8")
    assert text.startswith('{\n "format": "o11c-snapshot",\n "version": 1,\n "digest": "')
    assert text.endswith("}\n")
    assert json.loads(text)["metamodel"]["tables"][0]["rows"] == 0


def test_digest_differs_when_anything_differs() -> None:
    other = msgspec.structs.replace(SAMPLE, espaces=(EspaceRow(1, "Other", "aa", True),))
    assert snapshot_digest(other) != snapshot_digest(SAMPLE)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.json") == "O11-0101"
    assert refused(tmp_path) == "O11-0101"


@pytest.mark.parametrize("name", ["s.json", "s.json.gz"])
def test_every_truncation_is_found(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_snapshot(SAMPLE, path)
    data = path.read_bytes()
    # The last byte of the plain file is a line end and may be missing.
    for length in range(len(data) - 1):
        path.write_bytes(data[:length])
        assert refused(path) in ({"O11-0102"} if length > 1 or name == "s.json" else {"O11-0102", "O11-0103"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"name": "osusr_a"', '"name": "osusr_b"'),
        ('"nullable": false', '"nullable": true'),
        ('"rows": 0', '"rows": "0"'),
        ('"rows": 0', '"rows": 0, "unknown": 1'),
        ('"digest": "', '"digest": "0'),
        ('"version": 1', '"version": 0'),
        ('"engine": "postgres"', '"engine": "oracle"'),
        ('"digest"', '"digset"'),
        ('"metamodel"', '"metamodle"'),
    ],
)
def test_edited_file_is_damaged(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "s.json"
    write_snapshot(SAMPLE, path)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert refused(path) == "O11-0102"


def test_invalid_utf8_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    write_snapshot(SAMPLE, path)
    path.write_bytes(path.read_bytes().replace("Ü".encode(), b"\xdc", 1))
    assert refused(path) == "O11-0102"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04", b"[]", b"null", b'"o11c-snapshot"', b"{}", b'{"format": 1}', b"name: sales\n",
        b'{"format": "other", "version": 1}', b'{"format": "other", "version": 99}', b"[" * 100_000,
        b"\xff\xfe", gzip.compress(b"something else", mtime=0),
    ],
)
def test_foreign_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "s.json").write_bytes(data)
    assert refused(tmp_path / "s.json") == "O11-0103"


def test_newer_file_is_named_as_such_whatever_it_holds(tmp_path: Path) -> None:
    text = '{"format": "o11c-snapshot", "version": 2, "digest": "x", "metamodel": {"new": 1}, "more": []}'
    (tmp_path / "s.json").write_text(text, encoding="utf-8")
    assert refused(tmp_path / "s.json") == "O11-0104"


def test_failed_write_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.json"
    path.write_text("older", encoding="utf-8")

    def full_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full_disk)
        with pytest.raises(CompileError) as error:
            write_snapshot(SAMPLE, path)
    assert codes(error) == ["O11-0114"]
    assert "No space left" in str(error.value)
    assert path.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_write_into_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(CompileError) as error:
        write_snapshot(SAMPLE, tmp_path / "none" / "s.json")
    assert codes(error) == ["O11-0114"]
