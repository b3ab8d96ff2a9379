#pragma once

#include "ui/client/types.h"
#include "ui/common/cell.h"
#include "ui/shell/tasks.h"

#include <optional>
#include <QPointer>
#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QToolButton;

namespace signalbox::ui {

struct Look;
class Label;

/// 80×4, with an end that moves when nobody knows how long.
class ProgressLine final : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(Look& look, QWidget* parent = nullptr);
    /// −1: unknown.
    void setPercent(int percent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    int m_percent = 0;
};

/// Link and latency, what runs in the background with its bar and ×, a list of all of it; right: the version.
class StatusBar final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Height = 26;

    StatusBar(Look& look, const QString& version, QWidget* parent = nullptr);
    /// No node: nothing is said about a link.
    void setLink(const std::optional<LinkState>& state);
    /// Whose tasks are shown; none hides them.
    void setTasks(Tasks* tasks);
    void setRim(int px);
    QToolButton& tasksButton() { return *m_title; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshTasks();
    void showAll();

    Look& m_look;
    QPointer<Tasks> m_tasks;
    StateKind m_kind = StateKind::Off;
    bool m_hasLink = false;
    QHBoxLayout* m_layout = nullptr;
    QWidget* m_dot = nullptr;
    Label* m_link = nullptr;
    Label* m_latency = nullptr;
    QToolButton* m_title = nullptr;
    ProgressLine* m_bar = nullptr;
    Label* m_percent = nullptr;
    QToolButton* m_cancel = nullptr;
    int m_shown = 0;
};

} // namespace signalbox::ui
