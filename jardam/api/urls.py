from django.urls import path

from jardam.api import door
from jardam.api.views import appeals, keys

app_name = "api"
urlpatterns = [
    path("api/v1/openapi.json", door.description, name="description"),
    path("api/v1/<path:rest>", door.call, name="call"),
    path("appeals/", appeals.appeals, name="appeals"),
    path("appeals/<uuid:appeal_id>/take/", appeals.take, name="appeal_take"),
    path("appeals/<uuid:appeal_id>/put-away/", appeals.put_away, name="appeal_put_away"),
    path("partners/", keys.partners, name="partners"),
    path("partners/<uuid:organisation_id>/", keys.partner, name="partner"),
    path("partners/<uuid:organisation_id>/issue/", keys.issue, name="issue"),
    path("partners/<uuid:organisation_id>/system-key/", keys.system_key, name="system_key"),
    path("partners/<uuid:organisation_id>/system-key/end/", keys.end_system_key, name="system_key_end"),
    path("partners/keys/<uuid:key_id>/rotate/", keys.rotate, name="rotate"),
    path("partners/keys/<uuid:key_id>/revoke/", keys.revoke, name="revoke"),
]
