#include "ui/common/tablepage.h"

#include "ui/common/controls.h"
#include "ui/common/drawer.h"
#include "ui/common/look.h"
#include "ui/common/messagebar.h"
#include "ui/common/tablepage_p.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr int WordsNeed = 760; // px of page below which the tools of the filter bar show icons only
const auto StaleKind = QStringLiteral("stale");
const auto FailedKind = QStringLiteral("failed");
const auto PartialKind = QStringLiteral("partial");

} // namespace

TablePage::TablePage(Look& look, SettingsStore& settings, TablePageSpec spec, TableModel& model, QWidget* parent)
    : QWidget(parent), m_spec(std::move(spec)), m_model(model), m_look(look), m_settings(settings),
      d(std::make_unique<Private>(*this))
{
    setObjectName(m_spec.id);
    d->query.sortKey = m_spec.sortKey;
    d->query.order = m_spec.sortOrder;
    d->build();
}

TablePage::~TablePage()
{
    if (d->storeSoon.isActive()) d->storeColumns();
    // The view's selection model still tells about its end; nobody listens any more.
    m_view->selectionModel()->disconnect(this);
    m_view->model()->disconnect(this);
}

void TablePage::setSubtitle(const QString& text)
{
    d->subtitle->setText(text);
}

void TablePage::setPrimary(QAction* action)
{
    delete d->primaryButton;
    d->primary = action;
    d->primaryButton = action != nullptr ? makeActionButton(m_look, action, ButtonKind::Primary) : nullptr;
    if (d->primaryButton != nullptr) d->headRight->addWidget(d->primaryButton);
    d->refreshState();
}

void TablePage::setActions(const QList<QAction*>& actions)
{
    d->actionsMenu->clear();
    d->actionsMenu->addActions(actions);
    d->actionsButton->setVisible(!actions.isEmpty());
}

void TablePage::addHeadWidget(QWidget* widget)
{
    d->headRight->insertWidget(0, widget);
}

void TablePage::addTool(QAction* action)
{
    QPushButton* button = makeActionButton(m_look, action, ButtonKind::Quiet);
    button->setProperty("words", action->text());
    button->setAccessibleName(action->text());
    d->tools->insertWidget(int(d->toolButtons.size()) - 2, button);
    d->toolButtons.insert(d->toolButtons.size() - 2, button);
    d->fitTools();
}

void TablePage::setVerbs(const QList<QAction*>& verbs)
{
    qDeleteAll(d->verbButtons);
    d->verbButtons.clear();
    d->verbActions = verbs;
    for (QAction* action : verbs) {
        QPushButton* button = makeActionButton(m_look, action);
        setSize(button, ControlSize::Small);
        d->verbs->addWidget(button);
        d->verbButtons.append(button);
    }
    d->refreshFoot();
}

void TablePage::setRowActions(const QList<QAction*>& actions)
{
    m_view->setRowActions(actions);
}

void TablePage::setFootNote(const QString& text)
{
    d->note->setText(text);
    d->note->setVisible(!text.isEmpty());
}

void TablePage::setState(State state)
{
    m_state = state;
    if (state != State::Loading) {
        d->skeletonSoon.stop();
        m_view->setSkeleton(false);
    }
    d->refreshState();
}

void TablePage::setStale(const QDateTime& since)
{
    d->staleSince = since;
    m_view->setDim(since.isValid());
    if (since.isValid()) {
        m_messages->show({.kind = StaleKind,
                          .state = StateKind::Warn,
                          .sentence = tr("From the cache: no link since %1").arg(m_look.format.clock(since).first(5)),
                          .icon = QStringLiteral("cloud-off"),
                          .buttons = {{.text = tr("Retry"), .run = [this] { Q_EMIT refreshWanted(); }, .icon = {}}},
                          .closesAfter = 0});
    } else {
        m_messages->clear(StaleKind);
    }
    d->refreshFoot();
}

bool TablePage::isStale() const
{
    return d->staleSince.isValid();
}

void TablePage::setDenied(const QString& sentence, const QString& permission)
{
    d->deniedSentence = sentence;
    d->deniedPermission = permission;
    setState(State::Denied);
}

void TablePage::setFailed(const QString& sentence, const QString& details)
{
    d->failedSentence = sentence;
    d->failedDetails = details;
    if (m_model.rowCount() == 0) {
        setState(State::Failed);
        return;
    }
    const auto copy = [this] { copyWithNotice(d->failedDetails, m_messages); };
    m_messages->show({.kind = FailedKind,
                      .state = StateKind::Fail,
                      .sentence = sentence,
                      .icon = {},
                      .buttons = {{.text = tr("Copy"), .run = copy, .icon = {}},
                                  {.text = tr("Retry"), .run = [this] { Q_EMIT refreshWanted(); }, .icon = {}}},
                      .closesAfter = 0});
}

