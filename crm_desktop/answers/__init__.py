"""Finished answers, kept for as long as they are exactly what would be answered anew."""

from crm_desktop.answers.answer import Answer, Conditions
from crm_desktop.answers.answers import Answers
from crm_desktop.answers.entity_tag import Form
from crm_desktop.answers.question import Question, digest_of

__all__ = ["Answer", "Answers", "Conditions", "Form", "Question", "digest_of"]
