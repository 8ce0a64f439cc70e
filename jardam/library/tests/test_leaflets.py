"""A card as a leaflet: in the client's language, with its doubts, and never when it is behind."""

import os
from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from jardam.centres.models import User
from jardam.database.scope import across_centres
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge.actions import load_cards
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.queries import read_card
from jardam.library.leaflet_words import WORDS
from jardam.library.leaflets import LeafletStale, leaflet, paper_of
from jardam.library.tests.conftest import NOW
from jardam.papers.blocks import Lead, Notice
from jardam.papers.printing import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cards")]
SignIn = Callable[[User], Client]
WAGES = "WAGES_UNPAID"
TODAY = date(2026, 11, 22)
IS_NIGHT = os.environ.get("JARDAM_NIGHTLY") == "1"
SET_IN_TURN = 3  # one language of three, another one with each card


@pytest.fixture
def every_card(law: None) -> None:
    load_cards(settings.ROOT / "data" / "knowledge" / "cards", NOW)


def test_every_card_prints_in_every_language(every_card: None) -> None:
    """By day each is set in two of the languages, in turn, and laid out in all; by night it is set in all."""
    languages = list(OWN_NAMES)
    for place, code in enumerate(Card.objects.current().order_by("code").values_list("code", flat=True)):
        for number, language in enumerate(languages):
            card = read_card(code, language, on=TODAY)
            assert card is not None
            paper = paper_of(card, language)
            lead = paper.blocks[0]
            assert isinstance(lead, Lead)
            assert lead.text == card.say
            if IS_NIGHT or (place + number) % SET_IN_TURN == 0:
                assert pdf(paper).startswith(b"%PDF-")


def test_what_nobody_checked_says_so() -> None:
    card = read_card(WAGES, Language.KY, on=TODAY)
    assert card is not None
    assert Notice(WORDS[Language.KY].no_native) in paper_of(card, Language.KY).blocks


def test_a_text_that_is_behind_is_not_printed(signed_in: SignIn, erkin: User) -> None:
    with across_centres("a test makes a translation older") as db:
        CardText.objects.using(db).filter(card__code=WAGES, language="KY").update(revision=0, basis={})
    with pytest.raises(LeafletStale):
        leaflet(WAGES, Language.KY, on=TODAY)
    answer = signed_in(erkin).get(reverse("library:leaflet", args=[WAGES, "ky"]))
    assert answer.status_code == 409
    assert "cannot be handed out" in answer.content.decode()


def test_an_operator_gets_the_pdf(signed_in: SignIn, erkin: User) -> None:
    answer = signed_in(erkin).get(reverse("library:leaflet", args=[WAGES, "tg"]))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert signed_in(erkin).get(reverse("library:leaflet", args=[WAGES, "xy"])).status_code == 404
    assert signed_in(erkin).get(reverse("library:leaflet", args=["NO_SUCH", "ky"])).status_code == 404
