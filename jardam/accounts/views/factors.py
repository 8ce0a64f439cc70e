"""Setting up and changing one's second factor: an app, passkeys, recovery codes."""

from typing import Any

import segno
from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts import actions, entrance, forms, passkeys, queries
from jardam.accounts.proofs import is_at_work, on_the_way_in, require_fresh
from jardam.accounts.refusals import Refused
from jardam.accounts.rules.devices import device_words
from jardam.accounts.rules.one_time_codes import new_seed
from jardam.accounts.views.answers import credential_in, get_or_post, refused, typed
from jardam.centres.http import StaffRequest
from jardam.centres.models import User

SEED = "seed"
"""In the sealed session: the seed shown in the picture, until its first code was typed."""


@never_cache
@on_the_way_in
@require_safe
def factors(request: StaffRequest) -> HttpResponse:
    """The choice: an app or a passkey."""
    require_fresh(request)
    context = {"kinds": queries.kinds_of_factors(request.user), "is_at_work": is_at_work(request)}
    return render(request, "accounts/factors.html", context)


@never_cache
@on_the_way_in
@sensitive_post_parameters("code")
@get_or_post
def app(request: StaffRequest) -> HttpResponse:
    require_fresh(request)
    form, user = forms.FirstCode(typed(request)), request.user
    seed = request.session.setdefault(SEED, new_seed())
    context = {"form": form, "seed": seed, "picture": _picture(user, seed)}
    if not form.is_valid():
        return render(request, "accounts/app.html", context, status=422 if form.is_bound else 200)
    try:
        actions.add_totp(user, seed, form.cleaned_data["code"], by=user, at=timezone.now())
    except Refused as refusal:
        return refused(request, "accounts/app.html", context, refusal)
    del request.session[SEED]
    messages.success(request, _("The app is set up."))
    return _after_adding(request)


@never_cache
@on_the_way_in
@sensitive_post_parameters("credential")
@get_or_post
def passkey(request: StaffRequest) -> HttpResponse:
    """GET shows the challenge to the script of the page, POST brings the new key."""
    require_fresh(request)
    if request.method != "POST":
        return render(request, "accounts/passkey.html", _passkey_page(request))
    user, name = request.user, device_words(request.headers.get("User-Agent", ""))
    try:
        actions.add_passkey(user, credential_in(request), name, by=user, at=timezone.now())
    except Refused as refusal:
        return refused(request, "accounts/passkey.html", _passkey_page(request), refusal)
    messages.success(request, _("The passkey is added."))
    return _after_adding(request)


@never_cache
@require_POST
def remove(request: StaffRequest, factor_id: int) -> HttpResponse:
    require_fresh(request, back=reverse("accounts:account"))
    own = queries.factors_of(request.user).filter(type__in=queries.FACTORS)
    factor = get_object_or_404(own, pk=factor_id)
    try:
        actions.remove_factor(factor, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The second factor is removed."))
    return redirect("accounts:account")


@never_cache
@on_the_way_in
@sensitive_post_parameters("code")
@get_or_post
def recovery_codes(request: StaffRequest) -> HttpResponse:
    """Shows the codes until one was typed back; afterwards never again. POST is that code."""
    require_fresh(request)
    user, form, now = request.user, forms.RehearsedCode(typed(request)), timezone.now()
    context = {"form": form, "codes": queries.codes_to_write_down(user)}
    if not form.is_valid():
        return render(request, "accounts/recovery_codes.html", context, status=422 if form.is_bound else 200)
    try:
        actions.prove_recovery_code(user, form.cleaned_data["code"], by=user, at=now)
    except Refused as refusal:
        return refused(request, "accounts/recovery_codes.html", context, refusal)
    entrance.finish_way_in(request, user, now)
    messages.success(
        request, _("All set. Keep the paper where you keep your passport, not beside the computer.")
    )
    return redirect("accounts:account")


@never_cache
@on_the_way_in
@require_POST
def make_recovery_codes(request: StaffRequest) -> HttpResponse:
    require_fresh(request, back=reverse("accounts:recovery_codes"))
    actions.make_recovery_codes(request.user, by=request.user, at=timezone.now())
    return redirect("accounts:recovery_codes")


def _passkey_page(request: StaffRequest) -> dict[str, Any]:
    """Made after the answer was looked at: a new challenge takes the place of the old one."""
    return {"options": passkeys.options_for_new(request.user), "form": forms.FirstCode()}


def _after_adding(request: StaffRequest) -> HttpResponse:
    """On to the recovery codes, where they are not on paper yet."""
    codes = queries.recovery_codes_of(request.user)
    is_proven = codes is not None and codes.data.get(queries.PROVEN)
    return redirect("accounts:account" if is_proven else "accounts:recovery_codes")


def _picture(user: User, seed: str) -> SafeString:
    """The seed as a QR code: an svg element without style attributes, dark on white in either theme."""
    address = get_adapter().build_totp_url(user, seed)
    drawn = segno.make(address, error="m").svg_inline(
        scale=4, dark="#000", light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 - drawn from our own seed and the account's name
