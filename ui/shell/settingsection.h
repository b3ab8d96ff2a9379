#pragma once

#include "ui/common/controls.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace signalbox::ui {

/// One setting: what it is, a line about it with its default, and the control.
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    SettingRow(Look& look, const QString& title, const QString& line, QWidget* control, QWidget* parent = nullptr);
    [[nodiscard]] bool fits(const QString& typed) const;
    void setLine(const QString& line);
    /// A badge right of the title; taken over.
    void setBesideTitle(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    QString m_title;
    Label* m_line = nullptr;
    QHBoxLayout* m_titleRow = nullptr;
};

/// One part of the Settings page: a title, perhaps a button, and rows.
class SettingsSection : public QWidget
{
    Q_OBJECT
public:
    SettingsSection(Look& look, const QString& id, const QString& icon, const QString& title,
                    QWidget* parent = nullptr);
    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const QString& icon() const { return m_icon; }
    [[nodiscard]] const QString& title() const { return m_title; }
    /// At the right of the title; taken over.
    void setButton(QPushButton* button);
    SettingRow* addRow(const QString& title, const QString& line, QWidget* control);
    void addWidget(QWidget* widget);
    void clearRows();
    /// Shows the rows that fit; all of them for nothing typed or when the title fits. False when none does.
    bool narrow(const QString& typed);

protected:
    Look& look() const { return m_look; }

private:
    Look& m_look;
    QString m_id;
    QString m_icon;
    QString m_title;
    QHBoxLayout* m_head = nullptr;
    QVBoxLayout* m_rows = nullptr;
};

} // namespace signalbox::ui
