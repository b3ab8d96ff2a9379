#!/usr/bin/env python3
"""What the packages carry is well-formed: desktop entry, metainfo, units, man pages, shell scripts, package list.

Usage: packaging.py [ROOT]. A tool that is not installed is named and not used; tests/run installs all but systemd.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

failures = []
root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[3]).resolve()


def check(tool, arguments, complaint=None):
    """Runs a tool; it fails by its code, or by a line that matches `complaint` when the code says little."""
    if not shutil.which(tool):
        print(f"{tool} is not installed: not used")
        return
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    output = done.stdout + done.stderr
    bad = re.search(complaint, output) if complaint else done.returncode != 0
    print(f"{tool} {' '.join(str(a) for a in arguments)}: {'complains' if bad else 'content'}")
    if bad:
        failures.append(f"{tool}: {output.strip()}")


def units():
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("system", "user"):
            text = (root / f"installer/systemd/signalboxd.{kind}.service").read_text(encoding="utf-8")
            # The program is not installed here; that it is there is the package's business.
            unit = pathlib.Path(folder) / kind / "signalboxd.service"
            unit.parent.mkdir()
            unit.write_text(text.replace("/usr/bin/signalboxd", shutil.which("true") or "/bin/true"), encoding="utf-8")
            check("systemd-analyze", ["verify", unit],
                  r"signalboxd\.service:\d+:|Unknown key|Failed to parse|not absolute|bad unit file|Unknown section")


def one_id():
    """One reverse-DNS id everywhere."""
    desktop = (root / "installer/signalbox.desktop").read_text(encoding="utf-8")
    metainfo = (root / "installer/signalbox.metainfo.xml").read_text(encoding="utf-8")
    cpack = (root / "installer/cpack.cmake").read_text(encoding="utf-8")
    name = re.search(r"<id>([^<]+)</id>", metainfo).group(1)
    for what, found in (("desktop entry", f"Icon={name}\n" in desktop), ("launchable", f">{name}.desktop<" in metainfo),
                        ("cpack", f"set(id {name})" in cpack)):
        if not found:
            failures.append(f"{what} does not use the id {name}")


def one_version():
    version = re.search(r"project\(Signalbox VERSION ([\d.]+)", (root / "CMakeLists.txt").read_text(encoding="utf-8"))
    for name in ("installer/man/signalbox.1", "installer/man/signalboxd.1", "installer/signalbox.metainfo.xml"):
        if version.group(1) not in (root / name).read_text(encoding="utf-8"):
            failures.append(f"{name} does not name version {version.group(1)}")


def exit_codes():
    """The man page lists the codes of app/node/exitcode.h, and no others."""
    header = (root / "app/node/exitcode.h").read_text(encoding="utf-8")
    page = (root / "installer/man/signalboxd.1").read_text(encoding="utf-8")
    in_code = set(re.findall(r"= (\d+),", header))
    in_page = set(re.findall(r"(?m)^\.B (\d+)$", page))
    if in_code != in_page:
        failures.append(f"exit codes: the program has {sorted(in_code)}, its man page {sorted(in_page)}")


def package_list():
    seen = set()
    for number, line in enumerate((root / "installer/packages.txt").read_text(encoding="utf-8").splitlines(), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if len(words) > 3 or words[0] not in ("build", "run", "test", "fuzz", "tidy", "package") or words[1] in seen:
            failures.append(f"installer/packages.txt:{number}: {line}")
        seen.add(words[1] if len(words) > 1 else "")


check("desktop-file-validate", [root / "installer/signalbox.desktop"], r".")
check("appstreamcli", ["validate", "--pedantic", "--no-net", "--no-color", root / "installer/signalbox.metainfo.xml"])
for page in sorted((root / "installer/man").glob("*.1")):
    check("groff", ["-man", "-ww", "-z", "-Tutf8", page], r".")
scripts = [root / name for name in ("installer/run", "installer/common.sh", "installer/package", "tests/run", ".ci/run",
                                    "installer/completion/signalboxd")]
scripts += [path for path in sorted((root / "tests/support").iterdir())
            if path.is_file() and path.read_bytes().startswith(b"#!/bin/bash")]
check("shellcheck", ["-x", "-P", root, *scripts])
units()
one_id()
one_version()
exit_codes()
package_list()
for failure in failures:
    print("FAILED", failure)
sys.exit(1 if failures else 0)
