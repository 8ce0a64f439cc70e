from django.urls import path

from jardam.desk.views import answers, audit, calls, contacts, counts, directory, find, my_day, people, theme

app_name = "desk"
urlpatterns = [
    path("", my_day.my_day, name="my_day"),
    path("my-day/queue/", my_day.queue, name="queue"),
    path("callbacks/<uuid:callback_id>/", my_day.callback, name="callback"),
    path("callbacks/<uuid:callback_id>/number/", my_day.number, name="callback_number"),
    path("callbacks/<uuid:callback_id>/end/", my_day.end, name="callback_end"),
    path("calls/start/", calls.start, name="call_start"),
    path("calls/<uuid:contact_id>/", calls.call, name="call"),
    path("calls/<uuid:contact_id>/draft/", calls.draft, name="call_draft"),
    path("calls/<uuid:contact_id>/said/", calls.said, name="call_said"),
    path("calls/<uuid:contact_id>/close/", calls.close, name="call_close"),
    path("calls/<uuid:contact_id>/discard/", calls.discard, name="call_discard"),
    path("calls/<uuid:contact_id>/earlier/", calls.earlier, name="call_earlier"),
    path("answers/", answers.answers, name="answers"),
    path("answers/found/", answers.found, name="answers_found"),
    path("answers/<slug:code>/<slug:language>/", answers.card, name="card"),
    path("contacts/", contacts.contact_list, name="contacts"),
    path("contacts/<uuid:contact_id>/", contacts.contact, name="contact"),
    path("people/<uuid:person_id>/", people.person, name="person"),
    path("people/<uuid:person_id>/identity/", people.identity, name="person_identity"),
    path("people/<uuid:person_id>/restrict/", people.restrict, name="person_restrict"),
    path("people/<uuid:person_id>/erase/", people.erase, name="person_erase"),
    path("directory/", directory.directory, name="directory"),
    path("theme/", theme.theme, name="theme"),
    path("find/", find.find, name="find"),
    path("counts/", counts.counts, name="counts"),
    path("audit/", audit.audit, name="audit"),
]
