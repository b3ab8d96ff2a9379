#pragma once

#include "ui/common/emptystate.h"
#include "ui/common/rowproxy.h"
#include "ui/common/tablepage.h"

#include <QHash>
#include <QTimer>

class QBoxLayout;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;

namespace signalbox::ui {

class Chip;
class Label;
class Surface;

/// The parts of a TablePage. Split over tablepage.cpp (what it says), tablepagebuild.cpp (how it is put together) and
/// tablepagedata.cpp (columns, copy, export).
class TablePage::Private
{
public:
    explicit Private(TablePage& page) : q(page) {}

    void build();
    void buildHead(QBoxLayout* column);
    void buildFilterBar(QBoxLayout* column);
    void buildFoot(QBoxLayout* column);
    void connectView();

    void chipMenu(const QString& key);
    void setFilter(const QString& key, const QString& value);
    void applyQuery();
    void refreshChips();
    void refreshState();
    void refreshFoot();
    void refreshSort();
    void sortBy(int column);
    void rowMenu(const QPoint& at);
    void columnsMenu();
    void restoreColumns();
    void storeColumns();
    void fitTools();
    QString chipLabel(const QString& key, const QString& value) const;

    TablePage& q;
    RowProxy* proxy = nullptr; ///< null when the model orders itself
    RowQuery query;
    QMap<QString, QList<ChipSpec::Choice>> choices;
    QHash<QString, Chip*> chips;

    Label* title = nullptr;
    Label* subtitle = nullptr;
    QHBoxLayout* headRight = nullptr;
    QPushButton* actionsButton = nullptr;
    QMenu* actionsMenu = nullptr;
    QAction* primary = nullptr;
    QPushButton* primaryButton = nullptr;
    QHBoxLayout* tools = nullptr;
    QList<QPushButton*> toolButtons;
    QPushButton* columnsButton = nullptr;
    QPushButton* exportButton = nullptr;
    EmptyState* empty = nullptr;
    Label* selected = nullptr;
    Label* shown = nullptr;
    Label* note = nullptr;
    QHBoxLayout* verbs = nullptr;
    QList<QAction*> verbActions;
    QList<QPushButton*> verbButtons;

    QTimer skeletonSoon;
    QTimer storeSoon;
    QTimer typedSoon;
    QDateTime staleSince;
    QString failedSentence;
    QString failedDetails;
    QString deniedSentence;
    QString deniedPermission;
    QString filterHint;
    bool restoring = false;
};

} // namespace signalbox::ui
