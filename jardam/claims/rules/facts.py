"""What is known of a claim, before anything is counted: who, where, the work as the law asks of it, and what shows it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jardam.claims.rules.evidence import Fact, ProofKind

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Who:
    """The other side, in the worker's words."""

    employer: str = ""
    foreman: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """What shows each fact; of each kind of proof what it is, and which files of the case hold it, by their ids."""

    proofs: Mapping[Fact, tuple[ProofKind, ...]]
    notes: Mapping[ProofKind, str] = field(default_factory=dict)
    files: Mapping[ProofKind, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """``work``: answers to the law's questions on wages, by their names, as text. The others: as in `Proven`."""

    who: Who
    work: Mapping[str, Any] = field(default_factory=dict)
    proofs: Mapping[Fact, tuple[ProofKind, ...]] = field(default_factory=dict)
    notes: Mapping[ProofKind, str] = field(default_factory=dict)
    files: Mapping[ProofKind, tuple[str, ...]] = field(default_factory=dict)

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed."""
        return {
            "schema": SCHEMA,
            "employer": self.who.employer,
            "foreman": self.who.foreman,
            "site": self.who.site,
            "work": dict(self.work),
            "proofs": {fact.value: [kind.value for kind in kinds] for fact, kinds in self.proofs.items()},
            "notes": {kind.value: note for kind, note in self.notes.items()},
            "files": {kind.value: list(files) for kind, files in self.files.items()},
        }

    @classmethod
    def from_bundle(cls, bundle: Mapping[str, Any]) -> Facts:
        """Undo `bundle`."""
        return cls(
            Who(bundle["employer"], bundle["foreman"], bundle["site"]),
            bundle["work"],
            {Fact(fact): tuple(map(ProofKind, kinds)) for fact, kinds in bundle["proofs"].items()},
            {ProofKind(kind): note for kind, note in bundle["notes"].items()},
            {ProofKind(kind): tuple(files) for kind, files in bundle.get("files", {}).items()},
        )
