"""A client for exchanges, to copy: tells Jardam one event and sends it again until there is an answer.

Needs nothing but Python's standard library. docs/line.md is the contract.
"""

import hashlib
import hmac
import json
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime

AGAIN_SECONDS = (1, 2, 5, 10, 30)  # and then every 30: keep the event until there is an answer
FINAL = range(200, 500)


def tell(address: str, centre: str, secret: str, **event: str) -> int:
    """Tell one event once; returns the status. ``secret``: the 64 digits of `jardam line secret`."""
    event.setdefault("at", datetime.now(UTC).isoformat())
    body, stamp = json.dumps(event).encode(), str(int(time.time()))
    proof = hmac.new(bytes.fromhex(secret), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    request = urllib.request.Request(
        f"{address}/line/events/",
        data=body,
        headers={
            "Content-Type": "application/json",
            "X-Jardam-Centre": centre,
            "X-Jardam-Timestamp": stamp,
            "X-Jardam-Signature": f"v1={proof}",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def tell_until_answered(address: str, centre: str, secret: str, **event: str) -> int:
    """The moment stays that of the event, however late it gets through."""
    event.setdefault("at", datetime.now(UTC).isoformat())
    tried = 0
    while True:
        try:
            status = tell(address, centre, secret, **event)
        except OSError:
            status = 0
        if status in FINAL and status != 429:
            return status
        time.sleep(AGAIN_SECONDS[min(tried, len(AGAIN_SECONDS) - 1)])
        tried += 1


if (
    __name__ == "__main__"
):  # python line_client.py http://localhost:8000 moscow SECRET call=17.3 kind=RINGING …
    where, of_centre, signing, *fields = sys.argv[1:]
    sys.exit(
        tell_until_answered(where, of_centre, signing, **dict(field.split("=", 1) for field in fields)) != 204
    )
