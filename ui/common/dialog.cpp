#include "ui/common/dialog.h"

#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>

namespace signalbox::ui {

namespace {

constexpr int Side = 20; // padding of a dialog's parts
constexpr int FooterHeight = 57;
constexpr int NoteHeight = 35;

void line(QPainter& painter, Look& look, const QRect& rect)
{
    painter.fillRect(rect, look.theme.color(Token::Line));
}

} // namespace

/// Covers the host, dims it, and casts the dialog's shadow.
class Dialog::Scrim final : public QWidget
{
public:
    Scrim(Look& look, QWidget* host) : QWidget(host), m_look(look)
    {
        host->installEventFilter(this);
        setGeometry(host->rect());
    }
    QPointer<Dialog> dialog;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize && watched == parent()) {
            setGeometry(parentWidget()->rect());
            if (dialog != nullptr && dialog->parentWidget() == this) dialog->place();
        }
        // A sentence at a field, one row more: nobody else resizes a dialog that is no window.
        if (event->type() == QEvent::LayoutRequest && watched == dialog && !m_placeSoon) {
            m_placeSoon = true;
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_placeSoon = false;
                    if (dialog != nullptr && dialog->isVisible()) grow();
                },
                Qt::QueuedConnection);
        }
        return false;
    }
    void mousePressEvent(QMouseEvent* event) override { event->accept(); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_look.theme.color(Token::Scrim));
        if (dialog != nullptr) paintShadow(&painter, dialog->geometry(), DialogRadius, m_look.theme);
    }

private:
    /// As high as it now wants to be, no narrower, no wider than its parts need.
    void grow()
    {
        QLayout* parts = dialog->layout();
        const int width = std::max(dialog->width(), parts->totalMinimumSize().width());
        const int height =
            parts->hasHeightForWidth() ? parts->totalHeightForWidth(width) : parts->totalSizeHint().height();
        dialog->resize(QSize(width, height).boundedTo(size()));
        dialog->move((this->width() - dialog->width()) / 2, (this->height() - dialog->height()) / 2);
        update();
    }

    Look& m_look;
    bool m_placeSoon = false;
};

Dialog::Dialog(Look& look, QWidget* host, const QString& title, const QString& subtitle)
    : QDialog(nullptr), m_look(look), m_scrim(new Scrim(look, host)), m_before(QApplication::focusWidget())
{
    // The constructor of QDialog makes a window whatever its parent is; only afterwards can it be made a child.
    setParent(m_scrim);
    setWindowFlags(Qt::Widget);
    m_scrim->dialog = this;
    installEventFilter(m_scrim);
    m_scrim->hide();
    setAttribute(Qt::WA_TranslucentBackground);
    setWindowTitle(title);
    setAccessibleName(title);

    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    m_header = new QWidget(this);
    auto* head = new QHBoxLayout(m_header);
    head->setContentsMargins(Side, 17, 14, 13);
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new Label(look, Type::DialogTitle, Token::Text, title));
    if (!subtitle.isEmpty()) words->addWidget(new Label(look, Type::Small, Token::Text3, subtitle));
    head->addLayout(words, 1);
    m_headerRight = new QHBoxLayout;
    m_headerRight->setSpacing(8);
    head->addLayout(m_headerRight);
    head->setAlignment(m_headerRight, Qt::AlignTop);
    auto* close = makeIconButton(look, QStringLiteral("x"), tr("Close"));
    connect(close, &QToolButton::clicked, this, &QDialog::reject);
    m_headerRight->addWidget(close);
    m_column->addWidget(m_header);
    m_middle = new QHBoxLayout;
    m_middle->setSpacing(0);
    m_middle->setContentsMargins(0, 1, 0, 0);
    m_column->addLayout(m_middle, 1);
    connect(this, &QDialog::finished, this, [this] { m_scrim->deleteLater(); });
}

Dialog::~Dialog() = default;

void Dialog::setBadge(Environment environment)
{
    m_headerRight->insertWidget(0, new EnvironmentBadge(m_look, environment), 0, Qt::AlignVCenter);
}

void Dialog::setBody(QWidget* body)
{
    auto* holder = new QWidget(this);
    auto* inside = new QVBoxLayout(holder);
    inside->setContentsMargins(Side, 16, Side, 18);
    inside->addWidget(body);
    m_middle->insertWidget(0, holder, 1);
}

void Dialog::setSide(QWidget* side, int width)
{
    auto* holder = new Surface(m_look, Token::Sunken, this);
    holder->setEdges(Qt::LeftEdge);
    auto* inside = new QVBoxLayout(holder);
    inside->setContentsMargins(Side, 16, Side, 18);
    inside->addWidget(side);
    holder->setFixedWidth(width);
    m_middle->addWidget(holder);
    m_side = holder;
}

void Dialog::addFooter(QWidget* widget)
{
    if (m_footer == nullptr) {
        m_footer = new QWidget(this);
        m_footer->setFixedHeight(FooterHeight);
        auto* row = new QHBoxLayout(m_footer);
        row->setContentsMargins(Side, 1, Side, 0);
        m_footerLeft = new QHBoxLayout;
        m_footerRight = new QHBoxLayout;
        m_footerLeft->setSpacing(8);
        m_footerRight->setSpacing(8);
        row->addLayout(m_footerLeft);
        row->addStretch(1);
        row->addLayout(m_footerRight);
        m_column->insertWidget(2, m_footer);
    }
    if (widget != nullptr) m_footerLeft->addWidget(widget);
}

