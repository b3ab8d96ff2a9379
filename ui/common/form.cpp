#include "ui/common/form.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QBoxLayout>

namespace signalbox::ui {

FormRow::FormRow(Look& look, const QString& label, QWidget* field, QWidget* parent) : QWidget(parent), m_field(field)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_label = new Label(look, Type::SmallMedium, Token::Text, label, this);
    m_label->setBuddy(field);
    m_label->setMinimumHeight(Theme::lineHeight(Type::SmallMedium));
    setSize(field, ControlSize::Form);
    field->setAccessibleName(label);
    column->addWidget(m_label);
    column->addWidget(field);
    m_below = new QWidget(this);
    auto* row = new QHBoxLayout(m_below);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    m_icon = new IconLabel(look, QString(), 12, Token::Text3, m_below);
    m_words = new Label(look, Type::Small, Token::Text3, {}, m_below);
    m_words->setWordWrap(true);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_words, 1);
    column->addWidget(m_below);
    refresh();
}

void FormRow::setHint(const QString& text, const QString& icon)
{
    m_hint = text;
    m_hintIcon = icon;
    refresh();
}

void FormRow::setHintLink(QPushButton* link)
{
    link->setProperty("controlSize", QStringLiteral("small"));
    m_below->layout()->addWidget(link);
    refresh();
}

void FormRow::setError(const QString& sentence)
{
    if (sentence == m_error) return;
    m_error = sentence;
    m_field->setProperty("wrong", !sentence.isEmpty());
    m_field->setAccessibleDescription(sentence);
    m_field->update();
    refresh();
    if (!sentence.isEmpty()) {
        QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void FormRow::refresh()
{
    const bool wrong = !m_error.isEmpty();
    const QString icon = wrong ? QStringLiteral("circle-x") : m_hintIcon;
    m_icon->setIcon(icon, wrong ? Token::Fail : Token::Text3);
    m_icon->setVisible(!icon.isEmpty());
    m_words->setToken(wrong ? Token::Fail : Token::Text3);
    m_words->setText(wrong ? m_error : m_hint);
    m_below->setVisible(wrong || !m_hint.isEmpty() || m_below->layout()->count() > 2);
}

MoneyField::MoneyField(Look& look, quint8 scale, const QString& code, QWidget* parent)
    : QLineEdit(parent), m_look(look), m_scale(scale), m_code(code)
{
    setAlignment(Qt::AlignRight);
    setFont(look.theme.figureFont(Type::BodyMedium));
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    setMaxLength(64);
    setAsset(scale, code);
    connect(this, &QLineEdit::textChanged, this, &MoneyField::moneyChanged);
}

void MoneyField::setAsset(quint8 scale, const QString& code)
{
    m_scale = scale;
    m_code = code;
    // QLineEdit counts text margins from its contents, which leave 8 px already.
    setTextMargins(0, 0, int(std::ceil(textWidth(m_look.theme.font(Type::Small), code))) + 8, 0);
    update();
}

void MoneyField::setMost(std::optional<Money> most)
{
    m_most = std::move(most);
}

void MoneyField::setMoney(const Money& money)
{
    QString text = money.toDecimal();
    text.replace(u'.', m_look.format.settings().decimalSign);
    setText(text);
}

std::optional<Money> MoneyField::money() const
{
    const MoneyParse parse = m_look.format.parse(text(), m_scale, m_code);
    if (!parse.money || (m_most && Money::compareValue(*parse.money, *m_most) > 0)) return std::nullopt;
    return parse.money;
}

QString MoneyField::problem() const
{
    const MoneyParse parse = m_look.format.parse(text(), m_scale, m_code);
    if (!parse.money) return m_look.format.sentence(parse, m_scale);
    if (m_most && Money::compareValue(*parse.money, *m_most) > 0)
        return tr("Only %1 can be taken").arg(m_look.format.money(*m_most));
    return {};
}

void MoneyField::fillMost()
{
    if (m_most) setMoney(*m_most);
}

void MoneyField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    constexpr int Right = 11;
    paintText(&painter, QRectF(0, 0, width() - Right, height()), Qt::AlignRight, m_look.theme.font(Type::Small),
              m_look.theme.color(Token::Text3), m_code);
}

} // namespace signalbox::ui
