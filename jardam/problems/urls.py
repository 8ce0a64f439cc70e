from django.urls import path

from jardam.problems.rules.states import Deed
from jardam.problems.views import reading, writing

app_name = "problems"
urlpatterns = [
    path("", reading.problems, name="problems"),
    path("raise/<uuid:venue_id>/<slug:incident_kind>/", writing.add, name="raise"),
    path("<uuid:problem_id>/", reading.problem, name="problem"),
    path("<uuid:problem_id>/next/", writing.do, {"deed": Deed.NEXT}, name="next"),
    path("<uuid:problem_id>/seek/", writing.do, {"deed": Deed.SEEK}, name="seek"),
    path("<uuid:problem_id>/hand/", writing.do, {"deed": Deed.HAND}, name="hand"),
    path("<uuid:problem_id>/answer/", writing.do, {"deed": Deed.ANSWER}, name="answer"),
    path("<uuid:problem_id>/judge/", writing.do, {"deed": Deed.JUDGE}, name="judge"),
    path("<uuid:problem_id>/close/", writing.do, {"deed": Deed.CLOSE}, name="close"),
    path("<uuid:problem_id>/own/", writing.do, {"deed": Deed.OWN}, name="own"),
    path("<uuid:problem_id>/withdraw/", writing.do, {"deed": Deed.WITHDRAW}, name="withdraw"),
]
