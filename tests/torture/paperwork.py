"""What is typed into the pages of papers."""

from django.utils import timezone

from jardam.desk.paperwork import forms, table_forms, waiting
from jardam.kernel.ids import day_uuid
from tests.access_matrix.matrix import KNOWN
from tests.access_matrix.paperwork import WENT
from tests.torture.typing import Typed

TODAY = timezone.localdate().isoformat()
FACTS = {
    "seen_sheet": ["0"],
    "seen_paper": ["1"],
    "applicant_name": ["Саидов Рустам"],
    "employer_name": ["ООО «Стройка»"],
    "circumstances": ["Не платят."],
    "work_began": ["01.03.2026"],
    "debt_sum": ["45000"],
    "requests": ["Провести проверку."],
    "annexes": ["payslips"],
    "more": ["фото пропуска"],
    "authority": [""],
}
SENT = {
    "seen": [""],
    "way": ["POST"],
    "sent_on": [TODAY],
    "number": ["80110000000000"],
    "text": ["-"],
    "went": [""],
    "is_filled_by_hand": ["on"],
}
CAME = {"answered_on": [TODAY], "number": ["77/1"], "outcome": ["REFUSED"], "text": ["отказали"]}

ROW = {
    "seen": ["1"],
    "kind": ["PROSECUTOR"],
    "region": ["RU-MOW"],
    "name": ["Прокуратура района"],
    "address": ["Москва, улица"],
    "source": ["из письма"],
    "checked": ["RETOLD"],
    "is_retired": ["on"],
}
BROUGHT = {
    "template_id": [str(day_uuid())],
    "kind": ["INSPECTORATE_COMPLAINT"],
    "name": ["наша"],
    "file": [""],
}

PAPERWORK = [
    Typed("desk:authority_add", ROW, table_forms.AuthorityForm),
    Typed("desk:authority", ROW, table_forms.AuthorityForm, KNOWN),
    Typed("desk:templates", BROUGHT, table_forms.TemplateForm),
    Typed(
        "desk:case_paper_add",
        {"paper_id": [str(day_uuid())], "kind": ["INSPECTORATE_COMPLAINT"]},
        forms.KindForm,
        KNOWN,
    ),
    Typed("desk:case_paper_fill", FACTS, forms.FillForm, KNOWN),
    Typed("desk:case_paper_claim", {"claim": [str(day_uuid())], "seen_paper": ["1"]}, forms.TakeForm, KNOWN),
    Typed("desk:case_paper_send", SENT, forms.SendForm, KNOWN, reads="seen"),
    Typed(
        "desk:papers_waiting",
        {"whose": ["OWN"], "addressee": ["PROSECUTOR"]},
        waiting.WaitingFilter,
        "",
        "GET",
    ),
    Typed("desk:case_paper_answer", CAME, forms.AnswerForm, WENT),
    Typed("desk:case_paper_went", {"went": [""]}, forms.SentFileForm, WENT),
    Typed("desk:case_paper_drop", {"text": ["не нужна"]}, forms.DropForm, KNOWN),
]
PAPERWORK_ACCEPTED = {page.page for page in PAPERWORK} - {
    "desk:templates",  # a file is wanted
    "desk:case_paper_went",  # a file is wanted
    "desk:case_paper_claim",  # a claim of the case is wanted
}
PAPERWORK_NOTHING = {f"desk:case_paper_went_{name}": WENT for name in ("original", "check")}
