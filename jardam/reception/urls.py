from django.urls import path

from jardam.reception.views import booking, day, days, planning

app_name = "reception"
urlpatterns = [
    path("", day.day, name="day"),
    path("now/", day.now, name="now"),
    path("tickets/take/", day.take, name="ticket_take"),
    path("tickets/<uuid:ticket_id>/slip/", day.ticket_slip, name="ticket_slip"),
    path("tickets/<uuid:ticket_id>/move/", day.ticket_move, name="ticket_move"),
    path("tickets/<uuid:ticket_id>/language/", day.ticket_language, name="ticket_language"),
    path("waiting/<uuid:wish_id>/drop/", day.wish_drop, name="wish_drop"),
    path("book/", booking.find, name="book"),
    path("book/hold/", booking.hold, name="hold"),
    path("book/wait/", booking.wait, name="wait"),
    path("held/<uuid:held_id>/", booking.confirm, name="confirm"),
    path("held/<uuid:held_id>/release/", booking.release, name="release"),
    path("appointments/<uuid:appointment_id>/", booking.appointment, name="appointment"),
    path("appointments/<uuid:appointment_id>/move/", booking.appointment_move, name="appointment_move"),
    path("appointments/<uuid:appointment_id>/slip/", booking.appointment_slip, name="appointment_slip"),
    path("days/", days.booked, name="days"),
    path("counts/", planning.counts, name="counts"),
    path("advisers/", planning.advisers, name="advisers"),
    path("advisers/add/", planning.add, name="adviser_add"),
    path("advisers/door/", planning.door, name="door"),
    path("advisers/closed/", planning.closure_add, name="closure_add"),
    path("advisers/closed/<uuid:closure_id>/remove/", planning.closure_remove, name="closure_remove"),
    path("advisers/<uuid:adviser_id>/", planning.adviser, name="adviser"),
    path("advisers/<uuid:adviser_id>/next/", day.call_next, name="call_next"),
    path("advisers/<uuid:adviser_id>/hours/", planning.hours_add, name="hours_add"),
    path("advisers/hours/<uuid:hours_id>/remove/", planning.hours_remove, name="hours_remove"),
]
