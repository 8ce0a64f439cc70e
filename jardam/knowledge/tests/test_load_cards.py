from datetime import UTC, datetime
from pathlib import Path
import pytest
from django.conf import settings
from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law
from jardam.network.actions import load_network
DATA = Path(settings.ROOT) / "data"
AT = datetime(2026, 11, 23, tzinfo=UTC)
def test_x(db):
    print(load_law(DATA / "law", AT)); print(load_law(DATA / "law", AT))
    print(load_network(DATA / "network")); print(load_network(DATA/"network"))
    from jardam.knowledge.reading import read_cards, CardRefused
    from jardam.knowledge import actions
    n=0
    for f in read_cards(DATA/"knowledge"/"cards"):
        try:
            ps=[actions._quoted(f,x.fact,"default") for x in f.norms]
            actions.refuse_untraced(f,ps)
        except CardRefused as e:
            n+=1; print(str(e).replace("; ","\n   "))
    assert n==0
    print(load_cards(DATA/"knowledge"/"cards", AT)); print(load_cards(DATA/"knowledge"/"cards", AT))
