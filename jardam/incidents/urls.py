from django.urls import path

from jardam.incidents.views import reading, writing

app_name = "incidents"
urlpatterns = [
    path("", reading.incidents, name="incidents"),
    path("add/", writing.add, name="add"),
    path("add/case/<uuid:case_id>/", writing.add_of_case, name="add_of_case"),
    path("add/contact/<uuid:contact_id>/", writing.add_of_contact, name="add_of_contact"),
    path("<uuid:incident_id>/", reading.incident, name="incident"),
    path("<uuid:incident_id>/witnesses/", reading.witnesses, name="witnesses"),
    path("<uuid:incident_id>/withdraw/", writing.withdraw, name="withdraw"),
]
