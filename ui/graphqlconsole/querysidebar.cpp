#include "ui/graphqlconsole/querysidebar.h"

#include "ui/common/controls.h"
#include "ui/common/look.h"
#include "ui/common/settingsstore.h"

#include <QAction>
#include <QBoxLayout>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

namespace signalbox::ui {

namespace {

constexpr int Margin = 12;
constexpr int IndexRole = Qt::UserRole + 1;
const auto savedKey = QStringLiteral("graphql/saved");

/// The first line that says something, for a list.
QString headOf(const QString& document)
{
    for (const QString& line : document.split(u'\n')) {
        const QString text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith(u'#')) return text;
    }
    return document.trimmed();
}

} // namespace

QuerySidebar::QuerySidebar(Look& look, SettingsStore& settings, QWidget* parent)
    : QWidget(parent), m_look(look), m_settings(settings)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QWidget(this);
    auto* inHead = new QVBoxLayout(head);
    inHead->setContentsMargins(Margin, 0, Margin, 8);
    inHead->setSpacing(8);
    m_tabs = new TabBar(look, head);
    m_tabs->addTab(tr("Schema"));
    m_tabs->addTab(tr("History"));
    m_tabs->addTab(tr("Saved"));
    m_tabs->setAccessibleName(tr("Schema, history or saved queries"));
    inHead->addWidget(m_tabs);
    m_search = new QLineEdit(head);
    m_search->setObjectName(QStringLiteral("graphql.search"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search schema, history and saved queries"));
    m_search->installEventFilter(this);
    inHead->addWidget(m_search);
    column->addWidget(head);
    m_words = new Label(look, Type::Small, Token::Text3, {}, this);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(Margin, 4, Margin, 8);
    column->addWidget(m_words);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("graphql.list"));
    m_list->setAccessibleName(tr("Entries"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    auto* inset = new QHBoxLayout;
    inset->setContentsMargins(Margin - 4, 0, 0, 0); // an entry has 4 px of its own
    inset->addWidget(m_list);
    column->addLayout(inset, 1);

    for (const QVariant& value : m_settings.value(savedKey).toList()) {
        const QVariantMap map = value.toMap();
        m_saved.append({map.value(QStringLiteral("name")).toString(), map.value(QStringLiteral("document")).toString(),
                        map.value(QStringLiteral("variables")).toString()});
    }
    connect(m_tabs, &QTabBar::currentChanged, this, &QuerySidebar::fill);
    connect(m_search, &QLineEdit::textChanged, this, &QuerySidebar::fill);
    connect(m_list, &QListWidget::itemActivated, this, &QuerySidebar::take);
    auto* remove = new QAction(tr("Delete the saved query"), m_list);
    remove->setShortcut(QKeySequence(QKeySequence::Delete));
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &QuerySidebar::removeCurrent);
    connect(m_tabs, &QTabBar::currentChanged, remove, [remove](int tab) { remove->setEnabled(tab == Saved); });
    remove->setEnabled(m_tabs->currentIndex() == Saved);
    m_list->addAction(remove);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    fill();
}

void QuerySidebar::setSchema(const QList<SchemaEntry>& entries)
{
    m_schema = entries;
    m_schemaTrouble.clear();
    fill();
}

void QuerySidebar::setSchemaTrouble(const QString& sentence)
{
    m_schemaTrouble = sentence;
    fill();
}

void QuerySidebar::setHistory(const QList<AskedQuery>& asked)
{
    m_history = asked;
    fill();
}

void QuerySidebar::save(const SavedQuery& query)
{
    m_saved.removeIf([&](const SavedQuery& old) { return old.name == query.name; });
    m_saved.append(query);
    std::sort(m_saved.begin(), m_saved.end(), [](const SavedQuery& a, const SavedQuery& b) { return a.name < b.name; });
    storeSaved();
    fill();
}

void QuerySidebar::removeSaved(const QString& name)
{
    m_saved.removeIf([&](const SavedQuery& old) { return old.name == name; });
    storeSaved();
    fill();
}

void QuerySidebar::removeCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || m_tabs->currentIndex() != Saved) return;
    removeSaved(m_saved.at(item->data(IndexRole).toInt()).name);
}

void QuerySidebar::storeSaved()
{
    QVariantList list;
    for (const SavedQuery& query : m_saved) {
        list.append(QVariantMap{{QStringLiteral("name"), query.name},
                                {QStringLiteral("document"), query.document},
                                {QStringLiteral("variables"), query.variables}});
    }
    m_settings.setValue(savedKey, list);
}