void Dialog::addButton(QPushButton* button)
{
    addFooter(nullptr);
    m_footerRight->addWidget(button);
}

void Dialog::setNote(const QString& icon, const QString& text)
{
    delete m_note;
    m_note = new QWidget(this);
    m_note->setFixedHeight(NoteHeight);
    auto* row = new QHBoxLayout(m_note);
    row->setContentsMargins(Side, 1, Side, 0);
    row->setSpacing(8);
    row->addWidget(new IconLabel(m_look, icon, 14, Token::Text2));
    row->addWidget(new Label(m_look, Type::Small, Token::Text2, text), 1);
    m_column->addWidget(m_note);
}

void Dialog::open()
{
    m_scrim->setGeometry(m_scrim->parentWidget()->rect());
    m_scrim->show();
    m_scrim->raise();
    show();
    place(); // after show(): a dialog centres itself when it appears
    QWidget* first = nullptr;
    for (QWidget* w = nextInFocusChain(); w != this; w = w->nextInFocusChain()) {
        if (isAncestorOf(w) && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus) && !m_header->isAncestorOf(w)) {
            first = w;
            break;
        }
    }
    (first != nullptr ? first : static_cast<QWidget*>(this))->setFocus(Qt::PopupFocusReason);
}

void Dialog::place()
{
    const QSize wanted = sizeHint().expandedTo(minimumSize()).boundedTo(m_scrim->size());
    const QSize size(std::max(wanted.width(), minimumWidth()), wanted.height());
    resize(size);
    move((m_scrim->width() - width()) / 2, (m_scrim->height() - height()) / 2);
    m_scrim->update();
}

void Dialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    m_scrim->hide();
    if (m_before) m_before->setFocus(Qt::OtherFocusReason);
}

bool Dialog::focusNextPrevChild(bool next)
{
    // Not a window, so Tab would walk out into the page below; it goes around inside.
    QWidget* from = QApplication::focusWidget();
    if (from == nullptr || !isAncestorOf(from)) from = this;
    for (QWidget* w = next ? from->nextInFocusChain() : from->previousInFocusChain(); w != from;
         w = next ? w->nextInFocusChain() : w->previousInFocusChain()) {
        if (isAncestorOf(w) && w->isVisibleTo(this) && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus)) {
            w->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

void Dialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    paintBox(&painter, rect(), DialogRadius, theme.color(Token::Raised),
             theme.color(theme.isDark() ? Token::Line2 : Token::Line));
    if (m_middle->count() > 0) line(painter, m_look, QRect(1, m_header->geometry().bottom() + 1, width() - 2, 1));
    if (m_footer != nullptr) line(painter, m_look, QRect(1, m_footer->y(), width() - 2, 1));
    if (m_note != nullptr) {
        const Painting painting(&painter);
        painter.setClipRect(QRect(1, m_note->y(), width() - 2, m_note->height()));
        paintBox(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), DialogRadius - 1, theme.color(Token::Sunken),
                 QColor());
        line(painter, m_look, QRect(1, m_note->y(), width() - 2, 1));
    }
}

AskDialog::AskDialog(Look& look, QWidget* host, const QString& question, const QString& consequence,
                     const QString& verb, const QString& keep, bool destructive)
    : Dialog(look, host, question)
{
    constexpr int Width = 370;
    constexpr int Padding = 15;
    header()->hide();
    setMinimumWidth(Width);
    auto* inside = new QWidget(this);
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(Padding - 1, Padding - 4, Padding - 1, Padding - 3);
    rows->setSpacing(2);
    auto* title = new Label(look, Type::BodyBold, Token::Text, question);
    auto* words = new Label(look, Type::Body, Token::Text2, consequence);
    words->setWordWrap(true);
    for (Label* label : {title, words}) label->setMinimumHeight(18);
    rows->addWidget(title);
    rows->addWidget(words);
    rows->addSpacing(10);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    auto* safe = makeButton(look, keep);
    safe->setDefault(true); // Enter is the safe answer
    m_verb = makeButton(look, verb, destructive ? ButtonKind::Destructive : ButtonKind::Primary);
    buttons->addWidget(safe);
    buttons->addWidget(m_verb);
    rows->addLayout(buttons);
    column()->addWidget(inside);
    connect(safe, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        accept();
    });
    safe->setFocus();
}

WakingButton::WakingButton(Look& look, const QString& text, ButtonKind kind, const QString& icon, QWidget* parent)
    : QPushButton(text, parent)
{
    setKind(this, kind);
    if (!icon.isEmpty()) setIcon(look.icons.icon(icon));
    setAutoDefault(false);
    setEnabled(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_wake.setStartValue(0.0);
    m_wake.setEndValue(1.0);
    m_wake.setDuration(WakeTime);
    connect(&m_wake, &QVariantAnimation::valueChanged, this, [this, &look](const QVariant& value) {
        setProperty("wake", look.theme.reducedMotion() ? 0.0 : value.toReal());
        update();
    });
    connect(&m_wake, &QVariantAnimation::finished, this, [this] {
        setProperty("wake", QVariant());
        setEnabled(true);
        update();
    });
}

void WakingButton::setReady(bool ready)
{
    if (!ready) {
        m_wake.stop();
        setProperty("wake", QVariant());
        setEnabled(false);
        update();
    } else if (!isEnabled() && m_wake.state() != QAbstractAnimation::Running) {
        m_wake.start();
    }
}

} // namespace signalbox::ui
