"""What is typed into the pages of wage claims."""

from datetime import timedelta

from django.utils import timezone

from jardam.desk.casework.forms import SeenFields
from jardam.desk.claiming import forms, money_forms
from jardam.desk.claiming.notebook import NotebookForm
from jardam.desk.claiming.work import WorkForm
from tests.access_matrix.matrix import KNOWN
from tests.torture.typing import Typed

TODAY = timezone.localdate().isoformat()
SOON = (timezone.localdate() + timedelta(days=30)).isoformat()
WHO = {
    "seen": ["2"],
    "employer": ["СтройРемонт"],
    "foreman": ["Рахим"],
    "site": ["корпус 4"],
    "text": [""],
}
WORK = {
    "seen": ["2"],
    "way": ["HOURLY"],
    "rate": ["350"],
    "month-0-month": ["2026-03"],
    "month-0-count": ["180"],
    "month-0-sum": [""],
    "month-1-month": ["04.2026"],
    "month-1-sum": ["60000"],
    "payment-0-on": [""],
    "payment-0-sum": ["20000"],
    "payment-0-for_month": ["2026-03"],
    "payday": ["10"],
    "since": ["2026-03"],
    "left_on": ["2026-05-02"],
    "basis": ["UNKNOWN"],
}
PROOFS = {"seen": ["2"], "fact_pay": ["CHAT", "WITNESS"], "note_chat": ["41 сообщение"]}
MONEY = {
    "seen": ["2"],
    "column": ["RECEIVED"],
    "amount": ["40 000,50"],
    "currency": ["USD"],
    "day": [TODAY],
    "source": ["подтвердил работник"],
    "receipt": ["расписка 12"],
    "text": [""],
}
PROMISE = {
    "seen": ["2"],
    "day": [TODAY],
    "currency": ["RUB"],
    "due_0": [TODAY],
    "sum_0": ["40000"],
    "due_1": [SOON],
    "sum_1": ["44000"],
    "text": ["расписка"],
}

CLAIMS = [
    Typed("desk:claim_open", WHO, forms.WhoForm, KNOWN),
    Typed("desk:claim", {"as_of": [TODAY]}, None, KNOWN, "GET"),
    Typed("desk:claim_who", WHO, forms.WhoForm, KNOWN),
    Typed("desk:claim_withdraw", {"seen": ["2"], "text": ["записано дважды"]}, forms.WithdrawForm, KNOWN),
    Typed("desk:claim_restore", {"seen": ["2"]}, SeenFields, KNOWN),
    Typed("desk:claim_work", WORK, WorkForm, KNOWN),
    Typed("desk:claim_proofs", PROOFS, forms.ProofsForm, KNOWN),
    Typed("desk:claim_money", MONEY, money_forms.MoneyForm, KNOWN),
    Typed(
        "desk:claim_notebook",
        {"text": ["март обещал 60000"], "file": [""], "year": ["2026"]},
        NotebookForm,
        KNOWN,
    ),
    Typed("desk:claim_take_back", {"seen": ["2"], "text": ["ошибка"]}, money_forms.TakeBackForm, KNOWN),
    Typed("desk:claim_promise", PROMISE, money_forms.PromiseForm, KNOWN),
    Typed(
        "desk:claim_deal",
        {"seen": ["2"], "kind": ["OFFER"], "day": [TODAY], "text": ["половину сейчас"]},
        money_forms.DealingForm,
        KNOWN,
    ),
]
CLAIMS_ACCEPTED = {page.page for page in CLAIMS} - {
    "desk:claim_withdraw",  # money stands in it
    "desk:claim_restore",  # nobody has withdrawn it
}
