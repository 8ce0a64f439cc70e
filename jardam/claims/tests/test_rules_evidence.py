from hypothesis import given
from hypothesis import strategies as st

from jardam.claims.rules.evidence import EASIEST_FIRST, WEIGHTS, Fact, ProofKind, Strength, meter, strength_of

facts = st.sampled_from(Fact)
kinds = st.lists(st.sampled_from(ProofKind), max_size=6)


def test_a_worked_example() -> None:
    """A chat and a witness hold each other; the hours stand in a notebook alone; of the pay nobody has asked."""
    found = meter(
        {
            Fact.WORKED: [ProofKind.CHAT, ProofKind.WITNESS],
            Fact.HOURS: [ProofKind.DIARY],
            Fact.PAID: [ProofKind.NONE],
        }
    )
    by_fact = {one.fact: one for one in found.facts}
    assert by_fact[Fact.WORKED].strength is Strength.STRONG
    assert by_fact[Fact.HOURS].strength is Strength.WEAK
    assert by_fact[Fact.HOURS].get_next == (ProofKind.CHAT, ProofKind.WITNESS)
    assert (by_fact[Fact.PAID].strength, by_fact[Fact.PAID].is_asked) == (Strength.NOTHING, True)
    assert (by_fact[Fact.PAY].strength, by_fact[Fact.PAY].is_asked) == (Strength.NOTHING, False)
    assert found.shown == 1


@given(fact=facts, proofs=kinds, more=st.sampled_from(ProofKind))
def test_a_proof_more_never_weakens(fact: Fact, proofs: list[ProofKind], more: ProofKind) -> None:
    assert strength_of(fact, [*proofs, more]) >= strength_of(fact, proofs)


@given(fact=facts, proofs=kinds)
def test_what_to_get_next_always_helps_and_a_strong_fact_needs_nothing(
    fact: Fact, proofs: list[ProofKind]
) -> None:
    one = next(shown for shown in meter({fact: proofs}).facts if shown.fact is fact)
    for kind in one.get_next:
        assert kind not in proofs
        assert strength_of(fact, [*proofs, kind]) > one.strength
    assert bool(one.get_next) == (one.strength < Strength.STRONG)


def test_every_kind_of_proof_is_proposed_some_day_but_that_there_is_none() -> None:
    assert set(EASIEST_FIRST) == set(ProofKind) - {ProofKind.NONE}
    assert {kind for weights in WEIGHTS.values() for kind in weights} == set(EASIEST_FIRST)
    assert set(WEIGHTS) == set(Fact)
