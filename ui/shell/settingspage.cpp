#include "ui/shell/settingspage.h"

#include "ui/common/controls.h"
#include "ui/common/emptystate.h"
#include "ui/common/paint.h"
#include "ui/shell/settingssections.h"

#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int HeadHeight = 56;
constexpr int ListWidth = 159;
constexpr int RowHeight = 28;

class SectionDelegate final : public QStyledItemDelegate
{
public:
    SectionDelegate(Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, RowHeight}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Painting painting(painter);
        const Theme& theme = m_look.theme;
        const bool here = option.state.testFlag(QStyle::State_Selected);
        if (here || option.state.testFlag(QStyle::State_MouseOver))
            paintBox(painter, option.rect, FieldRadius, theme.color(here ? Token::Select : Token::Hover), {});
        m_look.icons.paint(painter, QRectF(option.rect.left() + 8, option.rect.top(), 16, option.rect.height()),
                           index.data(Qt::UserRole + 1).toString(), 16, here ? Token::Accent : Token::Text2);
        const QFont font = theme.font(Type::Body);
        const QRectF words = QRectF(option.rect).adjusted(32, 0, -6, 0);
        paintText(painter, words, Qt::AlignLeft, font, theme.color(Token::Text),
                  elided(font, index.data().toString(), words.width()));
    }

private:
    Look& m_look;
};

} // namespace

SettingsPage::SettingsPage(ShellParts& parts, QWidget* parent) : QWidget(parent), m_parts(parts), m_look(parts.look)
{
    setObjectName(QStringLiteral("settingsPage"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 0, 24, 0);
    auto* title = new Label(m_look, Type::PageTitle, Token::Text, tr("Settings"), this);
    title->setMinimumHeight(HeadHeight);
    head->addWidget(title, 1);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(m_look.icons.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(240);
    head->addWidget(m_search);
    column->addLayout(head);

    auto* below = new QHBoxLayout;
    below->setContentsMargins(16, 0, 0, 0);
    below->setSpacing(0);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("settingsSections"));
    m_list->setAccessibleName(tr("Sections"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setFixedWidth(ListWidth);
    m_list->setItemDelegate(new SectionDelegate(m_look, m_list));
    below->addWidget(m_list);
    below->addSpacing(8);
    auto* line = new Surface(m_look, Token::Line, this);
    line->setFixedWidth(1);
    below->addWidget(line);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_column = new QWidget;
    auto* sections = new QVBoxLayout(m_column);
    sections->setContentsMargins(24, 0, 24, 12);
    sections->setSpacing(0);
    scroll->setWidget(m_column);
    scroll->viewport()->setAutoFillBackground(false);
    m_column->setAutoFillBackground(false);
    below->addWidget(scroll, 1);
    column->addLayout(below, 1);

    m_nodes = new NodesSection(parts);
    connect(m_nodes, &NodesSection::connectWanted, this, &SettingsPage::connectWanted);
    connect(m_nodes, &NodesSection::nodeWanted, this, &SettingsPage::nodeWanted);
    add(m_nodes);
    for (SettingsSection* section : preferenceSections(m_look, parts.preferences)) add(section);
    m_shortcuts = new ShortcutsSection(parts);
    add(m_shortcuts);
    add(securitySection(parts, [this] { return window()->findChild<QWidget*>(QStringLiteral("dialogHost")); }));
    add(dataSection(parts));
    add(aboutSection(parts));
    m_none = new EmptyState(m_look, m_column);
    m_none->setMinimumHeight(220);
    sections->addWidget(m_none);
    sections->addStretch();
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_search->clear();
        show();
    });
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::show);
    m_list->setCurrentRow(0);
}

void SettingsPage::add(SettingsSection* section)
{
    auto* item = new QListWidgetItem(section->title(), m_list);
    item->setData(Qt::UserRole + 1, section->icon());
    m_sections.append(section);
    static_cast<QVBoxLayout*>(m_column->layout())->addWidget(section);
}

void SettingsPage::setHost(QWidget* host)
{
    m_nodes->setHost(host);
}

void SettingsPage::setCommandLists(std::function<QList<Commands*>()> lists)
{
    m_shortcuts->setCommandLists(std::move(lists));
}

void SettingsPage::openSection(const QString& id)
{
    for (int i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i]->id() == id) m_list->setCurrentRow(i);
    }
}

QString SettingsPage::section() const
{
    const int row = m_list->currentRow();
    return row < 0 ? QString() : m_sections[row]->id();
}

QStringList SettingsPage::sections() const
{
    QStringList ids;
    for (const SettingsSection* section : m_sections) ids.append(section->id());
    return ids;
}

void SettingsPage::takeFocus()
{
    m_list->setFocus();
}

void SettingsPage::show()
{
    const QString typed = m_search->text().trimmed();
    if (!typed.isEmpty() || section() == m_shortcuts->id()) m_shortcuts->fill();
    bool any = false;
    for (SettingsSection* part : m_sections) {
        const bool fits = part->narrow(typed);
        const bool shown = typed.isEmpty() ? part->id() == section() : fits;
        part->setVisible(shown);
        any = any || shown;
    }
    m_none->setVisible(!any);
    if (!any)
        m_none->set(QStringLiteral("search"), tr("No setting fits “%1”").arg(typed),
                    tr("Try one word, such as “theme” or “time zone”."));
}

} // namespace signalbox::ui
