#include "ui/common/paint.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainterPath>
#include <QPixmapCache>

#include <cmath>
#include <vector>

namespace signalbox::ui {

namespace {

constexpr int ShadowOffset = 12; // LOOK: y 12, blur 32
constexpr int ShadowBlur = 32;
constexpr int ShadowReach = ShadowBlur; // how far the blur is painted

/// Three box blurs in each direction are close to a Gaussian; the image holds alpha only.
void blurAlpha(QImage& image, int radius)
{
    const int width = image.width();
    const int height = image.height();
    std::vector<int> line(std::size_t(std::max(width, height)));
    const auto pass = [&](int length, auto read, auto write) {
        for (int i = 0; i < length; ++i) line[std::size_t(i)] = read(i);
        const int window = 2 * radius + 1;
        int sum = 0;
        for (int i = -radius; i <= radius; ++i) sum += i >= 0 && i < length ? line[std::size_t(i)] : 0;
        for (int i = 0; i < length; ++i) {
            write(i, sum / window);
            const int out = i - radius;
            const int in = i + radius + 1;
            if (out >= 0) sum -= line[std::size_t(out)];
            if (in < length) sum += line[std::size_t(in)];
        }
    };
    for (int turn = 0; turn < 3; ++turn) {
        for (int y = 0; y < height; ++y) {
            uchar* row = image.scanLine(y);
            pass(
                width, [&](int x) { return int(row[x]); }, [&](int x, int v) { row[x] = uchar(v); });
        }
        for (int x = 0; x < width; ++x) {
            pass(
                height, [&](int y) { return int(image.constScanLine(y)[x]); },
                [&](int y, int v) { image.scanLine(y)[x] = uchar(v); });
        }
    }
}

/// A rounded box in the middle of a transparent picture, blurred, in the theme's shadow ink.
QPixmap shadowPatch(qreal radius, qreal ratio, const QColor& ink)
{
    const int corner = int(std::ceil(radius)) + ShadowBlur;
    const int side = 2 * (ShadowReach + corner) + 1;
    QImage alpha(QSize(side, side) * ratio, QImage::Format_Alpha8);
    alpha.fill(0);
    {
        QPainter painter(&alpha);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(ratio, ratio);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::black);
        painter.drawRoundedRect(QRectF(ShadowReach, ShadowReach, side - 2 * ShadowReach, side - 2 * ShadowReach),
                                radius, radius);
    }
    // A CSS blur of 32 is a Gaussian of sigma 16, and three boxes of radius r have a sigma close to r.
    blurAlpha(alpha, int(std::round(ShadowBlur * ratio / 2.0 * 0.94)));
    QImage picture(alpha.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < picture.height(); ++y) {
        auto* to = reinterpret_cast<QRgb*>(picture.scanLine(y));
        const uchar* from = alpha.constScanLine(y);
        for (int x = 0; x < picture.width(); ++x)
            to[x] = qPremultiply(qRgba(ink.red(), ink.green(), ink.blue(), from[x] * ink.alpha() / 255));
    }
    QPixmap result = QPixmap::fromImage(picture);
    result.setDevicePixelRatio(ratio);
    return result;
}

} // namespace

void paintBox(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border,
              qreal borderWidth, Qt::PenStyle style)
{
    const Painting painting(painter);
    if (!border.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(rect, radius, radius);
        return;
    }
    const qreal half = borderWidth / 2;
    QPen pen(border, borderWidth, style);
    if (style == Qt::DashLine) pen.setDashPattern({3, 2});
    painter->setPen(pen);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
}

qreal baselineIn(qreal top, qreal height, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal content = metrics.ascent() + metrics.descent();
    // Down, not to the nearest: that is where a browser puts it, and where the drawings have it.
    return std::floor(top + (height - content) / 2 + metrics.ascent());
}

qreal textWidth(const QFont& font, const QString& text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

QString elided(const QFont& font, const QString& text, qreal width, Qt::TextElideMode mode)
{
    const QFontMetricsF metrics(font);
    // Rounding may make a text that fits look 0.01 px too wide.
    if (metrics.horizontalAdvance(text) <= width + 1.0) return text;
    return metrics.elidedText(text, mode, width);
}

void paintText(QPainter* painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QColor& color,
               const QString& text)
{
    qreal x = rect.x();
    if (alignment & (Qt::AlignRight | Qt::AlignHCenter)) {
        const qreal width = textWidth(font, text);
        x = alignment & Qt::AlignRight ? rect.right() - width : rect.x() + (rect.width() - width) / 2;
    }
    qreal y = baselineIn(rect.y(), rect.height(), font);
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(QPointF(x, y), text);
}

void paintHairline(QPainter* painter, const QPointF& from, const QPointF& to, const QColor& color)
{
    // A filled box of exactly one px: a pen would be smeared over two device px at odd ratios.
    const bool flat = qFuzzyCompare(from.y() + 1, to.y() + 1);
    painter->fillRect(flat ? QRectF(from.x(), from.y(), to.x() - from.x(), 1)
                           : QRectF(from.x(), from.y(), 1, to.y() - from.y()),
                      color);
}

Token textTokenOf(StateKind kind)
{
    switch (kind) {
    case StateKind::Ok:
        return Token::Ok;
    case StateKind::Wait:
        return Token::Wait;
    case StateKind::Warn:
        return Token::Warn;
    case StateKind::Fail:
        return Token::Fail;
    case StateKind::Held:
        return Token::Held;
    case StateKind::Off:
    case StateKind::Draft:
        return Token::Text3;
    }
    return Token::Text3;
}

Token tintTokenOf(StateKind kind)
{
    switch (kind) {
    case StateKind::Ok:
        return Token::OkTint;
    case StateKind::Wait:
        return Token::WaitTint;
    case StateKind::Warn:
        return Token::WarnTint;
    case StateKind::Fail:
        return Token::FailTint;
    case StateKind::Held:
        return Token::HeldTint;
    case StateKind::Off:
    case StateKind::Draft:
        return Token::Sunken;
    }
    return Token::Sunken;
}

void paintShadow(QPainter* painter, const QRectF& rect, qreal radius, const Theme& theme)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QColor ink = theme.color(Token::Shadow);
    const QString key = QStringLiteral("signalbox/shadow/%1/%2/%3").arg(radius).arg(ratio).arg(ink.rgba());
    QPixmap patch;
    if (!QPixmapCache::find(key, &patch)) {
        patch = shadowPatch(radius, ratio, ink);
        QPixmapCache::insert(key, patch);
    }
    const qreal side = patch.width() / ratio;
    const qreal cut = (side - 1) / 2;
    const QRectF target =
        rect.translated(0, ShadowOffset).adjusted(-ShadowReach, -ShadowReach, ShadowReach, ShadowReach);
    const qreal cx = std::min(cut, target.width() / 2);
    const qreal cy = std::min(cut, target.height() / 2);
    const qreal xs[] = {0, cx, target.width() - cx, target.width()};
    const qreal ys[] = {0, cy, target.height() - cy, target.height()};
    const qreal us[] = {0, cx, side - cx, side};
    const qreal vs[] = {0, cy, side - cy, side};
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const QRectF to(target.x() + xs[column], target.y() + ys[row], xs[column + 1] - xs[column],
                            ys[row + 1] - ys[row]);
            const QRectF from(us[column] * ratio, vs[row] * ratio, (us[column + 1] - us[column]) * ratio,
                              (vs[row + 1] - vs[row]) * ratio);
            if (!to.isEmpty()) painter->drawPixmap(to, patch, from);
        }
    }
}

} // namespace signalbox::ui
