"""The addresses of this room. None of the sign-in library's own are served."""

from django.urls import path

from jardam.accounts.views import entrance, factors, own, staff

app_name = "accounts"
urlpatterns = [
    path("sign-in/", entrance.sign_in, name="sign_in"),
    path("sign-in/passkey/", entrance.sign_in_with_passkey, name="sign_in_with_passkey"),
    path("second-factor/", entrance.second_factor, name="second_factor"),
    path("sign-out/", entrance.sign_out, name="sign_out"),
    path("lock/", entrance.lock, name="lock"),
    path("language/", own.screen_language, name="screen_language"),
    path("account/", own.account, name="account"),
    path("account/again/", own.again, name="again"),
    path("account/languages/", own.languages, name="languages"),
    path("account/password/", own.password, name="password"),
    path("account/sessions/end-others/", own.end_other_sessions, name="end_other_sessions"),
    path("account/sessions/<uuid:session_id>/end/", own.end_session, name="end_session"),
    path("account/second-factor/", factors.factors, name="factors"),
    path("account/second-factor/app/", factors.app, name="app"),
    path("account/second-factor/passkey/", factors.passkey, name="passkey"),
    path("account/second-factor/<int:factor_id>/remove/", factors.remove, name="remove_factor"),
    path("account/recovery-codes/", factors.recovery_codes, name="recovery_codes"),
    path("account/recovery-codes/new/", factors.make_recovery_codes, name="make_recovery_codes"),
    path("staff/", staff.staff, name="staff"),
    path("staff/new/", staff.new, name="new_colleague"),
    path("staff/<uuid:user_id>/", staff.colleague, name="colleague"),
    path("staff/<uuid:user_id>/role/", staff.role, name="role"),
    path("staff/<uuid:user_id>/branch/", staff.branch, name="branch"),
    path("staff/<uuid:user_id>/name/", staff.name, name="name"),
    path("staff/<uuid:user_id>/reset/", staff.reset, name="reset"),
    path("staff/<uuid:user_id>/close/", staff.close, name="close"),
    path("roles/", staff.role_table, name="roles"),
]
