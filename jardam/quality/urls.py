from django.urls import path

from jardam.quality.views import months

app_name = "quality"
urlpatterns = [
    path("", months.month, name="month"),
    path("list/", months.rows, name="rows"),
]
