"""What is told in more than one place."""

from resolvers.language import LocalizedText

NO_REVISION = LocalizedText("There is no revision {revision}.", "Версии {revision} нет.")
