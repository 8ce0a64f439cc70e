from django.urls import path

from jardam.library.views import agreements, clarifications, glossary, leaflets

app_name = "library"
urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<slug:agreement>/", agreements.agreement, name="agreement"),
    path("agreements/<slug:agreement>/evidence/", agreements.evidence_add, name="evidence_add"),
    path("evidence/<uuid:evidence_id>/withdraw/", agreements.evidence_withdraw, name="evidence_withdraw"),
    path("leaflets/<slug:code>/<slug:language>/", leaflets.card_leaflet, name="leaflet"),
    path("clarifications/", clarifications.clarifications, name="clarifications"),
    path("clarifications/add/<slug:kind>/", clarifications.clarification_add, name="clarification_add"),
    path("clarifications/<uuid:clarification_id>/", clarifications.clarification, name="clarification"),
    path(
        "clarifications/<uuid:clarification_id>/withdraw/",
        clarifications.clarification_withdraw,
        name="clarification_withdraw",
    ),
    path("glossary/", glossary.glossary, name="glossary"),
    path("glossary/<slug:term>/", glossary.term, name="term"),
    path("glossary/<slug:term>/propose/", glossary.wording_propose, name="wording_propose"),
    path("wordings/<uuid:wording_id>/decide/", glossary.wording_decide, name="wording_decide"),
]
