from django.urls import path

from jardam.outreach import views

app_name = "outreach"
urlpatterns = [
    path("orientation/", views.orientations, name="orientations"),
    path("orientation/add/", views.add, name="add"),
    path("orientation/card/<slug:language>/", views.contact_card, name="contact_card"),
    path("orientation/<uuid:orientation_id>/take-back/", views.take_back, name="take_back"),
]
