#pragma once

#include "ui/common/cell.h"

#include <QWidget>

class QBoxLayout;
class QStackedWidget;
class QToolButton;

namespace signalbox::ui {

struct Look;
class IdLabel;
class Label;
class SettingsStore;
class StateLabel;
class TabBar;

/// Beside or under a table, never over it: right and 400 wide for a story, bottom and 236 high for a comparison. The
/// person can swap, drag and pin it; the choice is remembered under `id`. A splitter of the page holds it; see
/// DrawerSplitter.
class Drawer : public QWidget
{
    Q_OBJECT

public:
    enum class Place { Right, Bottom };

    static constexpr int RightWidth = 400;
    static constexpr int BottomHeight = 236;

    Drawer(Look& look, SettingsStore& settings, const QString& id, Place first, QWidget* parent = nullptr);

    Place place() const { return m_place; }
    void setPlace(Place place);
    bool isPinned() const { return m_pinned; }
    void setPinned(bool on);
    bool isOpen() const { return m_open; }
    void open();
    void close();

    void setTitle(const QString& title);
    /// In place of or before the title, with a note behind it: `after 1.9 s`.
    void setState(const StateCell& state, const QString& note = {});
    void clearState();
    void setId(const QString& id);
    /// Stands between the head and the tabs: the amounts, the "why" box. Taken over; null takes it away.
    void setSummary(QWidget* widget);
    int addTab(const QString& title, QWidget* page);
    void setTabCount(int index, qint64 count);
    void setCurrentTab(int index);
    int currentTab() const;
    void clearTabs();

Q_SIGNALS:
    void placeChanged();
    void opened();
    void closed();
    void currentTabChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void arrange();
    QString key(const QString& what) const;

    Look& m_look;
    SettingsStore& m_settings;
    QString m_id;
    Place m_place;
    bool m_pinned = false;
    bool m_open = false;
    QWidget* m_head = nullptr;
    Label* m_title = nullptr;
    Label* m_note = nullptr;
    StateLabel* m_state = nullptr;
    IdLabel* m_idLabel = nullptr;
    QToolButton* m_swap = nullptr;
    QToolButton* m_pin = nullptr;
    QToolButton* m_close = nullptr;
    QWidget* m_summary = nullptr;
    TabBar* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
};

} // namespace signalbox::ui
