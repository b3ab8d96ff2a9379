#pragma once

#include "ui/common/money.h"

#include <QLineEdit>
#include <QWidget>

class QPushButton;

namespace signalbox::ui {

struct Look;
class IconLabel;
class Label;

/// Label above, field, hint below; an error takes the hint's place and the field keeps what was typed.
class FormRow : public QWidget
{
    Q_OBJECT

public:
    /// Takes the field over, gives it the form's size and its label as accessible name.
    FormRow(Look& look, const QString& label, QWidget* field, QWidget* parent = nullptr);
    void setHint(const QString& text, const QString& icon = {});
    /// A link at the right of the hint: `All of it`. Taken over.
    void setHintLink(QPushButton* link);
    /// Empty takes the error away.
    void setError(const QString& sentence);
    bool hasError() const { return !m_error.isEmpty(); }
    QString errorText() const { return m_error; }
    QWidget* field() const { return m_field; }

private:
    void refresh();
    QWidget* m_field;
    Label* m_label = nullptr;
    QWidget* m_below = nullptr;
    IconLabel* m_icon = nullptr;
    Label* m_words = nullptr;
    QString m_hint;
    QString m_hintIcon;
    QString m_error;
};

/// An amount in one asset: right-aligned, its code behind it, exact in the asset's scale. Nothing typed is changed.
class MoneyField : public QLineEdit
{
    Q_OBJECT

public:
    MoneyField(Look& look, quint8 scale, const QString& code, QWidget* parent = nullptr);
    void setAsset(quint8 scale, const QString& code);
    /// Most that may be entered; "All of it" fills it in. None is no limit.
    void setMost(std::optional<Money> most);
    void setMoney(const Money& money);
    /// What stands there, when it is an amount and not more than the most.
    std::optional<Money> money() const;
    /// What is wrong, as a sentence; empty when nothing is.
    QString problem() const;

public Q_SLOTS:
    void fillMost();

Q_SIGNALS:
    void moneyChanged();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    quint8 m_scale;
    QString m_code;
    std::optional<Money> m_most;
};

} // namespace signalbox::ui
