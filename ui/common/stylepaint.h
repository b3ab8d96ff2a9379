#pragma once

#include <QRect>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionFrame;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;
class QSize;
class QString;
class QWidget;

// The pieces SignalboxStyle is made of. Private to ui/common.
namespace signalbox::ui {

struct Look;

/// Height of a button or field by its `size` property.
int controlHeight(const QWidget* widget);
bool isSmall(const QWidget* widget);

void paintButtonBevel(Look& look, QPainter* painter, const QStyleOptionButton& option, const QWidget* widget);
void paintButtonLabel(Look& look, QPainter* painter, const QStyleOptionButton& option, const QWidget* widget);
QSize buttonSize(Look& look, const QStyleOptionButton& option, const QWidget* widget);
void paintToolButton(Look& look, QPainter* painter, const QStyleOptionToolButton& option, const QWidget* widget);
QSize toolButtonSize(Look& look, const QStyleOptionToolButton& option, const QWidget* widget);

void paintField(Look& look, QPainter* painter, const QRect& rect, const QStyleOption& option, const QWidget* widget);
void paintCombo(Look& look, QPainter* painter, const QStyleOptionComboBox& option, const QWidget* widget);
void paintComboLabel(Look& look, QPainter* painter, const QStyleOptionComboBox& option, const QWidget* widget);
void paintCheck(Look& look, QPainter* painter, const QStyleOption& option, const QWidget* widget);
void paintRadio(Look& look, QPainter* painter, const QStyleOption& option);
void paintScrollBar(Look& look, QPainter* painter, const QStyleOptionSlider& option, const QRect& handle);

void paintMenuPanel(Look& look, QPainter* painter, const QRect& rect);
void paintMenuItem(Look& look, QPainter* painter, const QStyleOptionMenuItem& option, const QWidget* widget);
QSize menuItemSize(Look& look, const QStyleOptionMenuItem& option);
void paintTip(Look& look, QPainter* painter, const QRect& rect);

void paintHeader(Look& look, QPainter* painter, const QStyleOptionHeader& option, const QWidget* widget);
void paintRowBackground(Look& look, QPainter* painter, const QStyleOptionViewItem& option, const QWidget* widget);

/// A small box with keys in it, `Ctrl K`; its right edge is at `right`. Gives back its width.
int paintKeys(Look& look, QPainter* painter, int right, int centreY, const QString& keys);
int keysWidth(Look& look, const QString& keys);
/// `Ctrl+K` as `Ctrl K`.
QString keysText(const QString& native);

} // namespace signalbox::ui
