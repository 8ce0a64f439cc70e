"""Files for translators: what goes out comes back the same, and a bad file gets a sentence."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jardam.centres.models import User
from jardam.knowledge.actions import load_cards
from jardam.knowledge.documents import document_of, merged
from jardam.knowledge.exchange import FileRefused, po_of, words_from_po
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.reading import read_card_file
from jardam.law.models import Parameter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
Put = Callable[[dict[str, Any]], Path]
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def loaded(term: Parameter, referring: dict[str, Any], put: Put) -> Iterator[None]:
    load_cards(put(referring), AT)
    with translation.override("en"):
        yield


def text(language: str) -> CardText:
    return CardText.objects.select_related("card").get(card__is_current=True, language=language)


@pytest.mark.parametrize("language", ["EN", "KY", "TG", "UZ", "RO"])
def test_what_goes_out_comes_back_the_same(language: str) -> None:
    own = text(language)
    words = words_from_po(po_of(own, text("RU")), own, text("RU"))
    assert words["say"] == own.say
    assert words.get("steps", []) == own.steps
    assert words["title"] == own.title


@pytest.mark.parametrize(
    "told",
    [
        "",
        "/etc/passwd",
        "PK\x03\x04",
        'msgid "unfinished\n',
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>\n<x>&a; msgid</x>\n',
        "msgid\n" * 200_000,
    ],
)
def test_a_file_that_is_none_gets_a_sentence(told: str) -> None:
    with pytest.raises(FileRefused, match=r"\w+ \w+"):
        words_from_po(told, text("KY"), text("RU"))


def test_a_list_is_translated_as_a_whole_or_not_at_all() -> None:
    told = po_of(text("KY"), text("RU")).replace(
        'msgid "Напишите заявление."\nmsgstr ""', 'msgid "Напишите заявление."\nmsgstr "Арыз жазыңыз."'
    )
    with pytest.raises(FileRefused, match=r"test\.term"):
        words_from_po(told, text("KY"), text("RU"))


def test_a_card_told_as_a_file_is_the_card(referring: dict[str, Any]) -> None:
    told = read_card_file(merged(document_of(Card.objects.get()), {}))
    loaded = read_card_file(referring)
    assert told.texts == loaded.texts
    assert told.head == loaded.head
    assert (told.topics, told.checked_on, told.risk) == (loaded.topics, loaded.checked_on, loaded.risk)


def test_a_translators_file_becomes_a_draft(signed_in: SignIn, farida: User) -> None:
    browser, url = signed_in(farida), reverse("knowledge:po", args=["SMALL", "ky"])
    fetched = browser.get(url).content.decode()
    told = fetched.replace("Анан кайра жазыңыз.", "Анан дагы жазыңыз.").encode()
    answer = browser.post(url, {"file": SimpleUploadedFile("x.po", told)})
    draft = Draft.objects.get()
    assert answer.headers["Location"] == reverse("knowledge:draft", args=[draft.pk])
    assert draft.words["body"]["texts"]["KY"]["say"].endswith("Анан дагы жазыңыз.")
    assert text("KY").say.endswith("Анан кайра жазыңыз.")

    bad = browser.post(url, {"file": SimpleUploadedFile("x.po", b"\xff\xfe")})
    assert (bad.status_code, "This is no PO file" in bad.content.decode()) == (422, True)
    whole = browser.get(reverse("knowledge:json", args=["SMALL"]))
    assert whole.json()["code"] == "SMALL"


SAY = 'msgctxt "say.0"'


def spoiled(old: str, new: str) -> str:
    told = po_of(text("KY"), text("RU"))
    assert old in told
    return told.replace(old, new, 1)


@pytest.mark.parametrize(
    "old, new, fault",
    [
        ("SMALL 1", "OTHER 1", "belongs to the answer OTHER, and this is SMALL"),
        ("Language: ky", "Language: tg", "in the language TG, and this text is in KY"),
        ('msgid "Срок ответа"', 'msgid "Срок"', "title.0: the Russian text has changed.*: Срок ответа"),
        (SAY, 'msgctxt "say.9"', "say.9: the answer has no such row.*say.0: this row is missing"),
        ('msgctxt "title.0"', SAY, "say.0: this row stands more than once"),
        (
            'msgid "Срок ответа"\nmsgstr "Мөөнөт"',
            'msgid "Срок ответа"\nmsgid_plural "Сроки"\nmsgstr[0] "Мөөнөт"\nmsgstr[1] "Мөөнөттөр"',
            "title.0: a row of an answer has no plural forms",
        ),
        ('msgstr "Мөөнөт"', 'msgstr "Мөө\x00нөт"', "title.0: it holds a sign that cannot be shown"),
        ('msgstr "Мөөнөт"', 'msgstr "Мөө\u202eнөт"', "title.0: .*turns the direction of writing"),
        ('msgctxt "title.0"', '#, fuzzy\nmsgctxt "title.0"', "title.0: marked as unsure"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_row_by_row(old: str, new: str, fault: str) -> None:
    with pytest.raises(FileRefused, match=fault):
        words_from_po(spoiled(old, new), text("KY"), text("RU"))


def test_every_fault_is_told_and_nothing_is_half_taken(signed_in: SignIn, farida: User) -> None:
    told = spoiled('msgid "Срок ответа"', 'msgid "Срок"').replace(SAY, f"#, fuzzy\n{SAY}")
    url = reverse("knowledge:po", args=["SMALL", "ky"])
    answer = signed_in(farida).post(url, {"file": SimpleUploadedFile("x.po", told.encode())})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "title.0: the Russian text has changed" in page
    assert "say.0: marked as unsure" in page
    assert not Draft.objects.exists()


def test_a_file_without_a_word_and_one_that_lacks_rows_are_refused() -> None:
    empty = polib.pofile(po_of(text("KY"), text("RU")))
    for entry in empty:
        entry.msgstr = ""
    with pytest.raises(FileRefused, match="Nothing is translated"):
        words_from_po(str(empty), text("KY"), text("RU"))
    short = polib.pofile(po_of(text("KY"), text("RU")))
    del short[0]
    with pytest.raises(FileRefused, match=r"title\.0: this row is missing"):
        words_from_po(str(short), text("KY"), text("RU"))


def test_what_a_program_keeps_of_older_files_does_no_harm() -> None:
    told = po_of(text("KY"), text("RU")) + '\n#~ msgctxt "say.7"\n#~ msgid "Было"\n#~ msgstr "Болгон"\n'
    assert words_from_po(told, text("KY"), text("RU"))["title"] == "Мөөнөт"
