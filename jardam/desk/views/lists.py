"""The lists that a centre keeps for itself: its ways in, topics of its own, and its branches."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jardam.accounts.refusals import BranchNotEmpty
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.centres.models import Branch
from jardam.contacts import actions
from jardam.contacts.choices import Channel
from jardam.contacts.models import Door, OwnTopic
from jardam.contacts.permissions import may_keep_lists
from jardam.desk.branches import BranchForm, branches_of, turn_branch
from jardam.desk.options import topics_by_block
from jardam.kernel.languages import HOTLINE_LANGUAGES, OWN_NAMES, Language
from jardam.kernel.topics import Topic
from jardam.ui.codes import CodeField

LONGEST_NAME = 80
TONGUES = [*HOTLINE_LANGUAGES, Language.EN]


def _word(tongue: Language) -> forms.CharField:
    return forms.CharField(label=OWN_NAMES[tongue], max_length=LONGEST_NAME, required=tongue is Language.RU)


class DoorForm(forms.Form):
    """One more way in."""

    channel = CodeField(lambda: Channel.choices, label=gettext_lazy("Channel"))
    name = forms.CharField(label=gettext_lazy("Name, as colleagues know it"), max_length=LONGEST_NAME)


class TopicForm(forms.Form):
    """One more topic: what it stands for, and what it is called; only the Russian word is required."""

    topic = CodeField(topics_by_block, label=gettext_lazy("Stands for"))
    ru, ky, tg, uz, ro, en = map(_word, TONGUES)

    def words(self) -> dict[str, str]:
        named = {tongue.catalogue: self.cleaned_data[tongue.catalogue] for tongue in TONGUES}
        return {tag: word for tag, word in named.items() if word}


@require_safe
def lists(request: StaffRequest) -> HttpResponse:
    require(may_keep_lists(request.user))
    return lists_page(request)


@require_POST
def add_door(request: StaffRequest) -> HttpResponse:
    require(may_keep_lists(request.user))
    form = DoorForm(request.POST)
    if not form.is_valid():
        return lists_page(request, door=form, status=422)
    filled = form.cleaned_data
    actions.add_door(Channel(filled["channel"]), filled["name"], by=request.user, at=timezone.now())
    return _written(request)


@require_POST
def add_topic(request: StaffRequest) -> HttpResponse:
    require(may_keep_lists(request.user))
    form = TopicForm(request.POST)
    if not form.is_valid():
        return lists_page(request, topic=form, status=422)
    topic = Topic(form.cleaned_data["topic"])
    actions.add_topic(topic, form.words(), by=request.user, at=timezone.now())
    return _written(request)


@require_POST
def turn(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry off the lists, or put it back: the button says which, so that a double click does it once."""
    entry = _entry(request, entry_id)
    require(may_keep_lists(request.user))
    is_wanted = request.POST.get("offer") == "yes"
    if isinstance(entry, Branch):
        return _turned(request, entry, is_wanted=is_wanted)
    if entry.is_open != is_wanted:
        change = actions.put_back if is_wanted else actions.take_off
        change(entry, by=request.user, at=timezone.now())
    return _written(request)


def _turned(request: StaffRequest, branch: Branch, *, is_wanted: bool) -> HttpResponse:
    try:
        turn_branch(branch, is_wanted=is_wanted, by=request.user, at=timezone.now())
    except BranchNotEmpty as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:lists")
    return _written(request)


def _entry(request: StaffRequest, entry_id: UUID) -> Door | OwnTopic | Branch:
    for kind in (Door, OwnTopic, Branch):
        found: Door | OwnTopic | Branch | None = (
            kind.objects.of_centre_of(request.user).filter(pk=entry_id).first()
        )
        if found is not None:
            return found
    raise Http404


def _written(request: StaffRequest) -> HttpResponse:
    messages.success(request, _("Written down."))
    return redirect("desk:lists")


def lists_page(
    request: StaffRequest,
    *,
    door: DoorForm | None = None,
    topic: TopicForm | None = None,
    branch: BranchForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The three lists, each with its form; one of them as it was typed, where something is missing."""
    topic = topic or TopicForm()
    page = {
        "doors": list(Door.objects.of_centre_of(request.user).order_by("channel", "pk")),
        "topics": list(OwnTopic.objects.of_centre_of(request.user).order_by("topic", "pk")),
        "branches": branches_of(request.user),
        "door_form": door or DoorForm(),
        "topic_form": topic,
        "branch_form": branch or BranchForm(),
        "tongues": [topic[tongue.catalogue] for tongue in TONGUES],
    }
    return render(request, "desk/lists.html", page, status=status)
