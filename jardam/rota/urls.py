from django.urls import path

app_name = "rota"
urlpatterns: list[object] = []
