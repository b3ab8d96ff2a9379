#pragma once

#include <QList>
#include <QRectF>
#include <QString>

class QWidget;

namespace signalbox::ui::test {

/// A piece of text as a widget painted it, in the widget's own coordinates.
struct DrawnText
{
    QString text;
    QRectF rect; ///< what the letters need: advance, ascent and descent
    QRectF clip; ///< what may be seen of it: the widget, less what its painter clipped away
};

/// Paints `widget` without its children onto a device that keeps text and drops everything else. This sees what
/// delegates, styles and hand-painted controls draw, whatever they call their texts.
[[nodiscard]] QList<DrawnText> drawnBy(QWidget& widget);

} // namespace signalbox::ui::test
