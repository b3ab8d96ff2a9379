#pragma once

#include "ui/common/dialog.h"

class QLineEdit;
class QListView;

namespace signalbox::ui {

/// One line of the palette.
struct PaletteEntry
{
    QString id;      ///< stable, for tests: `page:peers`, `command:peers.new`, `node:…`, `object:peers/…`
    QString title;   ///< translated, or the object's name
    QString section; ///< translated: `Page`, `Node`, the command's section
    QString icon;
    QKeySequence keys = {};
    bool locked = false;
    std::function<void()> run;
    int weight = 0; ///< added to how well it fits; pages before objects
};

/// Everything one can go to or do, found by a few letters in order. Keyboard only: type, arrows, Enter, Esc.
class Palette final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int RowsMost = 12;
    static constexpr int EntriesMost = 200; ///< shown of what fits

    Palette(Look& look, QWidget* host);

    /// `source` is asked when the palette opens.
    void open(std::function<QList<PaletteEntry>()> source);
    void close();
    [[nodiscard]] bool isOpen() const { return isVisible(); }
    QLineEdit& field() { return *m_field; }
    /// Ids as they are listed now, best first.
    [[nodiscard]] QStringList listed() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    class Model;
    void narrow();
    void runCurrent();
    void place();

    Look& m_look;
    QWidget* m_panel = nullptr;
    QLineEdit* m_field = nullptr;
    QListView* m_list = nullptr;
    Model* m_model = nullptr;
    QList<PaletteEntry> m_entries;
    QPointer<QWidget> m_before;
};

} // namespace signalbox::ui
