"""docs/signing.md: its commands, run with the real ssh-keygen."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from compiler.script.verify import verify_folder
from tests.support.folders import compiled

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "signing.md").read_text(encoding="utf-8")
CASE = """\
about: one entity
modules: {Shop: {entities: {Customer: {attributes: {Name: Text 40}}}}}
source: {rows: {}}
target: {rows: {}}
after: null
"""

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")


def documented(block: int) -> list[str]:
    """Return the commands of a shell block of the page."""
    return re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)[block].splitlines()


def run(command: str, folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a documented command in a folder. ``o11c`` is this clone's."""
    made = command.replace("~", str(home))
    if made.startswith("o11c "):
        made = f"'{sys.executable}' -m compiler.cli {made.removeprefix('o11c ')}"
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        ["sh", "-c", made], cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        env={"PATH": f"{Path(shutil.which('ssh-keygen') or '').parent}:/usr/bin:/bin", "PYTHONPATH": str(root),
             "HOME": str(home), "LC_ALL": "C.UTF-8"},
    )


def test_the_documented_commands(tmp_path: Path) -> None:
    folder = compiled(tmp_path / "case", CASE)
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    for name in ("id_ed25519", "other"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(home / ".ssh" / name)], check=True
        )
    (sign,) = documented(0)
    check, verify = documented(1)
    sample = re.search(r"^ana@example\.com .* ssh-ed25519 \S+$", PAGE, re.MULTILINE)
    assert sample is not None
    public = (home / ".ssh" / "id_ed25519.pub").read_text(encoding="utf-8").strip()
    (folder.parent / "allowed").write_text(re.sub(r"ssh-ed25519 \S+", public, sample[0]) + "\n", encoding="utf-8")
    check = check.replace("-f allowed_signers", "-f ../allowed")

    done = run(sign, folder, home)
    assert done.returncode == 0, done.stderr
    assert (folder / "manifest.json.sig").is_file()
    done = run(check, folder, home)
    assert done.returncode == 0 and "Good \"o11c-manifest\" signature for ana@example.com" in done.stdout, done.stderr
    done = run(verify, folder, home)
    assert done.returncode == 0 and "manifest.json.sig is there" in done.stdout, done.stderr

    # A script that is edited: the signature cannot tell. Its line in the manifest set right: o11c cannot.
    script, manifest = folder / "verify.sql", (folder / "manifest.json").read_bytes()
    before = sha256(script.read_bytes()).hexdigest()
    script.write_bytes(script.read_bytes() + b"SELECT 1;\n")
    assert run(check, folder, home).returncode == 0 and verify_folder(folder).differences
    after = sha256(script.read_bytes()).hexdigest()
    (folder / "manifest.json").write_bytes(manifest.replace(before.encode(), after.encode()))
    assert run(check, folder, home).returncode != 0 and not verify_folder(folder).differences
    (folder / "manifest.json").write_bytes(manifest)
    assert run(check, folder, home).returncode == 0

    # Somebody else's key, and the same key for another purpose.
    (folder / "manifest.json.sig").unlink()
    assert run(sign.replace("id_ed25519", "other"), folder, home).returncode == 0
    assert run(check, folder, home).returncode != 0
    (folder / "manifest.json.sig").unlink()
    assert run(sign.replace("-n o11c-manifest", "-n git"), folder, home).returncode == 0
    assert run(check, folder, home).returncode != 0
