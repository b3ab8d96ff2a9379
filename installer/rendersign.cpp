// Renders the sign at each size hicolor wants: rendersign IN.svg …/16x16/apps/OUT.png …
// The size is read from the path.

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 3) return 2;
    QSvgRenderer renderer(arguments.at(1));
    if (!renderer.isValid()) return 1;
    static const QRegularExpression sizeInPath(QStringLiteral("/(\\d+)x\\d+/"));
    for (const QString& path : arguments.mid(2)) {
        const int size = sizeInPath.match(path).captured(1).toInt();
        if (size <= 0) return 2;
        QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        if (!QDir().mkpath(QFileInfo(path).path()) || !image.save(path)) return 1;
    }
    return 0;
}
