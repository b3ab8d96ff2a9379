#include "tests/ui/pseudo/drawntext.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

namespace signalbox::ui::test {

namespace {

class TextEngine final : public QPaintEngine
{
public:
    explicit TextEngine(QList<DrawnText>& texts) : QPaintEngine(AllFeatures), m_texts(texts) {}

    bool begin(QPaintDevice*) override
    {
        setActive(true);
        return true;
    }
    bool end() override
    {
        setActive(false);
        return true;
    }
    Type type() const override { return User; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}

    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        QPainter& by = *painter();
        // Invisible ink measures, or waits for its turn.
        if (by.opacity() == 0 || by.pen().color().alpha() == 0 || by.pen().style() == Qt::NoPen) return;
        const QTransform toDevice = by.combinedTransform();
        const QRectF needed(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        QRectF clip = QRectF(m_area);
        if (by.hasClipping()) clip &= toDevice.mapRect(by.clipBoundingRect());
        m_texts.append({.text = item.text(), .rect = toDevice.mapRect(needed), .clip = clip});
    }

    void setArea(const QRect& area) { m_area = area; }

private:
    QList<DrawnText>& m_texts;
    QRect m_area;
};

class TextDevice final : public QPaintDevice
{
public:
    TextDevice(const QWidget& like, QList<DrawnText>& texts) : m_like(like), m_engine(texts)
    {
        m_engine.setArea(like.rect());
    }
    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_like.width();
        case PdmHeight:
            return m_like.height();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_like.logicalDpiY();
        case PdmDepth:
            return 32;
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    const QWidget& m_like;
    mutable TextEngine m_engine;
};

} // namespace

QList<DrawnText> drawnBy(QWidget& widget)
{
    QList<DrawnText> texts;
    TextDevice device(widget, texts);
    widget.render(&device, {}, {}, QWidget::RenderFlags());
    return texts;
}

} // namespace signalbox::ui::test
