from django.urls import path

from jardam.quality.views import load, months

app_name = "quality"
urlpatterns = [
    path("", months.month, name="month"),
    path("list/", months.rows, name="rows"),
    path("load/", load.load, name="load"),
    path("mine/", load.mine, name="mine"),
    path("debriefs/add/", load.debrief_add, name="debrief_add"),
    path("terms/", load.terms, name="terms"),
]
