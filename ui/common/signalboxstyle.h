#pragma once

#include <QProxyStyle>

namespace signalbox::ui {

struct Look;

/// Fusion with the console's own buttons, fields, menus, tables and scroll bars (LOOK, sections 3 and 5). Everything is
/// painted from the theme's tokens; no style sheet is used or needed.
///
/// A widget says what it is by dynamic properties, read at paint time:
///   `kind`  on QPushButton and QToolButton: `primary`, `default` (none set), `quiet`, `destructive`, `link`
///   `controlSize` on buttons, fields and combos: `small` 24, none 28, `form` 32, `large` 36
///   `wrong` on fields (bool): the border of an error
///   `mono`  on fields (bool): Signalbox Mono
///   `switch` on QCheckBox (bool): a switch in place of a box
///   `locked` on a button (bool): painted as disabled with a lock, but it can be clicked (read-only node)
/// After changing one of them call update() on the widget.
///
/// The Look must outlive the style.
class SignalboxStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit SignalboxStyle(Look& look);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
    QPalette standardPalette() const override;

    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget* widget) override;
    void polish(QApplication* application) override;
    void unpolish(QApplication* application) override;

    Look& look() const { return m_look; }

private:
    Look& m_look;
    QObject* m_focusRing = nullptr;
};

} // namespace signalbox::ui
