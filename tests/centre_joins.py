"""Reads one SQL statement: does it keep every row of a centre together with its centre?

Two things are wrong: an UPDATE that sets `centre_id`, and tenant tables that meet in one statement
without their centres being equal, by a comparison of the two columns or by the same value for both.
Either would be refused, or asked of every machine, once the tables are spread over machines by centre.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import exp

KEY = "centre_id"
QUERIES = (exp.Select, exp.Update, exp.Delete)
_READABLE = re.compile(r"\s*(select|with|update|delete|insert)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%%|%s|%\((\w+)\)s")

Values = Sequence[Any] | Mapping[str, Any] | None
Node = tuple[str, object]


@dataclass(frozen=True, slots=True)
class Group:
    """Tenant rows whose centres the statement makes equal, and the values it compares them with."""

    tables: tuple[str, ...]
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shape:
    moves_rows: bool
    groups: tuple[Group, ...]


def faults(sql: str, values: Values, tenant_tables: Collection[str]) -> list[str]:
    """Say in words what is wrong with a statement, as it is sent with ``values``. Empty when nothing is."""
    tables = frozenset(tenant_tables)
    if not _READABLE.match(sql) or not _may_concern(sql, tables):
        return []
    numbered, names = _numbered(sql)
    try:
        shape = shape_of(numbered, tables)
    except sqlglot.errors.SqlglotError:
        return [f"cannot be read: {sql}"]
    found = [f"sets {KEY}: {sql}"] if shape.moves_rows else []
    apart = _apart(shape.groups, _by_number(values, names))
    if len(apart) > 1:
        found.append(f"joins {' with '.join(apart)} without their centres being equal: {sql}")
    return found


@lru_cache(maxsize=1024)
def _may_concern(sql: str, tenant_tables: frozenset[str]) -> bool:
    if sql[:6].upper() == "INSERT" and not re.search(r"\bselect\b|\bdo update\b", sql, re.IGNORECASE):
        return False
    return any(table in sql for table in tenant_tables)


@lru_cache(maxsize=1024)
def _numbered(sql: str) -> tuple[str, Sequence[str]]:
    """The statement with $1, $2, …, and for each number its place or name among the values."""
    names: list[str] = []

    def number(match: re.Match[str]) -> str:
        if match.group() == "%%":
            return "%"
        names.append(match.group(1) or str(len(names)))
        return f"${len(names)}"

    return _PLACEHOLDER.sub(number, sql), tuple(names)


def _by_number(values: Values, names: Sequence[str]) -> dict[str, str]:
    if values is None:
        return {}
    found = {}
    for number, name in enumerate(names, 1):
        value = values[name] if isinstance(values, Mapping) else values[int(name)]
        found[f"${number}"] = str(value)
    return found


def _apart(groups: tuple[Group, ...], values: Mapping[str, str]) -> list[str]:
    """The groups, named by their first table, that no value holds together."""
    by_value: dict[str, str] = {}
    apart = []
    for group in groups:
        said = {values.get(value, value) for value in group.values}
        known = said & by_value.keys()
        if not known:
            apart.append(group.tables[0])
        by_value |= dict.fromkeys(said, group.tables[0])
    return apart


@lru_cache(maxsize=4096)
def shape_of(sql: str, tenant_tables: frozenset[str]) -> Shape:
    """Errors: SqlglotError, if the statement cannot be read."""
    tree = sqlglot.parse_one(sql, dialect="postgres")
    return Shape(any(_sets_key(tree, tenant_tables)), _Centres(tree, tenant_tables).groups())


def _sets_key(tree: exp.Expression, tenant_tables: frozenset[str]) -> Iterator[bool]:
    for update in tree.find_all(exp.Update):
        if _table_name(update.this) in tenant_tables:
            yield any(_left(setting) == KEY for setting in update.expressions)
    for conflict in tree.find_all(exp.OnConflict):
        yield any(_left(setting) == KEY for setting in conflict.expressions)


def _left(setting: exp.Expression) -> str:
    return setting.this.name if isinstance(setting, exp.EQ) else ""


def _table_name(node: exp.Expression | None) -> str:
    return node.name if isinstance(node, exp.Table) else ""


class _Centres:
    """Which rows of a statement are known to be of one centre: sets that grow together (union-find)."""

    def __init__(self, tree: exp.Expression, tenant_tables: frozenset[str]) -> None:
        self.tables = tenant_tables
        self.above: dict[Node, Node] = {}
        self.tenants: list[tuple[Node, str]] = []
        self.ctes = {cte.alias: cte.this for cte in tree.find_all(exp.CTE)}
        queries = list(tree.find_all(*QUERIES))
        for query in queries:
            self._note_sources(query)
        for query in queries:
            self._note_equalities(query)

    def groups(self) -> tuple[Group, ...]:
        tables: dict[Node, list[str]] = {}
        for node, table in self.tenants:
            tables.setdefault(self._top(node), []).append(table)
        values: dict[Node, set[str]] = {}
        for node in list(self.above):
            if node[0] == "value":
                values.setdefault(self._top(node), set()).add(str(node[1]))
        return tuple(Group(tuple(names), frozenset(values.get(top, ()))) for top, names in tables.items())

    def _note_sources(self, query: exp.Expression) -> None:
        for source in _sources(query):
            node = _row(query, source.alias_or_name)
            if isinstance(source, exp.Table) and source.name in self.tables:
                self.tenants.append((node, source.name))
            for column in self._shown(source):
                self._join(node, self._node(column))

    def _shown(self, source: exp.Expression) -> Iterator[exp.Column]:
        """The centre columns that a subquery or a WITH query shows to the query around it."""
        inner = source.this if isinstance(source, exp.Subquery) else self.ctes.get(source.name)
        for select in _branches(inner):
            for shown in select.expressions:
                column = shown.this if isinstance(shown, exp.Alias) else shown
                if shown.alias_or_name == KEY and isinstance(column, exp.Column):
                    yield column

    def _note_equalities(self, query: exp.Expression) -> None:
        for condition in _conditions(query):
            if isinstance(condition, exp.EQ):
                one, other = self._node(condition.this), self._node(condition.expression)
                if "row" in {one[0], other[0]} and "other" not in {one[0], other[0]}:
                    self._join(one, other)

    def _node(self, side: exp.Expression) -> Node:
        while isinstance(side, exp.Cast | exp.Paren):
            side = side.this
        if isinstance(side, exp.Parameter | exp.Literal):
            return ("value", side.sql(dialect="postgres"))
        if isinstance(side, exp.Column) and side.name == KEY:
            return self._row_of(side)
        return ("other", id(side))

    def _row_of(self, column: exp.Column) -> Node:
        """The row that a column belongs to: of the innermost query around it that knows its table."""
        around = column.parent
        while around is not None:
            if isinstance(around, QUERIES):
                names = [source.alias_or_name for source in _sources(around)]
                if not column.table and len(names) == 1:
                    return _row(around, names[0])
                if column.table in names:
                    return _row(around, column.table)
            around = around.parent
        return ("other", id(column))

    def _join(self, one: Node, other: Node) -> None:
        self.above.setdefault(one, one)
        self.above.setdefault(other, other)
        self.above[self._top(one)] = self._top(other)

    def _top(self, node: Node) -> Node:
        while self.above.get(node, node) != node:
            node = self.above[node]
        return node


def _row(query: exp.Expression, alias: str) -> Node:
    return ("row", (id(query), alias))


def _sources(query: exp.Expression) -> list[exp.Expression]:
    """What a query reads from, its own target included; not what its subqueries read from."""
    found = []
    if isinstance(query, exp.Update | exp.Delete):
        found += [query.this, *(query.args.get("using") or ())]
    start = query.args.get("from_")
    found += [start.this] if start else []
    found += [join.this for join in query.args.get("joins") or ()]
    for source in list(found):
        found += [join.this for join in source.args.get("joins") or ()]
    return found


def _conditions(query: exp.Expression) -> Iterator[exp.Expression]:
    """Everything that must hold for a row of the query: WHERE and ON, taken apart at each AND."""
    where = query.args.get("where")
    ons = [
        join.args.get("on") for source in (query, *_sources(query)) for join in source.args.get("joins") or ()
    ]
    for whole in [where.this if where else None, *ons]:
        yield from _all_of(whole)


def _all_of(condition: exp.Expression | None) -> Iterator[exp.Expression]:
    while isinstance(condition, exp.Paren):
        condition = condition.this
    if isinstance(condition, exp.And):
        yield from _all_of(condition.this)
        yield from _all_of(condition.expression)
    elif condition is not None:
        yield condition


def _branches(query: exp.Expression | None) -> Iterator[exp.Select]:
    if isinstance(query, exp.Select):
        yield query
    elif isinstance(query, exp.SetOperation):
        yield from _branches(query.this)
        yield from _branches(query.expression)
