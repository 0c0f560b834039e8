"""What a publication costs: acts a second from nothing, then again unchanged, then with one act changed.

``python benchmarks/publish.py [--acts N] [--workers N]`` makes N fictional acts out of a bundled one (other numbers,
sums and beneficiaries), and runs the real command on them. Figures depend on the machine and on what else it
does: read the ratios of one run. Processor time, of all processes together, is the steadier figure.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "samples" / "valcombreuse-2024-17.txt"
NAMES = ("Ajoncs", "Bruyères", "Charmes", "Digitales", "Érables", "Fougères", "Genêts", "Houx", "Iris", "Joncs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the clock, and of processors."""

    clock: float
    processors: float


def write_acts(folder: Path, number: int) -> None:
    """So many acts that differ in number, in a sum and its total, and in the name of a beneficiary."""
    folder.mkdir()
    text = MODEL.read_text(encoding="utf-8")
    for index in range(number):
        more = index % 100
        act = text.replace("2024-17", f"2024-{1000 + index}").replace("1 800,00", f"1 8{more:02},00")
        act = act.replace("6 050,00", f"6 {50 + more:03},00")
        act = act.replace("Foyer rural", f"Foyer des {NAMES[index % len(NAMES)]}")
        (folder / f"acte-{index:05}.txt").write_text(act, encoding="utf-8")


def publish(sources: Path, site: Path, workers: int) -> Cost:
    """Run the command once."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "publisher", "publish", sources, "--to", site, "--workers", str(workers)]
    done = subprocess.run([*command, "--quiet"], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"the publication ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(
        clock=time.perf_counter() - start,
        processors=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    )


def told(label: str, cost: Cost, number: int, cold: Cost) -> str:
    """One line of the report."""
    return (
        f"{label:<14} {cost.clock:7.2f} s {number / cost.clock:8.1f} acts/s {cost.processors:7.2f} s of processor "
        f"{cold.clock / cost.clock:6.1f} x"
    )


def main() -> None:
    """Publish three times, and say what each cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--acts", type=int, default=300)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    number, workers = arguments.acts, arguments.workers
    with tempfile.TemporaryDirectory() as folder:
        sources, site = Path(folder, "actes"), Path(folder, "site")
        write_acts(sources, number)
        print(f"{number} acts of {MODEL.stat().st_size} bytes, {workers} workers")
        cold = publish(sources, site, workers)
        print(told("from nothing", cold, number, cold))
        print(told("unchanged", publish(sources, site, workers), number, cold))
        first = sources / "acte-00000.txt"
        first.write_text(first.read_text(encoding="utf-8").replace("1 200,00", "1 300,00"), encoding="utf-8")
        print(told("one changed", publish(sources, site, workers), number, cold))


if __name__ == "__main__":
    main()
