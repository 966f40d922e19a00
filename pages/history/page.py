"""History: every submission, who did what when, and the way back."""

from ui.history.show import show_history
from ui.reader import current_reader

show_history(current_reader())
