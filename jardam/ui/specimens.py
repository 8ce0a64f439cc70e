"""What the gallery shows the components with: invented, in Russian and Kyrgyz, because these are the hard letters."""

import inspect
from datetime import UTC, date, datetime
from typing import Any

from django import forms

from jardam.ui.components.boxes import Slip
from jardam.ui.components.calls import Norm
from jardam.ui.components.charts import Bar
from jardam.ui.components.lists import WallFigure
from jardam.ui.components.registry import register
from jardam.ui.icons import ICONS
from jardam.ui.languages import NAMES_BY_TAG

DAY = date(2026, 11, 12)
MOMENT = datetime(2026, 11, 25, 16, 42, 6, tzinfo=UTC)
ANSWERS = [("YES", "Да"), ("NO", "Нет"), ("NOT_ASKED", "Не спрошено")]
TOPICS = [
    ("А Миграция", [("A_PATENT", "Патент"), ("A_REGISTRATION", "Миграционный учёт")]),
    ("Б Труд", [("B_UNPAID_WAGES", "Невыплата зарплаты"), ("B_RIGHTS", "Нарушение прав в труде")]),
    ("В Здоровье", [("C_MEDICAL", "Медицинская помощь")]),
]
OUTCOMES = [
    ("ANSWERED", "Отвечено"),
    ("CALLBACK", "Перезвонить"),
    ("VISIT", "Приём"),
    ("RETURN_PAPER", "Свидетельство на возвращение"),
    ("PARTNER", "Партнёру"),
    ("CASE", "Открыть дело"),
    ("COULD_NOT", "Не смогли помочь"),
    ("NOT_CONSULTATION", "Не консультация"),
]
KINDS = [("SILENT", "Молчание"), ("WRONG", "Ошиблись номером"), ("JOKE", "Шутка")]


class SpecimenForm(forms.Form):
    """One field of each kind that the components know."""

    words = forms.CharField(label="Своими словами", widget=forms.Textarea)
    when = forms.CharField(label="Когда перезвонить", help_text="Между 08:00 и 22:00")
    language = forms.ChoiceField(label="Язык", choices=list(NAMES_BY_TAG.items()))
    password = forms.CharField(label="Пароль", widget=forms.PasswordInput)
    method = forms.ChoiceField(
        label="Второй шаг",
        choices=[("TOTP", "Код из приложения"), ("KEY", "Ключ доступа")],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label="Какие бумаги есть", choices=[("PASSPORT", "Паспорт"), ("PATENT", "Патент")], required=False
    )
    is_safe = forms.BooleanField(
        label="Сообщение можно оставить", help_text="Спросите об этом вслух", required=False
    )
    violence = forms.ChoiceField(label="Было насилие или угрозы?", choices=ANSWERS)
    outcome = forms.ChoiceField(label="Итог", choices=OUTCOMES)
    kind = forms.ChoiceField(label="Что это было", choices=KINDS, required=False)
    topics = forms.MultipleChoiceField(label="Темы", choices=TOPICS)


INITIAL = {
    "words": "Үч айдан бери айлык бербей жатат, кожоюн «эртең» эле дейт.",
    "when": "сегодня 18:30",
    "language": "ky",
    "papers": ["PATENT"],
    "is_safe": True,
    "violence": "NOT_ASKED",
    "outcome": "NOT_CONSULTATION",
    "kind": "SILENT",
    "topics": ["B_UNPAID_WAGES"],
}


def side(theme: str) -> dict[str, object]:
    """The forms of one side; each has ids and names of its own."""
    return {
        "side": theme,
        "form": SpecimenForm(initial=INITIAL, prefix=f"{theme}-whole"),
        "broken": SpecimenForm({f"{theme}-broken-language": "ru"}, prefix=f"{theme}-broken"),
        "alarm": SpecimenForm(initial={"violence": "YES"}, prefix=f"{theme}-alarm"),
    }


def words_of(tag: object) -> str:
    """What the component says of its words, without the marks of its markup."""
    return inspect.cleandoc(tag.__doc__ or "").replace("``", "")


def component_list() -> list[dict[str, str]]:
    """Every registered component with its words, in the order of the files they live in."""
    tags: dict[str, Any] = register.tags
    order = sorted(tags, key=lambda name: (tags[name].__module__, name))
    return [
        {"name": name, "words": words_of(tags[name]), "template": f"ui/gallery/{name}.html"} for name in order
    ]


def gallery_words() -> dict[str, object]:
    """The page's whole context."""
    return {
        "components": component_list(),
        "sides": [side("light"), side("dark")],
        "icons": sorted(ICONS),
        "day": DAY,
        "moment": MOMENT,
        "links": [(tag, f"#{tag}") for tag in NAMES_BY_TAG],
        "facts": [("Язык", "Кыргызча"), ("Канал", "телефон"), ("Регион", "Москва")],
        "suggested": ["B_RIGHTS"],
        "questions": ["Качантан бери?", "Канча акча?", "Эмне далил бар?"],
        "meta": ["Oʻzbekcha", "попытка 2 из 3", "не оставлять сообщение"],
        "paper": Slip("ky", "Сиздин номериңиз", "417 302 586", ["Бизге чалганда ушул номерди айтыңыз."]),
        "figures": [
            WallFigure("Ждут на линии", 2, "дольше всех 3:10", "soon", "#main"),
            WallFigure("Разговаривают", 3, "свободны: русский, кыргызский"),
            WallFigure("Перезвонить", 6, "1 просрочен на 25 минут", "bad", "#main"),
        ],
        "norms": [
            Norm("ТК РФ 136", "не реже чем каждые полмесяца", "law", DAY),
            Norm("ТК РФ 392 ч. 2", "в суд за зарплатой: 1 год", "retold", url="#norms"),
            Norm("Соглашение с Таджикистаном от 08.02.2013", "порядок пребывания: действует", "retold", DAY),
            Norm("ТК РФ 236", "1/150 ставки за день", "open", level_text="не проверено после 27.07"),
        ],
        "bars": [
            Bar("Невыплата зарплаты", 1181, 981),
            Bar("Патент", 719, 803),
            Bar("Перевозка тела умершего на родину", 52, 40),
        ],
    }
