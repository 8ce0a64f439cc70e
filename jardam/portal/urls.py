from django.urls import path

from jardam.portal import referrals, views

app_name = "portal"
urlpatterns = [
    path("", views.door, name="door"),
    path("<slug:language>/", views.questions, name="questions"),
    path("<slug:language>/sum/<slug:reckoning>/", views.calculator, name="calculator"),
    path("<slug:language>/code/", referrals.referral_door, name="referral_door"),
    path(
        "<slug:language>/for-you/<uuid:centre_id>/<uuid:offer_id>/<str:link_secret>/",
        referrals.referral,
        name="referral",
    ),
    path("<slug:language>/<slug:mark>/", views.answer, name="answer"),
]
