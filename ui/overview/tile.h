#pragma once

#include "ui/common/cell.h"
#include "ui/common/theme.h"

#include <QAbstractButton>

namespace signalbox::ui {

struct Look;

/// One figure of the dashboard, a word above it and a note below; pressing it leads to the page behind the figure.
class Tile final : public QAbstractButton
{
    Q_OBJECT
public:
    static constexpr int Height = 96;

    struct Note
    {
        QString icon;
        Token token = Token::Text2;
        QString words;
    };

    Tile(Look& look, const QString& label, QWidget* parent = nullptr);
    /// An empty figure is one that is not known yet.
    void setFigure(const QString& figure, const QString& unit = {});
    void setNote(const Note& note);
    void setSpark(const QList<qint64>& values);
    [[nodiscard]] const QString& figure() const { return m_figure; }
    [[nodiscard]] const QString& note() const { return m_note.words; }
    QSize sizeHint() const override { return {196, Height}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void speak();

    Look& m_look;
    QString m_label;
    QString m_figure;
    QString m_unit;
    Note m_note;
    QList<qint64> m_spark;
};

} // namespace signalbox::ui
