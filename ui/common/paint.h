#pragma once

#include "ui/common/cell.h"
#include "ui/common/look.h"

#include <QPainter>
#include <QRectF>

namespace signalbox::ui {

// Radii of LOOK, section 3.
inline constexpr qreal TagRadius = 4;
inline constexpr qreal FieldRadius = 6;
inline constexpr qreal CardRadius = 8;
inline constexpr qreal DialogRadius = 10;

/// Saves the painter, switches antialiasing on, restores.
class Painting
{
public:
    explicit Painting(QPainter* painter) : m_painter(painter)
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
    }
    ~Painting() { m_painter->restore(); }
    Painting(const Painting&) = delete;
    Painting& operator=(const Painting&) = delete;

private:
    QPainter* m_painter;
};

/// A filled rounded box whose border lies inside `rect`; either colour may be invalid for none.
void paintBox(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border,
              qreal borderWidth = 1.0, Qt::PenStyle style = Qt::SolidLine);

/// One line of text, set on the baseline a browser would choose: the middle of the font's own ascent and descent.
void paintText(QPainter* painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QColor& color,
               const QString& text);
/// The baseline paintText uses inside a box of this top and height.
qreal baselineIn(qreal top, qreal height, const QFont& font);
/// Width in fractions of a px.
qreal textWidth(const QFont& font, const QString& text);

/// Elides at the end (names) or in the middle (ids); never used on money.
QString elided(const QFont& font, const QString& text, qreal width, Qt::TextElideMode mode = Qt::ElideRight);

/// A 1 px line that is sharp at every device ratio.
void paintHairline(QPainter* painter, const QPointF& from, const QPointF& to, const QColor& color);

/// Foreground and tint of a state.
Token textTokenOf(StateKind kind);
Token tintTokenOf(StateKind kind);

/// The shadow of menus and dialogs (y 12, blur 32), painted from a nine-patch made once for each theme and ratio.
/// `rect` is the box that casts it.
void paintShadow(QPainter* painter, const QRectF& rect, qreal radius, const Theme& theme);

} // namespace signalbox::ui
