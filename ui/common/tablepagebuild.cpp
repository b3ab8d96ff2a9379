#include "ui/common/controls.h"
#include "ui/common/drawer.h"
#include "ui/common/drawersplitter.h"
#include "ui/common/look.h"
#include "ui/common/messagebar.h"
#include "ui/common/tablepage_p.h"
#include "ui/common/tableview.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr int Margin = 24;
constexpr int HeadHeight = 56;
constexpr int BarHeight = 36;
constexpr int FootHeight = 36;
constexpr int HeaderHeight = 27;
constexpr int FilterWidth = 220;
constexpr int ShownChips = 4;      // the rest stand under "More"
constexpr int SkeletonAfter = 150; // ms
constexpr int TypingPause = 120;   // ms between the last letter and the question
constexpr int StorePause = 400;    // ms after the last change of a width

} // namespace

void TablePage::Private::build()
{
    auto* body = new Surface(q.m_look, Token::Base);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    buildHead(column);
    q.m_messages = new MessageBar(q.m_look, body);
    column->addWidget(q.m_messages);
    buildFilterBar(column);

    auto* frame = new Surface(q.m_look, Token::Base, body);
    frame->setEdges(Qt::TopEdge);
    auto* inFrame = new QVBoxLayout(frame);
    inFrame->setContentsMargins(0, 1, 0, 0);
    q.m_view = new TableView(q.m_look, frame);
    q.m_view->setObjectName(q.m_spec.id + QStringLiteral(".table"));
    q.m_view->setAccessibleName(q.m_spec.title);
    q.m_view->horizontalHeader()->setFixedHeight(HeaderHeight); // the line above it is the 28th px
    if (!q.m_spec.multiSelect) q.m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    inFrame->addWidget(q.m_view);
    column->addWidget(frame, 1);
    empty = new EmptyState(q.m_look, q.m_view->viewport());
    empty->hide();
    q.m_view->viewport()->installEventFilter(&q);
    buildFoot(column);

    if (!q.m_model.ordersItself()) proxy = new RowProxy(q.m_model, &q);
    q.m_view->setTableModel(q.m_model, proxy != nullptr ? static_cast<QAbstractItemModel&>(*proxy) : q.m_model);
    if (q.m_spec.frozenFirstColumn) q.m_view->setFrozenFirstColumn(true);

    q.m_drawer = new Drawer(q.m_look, q.m_settings, q.m_spec.id, Drawer::Place::Right, &q);
    auto* splitter = new DrawerSplitter(q.m_look, q.m_settings, q.m_spec.id, body, q.m_drawer, &q);
    auto* outer = new QVBoxLayout(&q);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(splitter);

    skeletonSoon.setSingleShot(true);
    skeletonSoon.setInterval(SkeletonAfter);
    QObject::connect(&skeletonSoon, &QTimer::timeout, &q, [this] {
        if (q.m_state == State::Loading) q.m_view->setSkeleton(true);
    });
    storeSoon.setSingleShot(true);
    storeSoon.setInterval(StorePause);
    QObject::connect(&storeSoon, &QTimer::timeout, &q, [this] { storeColumns(); });
    typedSoon.setSingleShot(true);
    typedSoon.setInterval(TypingPause);
    QObject::connect(&typedSoon, &QTimer::timeout, &q, [this] {
        query.text = q.m_filter->text().trimmed();
        applyQuery();
    });
    connectView();
    restoreColumns();
    applyQuery();
    refreshState();
}

void TablePage::Private::buildHead(QBoxLayout* column)
{
    auto* head = new QWidget;
    head->setFixedHeight(HeadHeight);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(Margin, 0, Margin, 0);
    row->setSpacing(8);
    title = new Label(q.m_look, Type::PageTitle, Token::Text, q.m_spec.title);
    subtitle = new Label(q.m_look, Type::Body, Token::Text3);
    subtitle->setContentsMargins(0, 4, 0, 0); // stands on the title's baseline
    title->setContentsMargins(0, 0, 0, 2);
    row->addWidget(title);
    row->addWidget(subtitle);
    row->addStretch(1);
    headRight = new QHBoxLayout;
    headRight->setSpacing(8);
    row->addLayout(headRight);
    actionsMenu = new QMenu(&q);
    actionsButton = makeButton(q.m_look, TablePage::tr("Actions"));
    actionsButton->setMenu(actionsMenu);
    actionsButton->hide();
    headRight->addWidget(actionsButton);
    column->addWidget(head);
}

