from django.urls import path

from jardam.quality.views import complaints, load, months, mouth, samples

app_name = "quality"
urlpatterns = [
    path("", months.month, name="month"),
    path("list/", months.rows, name="rows"),
    path("mouth/", mouth.mouth, name="mouth"),
    path("load/", load.load, name="load"),
    path("mine/", load.mine, name="mine"),
    path("debriefs/add/", load.debrief_add, name="debrief_add"),
    path("terms/", load.terms, name="terms"),
    path("samples/", samples.samples, name="samples"),
    path("samples/draw/", samples.draw, name="sample_draw"),
    path("samples/<uuid:sample_id>/", samples.sample, name="sample"),
    path("reviews/<uuid:review_id>/", samples.review, name="review"),
    path("reviews/<uuid:review_id>/words/", samples.words, name="words"),
    path("feedback/<uuid:review_id>/", samples.feedback, name="feedback"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/add/", complaints.add, name="complaint_add"),
    path("complaints/term/", complaints.term, name="complaint_term"),
    path("complaints/<uuid:complaint_id>/", complaints.complaint, name="complaint"),
    path("complaints/<uuid:complaint_id>/move/", complaints.move, name="complaint_move"),
    path("complaints/<uuid:complaint_id>/owner/", complaints.owner, name="complaint_owner"),
]
