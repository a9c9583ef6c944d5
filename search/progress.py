"""A progress bar for commands: drawn over itself on a terminal, a line a tenth elsewhere."""

from django.core.management.base import OutputWrapper

WIDTH = 30


class ProgressBar:
    def __init__(self, stream: OutputWrapper, what: str) -> None:
        self._stream = stream
        self._what = what
        self._last_tenth = -1

    def show(self, done: int, total: int) -> None:
        """Shows that `done` of `total` are done."""
        part = done / total if total else 1.0
        if self._stream.isatty():
            filled = round(part * WIDTH)
            bar = "█" * filled + "░" * (WIDTH - filled)
            self._stream.write(f"\r{self._what} {bar} {done}/{total}", ending="\n" if done >= total else "")
        elif int(part * 10) > self._last_tenth:
            self._last_tenth = int(part * 10)
            self._stream.write(f"{self._what}: {done}/{total}")
