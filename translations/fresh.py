"""Fails when signalbox_en.ts is not what lupdate finds in the source, or lacks a plural form.

Usage: fresh.py ROOT lupdate options… -ts      (the command without its file, as CMakeLists.txt has it)
"""

import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml


def messages(path):
    found = {}
    for context in xml.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def main():
    root, collect = pathlib.Path(sys.argv[1]), sys.argv[2:]
    kept = messages(root / "translations/signalbox_en.ts")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "signalbox_en.ts"
        subprocess.run([*collect, str(path)], cwd=root, check=True, stdout=subprocess.DEVNULL)
        now = messages(path)
    faults = [f"{context}: not in the list: {source!r}" for context, source, _ in sorted(now.keys() - kept.keys())]
    faults += [f"{context}: no longer said: {source!r}" for context, source, _ in sorted(kept.keys() - now.keys())]
    for (context, source, _), message in kept.items():
        if message.get("numerus") == "yes":
            forms = [form.text or "" for form in message.iter("numerusform")]
            if len(forms) != 2 or not all(forms):
                faults.append(f"{context}: needs its singular and plural: {source!r}")
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} differences: run `ninja translations`, fill in plural forms, commit translations/*.ts")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
