"""``python -m jardam.exhibits.copying_process FORM``: one file is copied, in a process of its own that may hold so much and no more.

The file comes by the standard input; the answer goes to the standard output, see `exhibits.apart`. A few kilobytes may
unfold to gigabytes: then this process dies, and not the one that answers everybody. It knows no Django and no database.
"""

import resource
import sys

from jardam.exhibits.apart import packed, refused
from jardam.exhibits.copying import copied
from jardam.exhibits.rules.forms import Form
from jardam.exhibits.rules.limits import FileRefused, Refusal
from jardam.kernel.memory import hide_memory

MOST_MEMORY = 2**30  # bytes: a photograph of 50 million dots takes 0.7 of it
MOST_SECONDS = 30  # of processor time


def main() -> int:
    hide_memory()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read(), Form(sys.argv[1])))
    return 0


def _answer(content: bytes, form: Form) -> bytes:
    try:
        return packed(copied(content, form))
    except FileRefused as error:
        return refused(error.why)
    except MemoryError:
        return refused(Refusal.NO_SAFE_COPY)


if __name__ == "__main__":
    sys.exit(main())
