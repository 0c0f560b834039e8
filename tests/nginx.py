"""A real nginx that serves an export, for tests of what clients then see."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.served import wait_for

_CONFIGURATION = """
{user}
worker_processes 1;
daemon off;
pid "{folder}/pid";
error_log "{folder}/errors";
events {{ worker_connections 128; }}
http {{
    access_log off;
    client_body_temp_path "{folder}/body";
    proxy_temp_path "{folder}/proxy";
    fastcgi_temp_path "{folder}/fastcgi";
    uwsgi_temp_path "{folder}/uwsgi";
    scgi_temp_path "{folder}/scgi";
    include "{included}";
}}
"""


def nginx() -> str:
    """The program. Where it is absent the test is left out with a notice; with CI=true that is a failure."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("nginx is absent: apt-get install nginx-light")
        pytest.skip("nginx is absent", allow_module_level=True)
    return found


@contextmanager
def serving_files(included: Path, folder: Path, base: str) -> Iterator[str]:
    """Serve with a configuration that ``delib export`` wrote until the end of the block; gives ``base``."""
    program = nginx()
    folder.mkdir(parents=True)
    user = "user root;" if os.getuid() == 0 else ""  # else its processes could not read the folders of tests
    configuration = folder / "main.conf"
    configuration.write_text(_CONFIGURATION.format(user=user, folder=folder, included=included), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(configuration)]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr, checked.stderr
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(base, process)
            yield base
        finally:
            process.terminate()
            process.wait(timeout=20)
