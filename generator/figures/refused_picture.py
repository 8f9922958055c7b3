"""Why a picture can't be used."""

from __future__ import annotations

AS_PNG = "export it again as PNG, about 2,000 pixels wide, with a transparent background"


class RefusedPictureError(ValueError):
    """A picture that can't be used. The message goes on after the picture's name ("is damaged"); `hint` says what to do."""

    def __init__(self, message: str, hint: str = AS_PNG) -> None:
        super().__init__(message)
        self.hint = hint
