from django.urls import path

from jardam.precedents.views import drafts, precedents

app_name = "precedents"
urlpatterns = [
    path("", precedents.precedents, name="precedents"),
    path("<uuid:precedent_id>/", precedents.precedent, name="precedent"),
    path("<uuid:precedent_id>/look/", precedents.look, name="look"),
    path("<uuid:precedent_id>/withdraw/", precedents.withdraw, name="withdraw"),
    path("of/<uuid:case_id>/", drafts.write, name="write"),
    path("of/<uuid:case_id>/read/", drafts.read, name="read"),
    path("of/<uuid:case_id>/drop/", drafts.drop, name="drop"),
]
