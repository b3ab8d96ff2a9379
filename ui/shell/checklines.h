#pragma once

#include "ui/client/connectiontest.h"
#include "ui/client/environment.h"
#include "ui/common/controls.h"

#include <array>

namespace signalbox::ui {

/// The six checks, one line each: icon, name, a value at the right, a sentence when it needs one.
class CheckLines final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Count = 6;

    explicit CheckLines(Look& look, QWidget* parent = nullptr);
    /// All wait; the first one runs when `running`.
    void begin(bool running);
    void set(const CheckResult& result);
    /// The certificate nobody vouches for: its fingerprint, and a button to trust it.
    void offerTrust(const CertificateFinding& finding);
    /// For "Copy details": no secrets are in it.
    [[nodiscard]] QString details() const;
    [[nodiscard]] const QList<CheckResult>& results() const { return m_results; }

Q_SIGNALS:
    void trustWanted(const QString& fingerprint);

private:
    struct Line
    {
        IconLabel* icon;
        Label* name;
        Label* value;
        Label* sentence;
        QWidget* extra;
    };
    [[nodiscard]] static QString nameOf(ConnectionCheck check);
    void refreshCount();

    Look& m_look;
    Label* m_count = nullptr;
    std::array<Line, Count> m_lines{};
    QList<CheckResult> m_results;
};

/// Sandbox, test or production, as three buttons in their colours.
class EnvironmentChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit EnvironmentChoice(Look& look, QWidget* parent = nullptr);
    [[nodiscard]] Environment environment() const { return m_environment; }
    void setEnvironment(Environment environment);

Q_SIGNALS:
    void chosen(signalbox::ui::Environment environment);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF rectOf(int index) const;

    Look& m_look;
    Environment m_environment = Environment::Test;
};

} // namespace signalbox::ui
