from django.urls import path

from jardam.services.views import network, own

app_name = "services"
urlpatterns = [
    path("", own.delivery, name="delivery"),
    path("network/", network.network, name="network"),
    path("<slug:service_code>/", own.service, name="service"),
    path("<slug:service_code>/offer/", own.offer, name="offer"),
    path("<slug:service_code>/end/", own.end, name="end"),
]
