from django.urls import path

from jardam.yearly import views

app_name = "yearly"
urlpatterns = [
    path("", views.year, name="year"),
    path("list/", views.rows, name="rows"),
    path("take/", views.take, name="take"),
]
