from django.urls import path

from jardam.quality.views import complaints, load, months

app_name = "quality"
urlpatterns = [
    path("", months.month, name="month"),
    path("list/", months.rows, name="rows"),
    path("load/", load.load, name="load"),
    path("mine/", load.mine, name="mine"),
    path("debriefs/add/", load.debrief_add, name="debrief_add"),
    path("terms/", load.terms, name="terms"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/add/", complaints.add, name="complaint_add"),
    path("complaints/term/", complaints.term, name="complaint_term"),
    path("complaints/<uuid:complaint_id>/", complaints.complaint, name="complaint"),
    path("complaints/<uuid:complaint_id>/move/", complaints.move, name="complaint_move"),
    path("complaints/<uuid:complaint_id>/owner/", complaints.owner, name="complaint_owner"),
]
