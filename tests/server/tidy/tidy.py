#!/usr/bin/env python3
"""The repository tests itself: arrows between rooms, clocks, words, sizes, dead files, icons, untranslated text.

Usage: tidy.py [ROOT]     prints one line a finding, `path:line: what`, and exits 1 if there is any.
Warnings (long files) are printed and do not fail. selftest.py plants one violation of each kind and sees it found.
"""
import pathlib
import re
import subprocess
import sys

# DESIGN's order: a room of the node may include only what stands before it.
SERVER_ROOMS = ["base", "http", "graphql", "sql", "kv", "ledger", "ilp", "backend", "openpayments", "auth", "workflows",
                "sandbox"]
# A page room may use the client, the common parts and what the shell offers; the shell knows no page.
# What pages share, in the order of their arrows; below them one folder a noun, none of which knows another.
UI_SHARED = ["client", "common", "shell", "resource", "liquidity"]

LINES_WANTED = 400
LINES_MOST = 600
CODE = {".cpp", ".h"}
SCRIPTS = {".py", ".sh", ".js", ".mjs"}
TEXT = CODE | SCRIPTS | {".cmake", ".txt", ".md", ".json", ".toml", ".graphql", ".sql", ".xml", ".desktop", ".service",
                         ".qrc", ".1", ".yml", ".yaml", ".supp", ""}
# Text of others, kept as it came.
OTHERS = {"LICENSE", "resources/icons/LICENSE-lucide.txt", "resources/fonts/OFL.txt"}

# Spelled in halves so that this file passes its own test.
BANNED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", r"(?i:place" + r"holder)",
                                       r"(?i:for" + r" now)", r"(?i:st" + r"ub(?:s|bed)?)", r"(?i:dum" + r"my)",
                                       r"(?i:lorem" + r" ipsum)"]) + r")\b")
MACHINE_PATH = re.compile(r"(?<![\w./}$-])/(?:" + "|".join(["wo" + "rk", "ho" + "me", "ro" + "ot"]) + r")/"
                          + r"|\.\./" + "sha" + r"red\b|(?<!\w)\." + "libr" + r"ary/|/tmp/" + "sb/")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
WALL_CLOCK = re.compile(r"\bcurrentDateTime(?:Utc)?\s*\(|\bcurrentMSecsSinceEpoch\b|\bcurrentSecsSinceEpoch\b"
                        r"|\bsystem_clock\b|\bgettimeofday\b|(?<![\w.>])(?:std::)?time\s*\(\s*(?:nullptr|NULL|0)\s*\)"
                        r"|\bCLOCK_REALTIME\b")
SLEEP = re.compile(r"\bthis_thread::sleep_|\bqSleep\s*\(|\bqWait\s*\(|\busleep\s*\(|(?<![\w.:>])sleep\s*\(|\bmsleep\s*\(")
SKIP = re.compile(r"\bQSKIP\s*\(|\bQEXPECT_FAIL\s*\(")

# Functions whose text argument a person reads.
FOR_PEOPLE = (r"setText|setToolTip|setWindowTitle|setPlaceholderText|setStatusTip|setWhatsThis|setAccessibleName"
              r"|setAccessibleDescription|setTitle|setSubTitle|setInformativeText|setLabelText|setDetailedText|setHint"
              r"|addAction|addMenu|addTab|addRow|addButton|showMessage|QLabel|QPushButton|QToolButton|QCheckBox"
              r"|QRadioButton|QGroupBox|QAction|QMenu")
LITERAL = r'(?:QStringLiteral\(\s*)?(?:QLatin1String(?:View)?\(\s*)?(?:QString::fromUtf8\(\s*)?(?:u8?|L)?"((?:[^"\\]|\\.)*)"'
UNTRANSLATED = re.compile(r"\b(?:new\s+)?(" + FOR_PEOPLE + r")(?:\s+\w+)?\s*[({]\s*(?:[\w.>()-]+\s*,\s*)?" + LITERAL)
NOT_FOR_PEOPLE = "tidy: not for people"
ICON_NAME = re.compile(r'\b(?:icon|pixmap|iconName|setIconName)\s*\(\s*(?:QStringLiteral\(\s*)?u?"([a-z0-9-]+)"')
RESOURCE = re.compile(r'[":](?:qrc)?:/([\w./-]+\.(?:svg|png|ttf|otf|graphql|json|sql|qss|qm))"')


