#pragma once

#include "ui/client/secret.h"

#include <QLineEdit>
#include <QWidget>

namespace signalbox::ui {

struct Look;

/// A token that is typed, pasted or made here: hidden as it is typed, shown on demand, copied in one press so that it
/// can be given to the other side.
class TokenField final : public QWidget
{
    Q_OBJECT
public:
    explicit TokenField(Look& look, const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const { return m_field->text().trimmed(); }
    [[nodiscard]] Secret secret() const { return Secret(text().toUtf8()); }
    QLineEdit& field() { return *m_field; }
    void setPlaceholder(const QString& words) { m_field->setPlaceholderText(words); }
    /// Makes a new one and shows it.
    void generate();

Q_SIGNALS:
    void changed();

private:
    QLineEdit* m_field = nullptr;
};

} // namespace signalbox::ui
