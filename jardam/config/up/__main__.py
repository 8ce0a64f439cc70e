"""`bin/up`: what may be said to it, and what it says at the end."""

import argparse
import errno
import os
import sys

from jardam.config.up.greeting import greet
from jardam.config.up.progress import say
from jardam.config.up.supervisor import Stopped, Supervisor, stop_on_signals
from jardam.database.trouble import Trouble


def main() -> int:
    options = _options()
    supervisor = Supervisor(options.port, with_demo=not options.no_demo and _is_demo())
    stop_on_signals()
    try:
        supervisor.start()
        if options.check:
            say("Healthy.")
            return 0
        greet(supervisor.address, with_demo=supervisor.with_demo)
        supervisor.watch()
    except Stopped:
        say("\nStopping.")
        return 1 if options.check else 0
    except Trouble as trouble:
        return _fail(str(trouble))
    except OSError as error:
        return _fail(_sentence(error))
    finally:
        supervisor.stop()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/up", description="Start Jardam on this machine; Ctrl-C stops it."
    )
    parser.add_argument(
        "--check", action="store_true", help="start, ask the health page, stop; the exit code says it"
    )
    parser.add_argument(
        "--port", type=_port, default=8000, help="the pages' port; the live stream takes the next one"
    )
    parser.add_argument("--no-demo", action="store_true", help="do not build the demo network")
    return parser.parse_args()


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port < 65535:
        raise argparse.ArgumentTypeError("a number from 1 to 65534")
    return port


def _is_demo() -> bool:
    return os.environ.get("JARDAM_MODE", "demo") == "demo"


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


def _sentence(error: OSError) -> str:
    """The few things that a machine does to a start, each in a sentence."""
    place = f" ({error.filename})" if error.filename else ""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full{place}: free some space and start again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"Jardam may not write{place}: give this user the folder, or name another one in JARDAM_VAR."
    return f"{error.strerror or type(error).__name__}{place}."


if __name__ == "__main__":
    sys.exit(main())
