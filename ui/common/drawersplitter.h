#pragma once

#include <QSplitter>
#include <QVariantAnimation>

namespace signalbox::ui {

struct Look;
class Drawer;
class SettingsStore;

/// Holds a page's body and its drawer; opens in 140 ms, remembers the size for each place.
class DrawerSplitter final : public QSplitter
{
    Q_OBJECT

public:
    DrawerSplitter(Look& look, SettingsStore& settings, const QString& id, QWidget* body, Drawer* drawer,
                   QWidget* parent = nullptr);

private:
    void arrange(bool animated);
    int wanted() const;
    QString key() const;

    Look& m_look;
    SettingsStore& m_settings;
    QString m_id;
    Drawer* m_drawer;
    QVariantAnimation m_animation;
};

} // namespace signalbox::ui
