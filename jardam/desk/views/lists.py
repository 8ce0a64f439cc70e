"""The lists that a centre keeps for itself: its ways in, and topics of its own."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts import actions
from jardam.contacts.choices import Channel
from jardam.contacts.models import Door, OwnTopic
from jardam.contacts.permissions import may_keep_lists
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
    return _page(request, DoorForm(), TopicForm())


@require_POST
def add_door(request: StaffRequest) -> HttpResponse:
    require(may_keep_lists(request.user))
    form = DoorForm(request.POST)
    if not form.is_valid():
        return _page(request, form, TopicForm(), status=422)
    filled = form.cleaned_data
    actions.add_door(Channel(filled["channel"]), filled["name"], by=request.user, at=timezone.now())
    return _written(request)


@require_POST
def add_topic(request: StaffRequest) -> HttpResponse:
    require(may_keep_lists(request.user))
    form = TopicForm(request.POST)
    if not form.is_valid():
        return _page(request, DoorForm(), form, status=422)
    topic = Topic(form.cleaned_data["topic"])
    actions.add_topic(topic, form.words(), by=request.user, at=timezone.now())
    return _written(request)


@require_POST
def turn(request: StaffRequest, entry_id: UUID) -> HttpResponse:
    """Take an entry off the lists, or put it back: the button says which, so that a double click does it once."""
    entry = _entry(request, entry_id)
    require(may_keep_lists(request.user))
    is_wanted = request.POST.get("offer") == "yes"
    if entry.is_open != is_wanted:
        change = actions.put_back if is_wanted else actions.take_off
        change(entry, by=request.user, at=timezone.now())
    return _written(request)


def _entry(request: StaffRequest, entry_id: UUID) -> Door | OwnTopic:
    doors, topics = Door.objects.of_centre_of(request.user), OwnTopic.objects.of_centre_of(request.user)
    entry = doors.filter(pk=entry_id).first() or topics.filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    found: Door | OwnTopic = entry
    return found


def _written(request: StaffRequest) -> HttpResponse:
    messages.success(request, _("Written down."))
    return redirect("desk:lists")


def _page(request: StaffRequest, door: DoorForm, topic: TopicForm, *, status: int = 200) -> HttpResponse:
    page = {
        "doors": list(Door.objects.of_centre_of(request.user).order_by("channel", "pk")),
        "topics": list(OwnTopic.objects.of_centre_of(request.user).order_by("topic", "pk")),
        "door_form": door,
        "topic_form": topic,
        "tongues": [topic[tongue.catalogue] for tongue in TONGUES],
    }
    return render(request, "desk/lists.html", page, status=status)
