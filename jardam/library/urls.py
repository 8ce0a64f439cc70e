from django.urls import path

from jardam.library.views import agreements, leaflets

app_name = "library"
urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<slug:agreement>/", agreements.agreement, name="agreement"),
    path("agreements/<slug:agreement>/evidence/", agreements.evidence_add, name="evidence_add"),
    path("evidence/<uuid:evidence_id>/withdraw/", agreements.evidence_withdraw, name="evidence_withdraw"),
    path("leaflets/<slug:code>/<slug:language>/", leaflets.card_leaflet, name="leaflet"),
]
