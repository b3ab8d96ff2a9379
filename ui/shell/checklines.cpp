#include "ui/shell/checklines.h"

#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int Gap = 7; // between the three environments
constexpr std::array Environments{Environment::Sandbox, Environment::Test, Environment::Production};

struct Tokens
{
    Token rim;
    Token text;
    Token tint;
};

Tokens tokensOf(Environment environment)
{
    switch (environment) {
    case Environment::Sandbox:
        return {Token::SandboxRim, Token::SandboxText, Token::SandboxTint};
    case Environment::Test:
        return {Token::TestRim, Token::TestText, Token::TestTint};
    case Environment::Production:
        return {Token::ProductionRim, Token::Fail, Token::FailTint};
    }
    return {Token::TestRim, Token::TestText, Token::TestTint};
}

} // namespace

CheckLines::CheckLines(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->addWidget(new Label(look, Type::SmallMedium, Token::Text2, tr("Checks")), 1);
    m_count = new Label(look, Type::Small, Token::Text3);
    head->addWidget(m_count);
    column->addLayout(head);
    column->addSpacing(5);
    for (int i = 0; i < Count; ++i) {
        auto* row = new Surface(look, Token::Sunken, this);
        if (i + 1 < Count) row->setEdges(Qt::BottomEdge);
        auto* across = new QHBoxLayout(row);
        across->setContentsMargins(0, 7, 0, 7);
        across->setSpacing(8);
        Line& line = m_lines[size_t(i)];
        line.icon = new IconLabel(look, QString(), 16, Token::Text3, row);
        across->addWidget(line.icon, 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        auto* top = new QHBoxLayout;
        line.name = new Label(look, Type::Body, Token::Text, nameOf(ConnectionCheck(i)), row);
        line.value = new Label(look, Type::Small, Token::Text3, {}, row);
        top->addWidget(line.name, 1);
        top->addWidget(line.value);
        words->addLayout(top);
        line.sentence = new Label(look, Type::Small, Token::Text2, {}, row);
        line.sentence->setWordWrap(true);
        words->addWidget(line.sentence);
        line.extra = new QWidget(row);
        auto* extra = new QVBoxLayout(line.extra);
        extra->setContentsMargins(0, 4, 0, 2);
        extra->setSpacing(6);
        words->addWidget(line.extra);
        across->addLayout(words, 1);
        column->addWidget(row);
    }
    column->addStretch();
    begin(false);
}

QString CheckLines::nameOf(ConnectionCheck check)
{
    switch (check) {
    case ConnectionCheck::Reach:
        return tr("Reached");
    case ConnectionCheck::Certificate:
        return tr("Certificate");
    case ConnectionCheck::Clock:
        return tr("Clock");
    case ConnectionCheck::Credentials:
        return tr("Tenant and secret");
    case ConnectionCheck::Version:
        return tr("Version");
    case ConnectionCheck::Rights:
        return tr("Permission to write");
    }
    return {};
}

void CheckLines::begin(bool running)
{
    m_results.clear();
    for (int i = 0; i < Count; ++i) {
        const Line& line = m_lines[size_t(i)];
        const bool now = running && i == 0;
        line.icon->setIcon(now ? QStringLiteral("loader-circle") : QStringLiteral("circle-dashed"),
                           now ? Token::Accent : Token::Text3);
        line.name->setToken(now ? Token::Text : Token::Text3);
        line.value->setText(now ? tr("checking") : tr("next"));
        line.value->setVisible(running);
        line.sentence->hide();
        line.extra->hide();
    }
    refreshCount();
}

void CheckLines::set(const CheckResult& result)
{
    using Outcome = CheckResult::Outcome;
    m_results.append(result);
    const auto index = size_t(result.check);
    const Line& line = m_lines[index];
    struct Mark
    {
        const char* icon;
        Token token;
    };
    const Mark mark = result.outcome == Outcome::Passed    ? Mark{"circle-check", Token::Ok}
                      : result.outcome == Outcome::Warning ? Mark{"triangle-alert", Token::Warn}
                      : result.outcome == Outcome::Failed  ? Mark{"circle-x", Token::Fail}
                                                           : Mark{"circle-dashed", Token::Text3};
    line.icon->setIcon(QString::fromLatin1(mark.icon), mark.token);
    const bool skipped = result.outcome == Outcome::Skipped;
    line.name->setToken(skipped ? Token::Text3 : Token::Text);
    line.value->setVisible(skipped);
    line.value->setText(skipped ? tr("not tried") : QString());
    line.sentence->setText(skipped ? QString() : result.sentence);
    line.sentence->setVisible(!skipped);
    line.sentence->setToken(result.outcome == Outcome::Failed ? Token::Fail : Token::Text2);
    if (index + 1 < size_t(Count) && !skipped) {
        const Line& next = m_lines[index + 1];
        next.icon->setIcon(QStringLiteral("loader-circle"), Token::Accent);
        next.name->setToken(Token::Text);
        next.value->setText(tr("checking"));
    }
    refreshCount();
}

void CheckLines::offerTrust(const CertificateFinding& finding)
{
    const Line& line = m_lines[size_t(ConnectionCheck::Certificate)];
    auto* column = static_cast<QVBoxLayout*>(line.extra->layout());
    while (QLayoutItem* old = column->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    auto* print = new Label(m_look, Type::Mono, Token::Text, tr("SHA-256 %1").arg(finding.presented), line.extra);
    print->setWordWrap(true);
    column->addWidget(print);
    if (finding.verdict == CertificateFinding::Verdict::Unknown) {
        auto* trust = makeButton(m_look, tr("Trust this certificate"), ButtonKind::Default, {}, line.extra);
        trust->setObjectName(QStringLiteral("trustCertificate"));
        trust->setAutoDefault(false);
        connect(trust, &QPushButton::clicked, this, [this, seen = finding.presented] { Q_EMIT trustWanted(seen); });
        column->addWidget(trust, 0, Qt::AlignLeft);
    }
    line.extra->show();
}

QString CheckLines::details() const
{
    QString text;
    for (const CheckResult& result : m_results) {
        static constexpr const char* Words[] = {"passed", "warning", "failed", "skipped"};
        text += QStringLiteral("%1: %2. %3")
                    .arg(nameOf(result.check), QLatin1String(Words[int(result.outcome)]), result.sentence);
        if (!result.detail.isEmpty()) text += QStringLiteral(" (%1)").arg(result.detail);
        text += u'\n';
    }
    return text;
}

void CheckLines::refreshCount()
{
    int answered = 0;
    for (const CheckResult& result : m_results) answered += result.outcome != CheckResult::Outcome::Skipped;
    m_count->setText(tr("%1 of %2").arg(answered).arg(int(Count)));
}

EnvironmentChoice::EnvironmentChoice(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(32);
    setEnvironment(Environment::Test);
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EnvironmentChoice::setEnvironment(Environment environment)
{
    const bool another = m_environment != environment;
    m_environment = environment;
    setAccessibleDescription(EnvironmentBadge::word(environment));
    update();
    if (another) Q_EMIT chosen(environment);
}

QRectF EnvironmentChoice::rectOf(int index) const
{
    const qreal width = (this->width() - 2 * Gap) / 3.0;
    return {index * (width + Gap), 0, width, qreal(height())};
}

void EnvironmentChoice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Painting painting(&painter);
    const Theme& theme = m_look.theme;
    for (int i = 0; i < 3; ++i) {
        const Environment environment = Environments[size_t(i)];
        const Tokens tokens = tokensOf(environment);
        const bool here = environment == m_environment;
        const QRectF box = rectOf(i);
        paintBox(&painter, box, FieldRadius, theme.color(here ? tokens.tint : Token::Raised),
                 theme.color(here ? tokens.text : Token::Line2), here ? 2 : 1);
        const QFont font = theme.font(Type::BodyMedium);
        const QString word = EnvironmentBadge::word(environment);
        const qreal words = textWidth(font, word);
        qreal x = box.center().x() - (16 + words + (here ? 20 : 0)) / 2;
        paintBox(&painter, QRectF(x, box.center().y() - 5, 10, 10), 2, theme.color(tokens.rim), {});
        x += 16;
        paintText(&painter, QRectF(x, 0, words + 2, height()), Qt::AlignLeft, font,
                  theme.color(here ? tokens.text : Token::Text), word);
        if (here)
            m_look.icons.paint(&painter, QRectF(x + words + 5, 0, 16, height()), QStringLiteral("check"), 16,
                               tokens.text);
    }
}

void EnvironmentChoice::mousePressEvent(QMouseEvent* event)
{
    for (int i = 0; i < 3; ++i) {
        if (rectOf(i).contains(event->position())) setEnvironment(Environments[size_t(i)]);
    }
}

void EnvironmentChoice::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) return QWidget::keyPressEvent(event);
    setEnvironment(Environments[size_t(std::clamp(int(m_environment) + step, 0, 2))]);
}

} // namespace signalbox::ui
