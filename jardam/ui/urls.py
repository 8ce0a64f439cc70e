"""One page: the gallery."""

from django.urls import path

from jardam.ui import views

app_name = "ui"
urlpatterns = [path("", views.gallery, name="gallery")]
