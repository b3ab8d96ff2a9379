#include "ui/common/signalboxstyle.h"

#include "ui/common/focusring.h"
#include "ui/common/paint.h"
#include "ui/common/stylepaint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainterPath>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>
#include <QToolTip>

namespace signalbox::ui {

SignalboxStyle::SignalboxStyle(Look& look) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_look(look)
{
    setObjectName(QStringLiteral("signalbox"));
}

void SignalboxStyle::polish(QApplication* application)
{
    QProxyStyle::polish(application);
    if (m_focusRing == nullptr) {
        m_focusRing = new FocusRing(m_look, this);
        application->installEventFilter(m_focusRing);
    }
    const auto tips = [this] {
        QPalette palette;
        palette.setColor(QPalette::ToolTipBase, m_look.theme.color(Token::Text));
        palette.setColor(QPalette::ToolTipText, m_look.theme.color(Token::Base));
        QToolTip::setPalette(palette);
        QToolTip::setFont(m_look.theme.font(Type::Small));
    };
    tips();
    connect(&m_look.theme, &Theme::changed, m_focusRing, tips);
}

void SignalboxStyle::unpolish(QApplication* application)
{
    delete m_focusRing;
    m_focusRing = nullptr;
    QProxyStyle::unpolish(application);
}

void SignalboxStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
        qobject_cast<QLineEdit*>(widget) != nullptr || qobject_cast<QScrollBar*>(widget) != nullptr ||
        qobject_cast<QTabBar*>(widget) != nullptr || qobject_cast<QAbstractSpinBox*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QMenu*>(widget) != nullptr || widget->inherits("QComboBoxPrivateContainer")) {
        // Rounded corners: the panel paints itself, what lies outside stays clear.
        widget->setAttribute(Qt::WA_TranslucentBackground);
        widget->setWindowFlag(Qt::FramelessWindowHint);
    }
    if (qobject_cast<QScrollBar*>(widget) != nullptr) widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    if (auto* box = qobject_cast<QDialogButtonBox*>(widget)) box->setCenterButtons(false);
}

void SignalboxStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        // A line edit inside another control (combo, spin box, our money field) has no frame of its own.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame != nullptr) {
            if (frame->lineWidth > 0) paintField(m_look, painter, option->rect, *option, widget);
        }
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (widget != nullptr && widget->property("field").toBool())
            paintField(m_look, painter, option->rect, *option, widget);
        return;
    case PE_FrameFocusRect:
        return; // the ring is FocusRing's; rows show themselves by their fill
    case PE_FrameDefaultButton:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheck(m_look, painter, *option, widget);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(m_look, painter, *option);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu) paintMenuPanel(m_look, painter, option->rect);
        return;
    case PE_PanelTipLabel:
        paintTip(m_look, painter, option->rect);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            paintRowBackground(m_look, painter, *item, widget);
        return;
    case PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            paintButtonBevel(m_look, painter, *button, widget);
        return;
    case PE_PanelScrollAreaCorner:
    case PE_PanelButtonTool:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_FrameWindow:
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            m_look.icons.paint(painter, option->rect,
                               option->state & State_Open ? QStringLiteral("chevron-down")
                                                          : QStringLiteral("chevron-right"),
                               14, Token::Text3);
        return;
    case PE_IndicatorArrowDown:
        m_look.icons.paint(painter, option->rect, QStringLiteral("chevron-down"), 14, Token::Text2);
        return;
    case PE_IndicatorArrowUp:
        m_look.icons.paint(painter, option->rect, QStringLiteral("chevron-up"), 14, Token::Text2);
        return;
    case PE_IndicatorArrowRight:
        m_look.icons.paint(painter, option->rect, QStringLiteral("chevron-right"), 14, Token::Text2);
        return;
    case PE_IndicatorArrowLeft:
        m_look.icons.paint(painter, option->rect, QStringLiteral("chevron-left"), 14, Token::Text2);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SignalboxStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            paintButtonBevel(m_look, painter, *button, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            paintButtonLabel(m_look, painter, *button, widget);
        return;
    case CE_CheckBoxLabel:
    case CE_RadioButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QString text = button->text;
            text.remove(u'&');
            paintText(painter, button->rect, button->direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft,
                      widget != nullptr ? widget->font() : m_look.theme.font(Type::Body),
                      m_look.theme.color(button->state & State_Enabled ? Token::Text : Token::Text3), text);
        }
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            paintComboLabel(m_look, painter, *combo, widget);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            paintMenuItem(m_look, painter, *item, widget);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
    case CE_FocusFrame:
    case CE_SizeGrip:
        return;
    case CE_HeaderSection:
        return;
    case CE_Header:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            paintHeader(m_look, painter, *header, widget);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_look.theme.color(Token::Sunken));
        paintHairline(painter, QPointF(option->rect.x(), option->rect.bottom()),
                      QPointF(option->rect.right() + 1, option->rect.bottom()), m_look.theme.color(Token::Line));
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, m_look.theme.color(Token::Line));
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            QRectF rect = option->rect;
            constexpr qreal Height = 4;
            rect = QRectF(rect.x(), rect.center().y() - Height / 2, rect.width(), Height);
            paintBox(painter, rect, Height / 2, m_look.theme.color(Token::Press), QColor());
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            if (range > 0) {
                rect.setWidth(rect.width() * qreal(bar->progress - bar->minimum) / qreal(range));
                paintBox(painter, rect, Height / 2, m_look.theme.color(Token::AccentFill), QColor());
            }
        }
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            if (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine) {
                painter->fillRect(option->rect, m_look.theme.color(Token::Line));
                return;
            }
            if (widget != nullptr && widget->property("field").toBool())
                paintField(m_look, painter, option->rect, *option, widget);
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void SignalboxStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                        const QWidget* widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            paintToolButton(m_look, painter, *button, widget);
        return;
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            paintCombo(m_look, painter, *combo, widget);
        return;
    case CC_ScrollBar:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            paintScrollBar(m_look, painter, *slider, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    case CC_SpinBox: {
        paintField(m_look, painter, option->rect, *option, widget);
        const auto arrow = [&](SubControl sub, const QString& icon) {
            m_look.icons.paint(painter, subControlRect(control, option, sub, widget), icon, 12, Token::Text2);
        };
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
            spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            arrow(SC_SpinBoxUp, QStringLiteral("chevron-up"));
            arrow(SC_SpinBoxDown, QStringLiteral("chevron-down"));
        }
        return;
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QIcon SignalboxStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
        return m_look.icons.icon(QStringLiteral("x"), Token::Text3);
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return m_look.icons.icon(QStringLiteral("x"));
    case SP_MessageBoxWarning:
        return m_look.icons.icon(QStringLiteral("triangle-alert"), Token::Warn);
    case SP_MessageBoxCritical:
        return m_look.icons.icon(QStringLiteral("circle-x"), Token::Fail);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return m_look.icons.icon(QStringLiteral("info"), Token::Accent);
    case SP_DirIcon:
        return m_look.icons.icon(QStringLiteral("folder"));
    case SP_FileIcon:
        return m_look.icons.icon(QStringLiteral("file"));
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

QPalette SignalboxStyle::standardPalette() const
{
    return m_look.theme.palette();
}

} // namespace signalbox::ui
