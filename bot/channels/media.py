"""Where a channel finds the pictures it sends."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Media:
    """The folder of pictures and the address under which providers can fetch them."""

    folder: Path
    public_url: str

    def file(self, media_id: str) -> Path | None:
        """Give a picture's file, or None when there is none of that name in the folder."""
        path = (self.folder / media_id).resolve()
        is_inside = path.parent == self.folder.resolve()
        return path if is_inside and path.is_file() else None

    def url(self, media_id: str) -> str:
        """Give the address a provider fetches a picture from."""
        return f"{self.public_url}/media/{media_id}"
