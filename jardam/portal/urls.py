from django.urls import path

from jardam.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.door, name="door"),
    path("<slug:language>/", views.questions, name="questions"),
    path("<slug:language>/sum/<slug:reckoning>/", views.calculator, name="calculator"),
    path("<slug:language>/<slug:mark>/", views.answer, name="answer"),
]
