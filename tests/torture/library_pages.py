"""What is typed into the pages of the library."""

from django.utils import timezone

from jardam.library import forms as library_forms
from jardam.library import issue_forms, material_forms
from tests.access_matrix.matrix import IN_USE, KNOWN, OWN, PRACTICE_NOTE
from tests.torture.typing import Typed

TODAY = timezone.localdate().isoformat()
EVIDENCE = {
    "outcome": ["REFUSED"],
    "happened_on": ["2026-11-02"],
    "said": ["ORAL"],
    "where": ["ОВМ"],
    "region": ["RU-MOW"],
    "words": ["Сказали: семь дней"],
}
CLARIFIED = {
    "title": ["Срок учёта"],
    "about": ["agreements.tj_stay_2013"],
    "region": [""],
    "said_on": ["2026-11-02"],
    "said": ["ORAL"],
    "occasion": ["SEMINAR"],
    "office": ["Отдел"],
    "position": ["Инспектор"],
    "official": [""],
    "words": ["Семь дней"],
    "law": ["Пятнадцать"],
    "evidence": ["Три случая"],
}

LIBRARY = [
    Typed("library:clarification_add", CLARIFIED, library_forms.ClarificationForm, KNOWN),
    Typed("library:clarification_add", CLARIFIED, library_forms.AnalysisForm, PRACTICE_NOTE),
    Typed("library:clarification_withdraw", {"reason": ["ошибка"]}, library_forms.ReasonForm, OWN),
    Typed("library:clarifications", {"words": ["срок"]}, library_forms.SearchForm),
    Typed("library:clarifications", {"after": ["2026-11-02_x"]}, None, "", "GET"),
    Typed("library:clarification_add", {"about": ["stay.reg_tj"]}, None, KNOWN, "GET"),
    Typed("library:glossary", {"words": ["айлык"]}, library_forms.SearchForm),
    Typed(
        "library:wording_propose",
        {"column": ["KY"], "text": ["жумуш берүүчү"], "source": [""]},
        library_forms.WordingForm,
        KNOWN,
    ),
    Typed("library:wording_decide", {"answer": ["yes"]}, None, KNOWN),
    Typed(
        "library:issue_begin",
        {"dated_on": [TODAY], "languages": ["RU", "KY"], "headline": ["Что изменилось"]},
        issue_forms.IssueForm,
    ),
    Typed("library:issues", {"before": ["5"]}, None, "", "GET"),
    Typed("library:issue", {"language": ["KY"]}, None, KNOWN, "GET"),
    Typed("library:issue_source", {"source": ["CARD:WAGES_UNPAID"]}, issue_forms.SourceForm, KNOWN),
    Typed(
        "library:issue_own",
        {"language": ["KY"], "title": ["Жаңылык"], "text": ["Текст"]},
        issue_forms.OwnForm,
        KNOWN,
    ),
    Typed("library:issue_approve", {"seen": ["2"]}, issue_forms.SeenForm, KNOWN),
    Typed("library:item_move", {"seen": ["2"], "move": ["up"]}, issue_forms.SeenForm, KNOWN),
    Typed(
        "library:materials",
        {"language": ["TG"], "topic": ["A_PATENT"], "format": ["PAPER"]},
        material_forms.MaterialFilter,
        "",
        "GET",
    ),
    Typed(
        "library:material_add",
        {
            "title": ["Патент"],
            "kind": ["LEAFLET"],
            "audience": ["WORKER"],
            "topics": ["A_PATENT"],
            "master_language": ["RU"],
            "cards": [""],
        },
        material_forms.MaterialForm,
    ),
    Typed(
        "library:copy_add",
        {"language": ["RU"], "format": ["TEXT"], "title": ["Патент"], "text": ["Платите"], "file": ["x"]},
        material_forms.CopyForm,
        KNOWN,
    ),
    Typed("library:material_withdraw", {"reason": ["сумма старая"]}, library_forms.ReasonForm, KNOWN),
    Typed("library:copy_withdraw", {"reason": ["опечатка"]}, library_forms.ReasonForm, IN_USE),
    Typed("library:copy_decide", {"answer": ["yes"]}, None, KNOWN),
    Typed("library:evidence_add", EVIDENCE, library_forms.EvidenceForm, KNOWN),
    Typed("library:evidence_withdraw", {"reason": ["ошибка"]}, library_forms.ReasonForm, OWN),
    Typed(
        "library:agreements",
        {"country": ["TJ"], "topic": ["pensions"]},
        library_forms.AgreementFilter,
        "",
        "GET",
    ),
]

LIBRARY_ACCEPTED = {
    "library:materials",
    "library:material_add",
    "library:copy_add",
    "library:copy_decide",
    "library:copy_withdraw",
    "library:material_withdraw",
    "library:issue_begin",
    "library:issues",
    "library:issue",
    "library:issue_source",
    "library:issue_own",
    "library:issue_approve",
    "library:item_move",
    "library:clarification_add",
    "library:clarification_withdraw",
    "library:clarifications",
    "library:glossary",
    "library:wording_propose",
    "library:wording_decide",
    "library:evidence_add",
    "library:evidence_withdraw",
    "library:agreements",
}
