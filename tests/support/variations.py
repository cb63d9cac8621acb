"""How installations store their metamodel: everything that real catalogs vary."""

from __future__ import annotations

from hypothesis import strategies as st

from compiler.demo.factory import (
    OPTIONAL_COLUMNS,
    OPTIONAL_TABLES,
    BooleanStyle,
    ColumnStyle,
    IdentityStyle,
    KeyType,
    LetterCase,
    ReferenceStyle,
    TypeStyle,
    Variation,
)

# What the pairs describe, and what the project's scope needs: these tables are always there.
_NEEDED = frozenset({
    "OSSYS_MODULE", "OSSYS_APPLICATION", "OSSYS_APP_DEFINITION_MODULE", "OSSYS_ROLE",
})  # fmt: skip
# Only this column tells that TENANT_ID is the tenant of a row and not an attribute of that name.
_KEPT = frozenset({"OSSYS_ENTITY.IS_MULTITENANT"})


@st.composite
def variations(draw: st.DrawFn) -> Variation:
    """Draw a variation from which the metamodel can still be read."""
    columns = draw(st.sampled_from(list(ColumnStyle)))
    references = draw(st.sampled_from(list(ReferenceStyle)))
    left_out = set(draw(st.frozensets(st.sampled_from(sorted(OPTIONAL_COLUMNS - _KEPT)), max_size=6)))
    left_out |= draw(st.frozensets(st.sampled_from(sorted(OPTIONAL_TABLES - _NEEDED)), max_size=3))
    needed = {
        ColumnStyle.PHYSICAL: "OSSYS_ENTITY_ATTR.PHYSICAL_COLUMN_NAME",
        ColumnStyle.DATABASE: "OSSYS_ENTITY_ATTR.DATABASE_NAME",
    }
    left_out.discard(needed.get(columns, ""))
    if references is ReferenceStyle.ID:
        left_out.discard("OSSYS_ENTITY_ATTR.REFERENCED_ENTITY_ID")
    if "OSSYS_ENTITY_ATTR.SS_KEY" in left_out:
        # Without attribute keys, only this column says which attribute is the identifier.
        left_out.discard("OSSYS_ENTITY_ATTR.IS_IDENTIFIER")
    return Variation(
        left_out=frozenset(left_out),
        key_type=draw(st.sampled_from(list(KeyType))),
        key_case=draw(st.sampled_from(list(LetterCase))),
        name_case=draw(st.sampled_from(list(LetterCase))),
        table_case=draw(st.sampled_from([None, None, *LetterCase])),
        booleans=draw(st.sampled_from(list(BooleanStyle))),
        references=references,
        types=draw(st.sampled_from(list(TypeStyle))),
        identifiers=draw(st.sampled_from((32, 64))),
        identity=draw(st.sampled_from(list(IdentityStyle))),
        columns=columns,
        sequence_gap=draw(st.sampled_from((0, 5))),
    )
