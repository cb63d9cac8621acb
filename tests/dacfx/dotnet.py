"""Microsoft's libraries, loaded into this process. Only the worker imports this (``client.py`` starts it).

The runtime is chosen by environment variables that ``client.py`` sets before the process begins: it
looks for ICU and OpenSSL once, when it is loaded.
"""

from __future__ import annotations

import sys
import sysconfig
from importlib import import_module
from pathlib import Path

import clr

FOLDER = Path(sysconfig.get_path("purelib"), "mssqlcli", "mssqltoolsservice", "bin")
ASSEMBLIES = (
    "Microsoft.SqlServer.TransactSql.ScriptDom",
    "Microsoft.SqlServer.Dac",
    "Microsoft.SqlServer.Dac.Extensions",
    "Microsoft.SqlTools.ManagedBatchParser",
)

# Where .NET looks for what these assemblies need.
sys.path.append(str(FOLDER))
for _name in ASSEMBLIES:
    clr.AddReference(str(FOLDER / _name))

IO = import_module("System.IO")
Dom = import_module("Microsoft.SqlServer.TransactSql.ScriptDom")
Model = import_module("Microsoft.SqlServer.Dac.Model")
Batches = import_module("Microsoft.SqlTools.ServiceLayer.BatchParser")
