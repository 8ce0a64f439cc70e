"""A locked row is the newest one, a row joined to it is not: PostgreSQL reads only what it locks once more.

Under READ COMMITTED a statement that waited for a lock goes on with the newest version of the locked row, and with
the joined rows as they stood before it waited. Whoever needs them as they are now reads them after the lock, or
holds them before it (`vault.actions.held_key`).
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house import HOUSE, python_files, shown

OWN_KEY = (
    "the key is the row's own: no file of a person is closed with it, and it goes with the row or its state"
)
HELD = "the key is held before; of the contact nothing is asked that changes once it is closed"
WHO = "of the account the languages are asked, and any moment of them will do"
JOINED: dict[str, str] = {
    "jardam/contacts/actions/callbacks.py:_locked_waiting": "of the contact only which one it is, for the record",
    "jardam/contacts/actions/drafts.py:_LOCKED": OWN_KEY,
    "jardam/contacts/actions/drafts.py:begin_contact": OWN_KEY,
    "jardam/followups/actions.py:_locked": HELD,
    "jardam/line/actions/door.py:make_secret": OWN_KEY,
    "jardam/line/actions/events.py:locked_call": OWN_KEY,
    "jardam/line/actions/taking.py:_locked": OWN_KEY,
    "jardam/line/actions/tickets.py:locked_ticket": OWN_KEY,
    "jardam/line/actions/tidying.py:forget_history": OWN_KEY,
    "jardam/quality/actions/complaints.py:_locked": f"{OWN_KEY}; of the contact who recorded it, which stays",
    "jardam/quality/actions/samples.py:_locked": HELD,
    "jardam/reception/actions/booking.py:_locked_adviser": WHO,
    "jardam/reception/actions/booking.py:_locked_open": "of key and person only which they are; a note that moved took its own key along",
    "jardam/reception/actions/lapsing.py:lapse_before": "as in `_locked_open`",
    "jardam/reception/actions/queueing.py:call_next": WHO,
    "jardam/reception/receivers.py:_NOTES": OWN_KEY,
    "jardam/referrals/actions/clocks.py:send_letter": "of the referral only which one it is, for the record",
    "jardam/referrals/actions/holding.py:held": "the key is held before; of case and person only which they are",
    "jardam/registers/actions/exporting.py:_locked": OWN_KEY,
    "jardam/registers/actions/locking.py:locked": OWN_KEY,
    "jardam/transfers/actions/arriving.py:_held": OWN_KEY,
    "jardam/transfers/holding.py:end_there": OWN_KEY,
    "jardam/rota/actions/handovers.py:forget_handovers": OWN_KEY,
    "jardam/rota/actions/proposals.py:decide_lines": "of the account only who it is",
}
"""Where a row is locked and others are joined to it, and why those may be older than the lock."""


def places(source: str) -> Iterator[str]:
    """Functions, and values of a module, that lock rows of one table alone and join others to them."""
    for node in _owners(ast.parse(source)):
        calls = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
        if any(map(_locks_itself, calls)) and any(_called(call) == "select_related" for call in calls):
            yield node.name if isinstance(node, ast.FunctionDef) else ast.unparse(_target(node))


def _owners(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.Assign | ast.AnnAssign]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) or (
            node in tree.body and isinstance(node, ast.Assign | ast.AnnAssign)
        ):
            yield node


def _target(node: ast.Assign | ast.AnnAssign) -> ast.expr:
    return node.targets[0] if isinstance(node, ast.Assign) else node.target


def _locks_itself(call: ast.Call) -> bool:
    return _called(call) == "select_for_update" and any(
        word.arg == "of" and ast.unparse(word.value) == "('self',)" for word in call.keywords
    )


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


@cache
def found() -> frozenset[str]:
    files = [file for file in python_files() if HOUSE in file.parents and "tests" not in file.parts]
    return frozenset(
        f"{shown(file)}:{name}" for file in files for name in places(Path(file).read_text(encoding="utf-8"))
    )


def test_a_row_joined_to_a_locked_one_has_a_reason_why_it_may_be_old() -> None:
    unsaid = sorted(found() - JOINED.keys())
    assert not unsaid, (
        f"Read what is joined after the lock, or say in {__name__} why it may be older: {unsaid}"
    )


def test_no_reason_is_left_for_what_is_gone() -> None:
    assert not sorted(JOINED.keys() - found())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('def f():\n    return A.objects.select_for_update(of=("self",)).select_related("key").get()', ["f"]),
        ('def f():\n    rows = A.objects.select_for_update(of=("self",))\n    return rows.select_related("key")', ["f"]),
        ('L = Written(lambda: A.objects.select_related("key").select_for_update(of=("self",)))', ["L"]),
        ('def f():\n    return A.objects.select_for_update(of=("self", "key")).select_related("key")', []),
        ('def f():\n    return A.objects.select_for_update(of=("self",)).get()', []),
    ],
)  # fmt: skip
def test_both_ways_of_writing_are_seen(source: str, names: list[str]) -> None:
    assert list(places(source)) == names
