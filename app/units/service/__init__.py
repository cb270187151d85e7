"""Acts on the list of units and on villages, and reading them."""

from app.units.service.former import former_units, take_in_former
from app.units.service.giving import given_villages, holder, villages_now
from app.units.service.keeping import (
    add_unit,
    close_unit,
    come_under,
    merge_units,
    move_unit,
    place_below,
)
from app.units.service.reading import (
    books_of,
    find_unit,
    former_superiors,
    import_list,
    in_force,
    lines_of,
    listed_unit,
    listed_units,
    moved_away,
    names_between,
    names_offered,
    newest_of,
    periods_of,
    reach,
    subtree_codes,
    unit_names,
    units_below,
    units_today,
)
from app.units.service.splitting import split_unit
from app.units.service.telling import objection, take_in
from app.units.service.villages import (
    add_village,
    change_village,
    check_own_villages,
    villages_of,
)

__all__ = [
    "add_unit",
    "add_village",
    "books_of",
    "change_village",
    "check_own_villages",
    "close_unit",
    "come_under",
    "find_unit",
    "former_superiors",
    "former_units",
    "given_villages",
    "holder",
    "import_list",
    "in_force",
    "lines_of",
    "listed_unit",
    "listed_units",
    "merge_units",
    "move_unit",
    "moved_away",
    "names_between",
    "names_offered",
    "newest_of",
    "objection",
    "periods_of",
    "place_below",
    "reach",
    "split_unit",
    "subtree_codes",
    "take_in",
    "take_in_former",
    "unit_names",
    "units_below",
    "units_today",
    "villages_now",
    "villages_of",
]
