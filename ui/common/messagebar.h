#pragma once

#include "ui/common/cell.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;

namespace signalbox::ui {

struct Look;
class IconLabel;
class Label;

/// A sentence under the page head, with at most two buttons and ×. It reports; dialogs only ask. One bar a page: a
/// newer message of the same kind replaces the older, and a message of another kind waits until the one shown is
/// closed.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    struct Button
    {
        QString text;
        std::function<void()> run;
        QString icon = {};
    };
    struct Message
    {
        QString kind; ///< stable: `stale`, `failed`; the same kind replaces
        StateKind state = StateKind::Ok;
        QString sentence;
        QString icon = {};
        QList<Button> buttons = {};
        int closesAfter = 0; ///< ms, 0 stays
    };

    /// How long an Undo is offered (LOOK, section 5).
    static constexpr int UndoTime = 10'000;

    explicit MessageBar(Look& look, QWidget* parent = nullptr);

    void show(const Message& message);
    /// "Peer renamed", with Undo for 10 s.
    void showUndo(const QString& sentence, std::function<void()> undo);
    /// Takes a kind away, whether it is shown or waits.
    void clear(const QString& kind);
    bool has(const QString& kind) const;
    /// Empty when nothing is shown.
    QString sentence() const;
    void press(int button);

    QSize sizeHint() const override { return {200, 36}; }

Q_SIGNALS:
    void closed(const QString& kind);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    void close();

    Look& m_look;
    QList<Message> m_messages; ///< the first is shown
    QTimer m_timer;
    QHBoxLayout* m_layout = nullptr;
};

} // namespace signalbox::ui
