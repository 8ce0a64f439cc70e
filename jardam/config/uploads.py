"""Files stay in memory or are refused by their length: what was sent may not rest in clear on a disk.

Django's own handler leaves a file that is too long silently out; its temporary one writes it to a disk.
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class MemoryOrNothing(MemoryFileUploadHandler):
    def handle_raw_input(self, *words: Any, **options: Any) -> None:
        """Errors: RequestDataTooBig, before a byte of it is read (`errors.bad_request` answers 413)."""
        super().handle_raw_input(*words, **options)
        if not self.activated:
            raise RequestDataTooBig("an upload over FILE_UPLOAD_MAX_MEMORY_SIZE")
