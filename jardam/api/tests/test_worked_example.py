"""What docs/api.md tells engineers is what happens: its example opens, its refusals are all there are."""

import json
import re
from pathlib import Path

from django.conf import settings

from docs import partner_client
from jardam.api.problems import SENTENCES

PAGE = (Path(settings.ROOT) / "docs" / "api.md").read_text("utf-8")


def example(what: str) -> str:
    found = re.search(rf"^\| {re.escape(what)} \| `(.*)` \|$", PAGE, re.MULTILINE)
    assert found, what
    return found[1]


def test_the_example_opens() -> None:
    row = example("id of the referral")
    private = partner_client.read(example("your private half"))
    key = partner_client.key_of(row, example("`sealed_key`"), private)
    assert key.hex() == example("key of the referral, hexadecimal")
    told = partner_client.packet_of(row, example("`sealed_packet`"), key)
    assert told == json.loads(example("the packet"))


def test_every_refusal_is_told() -> None:
    told = set(re.findall(r"^\| (\d{3}) \| `([A-Z_]+)` \|", PAGE, re.MULTILINE))
    assert told == {(str(status.value), code) for code, (status, _sentence) in SENTENCES.items()}
