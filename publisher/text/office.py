"""Office files opened safely: they are archives of XML, made by any program."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree  # type: ignore[import-untyped]

from publisher.errors import TextError
from publisher.sources import Document
from publisher.sources.bombs import excess


@contextmanager
def opened(document: Document) -> Iterator[None]:
    """Read an office file inside. Raises TextError where it is damaged, locked, or would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            members = archive.infolist()
        too_much = excess(members)
        if too_much:
            raise TextError(f"{document.origin} : ce fichier est refusé, {too_much} ; donnez-le en PDF.")
        yield
    except (zipfile.BadZipFile, etree.LxmlError, OSError, EOFError, NotImplementedError) as error:
        raise _damaged(document) from error
    except (LookupError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        # What the libraries raise on parts that are missing, or are not what the standard says.
        raise _damaged(document) from error


def _damaged(document: Document) -> TextError:
    return TextError(
        f"{document.origin} : ce fichier de bureautique est endommagé, protégé ou illisible ; ouvrez-le pour le "
        "vérifier, puis enregistrez-le à nouveau, ou en PDF."
    )
