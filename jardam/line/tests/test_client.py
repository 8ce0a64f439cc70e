"""The client of the papers, against a server that listens."""

import subprocess
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pytest_django.live_server_helper import LiveServer

from jardam.centres.models import Centre
from jardam.database.scope import for_centre
from jardam.line.models import LineCall
from jardam.line.tests.conftest import NUMBER

CLIENT = Path(settings.ROOT) / "docs" / "line_client.py"


def run(server: LiveServer, secret: str, *event: str) -> int:
    words = [sys.executable, str(CLIENT), server.url, "moscow", secret, *event]
    return subprocess.run(words, check=False, timeout=60).returncode


@pytest.mark.django_db(transaction=True)
def test_the_client_of_the_papers_tells_a_call(
    live_server: LiveServer, moscow: Centre, now: datetime
) -> None:
    printed = StringIO()
    call_command("line", "secret", "--centre", "moscow", stdout=printed)
    secret = printed.getvalue().strip()

    told = [
        run(live_server, secret, "call=17.3", f"at={now.isoformat()}", *words)
        for words in (["kind=RINGING", f"number={NUMBER}"], ["kind=DTMF", "digit=4"], ["kind=ENDED"])
    ]

    assert told == [0, 0, 0]
    assert run(live_server, "00" * 32, "call=17.3", "kind=RINGING") == 1
    with for_centre(moscow.pk), transaction.atomic():
        call = LineCall.objects.select_related("ticket").get(centre=moscow)
        assert (call.state, call.language, call.ticket and call.ticket.calls) == ("ABANDONED", "UZ", 1)
