"""What is told in more than one place."""

from resolvers.language import Text

NO_REVISION = Text("There is no revision {revision}.", "Версии {revision} нет.")
