"""The project file: what the user decided, checked, with every problem at its line.

The file is YAML 1.2 (ruamel.yaml), its shape a pydantic model whose JSON Schema is published in
``docs/project.schema.json``. An option, or a default, that this version cannot do is an error
(O11-0404), never ignored.
"""

from compiler.project.limits import not_built
from compiler.project.load import ProjectFile, load_project
from compiler.project.sections import AsUser, ConstantMask, EntityOptions, Project, Scalar

__all__ = [
    "AsUser",
    "ConstantMask",
    "EntityOptions",
    "Project",
    "ProjectFile",
    "Scalar",
    "load_project",
    "not_built",
]
