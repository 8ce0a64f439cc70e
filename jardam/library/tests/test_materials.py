"""Materials: one thing in many languages and formats, approved by two people, with a mark where a translation is behind."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.library import actions
from jardam.library.findable import MATERIAL
from jardam.library.models import Material, MaterialCopy
from jardam.library.rules.materials import Format, MaterialKind
from jardam.library.tests.conftest import NOW
from jardam.search.queries import search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "cards")]
SignIn = Callable[[User], Client]
PDF = b"%PDF-1.7 " + b"letters " * 50


def entered(by: User, title: str = "Как оплатить патент") -> Material:
    described = actions.Described(
        title, MaterialKind.LEAFLET, [Audience.WORKER], [Topic.A_PATENT, Topic.D_MONEY], Language.RU
    )
    return actions.enter_material(described, by=by, at=NOW)


def copied(
    material: Material, language: Language, by: User, second: User | None, content: bytes = PDF
) -> MaterialCopy:
    copy = actions.add_copy(
        material, actions.Copied(language, Format.PAPER, "Патент", "Текст", content), by=by, at=NOW
    )
    if second:
        actions.decide_copy(copy, is_approved=True, by=second, at=NOW)
    return copy


def shelf(browser: Client, **asked: str) -> str:
    answer = browser.get(reverse("library:materials"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_do_we_have_for_tajik_speakers_about_patents_on_paper(
    signed_in: SignIn, farida: User, dalia: User, erkin: User
) -> None:
    material = entered(farida)
    copied(material, Language.RU, farida, dalia)
    browser, asked = signed_in(erkin), {"language": "TG", "topic": "A_PATENT", "format": "PAPER"}
    assert "Как оплатить патент" not in shelf(browser, **asked)
    copied(material, Language.TG, farida, dalia)
    found = shelf(browser, **asked)
    assert "Как оплатить патент" in found
    assert "Leaflets of answers that fit" in found
    assert "Как оплатить патент" not in shelf(browser, **asked | {"format": "AUDIO"})


def test_a_new_master_leaves_the_translations_behind(
    signed_in: SignIn, farida: User, dalia: User, erkin: User
) -> None:
    material = entered(farida)
    copied(material, Language.RU, farida, dalia)
    copied(material, Language.TG, farida, dalia)
    assert "translation is behind" not in shelf(signed_in(erkin))
    copied(material, Language.RU, farida, dalia, PDF + b"new")
    assert "translation is behind" in shelf(signed_in(erkin))
    copied(material, Language.TG, farida, dalia, PDF + b"new")
    assert "translation is behind" not in shelf(signed_in(erkin))


def test_a_copy_needs_a_second_person(signed_in: SignIn, farida: User, dalia: User, erkin: User) -> None:
    copy = copied(entered(farida), Language.RU, farida, None)
    url, file = reverse("library:copy_decide", args=[copy.pk]), reverse("library:copy_file", args=[copy.pk])
    assert signed_in(farida).post(url, {"answer": "yes"}).status_code == 403
    assert signed_in(erkin).get(file).status_code == 403
    with pytest.raises(actions.OwnCopy):
        actions.decide_copy(copy, is_approved=True, by=farida, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        MaterialCopy.objects.filter(pk=copy.pk).update(
            state="ACCEPTED", decided_by=farida, decided_on=NOW.date()
        )
    assert signed_in(dalia).post(url, {"answer": "yes"}).status_code == 302
    assert signed_in(erkin).get(file).content == PDF
    with pytest.raises(actions.CopyDecided):
        actions.decide_copy(copy, is_approved=False, by=dalia, at=NOW)


def test_a_file_rests_sealed_and_comes_back_byte_for_byte(farida: User) -> None:
    copy = copied(entered(farida), Language.RU, farida, None)
    row = MaterialCopy.objects.get(pk=copy.pk)
    assert row.sealed_file is not None
    assert b"letters" not in bytes(row.sealed_file)
    assert row.content == PDF


def test_a_file_that_is_something_else_is_refused_with_a_sentence(signed_in: SignIn, farida: User) -> None:
    material = entered(farida)
    page = SimpleUploadedFile("leaflet.pdf", b"<html><script>alert(1)</script>", "application/pdf")
    asked = {"language": "RU", "format": "PAPER", "title": "Патент", "text": "", "file": page}
    answer = signed_in(farida).post(reverse("library:copy_add", args=[material.pk]), asked)
    assert answer.status_code == 422
    assert "whatever its name says" in answer.content.decode()
    assert not MaterialCopy.objects.exists()


def test_a_material_is_entered_and_copied_on_its_pages(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    asked = {
        "title": "Переводы домой",
        "kind": "BOOKLET",
        "audience": ["WORKER"],
        "topics": ["D_MONEY"],
        "master_language": "RU",
        "cards": "WAGES_UNPAID",
    }
    bad = browser.post(reverse("library:material_add"), asked | {"cards": "NO_SUCH"})
    assert bad.status_code == 422
    assert "NO_SUCH" in bad.content.decode()
    assert browser.post(reverse("library:material_add"), asked).status_code == 302
    material = Material.objects.get()
    file = SimpleUploadedFile("x.pdf", PDF, "application/pdf")
    copy = {"language": "RU", "format": "PAPER", "title": "Переводы", "text": "", "file": file}
    assert browser.post(reverse("library:copy_add", args=[material.pk]), copy).status_code == 302
    assert (
        "waits for a second person"
        in browser.get(reverse("library:material", args=[material.pk])).content.decode()
    )


def test_sent_twice_is_entered_once(farida: User) -> None:
    assert entered(farida) == entered(farida)
    material = entered(farida)
    assert copied(material, Language.RU, farida, None) == copied(material, Language.RU, farida, None)


def test_the_shelf_costs_the_same_however_much_stands_on_it(
    signed_in: SignIn, farida: User, dalia: User, erkin: User
) -> None:
    browser = signed_in(erkin)
    copied(entered(farida), Language.RU, farida, dalia)
    shelf(browser, topic="A_PATENT")

    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            shelf(browser, topic="A_PATENT")
        return len(sent)

    before = cost()
    for number in range(3):
        copied(entered(farida, f"Листовка {number}"), Language.KY, farida, dalia)
    assert cost() == before


def test_what_is_withdrawn_is_handed_out_no_more_and_says_why(
    signed_in: SignIn, farida: User, dalia: User, erkin: User
) -> None:
    material = entered(farida)
    copy = copied(material, Language.RU, farida, dalia)
    reader, why = signed_in(erkin), "Сумма старая"
    url = reverse("library:material_withdraw", args=[material.pk])
    assert reader.post(url, {"reason": why}).status_code == 403
    empty = signed_in(dalia).post(url, {"reason": ""})
    assert (empty.status_code, MaterialCopy.objects.current().count()) == (422, 1)
    assert signed_in(dalia).post(url, {"reason": why}).status_code == 302
    told = reader.get(reverse("library:material", args=[material.pk])).content.decode()
    assert "Withdrawn: do not hand it out" in told
    assert why in told
    assert "Fetch the file" not in told
    assert why in shelf(reader)
    assert "Как оплатить патент" not in shelf(reader, language="RU")
    file = reverse("library:copy_file", args=[copy.pk])
    assert reader.get(file).status_code == 403
    assert "withdrawn-material" in signed_in(farida).get(file).headers["Content-Disposition"]


def test_one_version_is_withdrawn_and_a_new_one_takes_its_place(
    signed_in: SignIn, farida: User, dalia: User, erkin: User
) -> None:
    material = entered(farida)
    bad = copied(material, Language.RU, farida, dalia)
    url = reverse("library:copy_withdraw", args=[bad.pk])
    assert signed_in(erkin).post(url, {"reason": "нет"}).status_code == 403
    refused = signed_in(dalia).post(url, {"reason": " "})
    assert refused.status_code == 422
    assert signed_in(dalia).post(url, {"reason": "Опечатка"}).status_code == 302
    told = signed_in(erkin).get(reverse("library:material", args=[material.pk])).content.decode()
    assert "Опечатка" in told
    assert "Fetch the file" not in told
    good = copied(material, Language.RU, farida, dalia, PDF + b"new")
    assert signed_in(erkin).get(reverse("library:copy_file", args=[good.pk])).status_code == 200
    assert signed_in(erkin).get(reverse("library:copy_file", args=[bad.pk])).status_code == 403


def test_nothing_is_added_to_what_is_withdrawn_nor_withdrawn_twice(farida: User, dalia: User) -> None:
    material = entered(farida)
    waiting = copied(material, Language.RU, farida, None)
    actions.withdraw_material(material, "старое", by=dalia, at=NOW)
    for act in (
        lambda: actions.withdraw_material(material, "ещё", by=dalia, at=NOW),
        lambda: actions.withdraw_copy(waiting, "ещё", by=dalia, at=NOW),
        lambda: actions.decide_copy(waiting, is_approved=True, by=dalia, at=NOW),
        lambda: copied(material, Language.KY, farida, None),
    ):
        with pytest.raises(actions.MaterialWithdrawn):
            act()
    assert Material.objects.get().reason == "старое"


def test_words_typed_for_a_withdrawn_material_are_not_lost(
    signed_in: SignIn, farida: User, dalia: User
) -> None:
    material = entered(farida)
    actions.withdraw_material(material, "старое", by=dalia, at=NOW)
    asked = {"language": "RU", "format": "TEXT", "title": "Патент", "text": "Долго писала"}
    answer = signed_in(farida).post(reverse("library:copy_add", args=[material.pk]), asked)
    assert answer.status_code == 409
    assert "Долго писала" in answer.content.decode()


def test_an_approved_material_is_found_at_once_and_its_title_stays_sealed(
    signed_in: SignIn, farida: User, dalia: User, erkin: User
) -> None:
    material = entered(farida, "Памятка Гульнары")
    copied(material, Language.RU, farida, None)
    assert not search("листовка патент", [MATERIAL], most=3).hits

    copied(material, Language.KY, farida, dalia)

    hits = search("листовка патент", [MATERIAL], most=3).hits
    assert [hit.key for hit in hits] == [str(material.pk)]
    assert "Гульнар" not in str(hits)
    page = signed_in(erkin).post(
        reverse("desk:answers_found"), {"words": "листовка патент", "language": "RU"}
    )
    assert "Памятка Гульнары" in page.content.decode()

    actions.withdraw_material(material, "Сумма старая", by=dalia, at=NOW)
    assert not search("листовка патент", [MATERIAL], most=3).hits
