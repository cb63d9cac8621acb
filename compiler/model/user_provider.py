"""The user provider whose users can go to ODC, and its default tenant.

O11's own end users belong to the module ``Users``, the default user provider; users of other providers stay behind
(docs/o11.md: "What the vendor's tool does, O11 to ODC"). The platform gives each provider a tenant of its own name, so
that is the default one; further tenants were made by people.
"""

from __future__ import annotations

from compiler.hybrids import TENANTS
from compiler.model.types import Model, Module, Record

PROVIDER = "Users"


def user_provider(model: Model) -> Module | None:
    """Return the active module ``Users``, or None."""
    return next((item for item in model.modules if item.name.lower() == PROVIDER.lower()), None)


def default_tenant(model: Model) -> Record | None:
    """Return the provider's default tenant: the one with its name, else its oldest (the lowest id), or None."""
    provider = user_provider(model)
    if provider is None:
        return None
    own = [
        record
        for found in model.record_sets
        if found.table == TENANTS
        for record in found.records
        if record.parts[0] == provider.key
    ]
    named = [record for record in own if record.name.lower() == provider.name.lower()]
    return min(named or own, key=lambda record: int(record.id), default=None)