void TablePage::clearFailed()
{
    m_messages->clear(FailedKind);
    if (m_state == State::Failed || m_state == State::Denied) setState(State::Ready);
}

void TablePage::setPartial(int answered, int asked, const QString& why)
{
    if (asked == 0 || answered == asked) {
        m_messages->clear(PartialKind);
        return;
    }
    const auto copy = [this, why] {
        m_messages->show({.kind = PartialKind,
                          .state = StateKind::Wait,
                          .sentence = why,
                          .icon = QStringLiteral("server-off"),
                          .buttons = {},
                          .closesAfter = 0});
    };
    m_messages->show({.kind = PartialKind,
                      .state = StateKind::Wait,
                      .sentence = tr("%1 of %2 nodes answered").arg(answered).arg(asked),
                      .icon = QStringLiteral("server-off"),
                      .buttons = {{.text = tr("Why"), .run = copy, .icon = {}}},
                      .closesAfter = 0});
}

void TablePage::setFilterHint(const QString& text)
{
    d->filterHint = text;
    d->refreshState();
}

RowQuery TablePage::query() const
{
    return d->query;
}

void TablePage::setQuery(const RowQuery& query)
{
    d->query = query;
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->setText(query.text);
    }
    d->applyQuery();
}

void TablePage::clearFilter()
{
    RowQuery query = d->query;
    query.text.clear();
    query.filters.clear();
    setQuery(query);
}

void TablePage::setChipChoices(const QString& key, const QList<ChipSpec::Choice>& choices)
{
    d->choices.insert(key, choices);
    d->refreshChips();
}

QStringList TablePage::selectedIds() const
{
    QStringList ids;
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& index : rows) ids.append(index.data(TableModel::IdRole).toString());
    return ids;
}

QString TablePage::currentId() const
{
    return m_view->currentIndex().data(TableModel::IdRole).toString();
}

void TablePage::select(const QString& id)
{
    const int row = m_model.rowOf(id);
    if (row < 0) return;
    QModelIndex index = m_model.index(row, 0);
    if (d->proxy != nullptr) index = d->proxy->mapFromSource(index);
    if (!index.isValid()) return;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
}

void TablePage::selectAll()
{
    m_view->selectAll();
}

void TablePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TablePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->fitTools();
}

bool TablePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize) {
        d->empty->setGeometry(m_view->viewport()->rect());
        d->fitTools();
    }
    return QWidget::eventFilter(watched, event);
}

void TablePage::Private::fitTools()
{
    const bool words = q.m_view->width() >= WordsNeed;
    for (QPushButton* button : toolButtons) {
        const QString text = button->property("words").toString();
        button->setText(words ? text : QString());
        button->setToolTip(words ? QString() : text);
    }
}

void TablePage::Private::applyQuery()
{
    refreshChips();
    refreshSort();
    if (proxy != nullptr)
        proxy->setQuery(query);
    else
        q.m_model.setQuery(query);
    refreshState();
    Q_EMIT q.queryChanged(query);
}

void TablePage::Private::setFilter(const QString& key, const QString& value)
{
    if (value.isEmpty())
        query.filters.remove(key);
    else
        query.filters.insert(key, value);
    applyQuery();
}

QString TablePage::Private::chipLabel(const QString& key, const QString& value) const
{
    for (const ChipSpec::Choice& choice : choices.value(key)) {
        if (choice.value == value) return choice.label;
    }
    return value;
}

void TablePage::Private::refreshChips()
{
    for (auto chip = chips.cbegin(); chip != chips.cend(); ++chip) {
        const QString value = query.filters.value(chip.key());
        chip.value()->setValue(value.isEmpty() ? QString() : chipLabel(chip.key(), value));
    }
}

void TablePage::Private::chipMenu(const QString& key)
{
    auto* menu = new QMenu(chips.value(key));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString now = query.filters.value(key);
    const auto add = [&](const QString& label, const QString& value) {
        QAction* action = menu->addAction(label, &q, [this, key, value] { setFilter(key, value); });
        action->setCheckable(true);
        action->setChecked(value == now);
    };
    add(TablePage::tr("Any"), {});
    menu->addSeparator();
    for (const ChipSpec::Choice& choice : choices.value(key)) add(choice.label, choice.value);
    menu->popup(chips.value(key)->mapToGlobal(QPoint(0, chips.value(key)->height() + 4)));
}

void TablePage::Private::sortBy(int column)
{
    const Column& c = q.m_model.columns()[column];
    if (!c.sortable) return;
    if (query.sortKey == c.key)
        query.order = query.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    else
        query.order = Qt::AscendingOrder;
    query.sortKey = c.key;
    applyQuery();
    storeSoon.start();
}

