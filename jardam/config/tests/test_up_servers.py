"""What each process of `bin/up` is told of the database."""

from jardam.config.up.servers import servers

EVERYTHING = {"JARDAM_ACROSS_CENTRES": "1", "JARDAM_DB_ROLE": "owner", "JARDAM_MODE": "demo"}


def test_only_the_worker_may_look_across_centres() -> None:
    told = {server.name: server.told(EVERYTHING) for server in servers(8000, with_meaning=True)}
    pages = {"JARDAM_MODE": "demo"}
    assert told == {"web": pages, "stream": pages, "worker": EVERYTHING, "meaning": pages}


def test_nobody_starts_what_nobody_wants() -> None:
    assert "meaning" not in {server.name for server in servers(8000, with_meaning=False)}
    assert [server.name for server in servers(8000, with_meaning=True) if not server.is_needed] == ["meaning"]
