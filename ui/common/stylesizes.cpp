#include "ui/common/paint.h"
#include "ui/common/signalboxstyle.h"
#include "ui/common/stylepaint.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QPainterPath>
#include <QStyleOption>

// How big things are and where their parts stand; what they look like is in signalboxstyle.cpp.
namespace signalbox::ui {

namespace {

constexpr int Indicator = 16;
constexpr int SwitchWidth = 28;
constexpr int IndicatorGap = 8;
constexpr int ScrollBarWidth = 10;
constexpr int LeastHandle = 28;
constexpr int FieldPadding = 9; // and one px of border
constexpr int ComboArrowRoom = 26;

bool isSwitch(const QWidget* widget)
{
    return widget != nullptr && widget->property("switch").toBool();
}

} // namespace

int SignalboxStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    // Bars lie over the last 10 px of a view, which are padding: columns do not jump when one appears.
    case PM_ScrollView_ScrollBarOverlap:
        return ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return LeastHandle;
    case PM_ButtonMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
        return 0;
    case PM_ButtonIconSize:
        return 14;
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
        return Indicator;
    case PM_IndicatorWidth:
        return isSwitch(widget) ? SwitchWidth : Indicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return IndicatorGap;
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QLineEdit*>(widget) != nullptr) return 1;
        return qobject_cast<const QAbstractScrollArea*>(widget) != nullptr && widget->property("field").toBool() ? 1
                                                                                                                 : 0;
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
        return 1;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_MenuButtonIndicator:
        return 0;
    case PM_SubMenuOverlap:
        return -2;
    case PM_ToolTipLabelFrameWidth:
        return 4;
    case PM_HeaderMarkSize:
        return 12;
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderDefaultSectionSizeVertical:
        return m_look.theme.rowHeight();
    case PM_SplitterWidth:
        return 1;
    case PM_TabBarTabHSpace:
        return 20;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 0;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SignalboxStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* answer) const
{
    switch (hint) {
    case SH_ScrollBar_ContextMenu:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_ComboBox_Popup:
        return 0;
    case SH_Menu_SloppySubMenus:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_UnderlineShortcut:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_Header_ArrowAlignment:
        return Qt::AlignVCenter;
    case SH_BlinkCursorWhenTextSelected:
        return 0;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_Widget_Animation_Duration:
        return m_look.theme.duration(QProxyStyle::styleHint(hint, option, widget, answer));
    case SH_ToolTip_Mask:
        if (auto* mask = qstyleoption_cast<QStyleHintReturnMask*>(answer); mask != nullptr && option != nullptr) {
            QPainterPath path;
            path.addRoundedRect(option->rect, FieldRadius, FieldRadius);
            mask->region = QRegion(path.toFillPolygon().toPolygon());
            return 1;
        }
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QRect SignalboxStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth <= 0) return option->rect;
        // QLineEdit itself leaves 2 px at each side.
        // One px up: QLineEdit rounds its baseline down the page.
        return option->rect.adjusted(FieldPadding - 1, 0, -(FieldPadding - 1), -2);
    }
    case SE_PushButtonContents:
    case SE_PushButtonBevel:
    case SE_PushButtonLayoutItem:
        return option->rect;
    case SE_ItemViewItemText:
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect SignalboxStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                                     const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider == nullptr) return QProxyStyle::subControlRect(control, option, sub, widget);
        const bool across = slider->orientation == Qt::Horizontal;
        const int length = across ? slider->rect.width() : slider->rect.height();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        int size = length;
        if (range > 0) {
            size = int(qint64(slider->pageStep) * length / (range + slider->pageStep));
            size = std::min(std::max(size, LeastHandle), length);
        }
        const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                  length - size, slider->upsideDown);
        const auto part = [&](int from, int count) {
            const QRect rect =
                across ? QRect(from, 0, count, slider->rect.height()) : QRect(0, from, slider->rect.width(), count);
            return visualRect(slider->direction, slider->rect, rect.translated(slider->rect.topLeft()));
        };
        switch (sub) {
        case SC_ScrollBarGroove:
            return slider->rect;
        case SC_ScrollBarSlider:
            return part(start, size);
        case SC_ScrollBarSubPage:
            return part(0, start);
        case SC_ScrollBarAddPage:
            return part(start + size, length - start - size);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        switch (sub) {
        case SC_ComboBoxFrame:
        case SC_ComboBoxListBoxPopup:
            return option->rect;
        case SC_ComboBoxEditField:
            return visualRect(option->direction, option->rect,
                              option->rect.adjusted(FieldPadding - 1, 1, -ComboArrowRoom, -1));
        case SC_ComboBoxArrow:
            return visualRect(option->direction, option->rect,
                              QRect(option->rect.right() + 1 - ComboArrowRoom, option->rect.y(), ComboArrowRoom,
                                    option->rect.height()));
        default:
            break;
        }
    }
    if (control == CC_SpinBox) {
        constexpr int Buttons = 20;
        const QRect rect = option->rect;
        const int half = rect.height() / 2;
        const int x = rect.right() + 1 - Buttons;
        switch (sub) {
        case SC_SpinBoxFrame:
            return rect;
        case SC_SpinBoxEditField:
            return visualRect(option->direction, rect, rect.adjusted(FieldPadding - 1, 1, -Buttons, -1));
        case SC_SpinBoxUp:
            return visualRect(option->direction, rect, QRect(x, rect.y() + 2, Buttons, half - 2));
        case SC_SpinBoxDown:
            return visualRect(option->direction, rect, QRect(x, rect.y() + half, Buttons, half - 2));
        default:
            break;
        }
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QSize SignalboxStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                       const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return buttonSize(m_look, *button, widget);
        break;
    case CT_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            return toolButtonSize(m_look, *button, widget);
        break;
    case CT_LineEdit:
        return QSize(size.width() + 2 * FieldPadding, controlHeight(widget));
    case CT_SpinBox:
        return QSize(size.width() + 2 * FieldPadding, controlHeight(widget));
    case CT_ComboBox:
        return QSize(size.width() + FieldPadding + ComboArrowRoom, controlHeight(widget));
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return QSize(base.width(), std::max(base.height(), Theme::lineHeight(Type::Body)));
    }
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return menuItemSize(m_look, *item);
        break;
    case CT_HeaderSection:
        return QSize(size.width() + 16, 28);
    case CT_ProgressBar:
        return QSize(80, 4);
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

} // namespace signalbox::ui