void TablePage::Private::buildFilterBar(QBoxLayout* column)
{
    auto* bar = new QWidget;
    bar->setFixedHeight(BarHeight);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(Margin, 0, Margin, BarHeight - 28);
    row->setSpacing(8);
    q.m_filter = new QLineEdit;
    q.m_filter->setObjectName(q.m_spec.id + QStringLiteral(".filter"));
    q.m_filter->setPlaceholderText(TablePage::tr("Filter"));
    q.m_filter->setAccessibleName(TablePage::tr("Filter %1").arg(q.m_spec.title));
    auto* mark = new IconLabel(q.m_look, QStringLiteral("list-filter"), 14, Token::Text2, q.m_filter);
    mark->setAttribute(Qt::WA_TransparentForMouseEvents);
    mark->move(10, 7);
    q.m_filter->setTextMargins(22, 0, 0, 0);
    q.m_filter->setFixedWidth(FilterWidth);
    row->addWidget(q.m_filter);
    QMenu* more = nullptr;
    for (const ChipSpec& spec : q.m_spec.chips) {
        choices.insert(spec.key, spec.choices);
        const QString key = spec.key;
        if (chips.size() >= ShownChips) {
            if (more == nullptr) {
                auto* button = makeButton(q.m_look, TablePage::tr("More"), ButtonKind::Quiet);
                more = new QMenu(button);
                button->setMenu(more);
                row->addWidget(button);
            }
            QMenu* sub = more->addMenu(spec.label);
            QObject::connect(sub, &QMenu::aboutToShow, &q, [this, sub, key] {
                sub->clear();
                const auto any = [this, key] { setFilter(key, {}); };
                sub->addAction(TablePage::tr("Any"), &q, any);
                for (const ChipSpec::Choice& choice : choices.value(key)) {
                    const QString value = choice.value;
                    QAction* action = sub->addAction(choice.label, &q, [this, key, value] { setFilter(key, value); });
                    action->setCheckable(true);
                    action->setChecked(query.filters.value(key) == value);
                }
            });
            continue;
        }
        auto* chip = new Chip(q.m_look, spec.label);
        chip->setObjectName(q.m_spec.id + QStringLiteral(".chip.") + key);
        QObject::connect(chip, &Chip::menuWanted, &q, [this, key] { chipMenu(key); });
        QObject::connect(chip, &Chip::cleared, &q, [this, key] { setFilter(key, {}); });
        chips.insert(key, chip);
        row->addWidget(chip);
    }
    row->addStretch(1);
    tools = new QHBoxLayout;
    tools->setSpacing(8);
    row->addLayout(tools);
    columnsButton = makeButton(q.m_look, TablePage::tr("Columns"), ButtonKind::Quiet, QStringLiteral("columns-3"));
    columnsButton->setObjectName(q.m_spec.id + QStringLiteral(".columns"));
    exportButton = makeButton(q.m_look, TablePage::tr("Export"), ButtonKind::Quiet, QStringLiteral("download"));
    exportButton->setObjectName(q.m_spec.id + QStringLiteral(".export"));
    for (QPushButton* button : {columnsButton, exportButton}) {
        button->setProperty("words", button->text());
        button->setAccessibleName(button->text());
        tools->addWidget(button);
        toolButtons.append(button);
    }
    QObject::connect(columnsButton, &QPushButton::clicked, &q, [this] { columnsMenu(); });
    QObject::connect(exportButton, &QPushButton::clicked, &q, [this] { q.exportWithDialog(); });
    QObject::connect(q.m_filter, &QLineEdit::textChanged, &q, [this] { typedSoon.start(); });
    column->addWidget(bar);
}

void TablePage::Private::buildFoot(QBoxLayout* column)
{
    auto* foot = new Surface(q.m_look, Token::Base);
    foot->setEdges(Qt::TopEdge);
    foot->setFixedHeight(FootHeight);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(Margin, 1, Margin, 0);
    row->setSpacing(8);
    selected = new Label(q.m_look, Type::SmallMedium, Token::Text);
    shown = new Label(q.m_look, Type::Small, Token::Text3);
    note = new Label(q.m_look, Type::Small, Token::Text3);
    note->hide();
    row->addWidget(selected);
    row->addWidget(shown);
    row->addStretch(1);
    row->addWidget(note);
    verbs = new QHBoxLayout;
    verbs->setSpacing(8);
    row->addLayout(verbs);
    column->addWidget(foot);
}

void TablePage::Private::connectView()
{
    TableView* view = q.m_view;
    QObject::connect(view->horizontalHeader(), &QHeaderView::sectionClicked, &q,
                     [this](int column) { sortBy(column); });
    QObject::connect(view, &TableView::columnsChanged, &q, [this] {
        if (!restoring) storeSoon.start();
    });
    QObject::connect(view, &TableView::nearEnd, &q, [this] {
        if (q.m_model.rowCount() < q.m_model.totalCount()) Q_EMIT q.moreWanted();
    });
    QObject::connect(view, &TableView::rowActivated, &q, [this](const QModelIndex& index) {
        Q_EMIT q.activated(index.data(TableModel::IdRole).toString());
    });
    QObject::connect(view, &TableView::rowActionWanted, &q, [](const QModelIndex&, QAction* action) {
        if (action != nullptr) action->trigger();
    });
    QObject::connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, &q, [this] {
        refreshFoot();
        Q_EMIT q.selectionChanged();
    });
    QObject::connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, &q,
                     [this](const QModelIndex& now, const QModelIndex&) {
                         Q_EMIT q.currentChanged(now.data(TableModel::IdRole).toString());
                     });
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(view, &QWidget::customContextMenuRequested, &q, [this](const QPoint& at) { rowMenu(at); });
    view->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(view->horizontalHeader(), &QWidget::customContextMenuRequested, &q, [this] { columnsMenu(); });
    const auto recount = [this] { refreshState(); };
    QAbstractItemModel* model = view->model();
    QObject::connect(model, &QAbstractItemModel::rowsInserted, &q, recount);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, &q, recount);
    QObject::connect(model, &QAbstractItemModel::modelReset, &q, recount);
    QObject::connect(model, &QAbstractItemModel::layoutChanged, &q, recount);
}

} // namespace signalbox::ui
