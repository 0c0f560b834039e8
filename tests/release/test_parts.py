"""Files in parts: put together they are what one file of it all would be, compressed or not."""

import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import ReleaseError
from publisher.release.dumps.parts import fit, packed_beside, parted, put_together, shared_part

PIECES = st.lists(st.binary(max_size=40), max_size=4)
FILES = st.lists(st.tuples(st.binary(max_size=30), PIECES), min_size=0, max_size=4)
ENDS = st.sampled_from([b"", b"\n]\n"])


def write(path: Path, shared: bytes, own: list[bytes], end: bytes = b"") -> Path:
    with parted(path, end) as file:
        file.write(shared)
        file.next_part()
        for piece in own:
            file.write(piece)
    return path


@given(files=FILES, shared=st.binary(max_size=30), end=ENDS)
def test_put_together_is_what_is_shared_then_what_is_each_ones_own(
    files: list[tuple[bytes, list[bytes]]], shared: bytes, end: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    paths = [write(folder / str(number), first, own, end) for number, (first, own) in enumerate(files)]
    whole = folder / "tout"
    put_together(whole, shared, paths, end, plain=True)
    expected = shared + b"".join(piece for _, own in files for piece in own) + end
    assert whole.read_bytes() == expected
    assert gzip.decompress(packed_beside(whole).read_bytes()) == expected
    again = folder / "encore"
    put_together(again, shared, [whole], end, plain=True)  # what was put together can be put together again
    assert again.read_bytes() == expected
    assert packed_beside(again).read_bytes() == packed_beside(whole).read_bytes()


@given(shared=st.binary(max_size=60), own=PIECES, end=ENDS)
def test_parts_are_found_again(
    shared: bytes, own: list[bytes], end: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = write(tmp_path_factory.mktemp("parts") / "un", shared, own, end)
    assert path.read_bytes() == shared + b"".join(own) + end
    assert gzip.decompress(packed_beside(path).read_bytes()) == path.read_bytes()
    assert shared_part(path) == shared


def test_files_that_fit(tmp_path: Path) -> None:
    one, two = write(tmp_path / "un", b"abc", [b"de"]), write(tmp_path / "deux", b"", [b"fghij"])
    assert fit([one, two], 10)
    assert not fit([one, two], 9)
    assert not fit([one, tmp_path / "absent"], 100)


def test_parts_longer_than_a_copied_piece(tmp_path: Path) -> None:
    long = bytes(range(256)) * 10_000
    paths = [write(tmp_path / name, long[:300], [long], b"]") for name in ("un", "deux")]
    put_together(tmp_path / "tout", b"[", paths, b"]", plain=True)
    assert (tmp_path / "tout").read_bytes() == b"[" + long + long + b"]"


def test_nothing_is_compressed_twice(tmp_path: Path) -> None:
    """The bytes of what is a file's own stand as they are in what is put together."""
    path = write(tmp_path / "un", b"tete", [b"corps " * 50])
    put_together(tmp_path / "tout", b"autre", [path], plain=False)
    first = zlib.decompressobj(31)
    first.decompress(packed_beside(path).read_bytes())
    assert packed_beside(tmp_path / "tout").read_bytes().endswith(first.unused_data)
    assert not (tmp_path / "tout").exists()


def test_file_that_ends_otherwise_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "un", b"[", [b"1"], b"]")
    with pytest.raises(ReleaseError, match="publiez dans un autre dossier"):
        put_together(tmp_path / "tout", b"[", [path], b")", plain=True)
