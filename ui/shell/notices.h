#pragma once

#include "ui/client/adminsigner.h"
#include "ui/common/cell.h"
#include "ui/shell/popup.h"

#include <QDateTime>

namespace signalbox::ui {

/// What happened that a person should know of, newest first: a node lost, a task failed, a certificate changed. Kept
/// until the console ends. GUI thread only.
class Notices final : public QObject
{
    Q_OBJECT
public:
    static constexpr int Most = 100;

    struct Notice
    {
        QString kind; ///< the same kind from the same node replaces the older one
        QString nodeId;
        StateKind state = StateKind::Warn;
        QString sentence;
        QDateTime at = {}; ///< add() sets it
        bool unread = true;
        std::function<void()> open = {}; ///< where to look; may be empty
    };

    explicit Notices(NowMs now, QObject* parent = nullptr);
    void add(Notice notice);
    /// What it spoke of is over.
    void remove(const QString& kind, const QString& nodeId);
    void markRead();
    [[nodiscard]] int unread() const;
    [[nodiscard]] const QList<Notice>& all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    NowMs m_now;
    QList<Notice> m_all;
};

/// The list under the bell.
class NoticesPopup final : public Popup
{
    Q_OBJECT
public:
    NoticesPopup(Look& look, Notices& notices, NowMs now, QWidget* parent);
};

} // namespace signalbox::ui
