"""Answering a reader, on the comment's own page at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from comments.admin import pages
from comments.admin.access import comment_url, moderator, the_comment
from comments.admin.forms import StaffReplyForm
from comments.admin.rows import card
from comments.models import Refused, Repeated
from comments.moderation.replying import reply_as_staff


@require_POST
def reply(request: HttpRequest, comment_id: int) -> HttpResponse:
    person, comment = moderator(request), the_comment(request, comment_id)
    form = StaffReplyForm(request.POST)
    if not form.is_valid():
        return pages.page(request, card(comment, person), 422, reply=form)
    try:
        said = reply_as_staff(comment_id, form.cleaned_data["text"], by=person, key=form.cleaned_data["key"])
    except Repeated as repeated:
        if repeated.comment.staff_id != person.pk:
            form.add_error("text", repeated.message)
            return pages.page(request, card(comment, person), 409, reply=form)
        said = repeated.comment  # a second press of the button
    except Refused as refused:
        form.add_error("text", refused.message)
        return pages.page(request, card(comment, person), 409, reply=form)
    told = format_html('Your reply is on the site. <a href="{}">Look at it here</a>', comment_url(said.pk))
    messages.success(request, told)
    return redirect(comment_url(comment_id))
