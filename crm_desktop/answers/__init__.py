"""Finished answers, kept for as long as they are exactly what would be answered anew."""

from crm_desktop.answers.answer import Answer
from crm_desktop.answers.answers import Answers
from crm_desktop.answers.asked import Asked
from crm_desktop.answers.entity_tag import Form

__all__ = ["Answer", "Answers", "Asked", "Form"]