void QuerySidebar::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void QuerySidebar::add(const QString& text, const QString& tip, int index)
{
    auto* item = new QListWidgetItem(text, m_list);
    item->setToolTip(tip);
    item->setSizeHint(QSize(0, m_look.theme.rowHeight()));
    item->setData(IndexRole, index);
}

void QuerySidebar::fill()
{
    const int row = m_list->currentRow();
    m_list->clear();
    const QString text = m_search->text().trimmed();
    m_words->clear();
    switch (m_tabs->currentIndex()) {
    case Schema:
        fillSchema(text);
        break;
    case History:
        fillHistory(text);
        break;
    default:
        fillSaved(text);
        break;
    }
    if (m_list->count() == 0 && m_words->text().isEmpty())
        m_words->setText(text.isEmpty() ? tr("Nothing here yet") : tr("Nothing matches “%1”").arg(text));
    m_words->setVisible(!m_words->text().isEmpty());
    if (m_list->count() > 0) m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
}

void QuerySidebar::fillSchema(const QString& text)
{
    m_words->setText(m_schemaTrouble);
    for (int i = 0; i < m_schema.size() && m_list->count() < shownMax; ++i) {
        const SchemaEntry& entry = m_schema[i];
        // Without a search: what can be asked. With one: everything, fields of types too.
        if (text.isEmpty() && entry.kind == SchemaEntry::Kind::Field) continue;
        if (!text.isEmpty() && !entry.id.contains(text, Qt::CaseInsensitive)) continue;
        QString shown = entry.name;
        if (entry.kind == SchemaEntry::Kind::Field) shown = QStringLiteral("%1.%2").arg(entry.of, entry.name);
        if (entry.kind == SchemaEntry::Kind::Mutation) shown = tr("%1, a mutation").arg(entry.name);
        if (entry.kind == SchemaEntry::Kind::Type) shown = tr("%1, a type").arg(entry.name);
        QString tip =
            entry.arguments.isEmpty() ? entry.name : QStringLiteral("%1(%2)").arg(entry.name, entry.arguments);
        if (!entry.type.isEmpty()) tip += QStringLiteral(": ") + entry.type;
        if (!entry.about.isEmpty()) tip += u'\n' + entry.about;
        add(shown, tip, i);
    }
}

void QuerySidebar::fillHistory(const QString& text)
{
    for (int i = 0; i < m_history.size() && m_list->count() < shownMax; ++i) {
        const AskedQuery& asked = m_history[i];
        if (!text.isEmpty() && !asked.document.contains(text, Qt::CaseInsensitive)) continue;
        add(headOf(asked.document),
            tr("%1, %2").arg(m_look.format.timestamp(asked.askedAt), m_look.format.latency(asked.latencyMs)) + u'\n' +
                asked.document,
            i);
        m_list->item(m_list->count() - 1)
            ->setIcon(m_look.icons.icon(asked.worked ? QStringLiteral("check") : QStringLiteral("circle-x"),
                                        asked.worked ? Token::Ok : Token::Fail));
    }
}

void QuerySidebar::fillSaved(const QString& text)
{
    for (int i = 0; i < m_saved.size(); ++i) {
        const SavedQuery& query = m_saved[i];
        if (!text.isEmpty() && !query.name.contains(text, Qt::CaseInsensitive) &&
            !query.document.contains(text, Qt::CaseInsensitive))
            continue;
        add(query.name, query.document, i);
    }
}

void QuerySidebar::take()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) return;
    const int index = item->data(IndexRole).toInt();
    switch (m_tabs->currentIndex()) {
    case Schema:
        if (index < m_schema.size()) Q_EMIT schemaTaken(m_schema[index]);
        break;
    case History:
        if (index < m_history.size()) {
            const AskedQuery asked = m_history[index];
            Q_EMIT queryTaken(asked.document, asked.variables.isEmpty()
                                                  ? QString()
                                                  : QString::fromUtf8(QJsonDocument(asked.variables).toJson()));
        }
        break;
    default:
        if (index < m_saved.size()) {
            const SavedQuery query = m_saved[index];
            Q_EMIT queryTaken(query.document, query.variables);
        }
        break;
    }
}

bool QuerySidebar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace signalbox::ui
