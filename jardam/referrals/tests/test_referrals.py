"""From a case to a partner without an account, and back: seen, answered, passed over, taken back."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.choices import Refusal
from jardam.network.models import Organisation
from jardam.people.actions import erase_person, withdraw_consent
from jardam.people.models import Person
from jardam.people.rules.consent import FieldGroup, NotAgreed
from jardam.referrals.actions import (
    Answer,
    Link,
    NoSuchLink,
    Opened,
    answer_link,
    draw_code,
    enter,
    is_there,
    open_link,
    pass_on,
    run_clocks_everywhere,
    send_letters_everywhere,
    take_back,
    write_to_partner,
)
from jardam.referrals.actions.doors import TRIES
from jardam.referrals.choices import DoorKind, Result
from jardam.referrals.models import Door, Offer, Referral
from jardam.referrals.rules.lives import Move, MoveRefused, OfferState, ReferralState
from jardam.referrals.sealing import kept_key, text_of
from tests.referring import (
    MAIL,
    MAIL_TOO,
    NOW,
    STORY,
    Yes,
    address,
    by_hand,
    by_mail,
    by_phone,
    passing,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=25)


def link_of(text: str) -> Link:
    offer, secret = text.rstrip("/").split("/")[-2:]
    return Link(UUID(offer), secret)


def said(move: Move, text: str = "", **codes: object) -> Answer:
    return Answer(day_uuid(), move, text, **codes)  # type: ignore[arg-type]


def read(amina: User, link: Link) -> Opened:
    with for_centre(amina.centre_id):
        return open_link(link, at=NOW)


@pytest.fixture
def passed(
    amina: User, case: Case, first: Organisation, second: Organisation, yes: Yes
) -> tuple[Referral, Link]:
    """Handed to the first as a link; the second would get a letter."""
    yes(first)
    yes(second)
    with for_centre(amina.centre_id):
        made = pass_on(case, passing(by_hand(first), by_mail(second, MAIL_TOO)), address, by=amina, at=NOW)
    assert made.handed is not None
    return made.referral, link_of(made.handed.link)


def test_what_was_not_ticked_does_not_go(amina: User, passed: tuple[Referral, Link]) -> None:
    opened = read(amina, passed[1])

    assert opened.packet.parts == {FieldGroup.NAME: "Азамат", FieldGroup.STORY: STORY}
    assert opened.offer.state == OfferState.SEEN


def test_nothing_goes_to_whom_nobody_said_yes(
    amina: User, case: Case, first: Organisation, second: Organisation, yes: Yes
) -> None:
    yes(first)
    with for_centre(amina.centre_id), pytest.raises(NotAgreed) as refused:
        pass_on(case, passing(by_mail(first), by_mail(second)), address, by=amina, at=NOW)

    assert refused.value.groups == (FieldGroup.NAME, FieldGroup.STORY)
    with for_centre(amina.centre_id):
        assert not Referral.objects.exists()


def test_need_and_region_alone_go_without_a_yes(amina: User, case: Case, first: Organisation) -> None:
    with for_centre(amina.centre_id):
        made = pass_on(case, passing(by_hand(first), ticked=frozenset()), address, by=amina, at=NOW)
    assert made.handed is not None

    assert read(amina, link_of(made.handed.link)).packet.parts == {}


def test_a_form_that_is_sent_twice_passes_on_once(
    amina: User, case: Case, first: Organisation, yes: Yes
) -> None:
    yes(first)
    asked = passing(by_hand(first))
    with for_centre(amina.centre_id):
        pass_on(case, asked, address, by=amina, at=NOW)
        again = pass_on(case, asked, address, by=amina, at=NOW)

        assert again.handed is None
        assert Offer.objects.count() == 1


def test_who_only_asks_whether_the_link_is_there_has_not_seen_it(
    amina: User, passed: tuple[Referral, Link]
) -> None:
    with for_centre(amina.centre_id):
        assert is_there(passed[1], NOW)
        assert Offer.objects.get().state == OfferState.ASKED


def test_another_secret_and_another_centre_find_nothing(
    amina: User, chen: User, passed: tuple[Referral, Link]
) -> None:
    link = passed[1]
    with for_centre(amina.centre_id), pytest.raises(NoSuchLink):
        open_link(Link(link.offer, link.secret[:-1] + "~"), at=NOW)
    with for_centre(chen.centre_id), pytest.raises(NoSuchLink):
        open_link(link, at=NOW)


def test_seen_is_not_accepted_and_the_silent_one_is_passed_over(
    amina: User, passed: tuple[Referral, Link]
) -> None:
    read(amina, passed[1])

    run_clocks_everywhere(address, LATER)

    with for_centre(amina.centre_id):
        one, two = Offer.objects.order_by("number")
        assert (one.state, one.is_in_time) == (OfferState.SILENT, False)
        assert two.state == OfferState.ASKED
        with pytest.raises(NoSuchLink):
            open_link(passed[1], at=LATER)
        assert Referral.objects.get().state == ReferralState.UNDER_WAY


def test_an_answer_in_time_is_no_silence(amina: User, passed: tuple[Referral, Link]) -> None:
    read(amina, passed[1])
    with for_centre(amina.centre_id):
        answer_link(passed[1], said(Move.ACCEPT, "ждём"), address, at=NOW)

    run_clocks_everywhere(address, LATER)

    with for_centre(amina.centre_id):
        assert Offer.objects.get().state == OfferState.ACCEPTED


def test_what_is_done_comes_back_and_nobody_keeps_the_packet(
    amina: User, passed: tuple[Referral, Link]
) -> None:
    read(amina, passed[1])
    with for_centre(amina.centre_id):
        answer_link(passed[1], said(Move.ACCEPT), address, at=NOW)
        answer_link(passed[1], said(Move.FINISH, "Поселили.", result=Result.HELPED), address, at=NOW)

        referral, offer = Referral.objects.get(), Offer.objects.select_related("referral__key").get()
        assert (referral.state, offer.result) == (ReferralState.DONE, Result.HELPED)
        assert referral.sealed_packet is None
        assert offer.sealed_packet is None
        assert [text_of(word, kept_key(offer)) for word in offer.words.all()] == ["Поселили."]
        with pytest.raises(NoSuchLink):
            open_link(passed[1], at=NOW)


def test_a_refusal_asks_the_next_one_and_the_last_one_leaves_it_to_a_person(
    amina: User, passed: tuple[Referral, Link]
) -> None:
    letters: list[tuple[str, str]] = []
    read(amina, passed[1])
    with for_centre(amina.centre_id):
        answer_link(passed[1], said(Move.REFUSE, refusal=Refusal.FULL), address, at=NOW)
    send_letters_everywhere(lambda to, link: letters.append((to, link)), NOW)
    ((to, text),) = letters
    read(amina, link_of(text))
    with for_centre(amina.centre_id):
        answer_link(link_of(text), said(Move.REFUSE, refusal=Refusal.NOT_OURS), address, at=NOW)

        assert to == MAIL_TOO
        assert Referral.objects.get().state == ReferralState.STRANDED


def test_who_asks_for_more_is_told_and_has_time_again(amina: User, passed: tuple[Referral, Link]) -> None:
    read(amina, passed[1])
    with for_centre(amina.centre_id):
        answer_link(passed[1], said(Move.ASK_MORE, "Есть ли дети?"), address, at=NOW)
        write_to_partner(passed[0], day_uuid(), "Нет, один.", by=amina, at=LATER)
    run_clocks_everywhere(address, LATER)

    with for_centre(amina.centre_id):
        offer = Offer.objects.get()
        assert offer.state == OfferState.SEEN
        assert [text for _word, text in open_link(passed[1], at=LATER).words] == [
            "Есть ли дети?",
            "Нет, один.",
        ]


def test_a_question_without_words_is_none(amina: User, passed: tuple[Referral, Link]) -> None:
    read(amina, passed[1])
    with for_centre(amina.centre_id), pytest.raises(MoveRefused):
        answer_link(passed[1], said(Move.ASK_MORE, "  "), address, at=NOW)


def test_an_answer_that_is_sent_twice_is_said_once(amina: User, passed: tuple[Referral, Link]) -> None:
    read(amina, passed[1])
    answer = said(Move.ACCEPT, "ждём")
    with for_centre(amina.centre_id):
        answer_link(passed[1], answer, address, at=NOW)
        answer_link(passed[1], answer, address, at=NOW)

        assert Offer.objects.get().words.count() == 1


def test_a_yes_that_is_taken_back_ends_the_link_at_once_and_asks_nobody_else(
    amina: User, person: Person, case: Case, first: Organisation, yes: Yes
) -> None:
    consent = yes(first)
    with for_centre(amina.centre_id):
        made = pass_on(case, passing(by_hand(first)), address, by=amina, at=NOW)
        assert made.handed is not None
        link = link_of(made.handed.link)

        withdraw_consent(person, consent, by=amina, at=NOW)

        with pytest.raises(NoSuchLink):
            open_link(link, at=NOW)
        assert Offer.objects.get().state == OfferState.TAKEN_BACK
        assert Referral.objects.get().state == ReferralState.STRANDED


def test_whoever_the_person_no_longer_agrees_to_is_left_out_of_the_route(
    amina: User, person: Person, case: Case, first: Organisation, second: Organisation, yes: Yes
) -> None:
    yes(first)
    to_second = yes(second)
    with for_centre(amina.centre_id):
        pass_on(case, passing(by_mail(first), by_mail(second)), address, by=amina, at=NOW)
        withdraw_consent(person, to_second, by=amina, at=NOW)
    run_clocks_everywhere(address, LATER)

    with for_centre(amina.centre_id):
        assert [offer.organisation.code for offer in Offer.objects.all()] == ["first"]
        assert Referral.objects.get().state == ReferralState.STRANDED


def test_a_link_ends_with_the_yes(amina: User, case: Case, first: Organisation, yes: Yes) -> None:
    yes(first)
    long = passing(by_hand(first))
    with for_centre(amina.centre_id):
        made = pass_on(case, long.__class__(**{**_fields(long), "days": 90}), address, by=amina, at=NOW)

        assert made.referral.until == timezone.localdate(NOW) + timedelta(days=30)


def _fields(asked: object) -> dict[str, object]:
    return {name: getattr(asked, name) for name in asked.__slots__}  # type: ignore[attr-defined]


def test_accepted_without_a_result_lapses_with_its_last_day(
    amina: User, passed: tuple[Referral, Link]
) -> None:
    read(amina, passed[1])
    with for_centre(amina.centre_id):
        answer_link(passed[1], said(Move.ACCEPT), address, at=NOW)

    run_clocks_everywhere(address, NOW + timedelta(days=15))

    with for_centre(amina.centre_id):
        assert Offer.objects.get().state == OfferState.LAPSED
        assert Referral.objects.get().state == ReferralState.STRANDED


def test_taken_back_it_goes_to_the_next_or_to_nobody(amina: User, passed: tuple[Referral, Link]) -> None:
    with for_centre(amina.centre_id):
        take_back(passed[0], address, is_given_up=False, by=amina, at=NOW)
        assert [offer.state for offer in Offer.objects.order_by("number")] == ["TAKEN_BACK", "ASKED"]
        take_back(passed[0], address, is_given_up=True, by=amina, at=NOW)
        take_back(passed[0], address, is_given_up=True, by=amina, at=NOW)

        assert Referral.objects.get().state == ReferralState.ENDED
        assert set(Offer.objects.values_list("state", flat=True)) == {"TAKEN_BACK"}


def test_a_number_and_a_code_lead_to_the_link_once(
    amina: User, case: Case, first: Organisation, yes: Yes
) -> None:
    yes(first)
    with for_centre(amina.centre_id):
        made = pass_on(case, passing(by_phone(first)), address, by=amina, at=NOW)
        assert made.handed is not None
        number, code = made.handed.number, made.handed.code

        link = link_of(enter(number, code.lower(), address, at=NOW).link)

        assert open_link(link, at=NOW).packet.parts[FieldGroup.STORY] == STORY
        with pytest.raises(NoSuchLink):
            enter(number, code, address, at=NOW)


def test_the_person_sees_where_it_stood_after_the_last_day_with_a_new_code_too(
    amina: User, case: Case, first: Organisation, yes: Yes
) -> None:
    yes(first)
    with for_centre(amina.centre_id):
        made = pass_on(case, passing(by_phone(first)), address, by=amina, at=NOW)
        later = NOW + timedelta(days=(made.referral.until - made.referral.opened_on).days + 20)
        assert enter(made.number, made.code, address, at=later).standing

        door, code = draw_code(made.referral, DoorKind.CLIENT, by=amina, at=NOW)

        assert enter(door.number, code, address, at=later).standing
        with pytest.raises(NoSuchLink):
            enter(made.number, made.code, address, at=later)


def test_a_code_is_not_guessed(amina: User, case: Case, first: Organisation, yes: Yes) -> None:
    yes(first)
    with for_centre(amina.centre_id):
        made = pass_on(case, passing(by_phone(first)), address, by=amina, at=NOW)
        assert made.handed is not None
        for _ in range(TRIES):
            with pytest.raises(NoSuchLink):
                enter(made.handed.number, "2222222222", address, at=NOW)

        with pytest.raises(NoSuchLink):
            enter(made.handed.number, made.handed.code, address, at=NOW)


def test_a_letter_that_does_not_go_is_tried_again(
    amina: User, case: Case, first: Organisation, yes: Yes
) -> None:
    letters: list[str] = []

    def broken(_to: str, _link: str) -> None:
        raise OSError

    yes(first)
    with for_centre(amina.centre_id):
        pass_on(case, passing(by_mail(first)), address, by=amina, at=NOW)
    send_letters_everywhere(broken, NOW)
    send_letters_everywhere(lambda to, _link: letters.append(to), NOW)
    send_letters_everywhere(lambda to, _link: letters.append(to), NOW)

    assert letters == [MAIL]
    with for_centre(amina.centre_id):
        assert Offer.objects.get().letter_tries == 1


def test_with_the_person_the_packet_and_the_doors_are_gone(
    amina: User, farida: User, person: Person, passed: tuple[Referral, Link]
) -> None:
    with for_centre(amina.centre_id):
        erase_person(person, by=farida, at=NOW)

        assert not Door.objects.exists()
        with pytest.raises(NoSuchLink):
            open_link(passed[1], at=NOW)
        assert Referral.objects.get().state == ReferralState.ENDED
