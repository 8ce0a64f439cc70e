"""The words for stored hours, in templates of the door."""

from django import template

from jardam.reception.planned import hours_words

register = template.Library()
register.filter("hours_words", hours_words)
