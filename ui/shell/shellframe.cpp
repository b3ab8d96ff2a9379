#include "ui/shell/shellframe.h"

#include "ui/common/look.h"

#include <QPainter>

namespace signalbox::ui {

namespace {
constexpr int Dash = 12; // of the sandbox rim
constexpr int Gap = 6;
} // namespace

ShellFrame::ShellFrame(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setContentsMargins(0, Rim, 0, 0);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShellFrame::setEnvironment(std::optional<Environment> environment)
{
    if (m_environment == environment) return;
    m_environment = environment;
    const int sides = environment == Environment::Production ? Rim : 0;
    setContentsMargins(sides, Rim, sides, sides);
    update();
}

void ShellFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_look.theme;
    painter.fillRect(rect(), theme.color(Token::Window));
    if (!m_environment) return;
    switch (*m_environment) {
    case Environment::Sandbox:
        for (int x = 0; x < width(); x += Dash + Gap) painter.fillRect(x, 0, Dash, Rim, theme.color(Token::SandboxRim));
        break;
    case Environment::Test:
        painter.fillRect(0, 0, width(), Rim, theme.color(Token::TestRim));
        break;
    case Environment::Production: {
        const QColor rim = theme.color(Token::ProductionRim);
        painter.fillRect(0, 0, width(), Rim, rim);
        painter.fillRect(0, height() - Rim, width(), Rim, rim);
        painter.fillRect(0, 0, Rim, height(), rim);
        painter.fillRect(width() - Rim, 0, Rim, height(), rim);
        break;
    }
    }
}

} // namespace signalbox::ui