void TablePage::Private::refreshSort()
{
    QHeaderView* header = q.m_view->horizontalHeader();
    const int column = q.m_model.columnOf(query.sortKey);
    header->setSortIndicatorShown(column >= 0);
    if (column >= 0) header->setSortIndicator(column, query.order);
    header->viewport()->update();
}

void TablePage::Private::refreshState()
{
    refreshFoot();
    const int rows = q.m_view->model() != nullptr ? q.m_view->model()->rowCount() : 0;
    if (q.m_state == State::Loading) {
        empty->hide();
        if (rows == 0 && !skeletonSoon.isActive() && !q.m_view->isSkeleton()) skeletonSoon.start();
        if (rows > 0) q.m_view->setSkeleton(false);
        return;
    }
    if (rows > 0 && q.m_state == State::Ready) {
        empty->hide();
        return;
    }
    const auto button = [this](const QString& text, ButtonKind kind, std::function<void()> run) {
        QPushButton* b = makeButton(q.m_look, text, kind);
        QObject::connect(b, &QPushButton::clicked, &q, std::move(run));
        return b;
    };
    switch (q.m_state) {
    case State::Denied:
        empty->set(QStringLiteral("shield-x"), deniedSentence, TablePage::tr("It needs %1.").arg(deniedPermission));
        empty->setButtons(
            {button(TablePage::tr("Try again"), ButtonKind::Default, [this] { Q_EMIT q.refreshWanted(); })});
        break;
    case State::Failed: {
        empty->set(QStringLiteral("circle-x"), failedSentence, {});
        const auto copy = [this] { copyWithNotice(failedDetails, empty); };
        empty->setButtons({button(TablePage::tr("Retry"), ButtonKind::Default, [this] { Q_EMIT q.refreshWanted(); }),
                           button(TablePage::tr("Copy details"), ButtonKind::Quiet, copy)});
        break;
    }
    case State::Loading:
    case State::Ready:
        if (query.isFiltered()) {
            QString what = query.text;
            QStringList chosen;
            for (auto f = query.filters.cbegin(); f != query.filters.cend(); ++f)
                chosen.append(chipLabel(f.key(), f.value()));
            const QString sentence =
                what.isEmpty() ? TablePage::tr("Nothing is %1").arg(chosen.join(QStringLiteral(", ")))
                : chosen.isEmpty()
                    ? TablePage::tr("Nothing matches “%1”").arg(what)
                    : TablePage::tr("Nothing matches “%1” in %2").arg(what, chosen.join(QStringLiteral(", ")));
            empty->set(QStringLiteral("list-filter"), sentence, filterHint);
            empty->setButtons(
                {button(TablePage::tr("Clear the filter"), ButtonKind::Default, [this] { q.clearFilter(); })});
        } else {
            empty->set(q.m_spec.icon, q.m_spec.emptyTitle, q.m_spec.emptyLine);
            empty->setButtons(primary != nullptr
                                  ? QList<QPushButton*>{makeActionButton(q.m_look, primary, ButtonKind::Primary)}
                                  : QList<QPushButton*>{});
        }
        break;
    }
    empty->setGeometry(q.m_view->viewport()->rect());
    empty->show();
    empty->raise();
}

void TablePage::Private::refreshFoot()
{
    if (q.m_view->model() == nullptr) return;
    const Format& format = q.m_look.format;
    const int rows = q.m_view->model()->rowCount();
    const auto* selection = q.m_view->selectionModel();
    const int chosen = selection != nullptr ? int(selection->selectedRows().size()) : 0;
    selected->setText(chosen > 0 ? TablePage::tr("%1 selected").arg(format.count(chosen)) : QString());
    selected->setVisible(chosen > 0);
    shown->setText(TablePage::tr("%1 of %2 shown").arg(format.count(rows), format.count(q.m_model.totalCount())));
    const bool able = chosen > 0 && !q.isStale();
    for (int i = 0; i < verbButtons.size(); ++i) verbButtons[i]->setEnabled(able && verbActions[i]->isEnabled());
    if (primaryButton != nullptr) primaryButton->setEnabled(!q.isStale() && primary->isEnabled());
}

void TablePage::Private::rowMenu(const QPoint& at)
{
    if (!q.m_view->indexAt(at).isValid()) return;
    auto* menu = new QMenu(q.m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(verbActions);
    if (!verbActions.isEmpty()) menu->addSeparator();
    QAction* cell = menu->addAction(TablePage::tr("Copy cell"), &q, &TablePage::copyCell);
    cell->setIcon(q.m_look.icons.icon(QStringLiteral("copy")));
    menu->addAction(TablePage::tr("Copy rows"), &q, &TablePage::copyRows);
    menu->popup(q.m_view->viewport()->mapToGlobal(at));
}

} // namespace signalbox::ui
