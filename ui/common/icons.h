#pragma once

#include "ui/common/theme.h"

#include <QHash>
#include <QIcon>
#include <QPixmap>

class QPainter;

namespace signalbox::ui {

/// Draws the Lucide icons in resources/icons: the stroke is 1.5 px whatever the size, the colour is a token.
/// Rendered once for each name, size, token and device ratio. GUI thread only.
class Icons final : public QObject
{
    Q_OBJECT

public:
    explicit Icons(const Theme& theme, QObject* parent = nullptr);

    /// True when resources/icons holds this name.
    static bool exists(const QString& name);

    /// `size` in device-independent px. An unknown name gives an empty pixmap and a warning once.
    QPixmap pixmap(const QString& name, int size, Token token, qreal devicePixelRatio);

    /// Paints the icon into the middle of `rect`, at `size`.
    void paint(QPainter* painter, const QRectF& rect, const QString& name, int size, Token token);

    /// Follows the theme by itself, so it may be kept in an action. Disabled state is painted in text3.
    /// The Icons object must live longer than the icon.
    QIcon icon(const QString& name, Token token = Token::Text2);

    /// The Signalbox sign, for windows, the tray and the top bar.
    static QIcon sign();
    static QPixmap signPixmap(int size, qreal devicePixelRatio, const QColor& fill);

private:
    const Theme& m_theme;
    QHash<QString, QPixmap> m_cache;
};

} // namespace signalbox::ui
