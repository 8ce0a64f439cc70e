from django.urls import path

from jardam.knowledge.views import deciding, editing, exchanging, heading

app_name = "knowledge"
urlpatterns = [
    path("", editing.board, name="board"),
    path("take/", exchanging.take, name="take"),
    path("drafts/<uuid:draft_id>/", deciding.draft, name="draft"),
    path("drafts/<uuid:draft_id>/decide/", deciding.decide, name="decide"),
    path("<slug:code>/", editing.history, name="history"),
    path("<slug:code>/about/", heading.head, name="head"),
    path("<slug:code>/card.json", exchanging.card_json, name="json"),
    path("<slug:code>/<slug:language>/po/", exchanging.po, name="po"),
    path("<slug:code>/<slug:language>/", editing.edit, name="edit"),
    path("<slug:code>/<slug:language>/sign/", editing.sign, name="sign"),
]
