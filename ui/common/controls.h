#pragma once

#include "ui/client/environment.h"
#include "ui/common/cell.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

class QAction;

namespace signalbox::ui {

struct Look;

/// Text in a role and a token; follows the theme. Plain text unless setTextFormat says otherwise.
class Label : public QLabel
{
    Q_OBJECT

public:
    Label(Look& look, Type type, Token token, const QString& text = {}, QWidget* parent = nullptr);
    void setToken(Token token);
    void setType(Type type);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    /// Lines as they break in `width` px; one line without word wrap.
    QStringList lines(int width) const;
    bool isPlain() const { return textFormat() == Qt::PlainText; }

    Look& m_look;
    Type m_type;
    Token m_token;
};

/// A small picture from Icons.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    IconLabel(Look& look, const QString& name, int size, Token token, QWidget* parent = nullptr);
    void setIcon(const QString& name, Token token);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    QString m_name;
    int m_size;
    Token m_token;
};

enum class ButtonKind { Default, Primary, Quiet, Destructive, Link };
enum class ControlSize { Small, Normal, Form, Large };

void setKind(QWidget* button, ButtonKind kind);
void setSize(QWidget* control, ControlSize size);

/// A push button of one kind; `icon` is a Lucide name or empty.
QPushButton* makeButton(Look& look, const QString& text, ButtonKind kind = ButtonKind::Default,
                        const QString& icon = {}, QWidget* parent = nullptr);
/// A square button with an icon, 28 px; `name` is what a screen reader says and the tooltip.
QToolButton* makeIconButton(Look& look, const QString& icon, const QString& name, QWidget* parent = nullptr);
/// A button that shows and triggers an action and follows its text, icon, enabled and locked state.
QPushButton* makeActionButton(Look& look, QAction* action, ButtonKind kind = ButtonKind::Default,
                              QWidget* parent = nullptr);

/// On or off at once, no Save. Otherwise a check box.
class Switch : public QCheckBox
{
    Q_OBJECT

public:
    explicit Switch(const QString& text = {}, QWidget* parent = nullptr);
};

/// One of a few: `1 h | 24 h | 7 d`. Arrow keys move, like radio buttons.
class Segmented : public QWidget
{
    Q_OBJECT

public:
    explicit Segmented(Look& look, QWidget* parent = nullptr);
    int add(const QString& text, const QString& icon = {});
    int current() const { return m_current; }
    void setCurrent(int index);
    int count() const { return int(m_segments.size()); }
    /// All segments as wide as the widest, filling the control; the form's way.
    void setEqual(bool on);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Segment
    {
        QString text;
        QString icon;
    };
    QRect rectOf(int index) const;
    int widthOf(const Segment& segment) const;

    Look& m_look;
    QList<Segment> m_segments;
    int m_current = -1;
    bool m_equal = false;
};

/// `State any ⌄`, and `Asset USD ×` while it filters.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    Chip(Look& look, const QString& label, QWidget* parent = nullptr);
    /// Nothing chosen shows "any".
    void setValue(const QString& shown);
    bool isActive() const { return !m_value.isEmpty(); }
    QSize sizeHint() const override;

Q_SIGNALS:
    void menuWanted();
    void cleared();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Look& m_look;
    QString m_label;
    QString m_value;
};

/// The word beside a node's name. Sandbox has a dashed border, production is filled.
class EnvironmentBadge : public QWidget
{
    Q_OBJECT

public:
    EnvironmentBadge(Look& look, Environment environment, QWidget* parent = nullptr);
    void setEnvironment(Environment environment);
    static QString word(Environment environment);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    Environment m_environment;
};

/// Keys in a small box: `Ctrl K`.
class KeysBadge : public QWidget
{
    Q_OBJECT

public:
    KeysBadge(Look& look, const QKeySequence& keys, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    QString m_text;
};

/// A state as a pill, or as mark and words when it is quiet; the same drawing as in tables.
class StateLabel : public QWidget
{
    Q_OBJECT

public:
    StateLabel(Look& look, const StateCell& state, QWidget* parent = nullptr);
    void setState(const StateCell& state);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    StateCell m_state;
};

/// An id: first 8 … last 4 in mono with a copy mark; click or Enter copies all of it and says so.
class IdLabel : public QAbstractButton
{
    Q_OBJECT

public:
    IdLabel(Look& look, const QString& id, QWidget* parent = nullptr);
    void setId(const QString& id);
    QString id() const { return m_id; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    QString m_id;
};

/// A raised box with a border and radius 8; children go into its layout.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(Look& look, QWidget* parent = nullptr);
    void setTokens(Token fill, Token border);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    Token m_fill = Token::Raised;
    Token m_border = Token::Line;
};

/// A plain area in one token, for pages and bars.
class Surface : public QWidget
{
    Q_OBJECT

public:
    Surface(Look& look, Token token, QWidget* parent = nullptr);
    /// Hairlines at these edges.
    void setEdges(Qt::Edges edges);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    Token m_token;
    Qt::Edges m_edges;
};

/// Tabs with a line under the current one and an optional count in text3.
class TabBar : public QTabBar
{
    Q_OBJECT

public:
    explicit TabBar(Look& look, QWidget* parent = nullptr);
    /// -1 takes the count away.
    void setCount(int index, qint64 count);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;

private:
    QString countText(int index) const;
    Look& m_look;
};

/// Puts `text` on the clipboard and says "Copied" beside `at` for 1.5 s. An empty text copies nothing and says so.
void copyWithNotice(const QString& text, QWidget* at);

} // namespace signalbox::ui
