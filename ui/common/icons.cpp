#include "ui/common/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

namespace signalbox::ui {

namespace {

constexpr qreal Stroke = 1.5;   // px, whatever the size
constexpr qreal ViewBox = 24.0; // Lucide draws on a grid of 24

QString pathOf(const QString& name)
{
    return QStringLiteral(":/signalbox/icons/%1.svg").arg(name);
}

/// Lets an action keep an icon that changes with the theme: it holds a name and a token, not pixels.
class TokenIconEngine final : public QIconEngine
{
public:
    TokenIconEngine(Icons& icons, QString name, Token token) : m_icons(icons), m_name(std::move(name)), m_token(token)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        m_icons.paint(painter, rect, m_name, std::min(rect.width(), rect.height()), tokenFor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` is in device px here; the stroke is meant for the size in independent px.
        const int side = std::max(1, qRound(std::min(size.width(), size.height()) / scale));
        return m_icons.pixmap(m_name, side, tokenFor(mode), scale);
    }

    bool isNull() override { return !Icons::exists(m_name); }
    QString key() const override { return QStringLiteral("SignalboxToken"); }
    QString iconName() override { return m_name; }
    QIconEngine* clone() const override { return new TokenIconEngine(m_icons, m_name, m_token); }

private:
    Token tokenFor(QIcon::Mode mode) const { return mode == QIcon::Disabled ? Token::Text3 : m_token; }

    Icons& m_icons;
    QString m_name;
    Token m_token;
};

} // namespace

Icons::Icons(const Theme& theme, QObject* parent) : QObject(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] { m_cache.clear(); });
}

bool Icons::exists(const QString& name)
{
    return QFile::exists(pathOf(name));
}

QPixmap Icons::pixmap(const QString& name, int size, Token token, qreal devicePixelRatio)
{
    const QString key = name + u'/' + QString::number(size) + u'/' + QString::number(int(token)) + u'/' +
                        QString::number(devicePixelRatio);
    if (const auto found = m_cache.constFind(key); found != m_cache.cend()) return *found;

    QPixmap result;
    QFile file(pathOf(name));
    if (file.open(QIODevice::ReadOnly)) {
        QString svg = QString::fromUtf8(file.readAll());
        static const QRegularExpression strokeWidth(QStringLiteral("stroke-width=\"[^\"]*\""));
        svg.replace(strokeWidth, QStringLiteral("stroke-width=\"%1\"").arg(Stroke * ViewBox / size, 0, 'f', 4));
        svg.replace(QLatin1String("currentColor"), m_theme.color(token).name());
        QSvgRenderer renderer(svg.toUtf8());
        result = QPixmap(QSize(size, size) * devicePixelRatio);
        result.setDevicePixelRatio(devicePixelRatio);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, size, size));
    } else {
        qWarning("There is no icon named %s", qUtf8Printable(name));
    }
    m_cache.insert(key, result);
    return result;
}

void Icons::paint(QPainter* painter, const QRectF& rect, const QString& name, int size, Token token)
{
    const QPixmap image = pixmap(name, size, token, painter->device()->devicePixelRatioF());
    if (image.isNull()) return;
    const QPointF corner(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
    painter->drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())), image);
}

QIcon Icons::icon(const QString& name, Token token)
{
    return QIcon(new TokenIconEngine(*this, name, token));
}

QIcon Icons::sign()
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) icon.addPixmap(signPixmap(size, 1.0, QColor()));
    return icon;
}

QPixmap Icons::signPixmap(int size, qreal devicePixelRatio, const QColor& fill)
{
    QFile file(pathOf(QStringLiteral("sign")));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString svg = QString::fromUtf8(file.readAll());
    if (fill.isValid()) svg.replace(QLatin1String("#2358D4"), fill.name());
    QSvgRenderer renderer(svg.toUtf8());
    QPixmap result(QSize(size, size) * devicePixelRatio);
    result.setDevicePixelRatio(devicePixelRatio);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, size, size));
    return result;
}

} // namespace signalbox::ui
