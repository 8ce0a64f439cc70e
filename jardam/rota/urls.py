from django.urls import path

from jardam.rota.views import handovers, overview, promises, proposals, shifts, trainings

app_name = "rota"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("assign/", shifts.assign, name="assign"),
    path("shifts/", shifts.of_day, name="shifts"),
    path("mine/", shifts.mine, name="mine"),
    path("away/", shifts.away, name="away"),
    path("absences/<uuid:absence_id>/end/", shifts.back, name="back"),
    path("shifts/<uuid:shift_id>/ask/", shifts.ask, name="shift_ask"),
    path("shifts/<uuid:shift_id>/answer/", shifts.answer, name="answer"),
    path("shifts/<uuid:shift_id>/cancel/", shifts.cancel, name="cancel"),
    path("promises/", promises.promises, name="promises"),
    path("proposals/ask/", proposals.ask, name="ask"),
    path("proposals/<uuid:proposal_id>/", proposals.proposal, name="proposal"),
    path("proposals/<uuid:proposal_id>/decide/", proposals.decide, name="decide"),
    path("trainings/", trainings.trainings, name="trainings"),
    path("trainings/add/", trainings.add, name="training_add"),
    path("handover/", handovers.handover, name="handover"),
    path("handover/<uuid:handover_id>/seen/", handovers.seen, name="handover_seen"),
]
