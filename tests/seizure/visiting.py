"""A visitor who speaks HTTP and nothing else: cookies, the hidden word of each form, no browser."""

import re
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from http.cookiejar import CookieJar
from urllib.parse import urlencode

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')

Fields = Mapping[str, str] | Sequence[tuple[str, str]]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_words: object) -> None:
        return None


class Visitor:
    """``path`` is where the last request led to; ``statuses`` are all answers so far, 0 for a body cut off."""

    def __init__(self, address: str) -> None:
        self._address = address
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(cookies)
        self._staying = urllib.request.build_opener(cookies, _Stay)
        self._token = ""
        self.path = ""
        self.statuses: list[int] = []

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        return self._ask(path, None, headers)

    def post(self, path: str, fields: Fields, **headers: str) -> tuple[int, str]:
        words = [
            *(fields.items() if isinstance(fields, Mapping) else fields),
            ("csrfmiddlewaretoken", self._token),
        ]
        return self.send(path, urlencode(words).encode(), "application/x-www-form-urlencoded", **headers)

    def post_and_stay(self, path: str, fields: Sequence[tuple[str, str]]) -> int:
        """As `post`, without looking at the page it leads to."""
        following, self._opener = self._opener, self._staying
        try:
            return self.post(path, fields)[0]
        finally:
            self._opener = following

    def send(self, path: str, body: bytes, content_type: str, **headers: str) -> tuple[int, str]:
        """Any body at all, with the token in a header."""
        return self._ask(path, body, {"Content-Type": content_type, "X-CSRFToken": self._token, **headers})

    def _ask(self, path: str, body: bytes | None, headers: Mapping[str, str]) -> tuple[int, str]:
        status, page = self._answer(path, body, headers)
        self.statuses.append(status)
        if found := _TOKEN.search(page):
            self._token = found[1]
        return status, page

    def _answer(self, path: str, body: bytes | None, headers: Mapping[str, str]) -> tuple[int, str]:
        said = {"Origin": self._address, **headers}
        request = urllib.request.Request(self._address + path, body, said)
        try:
            with self._opener.open(request, timeout=30) as answer:
                status, page, self.path = (
                    answer.status,
                    answer.read().decode(),
                    answer.geturl()[len(self._address) :],
                )
        except urllib.error.HTTPError as refusal:
            status, page = refusal.code, refusal.read().decode(errors="replace")
            self.path = refusal.headers.get("Location", self.path)
        except (ConnectionError, urllib.error.URLError):  # cut off in the middle of too large a body
            return 0, ""
        return status, page
