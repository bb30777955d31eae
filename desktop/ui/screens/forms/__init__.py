"""Forms (biểu mẫu): the list, the check of one that comes, the dictionary its tags are from."""

from desktop.ui.screens.forms.check import FormCheckScreen
from desktop.ui.screens.forms.dictionary import DictionaryScreen
from desktop.ui.screens.forms.paper import DictionaryPaperScreen
from desktop.ui.screens.forms.screen import FormsScreen

__all__ = ["DictionaryPaperScreen", "DictionaryScreen", "FormCheckScreen", "FormsScreen"]
