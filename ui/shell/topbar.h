#pragma once

#include "ui/common/cell.h"

#include <QAbstractButton>
#include <QTimer>

#include "ui/client/adminsigner.h"
#include "ui/client/environment.h"

#include <optional>

class QToolButton;
class QHBoxLayout;

namespace signalbox::ui {

struct Look;
class EnvironmentBadge;
class Label;
class LockPill;

/// The sign, the node's name and its badge: opens the node switcher.
class NodeButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit NodeButton(Look& look, QWidget* parent = nullptr);
    void setNode(const QString& name, std::optional<Environment> environment);
    /// Left of the sign; less by the rim in production, so that nothing moves.
    void setInset(int left);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    Look& m_look;
    EnvironmentBadge* m_badge = nullptr;
    int m_inset = 16;
};

/// Looks like a field and opens the command palette.
class SearchButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SearchButton(Look& look, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
};

/// A bell with the number of unread notices on it.
class TopBar final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Height = 44;

    TopBar(Look& look, NowMs now, QWidget* parent = nullptr);
    void setNode(const QString& name, std::optional<Environment> environment);
    /// Invalid: nothing was fetched yet.
    void setUpdated(const QDateTime& at);
    void setMasked(bool on);
    void setUnread(int count);
    void setPageActions(bool on);
    /// Nothing of a node is shown while there is none.
    void setRim(int px);

    NodeButton& nodeButton() { return *m_node; }
    SearchButton& searchButton() { return *m_search; }
    QToolButton& refreshButton() { return *m_refresh; }
    QToolButton& maskButton() { return *m_mask; }
    QToolButton& bellButton() { return *m_bell; }
    QToolButton& settingsButton() { return *m_settings; }
    LockPill& lockPill() { return *m_lock; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void sayUpdated();

    Look& m_look;
    NowMs m_now;
    QDateTime m_updatedAt;
    QTimer m_ageing;
    NodeButton* m_node = nullptr;
    SearchButton* m_search = nullptr;
    Label* m_updated = nullptr;
    QToolButton* m_refresh = nullptr;
    QToolButton* m_mask = nullptr;
    QToolButton* m_bell = nullptr;
    QWidget* m_unread = nullptr;
    QToolButton* m_settings = nullptr;
    LockPill* m_lock = nullptr;
    QHBoxLayout* m_layout = nullptr;
};

} // namespace signalbox::ui
