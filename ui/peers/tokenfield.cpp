#include "ui/peers/tokenfield.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/peers/peerfields.h"

#include <QHBoxLayout>

namespace signalbox::ui {

TokenField::TokenField(Look& look, const QString& name, QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("token"));
    m_field->setAccessibleName(name);
    m_field->setEchoMode(QLineEdit::Password);
    setSize(m_field, ControlSize::Form);
    auto* show = makeIconButton(look, QStringLiteral("eye"), tr("Show the token"), this);
    auto* make = makeIconButton(look, QStringLiteral("refresh-cw"), tr("Make a new token"), this);
    auto* copy = makeIconButton(look, QStringLiteral("copy"), tr("Copy the token"), this);
    show->setObjectName(QStringLiteral("show"));
    make->setObjectName(QStringLiteral("generate"));
    copy->setObjectName(QStringLiteral("copy"));
    row->addWidget(m_field, 1);
    for (QToolButton* button : {show, make, copy}) row->addWidget(button);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &TokenField::changed);
    connect(show, &QToolButton::clicked, this, [this] {
        m_field->setEchoMode(m_field->echoMode() == QLineEdit::Normal ? QLineEdit::Password : QLineEdit::Normal);
    });
    connect(make, &QToolButton::clicked, this, &TokenField::generate);
    connect(copy, &QToolButton::clicked, this, [this, copy] { copyWithNotice(text(), copy); });
}

void TokenField::generate()
{
    m_field->setText(randomToken());
    m_field->setEchoMode(QLineEdit::Normal);
    m_field->setCursorPosition(0);
}

} // namespace signalbox::ui
