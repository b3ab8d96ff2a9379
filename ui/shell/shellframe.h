#pragma once

#include "ui/client/environment.h"

#include <QWidget>

#include <optional>

namespace signalbox::ui {

struct Look;

/// The rim around the console that says what the node is for, from across the room: dashed and solid on top for
/// rehearsals, all four sides for real money. Its margins keep the content clear of it.
class ShellFrame final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int Rim = 3;

    explicit ShellFrame(Look& look, QWidget* parent = nullptr);
    /// None: no node is in sight, no rim.
    void setEnvironment(std::optional<Environment> environment);
    [[nodiscard]] std::optional<Environment> environment() const { return m_environment; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look& m_look;
    std::optional<Environment> m_environment;
};

} // namespace signalbox::ui
