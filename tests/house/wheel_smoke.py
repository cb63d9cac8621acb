"""Install a wheel in an environment of its own and compile with it, from another folder.

    python tests/house/wheel_smoke.py WHEEL

The demo's environments are described without a server, so nothing but the wheel and its
requirements is needed. What the wheel compiles must be, byte for byte, what the clone compiles.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]

MAKE_INPUT = """
import sys
from pathlib import Path
import compiler
from compiler.demo.offline import metamodel_of
from compiler.demo.people import demo_source, demo_target
from compiler.demo.run import PROJECT, SOURCE_SCHEMA, TARGET_SCHEMA
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.rows import Engine

assert Path(compiler.__file__).is_relative_to(sys.prefix), compiler.__file__
assert (Path(compiler.__file__).parent / "templates" / "postgres" / "migrate.sql.j2").is_file()
write_snapshot(metamodel_of(demo_source(), Engine.POSTGRES, SOURCE_SCHEMA), Path("source.json"))
write_snapshot(metamodel_of(demo_target(), Engine.POSTGRES, TARGET_SCHEMA), Path("target.json"))
Path("project.yaml").write_text(PROJECT, encoding="utf-8")
"""

SCRIPTS = {"preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql", "rollback.sql", "cleanup.sql"}
FILES = {"RUNBOOK.md", "report.html", "manifest.json", *SCRIPTS}


def run(*words: object, folder: Path) -> str:
    """Run a program; show what it said and stop when it fails."""
    command = [str(word) for word in words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def main() -> None:
    """Install, compile, compare."""
    wheel = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="o11c-wheel-") as name:
        work = Path(name).resolve()
        venv.create(work / "env", with_pip=True)
        programs = work / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        run(programs / "python", *pip, wheel, folder=work)
        run(programs / "python", "-I", "-c", MAKE_INPUT, folder=work)
        plan = run(programs / "o11c", "plan", "project.yaml", folder=work)
        run(programs / "o11c", "compile", "project.yaml", "-o", "wheel", folder=work)
        run(programs / "o11c", "verify", "wheel", folder=work)
        run(sys.executable, "-m", "compiler.cli", "compile", work / "project.yaml", "-o", work / "clone",
            folder=CLONE)
        made = contents(work / "wheel")
        missing = FILES - made.keys()
        if missing:
            sys.exit(f"the wheel's output lacks {sorted(missing)}")
        if made != contents(work / "clone"):
            sys.exit("the wheel compiles other files than the clone")
        if "16 entities written" not in plan:
            sys.exit(f"the wheel's plan is not the demo's:\n{plan}")
        print(f"{wheel.name}: {len(made)} files compiled, equal to those of the clone")


if __name__ == "__main__":
    main()
