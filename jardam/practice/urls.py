from django.urls import path

from jardam.practice.views import practices, transfers

app_name = "practice"
urlpatterns = [
    path("", practices.practices, name="practices"),
    path("add/", practices.add, name="add"),
    path("<uuid:practice_id>/", practices.practice, name="practice"),
    path("<uuid:practice_id>/change/", practices.change, name="change"),
    path("<uuid:practice_id>/withdraw/", practices.withdraw, name="withdraw"),
    path("<uuid:practice_id>/hand/", transfers.hand, name="hand"),
    path("transfers/<uuid:transfer_id>/", transfers.transfer, name="transfer"),
    path("transfers/<uuid:transfer_id>/look/", transfers.look, name="look"),
]
