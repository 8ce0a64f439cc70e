from django.urls import path

from jardam.databank import views

app_name = "databank"
urlpatterns = [
    path("", views.cross, name="cross"),
    path("chart/", views.chart, name="chart"),
    path("take/", views.take, name="take"),
    path("codebook/", views.codebook, name="codebook"),
]