class Tidy:
    def __init__(self, root):
        self.root = root
        self.findings = []
        self.warnings = []
        self.files = self.list_files()

    def find(self, path, line, what):
        self.findings.append(f"{path}:{line}: {what}" if line else f"{path}: {what}")

    def list_files(self):
        if (self.root / ".git").exists():
            listed = subprocess.run(["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others",
                                     "--exclude-standard"], capture_output=True, check=False)
            if listed.returncode == 0:
                names = [name for name in listed.stdout.decode().split("\0") if name]
                return sorted({name for name in names if (self.root / name).is_file()})
        skipped = {"build", "node_modules", ".git", ".ccache", "__pycache__"}
        return sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*")
                      if path.is_file() and not skipped & set(path.relative_to(self.root).parts))

    def text(self, name):
        try:
            return (self.root / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            return None

    def run(self):
        sources = {}
        for name in self.files:
            path = pathlib.PurePosixPath(name)
            if path.suffix not in TEXT or name in OTHERS:
                continue
            text = self.text(name)
            if text is None:
                continue
            sources[name] = text
            self.words(name, text)
            if path.suffix in CODE | SCRIPTS:
                self.size(name, text)
            if path.suffix in CODE:
                self.arrows(name, text)
                self.clocks(name, text)
                self.tests_manners(name, text)
                self.people(name, text)
        self.link_arrows(sources)
        self.dead_files(sources)
        self.pictures(sources)
        return self

    # Words and paths that must not be in what is kept.
    def words(self, name, text):
        for number, line in enumerate(text.splitlines(), 1):
            found = BANNED.search(line)
            if found:
                self.find(name, number, f"the word “{found.group(0)}”")
            found = MACHINE_PATH.search(line)
            if found:
                self.find(name, number, f"a path of one machine: {found.group(0)}")

    def size(self, name, text):
        lines = text.count("\n")
        if lines > LINES_MOST:
            self.find(name, 0, f"{lines} lines; past {LINES_MOST} it is certainly two ideas")
        elif lines > LINES_WANTED:
            self.warnings.append(f"{name}: warning: {lines} lines; past {LINES_WANTED} it is probably two ideas")

    def arrows(self, name, text):
        parts = pathlib.PurePosixPath(name).parts
        area, room = parts[0], parts[1] if len(parts) > 2 else ""
        for number, line in enumerate(text.splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quoted, target = match.group(1) == '"', match.group(2)
            if quoted and "/" not in target and not target.endswith(".moc") and area != "cmake":
                self.find(name, number, f"include {target} from the root of the repository")
            if quoted and ".." in target.split("/"):
                self.find(name, number, f"include {target} from the root of the repository")
            to = target.split("/")
            if area == "server":
                self.server_arrow(name, number, parts, room, target, to)
            elif area == "ui":
                self.ui_arrow(name, number, room, target, to)

    def server_arrow(self, name, number, parts, room, target, to):
        if to[0] in ("ui", "app", "tests"):
            self.find(name, number, f"the node may not include {target}")
        if to[0] == "server" and len(to) > 2 and room:
            if room not in SERVER_ROOMS:
                self.find(name, number, f"server/{room} is not in the list of rooms")
            elif to[1] not in SERVER_ROOMS:
                self.find(name, number, f"server/{to[1]} is not in the list of rooms")
            elif SERVER_ROOMS.index(to[1]) > SERVER_ROOMS.index(room):
                self.find(name, number, f"server/{room} stands before server/{to[1]} and may not include it")
        elif to[0] == "server" and len(to) == 2 and room not in ("", "sandbox"):
            self.find(name, number, f"a room may not include {target}, which assembles rooms")
        if re.match(r"boost/(?:asio|beast)\b", target):
            redis = room == "kv" and parts[-1].startswith("redis")
            if room != "http" and not redis:
                self.find(name, number, f"only server/http (and the Redis client) may see {target}")
        if re.match(r"Q[A-Z]|Qt[A-Z]\w*/", target):
            # The embedded ledger keeps a SQLite file of its own, with the same driver.
            if not (room in ("sql", "ledger") and parts[-1].startswith("sqlite")):
                self.find(name, number, f"the node has no Qt outside sqlite*: {target}")
            elif parts[-1].endswith(".h"):
                self.find(name, number, f"no Qt in a header of the node: {target}")

    def ui_arrow(self, name, number, room, target, to):
        if to[0] in ("server", "app", "tests"):
            self.find(name, number, f"the console may not include {target}")
        if to[0] == "ui" and len(to) > 2 and room:
            own = UI_SHARED.index(room) + 1 if room in UI_SHARED else len(UI_SHARED)
            if to[1] not in UI_SHARED[:own] + [room]:
                self.find(name, number, f"ui/{room} may not include ui/{to[1]}")
        widgets = re.match(r"(?:Qt(?:Widgets|Gui|Svg|Charts)/|Q\w*Widget\w*$|QApplication$|QDialog|QLabel$|QPainter"
                           r"|QPixmap$|QIcon$|QAction$|QMainWindow$|QTableView$|QStyle|QGuiApplication$|QMenu$)", target)
        if room == "client" and widgets:
            self.find(name, number, f"ui/client knows no widgets: {target}")
        network = re.match(r"(?:Qt(?:Sql|Network)/|QSql|QNetwork(?!Information)|QTcp|QSsl|QUdp|QHostAddress|QLocalS|hiredis"
                           r"|libpq|boost/)", target)
        if room != "client" and network:
            # One running console per profile is the shell's business, and a local socket is how it knows.
            if not (room == "shell" and target.startswith("QLocalS")):
                self.find(name, number, f"only ui/client may see {target}")

    def clocks(self, name, text):
        if not name.startswith("server/") or re.fullmatch(r"server/base/clock\.(?:h|cpp)", name):
            return
        for number, line in enumerate(text.splitlines(), 1):
            found = WALL_CLOCK.search(line.split("//")[0])
            if found:
                self.find(name, number, f"{found.group(0)}: take a Clock (server/base/clock.h)")

    # A bench may wait: it measures what a program does while nothing happens.
    def tests_manners(self, name, text):
        if not name.startswith("tests/") or name.startswith("tests/bench/"):
            return
        for number, line in enumerate(text.splitlines(), 1):
            code = line.split("//")[0]
            if SLEEP.search(code):
                self.find(name, number, "a test that sleeps; wait for the thing itself or move the clock")
            if SKIP.search(code):
                self.find(name, number, "a skipped test")

    def people(self, name, text):
        if not name.startswith(("ui/", "app/desktop/")):
            return
        lines = text.splitlines()
        for match in UNTRANSLATED.finditer(text):
            words = match.group(2)
            number = text.count("\n", 0, match.end()) + 1
            if not re.search(r"[A-Za-z]{2}", re.sub(r"\\.|%\w|&\w+;|<[^>]*>", "", words)):
                continue
            if NOT_FOR_PEOPLE in lines[number - 1]:
                continue
            self.find(name, number, f"text for people without tr(): “{words}”")

    # The same arrows in CMake: a room may link only what stands before it.
    def link_arrows(self, sources):
        for name, text in sources.items():
            if not name.endswith("CMakeLists.txt"):
                continue
            for match in re.finditer(r"signalbox_room\(\s*(\w+)([^()]*(?:\([^()]*\)[^()]*)*)\)", text):
                room, body = match.group(1), re.sub(r"#.*", "", match.group(2))
                number = text.count("\n", 0, match.start()) + 1
                links = re.search(r"\b(?:PUBLIC|PRIVATE)\b.*", body, re.S)
                for link in re.findall(r"[\w:]+", links.group(0) if links else ""):
                    self.link_arrow(name, number, room, link)

    def link_arrow(self, name, number, room, link):
        if room.startswith("server_"):
            own = room.split("_")[1]
            if link.startswith("ui_") or re.match(r"Qt6::(?:Gui|Widgets|Svg|Charts)$", link):
                self.find(name, number, f"{room} may not link {link}")
            to = link.split("_")[1] if link.startswith("server_") else own
            if own in SERVER_ROOMS and to in SERVER_ROOMS and SERVER_ROOMS.index(to) > SERVER_ROOMS.index(own):
                self.find(name, number, f"{room} stands before {link} and may not link it")
        elif room.startswith("ui_") and not room.startswith("ui_app_"):
            if link.startswith("server_"):
                self.find(name, number, f"{room} may not link {link}")
            if room == "ui_client" and re.match(r"Qt6::(?:Gui|Widgets|Svg|Charts)$", link):
                self.find(name, number, f"{room} may not link {link}")

    # A source no CMakeLists.txt names is not built; a header neither named nor included is read by nobody.
    def dead_files(self, sources):
        listed = set()
        for name, text in sources.items():
            if not name.endswith(("CMakeLists.txt", ".cmake")):
                continue
            folder = pathlib.PurePosixPath(name).parent
            for word in re.findall(r"[\w./${}-]+\.(?:cpp|h|py|qrc)\b", re.sub(r"(?m)#.*$", "", text)):
                word = word.replace("${CMAKE_SOURCE_DIR}/", "/")
                if "${" in word and not word.startswith("/"):
                    # foreach(name a b) … x_${name}.cpp: each word of the list stands for the variable once.
                    listed |= {str(folder / re.sub(r"\$\{\w+\}", value, word)) for value in set(re.findall(r"\w+", text))}
                elif word.startswith("/"):
                    listed.add(word[1:])
                else:
                    listed.add(str(folder / word))
        listed |= {f"cmake/pch_{kind}.{end}" for kind in ("server", "servertest", "ui", "uitest") for end in ("cpp", "h")}
        included = {match.group(2) for text in sources.values() for match in map(INCLUDE.match, text.splitlines()) if match}
        for name in sources:
            path = pathlib.PurePosixPath(name)
            if path.parts[0] not in ("server", "ui", "app", "tests", "cmake"):
                continue
            if path.suffix == ".cpp" and name not in listed:
                self.find(name, 0, "no CMakeLists.txt lists it")
            elif path.suffix == ".h" and name not in listed and name not in included:
                self.find(name, 0, "no CMakeLists.txt lists it and nothing includes it")

    def pictures(self, sources):
        known = set(self.files)
        for name, text in sources.items():
            path = pathlib.PurePosixPath(name)
            if path.suffix == ".qrc":
                for match in re.finditer(r"<file[^>]*>([^<]+)</file>", text):
                    if str(path.parent / match.group(1)) not in known:
                        number = text.count("\n", 0, match.start()) + 1
                        self.find(name, number, f"there is no {path.parent / match.group(1)}")
            if path.suffix in CODE and path.parts[0] in ("ui", "app"):
                for match in ICON_NAME.finditer(text):
                    if f"resources/icons/{match.group(1)}.svg" not in known:
                        number = text.count("\n", 0, match.start()) + 1
                        self.find(name, number, f"there is no icon {match.group(1)} in resources/icons")


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[3]
    tidy = Tidy(root.resolve()).run()
    for line in tidy.warnings + tidy.findings:
        print(line)
    print(f"tidy: {len(tidy.files)} files, {len(tidy.findings)} findings, {len(tidy.warnings)} warnings")
    return 1 if tidy.findings else 0


if __name__ == "__main__":
    sys.exit(main())
