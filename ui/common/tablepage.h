#pragma once

#include "ui/common/tablemodel.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QWidget>

class QAction;
class QLineEdit;

namespace signalbox::ui {

struct Look;
class Drawer;
class MessageBar;
class SettingsStore;
class TableView;

/// A filter with a few answers: `State any ⌄`. "any" is always the first answer and is not in `choices`.
struct ChipSpec
{
    struct Choice
    {
        QString value; ///< what RowQuery carries
        QString label; ///< translated
    };
    QString key;
    QString label; ///< translated: `State`
    QList<Choice> choices;
};

/// What a feature says about its table. All words translated.
struct TablePageSpec
{
    QString id;         ///< stable: `peers`; settings and the names of exported files begin with it
    int version = 1;    ///< of the exported columns; grows when a key changes its meaning
    QString title;      ///< `Peers`
    QString icon;       ///< for empty states
    QString emptyTitle; ///< `No peers yet`
    QString emptyLine;  ///< `A peer is a node you exchange packets with.`
    QList<ChipSpec> chips = {};
    QString sortKey = {}; ///< first time
    Qt::SortOrder sortOrder = Qt::AscendingOrder;
    bool frozenFirstColumn = false;
    bool multiSelect = true;
};

/// The one table page of the console (LOOK, section 5): head, filter bar, table, foot, drawer, and every state a page
/// can be in. A feature gives a model and commands; it writes no table code of its own. GUI thread only. The model is
/// not owned.
class TablePage : public QWidget
{
    Q_OBJECT

public:
    enum class State {
        Loading, ///< skeleton after 150 ms
        Ready,   ///< rows; shows "empty" by itself when there are none
        Denied,
        Failed ///< nothing to show; a failure with rows on screen is a message bar instead
    };

    TablePage(Look& look, SettingsStore& settings, TablePageSpec spec, TableModel& model, QWidget* parent = nullptr);
    ~TablePage() override;

    const TablePageSpec& spec() const { return m_spec; }

    // --- head ---
    /// Words beside the title: `20 on alder-za`.
    void setSubtitle(const QString& text);
    /// The one primary button of the page; also the button of the first empty state.
    void setPrimary(QAction* action);
    /// Menu of the `Actions` button; none hides it.
    void setActions(const QList<QAction*>& actions);
    /// Stands in the head, left of the Actions button: what the whole page is about. Taken over.
    void addHeadWidget(QWidget* widget);
    /// A quiet button in the filter bar, left of Columns.
    void addTool(QAction* action);

    // --- foot and rows ---
    /// Buttons of the foot, for the selection; also the row's context menu. Enabled only with a selection.
    void setVerbs(const QList<QAction*>& verbs);
    /// Icons inside the hovered row, at the end of the first cell. At most two are good.
    void setRowActions(const QList<QAction*>& actions);
    /// Words at the foot's right, before the verbs: `Read-only. Unlock to act`.
    void setFootNote(const QString& text);

    // --- states ---
    void setState(State state);
    State state() const { return m_state; }
    /// Rows are from the cache since then; rows grey, acts off, a bar with Retry. An invalid time ends it.
    void setStale(const QDateTime& since);
    bool isStale() const;
    void setDenied(const QString& sentence, const QString& permission);
    /// `details` is what Copy puts on the clipboard. With rows on screen it is a bar, without it fills the page.
    void setFailed(const QString& sentence, const QString& details);
    void clearFailed();
    /// `2 of 3 nodes answered`; 0 of 0 ends it.
    void setPartial(int answered, int asked, const QString& why);
    /// For the empty-by-filter state: `2 match in other assets`.
    void setFilterHint(const QString& text);
    MessageBar& messages() { return *m_messages; }

    // --- what is asked for ---
    RowQuery query() const;
    void setQuery(const RowQuery& query);
    void clearFilter();
    void setChipChoices(const QString& key, const QList<ChipSpec::Choice>& choices);

    // --- selection ---
    QStringList selectedIds() const;
    QString currentId() const;
    void select(const QString& id);
    void selectAll();

    // --- parts, for the shell and for tests ---
    TableView& view() { return *m_view; }
    QLineEdit& filterField() { return *m_filter; }
    Drawer& drawer() { return *m_drawer; }

    // --- copy and export ---
    /// The current cell, exact.
    QString cellForClipboard() const;
    /// The selected rows with headers, tab separated.
    QString rowsForClipboard() const;
    void copyCell();
    void copyRows();
    /// Asks where to, then exports what is shown or everything. The running job is told by exportStarted.
    void exportWithDialog();
    /// Rows as they are shown: filter, order and visible columns.
    std::unique_ptr<RowFeed> shownFeed() const;
    QList<int> shownColumns() const;

public Q_SLOTS:
    void focusFilter();

Q_SIGNALS:
    void queryChanged(const signalbox::ui::RowQuery& query);
    void selectionChanged();
    /// Enter or a double click on a row.
    void activated(const QString& id);
    /// The drawer's wish: a row was clicked or walked to.
    void currentChanged(const QString& id);
    void refreshWanted();
    /// The end of the rows is near and the model has fewer than totalCount().
    void moreWanted();
    void copied(const QString& sentence);
    void exportStarted(QObject* exporter);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Private;
    TablePageSpec m_spec;
    TableModel& m_model;
    Look& m_look;
    SettingsStore& m_settings;
    State m_state = State::Loading;
    MessageBar* m_messages = nullptr;
    TableView* m_view = nullptr;
    QLineEdit* m_filter = nullptr;
    Drawer* m_drawer = nullptr;
    std::unique_ptr<Private> d;
};

} // namespace signalbox::ui
