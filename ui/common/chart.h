#pragma once

#include "ui/common/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

namespace signalbox::ui {

struct Look;

/// One line or one row of bars. Values are whole numbers (smallest units, milliseconds, packets), so an amount stays
/// exact to the last digit that is announced; only its place on the screen is a fraction.
struct ChartSeries
{
    QString name; ///< translated, written directly beside it
    QList<qint64> values;
    Token colour = Token::ChartBlue;
    bool below = false;    ///< bars: drawn downward, values stay positive
    int forecastFrom = -1; ///< lines: from this point on it is a guess: dashed, with a hollow end
    bool quiet = false;    ///< lines: thin and dashed in text3, the state before
};

struct ChartThreshold
{
    qint64 value = 0;
    QString words; ///< `alert below 400`
};

/// Lines or bars over steps of time (LOOK, Charts): three grid lines, no frame, area 12 % of its line, at most four
/// series. Painted here because Qt Charts neither dashes a forecast nor snaps a grid to device pixels. Left and right
/// move a cursor and announce the values.
class Chart final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Lines, Bars };
    static constexpr int MostSeries = 4;

    Chart(Look& look, Kind kind, QWidget* parent = nullptr);

    /// More than four series are cut off: nobody tells five lines apart.
    void setSeries(const QList<ChartSeries>& series);
    /// One label for each step; an empty one is not written.
    void setSteps(const QStringList& labels);
    /// What the cursor's box is headed with, `23:00 to 00:00`; without it the step's label.
    void setStepTitle(std::function<QString(int step)> title);
    /// How a value is written, on the axis and in the cursor's box.
    void setValueText(std::function<QString(qint64 value)> axis, std::function<QString(qint64 value)> exact);
    void setThreshold(const std::optional<ChartThreshold>& threshold);

    int cursor() const { return m_cursor; }
    void setCursorStep(int step);
    /// `23:00 to 00:00: In 1 662.00 USD, Out 1 208.00 USD`
    QString spoken(int step) const;
    /// A round number not below `value`: 1, 2, 2.5 or 5 times a power of ten.
    static qint64 roundedUp(qint64 value);

    QSize sizeHint() const override { return {420, 180}; }
    QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    void cursorMoved(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Scale
    {
        qint64 top = 1;    ///< value at the upper grid line
        qint64 bottom = 0; ///< and at the lower, negative for bars below
        QRectF plot;
    };
    Scale scale() const;
    qreal yOf(const Scale& scale, qint64 value) const;
    qreal xOf(const Scale& scale, int step) const;
    int stepCount() const;
    void paintGrid(QPainter& painter, const Scale& scale) const;
    void paintBars(QPainter& painter, const Scale& scale) const;
    void paintLines(QPainter& painter, const Scale& scale) const;
    void paintThreshold(QPainter& painter, const Scale& scale) const;
    void paintCursor(QPainter& painter, const Scale& scale) const;
    QString titleOf(int step) const;

    Look& m_look;
    Kind m_kind;
    QList<ChartSeries> m_series;
    QStringList m_steps;
    std::function<QString(int)> m_title;
    std::function<QString(qint64)> m_axis;
    std::function<QString(qint64)> m_exact;
    std::optional<ChartThreshold> m_threshold;
    int m_cursor = -1;
};

} // namespace signalbox::ui
