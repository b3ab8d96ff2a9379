#!/usr/bin/env python3
"""Plants one violation of each kind in a small tree and sees tidy.py name it; a clean tree has none."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tidy  # noqa: E402

CLEAN = {
    "server/base/clock.cpp": "auto now() { return std::chrono::system_clock::now(); }\n",
    "server/base/result.h": "#pragma once\n",
    "server/sql/sqlite.cpp": '#include "server/base/result.h"\n#include <QSqlQuery>\n',
    "server/kv/redisclient.cpp": "#include <boost/asio/io_context.hpp>\n",
    "server/http/listener.cpp": "#include <boost/beast/core.hpp>\n",
    "server/sandbox/sandbox.cpp": '#include "server/node.h"\n',
    "server/node.h": '#pragma once\n#include "server/http/router.h"\n',
    "server/base/CMakeLists.txt": "signalbox_room(server_base SOURCES clock.cpp PUBLIC Boost::json)\n",
    "server/sql/CMakeLists.txt": "signalbox_room(server_sql SOURCES sqlite.cpp PUBLIC server_base)\n",
    "server/kv/CMakeLists.txt": "signalbox_room(server_kv SOURCES redisclient.cpp)\n",
    "server/http/CMakeLists.txt": "signalbox_room(server_http SOURCES listener.cpp)\n",
    "server/sandbox/CMakeLists.txt": "signalbox_room(server_sandbox SOURCES sandbox.cpp)\n",
    "server/CMakeLists.txt": "# node.h\n",
    "ui/client/CMakeLists.txt": "signalbox_room(ui_client SOURCES a.cpp PUBLIC Qt6::Network)\n",
    "ui/client/a.cpp": "#include <QNetworkReply>\n",
    "ui/peers/CMakeLists.txt": "signalbox_room(ui_peers SOURCES page.cpp)\n",
    "ui/peers/page.cpp": '#include "ui/common/look.h"\nvoid f(QLabel* l) { l->setText(tr("Peers")); l->setText(u"%1"_s); '
                         'icon(u"plus"_s); }\n',
    "ui/common/CMakeLists.txt": "signalbox_room(ui_common SOURCES look.h)\n",
    "ui/common/look.h": "#pragma once\n",
    "resources/icons/plus.svg": "<svg/>\n",
    "resources/look.qrc": "<RCC><qresource><file>icons/plus.svg</file></qresource></RCC>\n",
    "tests/server/base/resulttest.cpp": "QTRY_VERIFY(done);\n",
    "tests/server/base/CMakeLists.txt": "foreach(name result)\n  signalbox_test(x SOURCES ${name}test.cpp)\nendforeach()\n",
}

# name of the sentence: file, its content, a part of the finding
PLANTED = {
    "a lower room includes a higher one":
        ("server/base/result.h", '#include "server/ledger/ledger.h"\n', "may not include"),
    "a room of no list is included": ("server/sql/sqlite.cpp", '#include "server/odd/odd.h"\n', "list of rooms"),
    "a room includes the composition root": ("server/sql/sqlite.cpp", '#include "server/node.h"\n', "assembles"),
    "the node includes the console": ("server/base/result.h", '#include "ui/common/look.h"\n', "may not include"),
    "the console includes the node": ("ui/peers/page.cpp", '#include "server/base/result.h"\n', "may not include"),
    "the client includes a widget": ("ui/client/a.cpp", "#include <QWidget>\n", "knows no widgets"),
    "a page includes the network": ("ui/peers/page.cpp", "#include <QNetworkReply>\n", "only ui/client"),
    "a page includes another page": ("ui/peers/page.cpp", '#include "ui/assets/assetspage.h"\n', "may not include"),
    "the shell includes a page": ("ui/shell/w.h", '#include "ui/peers/page.h"\n', "may not include"),
    "an include from beside": ("ui/peers/page.cpp", '#include "page.h"\n', "from the root"),
    "Beast outside its room": ("server/sql/sqlite.cpp", "#include <boost/beast/core.hpp>\n", "only server/http"),
    "Asio outside its room": ("server/kv/memory.cpp", "#include <boost/asio/post.hpp>\n", "only server/http"),
    "Qt in the node": ("server/base/result.h", "#include <QString>\n", "no Qt"),
    "the wall clock by Qt": ("server/sql/sqlite.cpp", "auto t = QDateTime::currentDateTimeUtc();\n", "take a Clock"),
    "the wall clock by the standard": ("server/sql/sqlite.cpp", "auto t = std::chrono::system_clock::now();\n", "Clock"),
    "a banned word": ("server/base/result.h", "// TO" "DO later\n", "the word"),
    "a machine's path": ("server/base/result.h", "// see /wo" "rk/main/x\n", "a path of one machine"),
    "a file too long": ("server/base/result.h", "//\n" * 601, "two ideas"),
    "a source nobody builds": ("server/sql/lost.cpp", "int x;\n", "no CMakeLists.txt lists it"),
    "a header nobody reads": ("server/sql/lost.h", "#pragma once\n", "nothing includes it"),
    "a link arrow upwards":
        ("server/sql/CMakeLists.txt", "signalbox_room(server_sql SOURCES sqlite.cpp PUBLIC server_backend)\n", "may not link"),
    "a page linked to the node":
        ("ui/peers/CMakeLists.txt", "signalbox_room(ui_peers SOURCES page.cpp PRIVATE server_base)\n", "may not link"),
    "a test that sleeps": ("tests/server/base/resulttest.cpp", "QTest::qSleep(5);\n", "sleeps"),
    "a skipped test": ("tests/server/base/resulttest.cpp", 'QSKIP("later");\n', "skipped"),
    "untranslated text": ("ui/peers/page.cpp", 'label->setText(u"Peers"_s);\n', "without tr()"),
    "untranslated text over two lines": ("ui/peers/page.cpp", 'menu->addAction(\n    QStringLiteral("Delete"));\n', "without tr()"),
    "an untranslated label": ("ui/peers/page.cpp", 'auto* l = new QLabel(u"Name"_s, this);\n', "without tr()"),
    "an icon that is not there": ("ui/peers/page.cpp", 'icon(u"no-such"_s);\n', "there is no icon"),
    "a resource that is not there":
        ("resources/look.qrc", "<RCC><qresource><file>icons/gone.svg</file></qresource></RCC>\n", "there is no"),
}


def findings(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return tidy.Tidy(root).run().findings


class TidyTest(unittest.TestCase):
    def test_a_clean_tree_has_no_findings(self):
        self.assertEqual(findings(CLEAN), [])

    def test_each_planted_violation_is_named(self):
        for sentence, (name, text, part) in PLANTED.items():
            with self.subTest(sentence):
                found = [line for line in findings({**CLEAN, name: text}) if line.startswith(name) and part in line]
                self.assertTrue(found, f"{sentence}: not found in {name}")


if __name__ == "__main__":
    unittest.main()
