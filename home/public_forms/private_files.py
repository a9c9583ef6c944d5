"""Files that strangers sent: kept where no address leads, until an editor takes them into the site."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db.models.fields.files import FieldFile
from django.http import FileResponse


def private_storage() -> FileSystemStorage:
    """A storage outside MEDIA_ROOT, without addresses, readable by the site's own user alone."""
    return FileSystemStorage(
        location=settings.PRIVATE_MEDIA_ROOT,
        base_url=None,
        file_permissions_mode=0o600,
        directory_permissions_mode=0o700,
    )


def as_download(file: FieldFile, name: str, content_type: str) -> FileResponse:
    """A response that browsers save and never show. Who may have it is for the caller to check."""
    response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store, private"
    return response
