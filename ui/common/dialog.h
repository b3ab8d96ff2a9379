#pragma once

#include "ui/common/controls.h"

#include <QDialog>
#include <QPointer>
#include <QVariantAnimation>

class QBoxLayout;

namespace signalbox::ui {

struct Look;

/// A dialog inside the shell: on a scrim over `host` (the area between top bar and status bar), so the rim and the
/// status bar stay in sight. Esc closes, Tab stays inside, focus goes back to where it was. Deletes itself and its
/// scrim once finished.
class Dialog : public QDialog
{
    Q_OBJECT

public:
    Dialog(Look& look, QWidget* host, const QString& title, const QString& subtitle = {});
    ~Dialog() override;

    void setBadge(Environment environment);
    /// The form; takes the widget over.
    void setBody(QWidget* body);
    /// Checks or impact at the right, on sunken; takes the widget over.
    void setSide(QWidget* side, int width);
    /// Left in the footer: a quiet button, the "type the name" field.
    void addFooter(QWidget* widget);
    /// Right in the footer, in reading order.
    void addButton(QPushButton* button);
    /// The line below everything, on sunken: `Saved with key 7f3c…e91b before it is sent.`
    void setNote(const QString& icon, const QString& text);

    void open() override;

protected:
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    Look& look() const { return m_look; }
    /// Where derived dialogs put what they want when they use none of the parts above.
    QBoxLayout* column() const { return m_column; }
    QWidget* header() const { return m_header; }

private:
    class Scrim;
    friend class Scrim;
    void place();

    Look& m_look;
    Scrim* m_scrim = nullptr;
    QPointer<QWidget> m_before;
    QBoxLayout* m_column = nullptr;
    QWidget* m_header = nullptr;
    QBoxLayout* m_headerRight = nullptr;
    QBoxLayout* m_middle = nullptr;
    QWidget* m_footer = nullptr;
    QBoxLayout* m_footerLeft = nullptr;
    QBoxLayout* m_footerRight = nullptr;
    QWidget* m_side = nullptr;
    QWidget* m_note = nullptr;
};

/// A costly act, asked once: what goes and what stays; the button is the verb and the object. Enter is the safe answer.
class AskDialog final : public Dialog
{
    Q_OBJECT

public:
    AskDialog(Look& look, QWidget* host, const QString& question, const QString& consequence, const QString& verb,
              const QString& keep, bool destructive = true);

    QPushButton& verbButton() { return *m_verb; }

Q_SIGNALS:
    void confirmed();

private:
    QPushButton* m_verb = nullptr;
};

/// The button of a final act: it wakes after 2 s, its fill growing from the left, and only while everything it waits
/// for is there. With reduced motion the fill does not grow; the wait is the same.
class WakingButton final : public QPushButton
{
    Q_OBJECT

public:
    static constexpr int WakeTime = 2000; // ms

    WakingButton(Look& look, const QString& text, ButtonKind kind, const QString& icon, QWidget* parent = nullptr);
    /// Starts the wait, or ends it when a condition is no longer met.
    void setReady(bool ready);
    bool isAwake() const { return isEnabled(); }

private:
    QVariantAnimation m_wake;
};

} // namespace signalbox::ui
