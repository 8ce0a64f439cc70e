from django.urls import path

from jardam.line import views

app_name = "line"
urlpatterns = [path("events/", views.events, name="events")]
