#include "ui/common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

#include <array>

// A resource inside a static library is dropped by the linker unless somebody names it, and the macro that names it
// must stand outside every namespace.
static void initLookResource()
{
    Q_INIT_RESOURCE(look);
}

namespace signalbox::ui {

namespace {

struct Row
{
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr QRgb rgb(unsigned hex)
{
    return 0xFF000000U | hex;
}

// LOOK, section 1, row by row.
constexpr std::array Table = {
    Row{Token::Window, rgb(0xF3F4F6), rgb(0x15171B)},
    Row{Token::Base, rgb(0xFFFFFF), rgb(0x1A1D22)},
    Row{Token::Raised, rgb(0xFFFFFF), rgb(0x22262D)},
    Row{Token::Sunken, rgb(0xF7F8FA), rgb(0x121417)},
    Row{Token::Hover, rgb(0xF0F2F5), rgb(0x242931)},
    Row{Token::Press, rgb(0xE5E9EF), rgb(0x2D333D)},
    Row{Token::Select, rgb(0xE2EBFC), rgb(0x22345A)},
    Row{Token::Line, rgb(0xE4E7EC), rgb(0x2A2F37)},
    Row{Token::Line2, rgb(0xC3CAD4), rgb(0x444C59)},
    Row{Token::Control, rgb(0x7C8593), rgb(0x76808F)},
    Row{Token::Text, rgb(0x14181F), rgb(0xE8EBEF)},
    Row{Token::Text2, rgb(0x4A5463), rgb(0xAEB7C3)},
    Row{Token::Text3, rgb(0x5F6978), rgb(0x949EAD)},
    Row{Token::Accent, rgb(0x2358D4), rgb(0x7FA8FF)},
    Row{Token::AccentFill, rgb(0x2358D4), rgb(0x386DE4)},
    Row{Token::FailFill, rgb(0xB3241A), rgb(0xC7362B)},
    Row{Token::OnFill, rgb(0xFFFFFF), rgb(0xFFFFFF)},
    Row{Token::Ok, rgb(0x136A39), rgb(0x5FCB8C)},
    Row{Token::OkTint, rgb(0xE3F4EA), rgb(0x17301F)},
    Row{Token::Wait, rgb(0x3F566E), rgb(0xA3B7CD)},
    Row{Token::WaitTint, rgb(0xE9EEF4), rgb(0x252D37)},
    Row{Token::Warn, rgb(0x875000), rgb(0xF0B44C)},
    Row{Token::WarnTint, rgb(0xFCF0D8), rgb(0x35280F)},
    Row{Token::Fail, rgb(0xB3241A), rgb(0xFF8A80)},
    Row{Token::FailTint, rgb(0xFCE8E6), rgb(0x3D1C1A)},
    Row{Token::Held, rgb(0x6236B5), rgb(0xBDA2FF)},
    Row{Token::HeldTint, rgb(0xEFE9FB), rgb(0x2C2347)},
    Row{Token::SandboxRim, rgb(0x12857B), rgb(0x2BA297)},
    Row{Token::SandboxText, rgb(0x0B726A), rgb(0x4CC9BE)},
    Row{Token::SandboxTint, rgb(0xE0F3F1), rgb(0x11302D)},
    Row{Token::TestRim, rgb(0x2A86C4), rgb(0x3D97D3)},
    Row{Token::TestText, rgb(0x0B66A0), rgb(0x6DBBF0)},
    Row{Token::TestTint, rgb(0xE1F0FA), rgb(0x122C3E)},
    Row{Token::ProductionRim, rgb(0xC2143F), rgb(0xE0355F)},
    Row{Token::ProductionText, rgb(0xFFFFFF), rgb(0xFFFFFF)},
    Row{Token::ProductionTint, rgb(0xC2143F), rgb(0xC4204A)},
    Row{Token::ChartBlue, rgb(0x2F6FCF), rgb(0x5F96EE)},
    Row{Token::ChartOrange, rgb(0xC96A12), rgb(0xD88A41)},
    Row{Token::ChartGreen, rgb(0x1EA877), rgb(0x98E4D2)},
    Row{Token::ChartViolet, rgb(0x4C1D7F), rgb(0xD2B6EF)},
    Row{Token::ChartPlum, rgb(0x5D2444), rgb(0xCE3367)},
    Row{Token::ChartSlate, rgb(0x697482), rgb(0x8996A4)},
    Row{Token::Shadow, 0x2914181FU, 0x80000000U},
    Row{Token::Scrim, 0x4014181FU, 0x80000000U},
};

constexpr bool tableIsComplete()
{
    if (Table.size() != std::size_t(Token::Count_)) return false;
    for (std::size_t i = 0; i < Table.size(); ++i) {
        if (std::size_t(Table[i].token) != i) return false;
    }
    return true;
}
static_assert(tableIsComplete(), "every token has its row, in the order of the enumeration");

struct TypeRow
{
    Type type;
    int pixels;
    int line;
    QFont::Weight weight;
    qreal spacing; ///< px between letters
};

// LOOK, section 2. Spacing is in percent of the size there (body: 0.6 % less); Qt's percentage is of each letter's
// width, so it is turned into px.
constexpr std::array TypeTable = {
    TypeRow{Type::Display, 28, 36, QFont::DemiBold, -0.56},   TypeRow{Type::Figure, 24, 30, QFont::DemiBold, -0.36},
    TypeRow{Type::Amount, 22, 28, QFont::DemiBold, 0},        TypeRow{Type::PageTitle, 18, 24, QFont::DemiBold, 0},
    TypeRow{Type::DialogTitle, 16, 22, QFont::DemiBold, 0},   TypeRow{Type::Body, 13, 18, QFont::Normal, -0.078},
    TypeRow{Type::BodyMedium, 13, 18, QFont::Medium, -0.078}, TypeRow{Type::BodyBold, 13, 18, QFont::DemiBold, -0.078},
    TypeRow{Type::Small, 12, 16, QFont::Normal, 0},           TypeRow{Type::SmallMedium, 12, 16, QFont::Medium, 0},
    TypeRow{Type::SmallBold, 12, 16, QFont::DemiBold, 0},     TypeRow{Type::Caption, 11, 16, QFont::Medium, 0},
    TypeRow{Type::CaptionBold, 11, 16, QFont::DemiBold, 0},   TypeRow{Type::Mono, 12, 18, QFont::Normal, 0},
};
static_assert(TypeTable.size() == std::size_t(Type::Count_));

const QString& sansFamily()
{
    static const QString name = QStringLiteral("Signalbox Sans");
    return name;
}

QFont fontOf(Type type, const QString& family)
{
    const TypeRow& row = TypeTable[std::size_t(type)];
    const bool mono = type == Type::Mono;
    QFont font(mono ? QStringLiteral("Signalbox Mono") : family);
    // Pixels, not points: macOS reports 72 dpi and 9.75 pt there would be tiny. Qt scales px by the device ratio.
    font.setPixelSize(row.pixels);
    font.setWeight(row.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    if (mono) font.setStyleHint(QFont::Monospace);
    if (!qFuzzyIsNull(row.spacing)) font.setLetterSpacing(QFont::AbsoluteSpacing, row.spacing);
    return font;
}

Token contrasted(Token token)
{
    switch (token) {
    case Token::Line:
        return Token::Line2;
    case Token::Line2:
    case Token::Text3:
        return Token::Text2;
    default:
        return token;
    }
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent) {}

bool Theme::loadFonts()
{
    initLookResource();
    bool all = true;
    for (const char* file :
         {"SignalboxSans-Regular", "SignalboxSans-Medium", "SignalboxSans-SemiBold", "SignalboxMono-Regular"}) {
        const QString path = QStringLiteral(":/signalbox/fonts/%1.ttf").arg(QLatin1String(file));
        all = QFontDatabase::addApplicationFont(path) >= 0 && all;
    }
    return all;
}

void Theme::setMode(Mode mode)
{
    if (m_mode == mode) return;
    m_mode = mode;
    announce();
}

void Theme::setSystemDark(bool dark)
{
    if (m_systemDark == dark) return;
    m_systemDark = dark;
    if (m_mode == Mode::System) announce();
}

bool Theme::isDark() const
{
    switch (m_mode) {
    case Mode::System:
        return m_systemDark;
    case Mode::Light:
        return false;
    case Mode::Dark:
        return true;
    }
    return false;
}

void Theme::setIncreasedContrast(bool on)
{
    if (m_increasedContrast == on) return;
    m_increasedContrast = on;
    announce();
}

void Theme::setUsesSystemFont(bool on)
{
    if (m_systemFont == on) return;
    m_systemFont = on;
    announce();
}

void Theme::setReducedMotion(bool on)
{
    if (m_reducedMotion == on) return;
    m_reducedMotion = on;
    announce();
}

void Theme::setComfortableRows(bool on)
{
    if (m_comfortableRows == on) return;
    m_comfortableRows = on;
    announce();
}

QColor Theme::color(Token token) const
{
    const Row& row = Table[std::size_t(m_increasedContrast ? contrasted(token) : token)];
    return QColor::fromRgba(isDark() ? row.dark : row.light);
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto all = [&](QPalette::ColorRole role, Token token) { p.setColor(role, color(token)); };
    all(QPalette::Window, Token::Window);
    all(QPalette::Base, Token::Base);
    all(QPalette::AlternateBase, Token::Sunken);
    all(QPalette::Button, Token::Raised);
    all(QPalette::Text, Token::Text);
    all(QPalette::WindowText, Token::Text);
    all(QPalette::ButtonText, Token::Text);
    all(QPalette::BrightText, Token::OnFill);
    all(QPalette::PlaceholderText, Token::Text3);
    all(QPalette::Highlight, Token::Select);
    all(QPalette::HighlightedText, Token::Text);
    all(QPalette::Link, Token::Accent);
    all(QPalette::LinkVisited, Token::Accent);
    all(QPalette::Light, Token::Raised);
    all(QPalette::Midlight, Token::Hover);
    all(QPalette::Mid, Token::Line);
    all(QPalette::Dark, Token::Line2);
    all(QPalette::Shadow, Token::Line2);
    all(QPalette::ToolTipBase, Token::Text);
    all(QPalette::ToolTipText, Token::Base);
    p.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::Press));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, color(Token::Text3));
    return p;
}

QFont Theme::font(Type type) const
{
    return fontOf(type, m_systemFont ? m_systemFamily : sansFamily());
}

QFont Theme::figureFont(Type type) const
{
    return fontOf(type, sansFamily());
}

int Theme::lineHeight(Type type)
{
    return TypeTable[std::size_t(type)].line;
}

int Theme::pixelSize(Type type)
{
    return TypeTable[std::size_t(type)].pixels;
}

void Theme::applyTo(QApplication& application)
{
    if (m_application == nullptr) {
        m_application = &application;
        m_systemFamily = QApplication::font().family();
        const QPalette system = QApplication::palette();
        m_systemDark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
        application.installEventFilter(this);
    }
    m_applying = true;
    QApplication::setFont(font(Type::Body));
    QApplication::setPalette(palette());
    m_applying = false;
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // Qt 6.4 has no colour scheme to ask; the system's palette arrives here when it is not our own doing.
    if (watched == m_application && event->type() == QEvent::ApplicationPaletteChange && !m_applying) {
        const QPalette now = QApplication::palette();
        if (now.color(QPalette::Window) != color(Token::Window))
            setSystemDark(now.color(QPalette::Window).lightness() < now.color(QPalette::WindowText).lightness());
    }
    return QObject::eventFilter(watched, event);
}

void Theme::announce()
{
    if (m_application != nullptr) applyTo(*m_application);
    Q_EMIT changed();
}

} // namespace signalbox::ui
