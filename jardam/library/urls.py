from django.urls import path

from jardam.library.views import agreements, clarifications, glossary, issues, leaflets, materials

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
    path("issues/", issues.issues, name="issues"),
    path("issues/begin/", issues.issue_begin, name="issue_begin"),
    path("issues/<uuid:issue_id>/", issues.issue, name="issue"),
    path("issues/<uuid:issue_id>/source/", issues.issue_source, name="issue_source"),
    path("issues/<uuid:issue_id>/own/", issues.issue_own, name="issue_own"),
    path("issues/<uuid:issue_id>/approve/", issues.issue_approve, name="issue_approve"),
    path("issues/<uuid:issue_id>/<slug:language>.pdf", issues.issue_paper, name="issue_paper"),
    path("issue-items/<uuid:item_id>/move/", issues.item_move, name="item_move"),
    path("materials/", materials.materials, name="materials"),
    path("materials/add/", materials.material_add, name="material_add"),
    path("materials/<uuid:material_id>/", materials.material, name="material"),
    path("materials/<uuid:material_id>/copy/", materials.copy_add, name="copy_add"),
    path("materials/<uuid:material_id>/withdraw/", materials.material_withdraw, name="material_withdraw"),
    path("copies/<uuid:copy_id>/withdraw/", materials.copy_withdraw, name="copy_withdraw"),
    path("copies/<uuid:copy_id>/decide/", materials.copy_decide, name="copy_decide"),
    path("copies/<uuid:copy_id>/file/", materials.copy_file, name="copy_file"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("glossary/<slug:term>/", glossary.term, name="term"),
    path("glossary/<slug:term>/propose/", glossary.wording_propose, name="wording_propose"),
    path("wordings/<uuid:wording_id>/decide/", glossary.wording_decide, name="wording_decide"),
]
