"""Answers of the demo in work: one draft waits for a second person, one translation is behind its Russian text. Built once."""

from datetime import datetime

from django.db import transaction

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.knowledge.actions import Word, Written, publish_draft, save_draft, send_draft, sign_off
from jardam.knowledge.choices import SignOffAct
from jardam.knowledge.freshness import all_behind
from jardam.knowledge.models import CardText, Draft

CODE, WAITING = "HOUSING", "KY"
RUSSIAN, KYRGYZ = "с чего начать", "эмнеден баштоо керек"
WHY = "Люди спрашивают, с чего начать"
SAME = "Смысл тот же"


def fill_cards(centre: Centre, *, at: datetime) -> None:
    """The head makes a Russian title longer and the lawyer publishes it; the Kyrgyz one waits, the others stay right."""
    with for_centre(centre.pk), transaction.atomic():
        heads = User.objects.filter(centre=centre, role=Role.CENTRE_HEAD, is_active=True).order_by("pk")
        lawyers = User.objects.filter(centre=centre, role=Role.LAWYER, is_active=True).order_by("pk")
        head, lawyer = heads.first(), lawyers.first()
        if head is None or lawyer is None or Draft.objects.exists():
            return
        russian = CardText.objects.filter(card__code=CODE, card__is_current=True, language="RU").first()
        if russian is None:
            return
        draft = _sent(russian, {"title": f"{russian.title}: {RUSSIAN}"}, head, at)
        card = publish_draft(draft.pk, seen=draft.revision, by=lawyer, at=at)
        texts = {text.language: text for text in CardText.objects.filter(card=card)}
        kyrgyz = texts.pop(WAITING)
        _sent(kyrgyz, {"title": f"{kyrgyz.title}: {KYRGYZ}"}, head, at)
        for text in texts.values():
            for one in all_behind(text, texts["RU"]):
                word = Word(one.key, SignOffAct.RIGHT, SAME)
                sign_off(card, text.language, word, by=lawyer, at=at)


def _sent(text: CardText, told: dict[str, object], by: User, at: datetime) -> Draft:
    russian = CardText.objects.get(card=text.card, language="RU")
    written = Written(
        {"texts": {text.language: told}},
        base_version=text.card.version,
        why=WHY,
        basis={} if text.language == "RU" else russian.words,
    )
    draft = save_draft(text.card.code, text.language, written, seen=0, by=by, at=at)
    return send_draft(draft.pk, seen=draft.revision, by=by, at=at)
