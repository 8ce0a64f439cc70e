"""P7: answers while somebody types: the rows beside a call, asked for with every beginning of what is typed.

In six languages, as a person types them: letter by letter, with endings, a slip, the wrong keyboard layout. The
page waits a fifth of a second and so asks less often; here every letter asks. Lexical: there is no embedding.
"""

import argparse
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.cards import card_databases
from benchmarks.databases import stop_serving
from benchmarks.p1_save_contact import OPERATOR
from benchmarks.pages import Browser
from benchmarks.results import Row, Verdict, save
from benchmarks.rounds import Figure, Lane, measure, ratio
from benchmarks.sites import Site, sites_of
from jardam.config.up.supervisor import Supervisor

CARDS = (120, 1_000, 10_000)
"""The first is what the house has."""

MOST_MS = 30.0
TYPED = {
    "RU": ("хозяин не платит зарплату", "отобрали паспорт", "pfghtn yf d]tpl"),
    "KY": ("айлыкты бербей жатат", "паспортум жоголуп калды"),
    "TG": ("маошамро надоданд", "шиносномаамро гирифт"),
    "UZ": ("oyligimni bermayapti", "паспортимни олиб қўйди"),
    "RO": ("patronul nu-mi plătește salariul", "am pierdut pasaportul"),
    "EN": ("boss does not pay my wages", "lost my pasport"),
}
FEW = 3  # letters: the beginnings that most words share
KINDS = ("every letter", "every letter, sent whole", "first letters", "nothing typed")
_OPEN = re.compile(r'name="open" value="([^"]+)"')


@dataclass(slots=True)
class Page:
    """What stands beside a call: it says which answer is open, so that this one is not sent again."""

    browser: Browser
    keeps_answers: bool
    standing: str = ""

    def ask(self, fields: Mapping[str, str]) -> None:
        """The first letter of a question meets an empty page."""
        standing = self.standing if len(fields["words"]) > 1 else ""
        shown = self.browser.post("/answers/found/", {**fields, "open": standing})
        if self.keeps_answers and 'id="others"' in shown:
            met = _OPEN.search(shown)
            self.standing = met.group(1) if met else ""


Asked = tuple[Page, dict[str, str]]


def run(asked: argparse.Namespace, supervisor: Supervisor) -> None:
    stop_serving(supervisor)
    named = card_databases(supervisor, min(asked.contacts), CARDS)
    with sites_of(named, supervisor) as served:
        lanes = [lane for site in served.values() for lane in _lanes(site)]
        figures = measure(lanes, rounds=asked.rounds, requests=asked.requests)
    save(
        Row(
            "P7",
            "Answers while somebody types, by number of cards",
            verdicts=_verdicts(figures),
            figures={kind: {str(size): figures[f"{kind} {size}"] for size in CARDS} for kind in KINDS},
            facts=_facts(figures),
            notes=[
                f"The house has {CARDS[0]} cards in six languages; the others are copies with two thirds of their words changed.",
                "Every letter of thirteen questions in six languages asks, over HTTP, on a signed-in connection.",
                "The page says which answer stands open, which is not sent again while it is the best one; 'sent whole' is without that.",
                "First letters: the beginnings of at most three letters. Nothing typed: the same request, nothing searched.",
                "p50 and p95 are waiting times at 10,000 cards, with whatever else the machine did.",
                "The machine was shared with other work: the load average says how much.",
            ],
            rounds=asked.rounds,
            requests=asked.requests,
        )
    )


def _verdicts(figures: Mapping[str, Figure]) -> list[Verdict]:
    return [
        Verdict(f"{kind} at {size:,} cards, p95", figures[f"{kind} {size}"].p95, at_most=MOST_MS, unit="ms")
        for kind in (KINDS[0], KINDS[2])
        for size in CARDS
    ]


def _facts(figures: Mapping[str, Figure]) -> dict[str, float]:
    whole, nothing = KINDS[1], KINDS[3]
    against = {(kind, nothing) for kind in KINDS[:3]} | {(KINDS[0], whole)}
    return {
        f"{kind} against {other}, at {size:,} cards": ratio(figures, f"{kind} {size}", f"{other} {size}")
        for kind, other in sorted(against)
        for size in CARDS
    }


def _lanes(site: Site) -> list[Lane]:
    browser, letters = site.browser(site.sign_in(OPERATOR)), list(_letters())
    few = [(language, words) for language, words in letters if len(words) <= FEW]
    return [
        _lane(site, KINDS[0], Page(browser, keeps_answers=True), letters),
        _lane(site, KINDS[1], Page(browser, keeps_answers=False), letters),
        _lane(site, KINDS[2], Page(browser, keeps_answers=True), few),
        Lane(
            f"{KINDS[3]} {site.size}", lambda count: [(browser, {"shown": "1"})] * count, _nothing, site.pids
        ),
    ]


def _lane(site: Site, kind: str, page: Page, typed: Sequence[tuple[str, str]]) -> Lane:
    """Goes on in the next round where it stopped, so that all questions are asked equally often."""
    endless = itertools.cycle(typed)

    def prepare(count: int) -> list[Asked]:
        some = itertools.islice(endless, count)
        return [(page, {"language": language, "words": words, "stated": ""}) for language, words in some]

    return Lane(f"{kind} {site.size}", prepare, _found, site.pids)


def _letters() -> Iterator[tuple[str, str]]:
    """Every beginning of every question, as somebody types one after the other."""
    for language, questions in TYPED.items():
        for words in questions:
            for length in range(1, len(words) + 1):
                yield language, words[:length]


def _found(asked: Asked) -> None:
    page, fields = asked
    page.ask(fields)


def _nothing(asked: tuple[Browser, dict[str, str]]) -> None:
    browser, fields = asked
    browser.post("/answers/found/", fields, expect=204)
