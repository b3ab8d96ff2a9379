#include "ui/shell/statusbar.h"

#include "ui/common/controls.h"
#include "ui/common/paint.h"
#include "ui/shell/nodeswitcher.h"
#include "ui/shell/popup.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace signalbox::ui {

namespace {

constexpr int Side = 16;

class Dot final : public QWidget
{
public:
    Dot(Look& look, QWidget* parent) : QWidget(parent), m_look(look) { setFixedSize(8, 8); }
    void setState(StateKind kind)
    {
        m_kind = kind;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Painting painting(&painter);
        paintBox(&painter, rect(), 4, m_look.theme.color(textTokenOf(m_kind)), {});
    }

private:
    Look& m_look;
    StateKind m_kind = StateKind::Off;
};

/// The words of the running task; opens the list of all.
class TaskButton final : public QToolButton
{
public:
    TaskButton(Look& look, QWidget* parent) : QToolButton(parent), m_look(look) {}
    QString iconName;
    QSize sizeHint() const override
    {
        const qreal words = textWidth(m_look.theme.font(Type::Small), text());
        return {int(words + (iconName.isEmpty() ? 0 : 20)) + 17, 22};
    }
    QSize minimumSizeHint() const override { return {60, 22}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Painting painting(&painter);
        const Theme& theme = m_look.theme;
        if (underMouse() || isDown()) paintBox(&painter, rect(), TagRadius, theme.color(Token::Press), {});
        qreal x = 8;
        if (!iconName.isEmpty()) {
            m_look.icons.paint(&painter, QRectF(x, 0, 14, height()), iconName, 14, Token::Text2);
            x += 20;
        }
        const QFont font = theme.font(Type::Small);
        paintText(&painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft, font,
                  theme.color(iconName.isEmpty() ? Token::Text3 : Token::Text2), elided(font, text(), width() - x - 4));
    }

private:
    Look& m_look;
};

/// All tasks with progress and outcome.
class TasksPopup final : public Popup
{
public:
    TasksPopup(Look& look, Tasks& tasks, QWidget* parent) : Popup(look, parent), m_look(look), m_tasks(tasks)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setObjectName(QStringLiteral("tasksPopup"));
        connect(&tasks, &Tasks::changed, this, [this] { fill(); });
        fill();
    }

private:
    void fill()
    {
        delete m_holder;
        m_holder = new QWidget(this);
        m_holder->setFixedWidth(360);
        auto* rows = new QVBoxLayout(m_holder);
        rows->setContentsMargins(8, 6, 8, 6);
        rows->setSpacing(8);
        for (const Tasks::Task& task : m_tasks.all()) {
            auto* row = new QHBoxLayout;
            row->setSpacing(8);
            const QString icon = !task.finished ? QStringLiteral("loader-circle")
                                 : task.failed  ? QStringLiteral("circle-x")
                                                : QStringLiteral("check");
            const Token mark = !task.finished ? Token::Wait : task.failed ? Token::Fail : Token::Ok;
            row->addWidget(new IconLabel(m_look, icon, 16, mark), 0, Qt::AlignTop);
            auto* words = new QVBoxLayout;
            words->setSpacing(0);
            words->addWidget(new Label(m_look, Type::Body, Token::Text, task.title));
            if (!task.outcome.isEmpty()) {
                auto* outcome = new Label(m_look, Type::Small, task.failed ? Token::Fail : Token::Text3, task.outcome);
                outcome->setWordWrap(true);
                words->addWidget(outcome);
            }
            row->addLayout(words, 1);
            if (!task.finished) {
                auto* bar = new ProgressLine(m_look);
                bar->setPercent(task.percent);
                row->addWidget(bar);
                auto* cancel = makeIconButton(m_look, QStringLiteral("x"), StatusBar::tr("Cancel %1").arg(task.title));
                connect(cancel, &QToolButton::clicked, this, [this, id = task.id] { m_tasks.cancel(id); });
                row->addWidget(cancel);
            }
            rows->addLayout(row);
        }
        if (m_tasks.all().isEmpty())
            rows->addWidget(
                new Label(m_look, Type::Body, Token::Text3, StatusBar::tr("Nothing runs in the background")));
        column()->addWidget(m_holder);
        adjustSize();
    }

    Look& m_look;
    Tasks& m_tasks;
    QWidget* m_holder = nullptr;
};

} // namespace

ProgressLine::ProgressLine(Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setFixedSize(80, 4);
}

void ProgressLine::setPercent(int percent)
{
    m_percent = percent;
    setAccessibleName(percent < 0 ? tr("Under way") : m_look.format.percent(percent * 100));
    update();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Painting painting(&painter);
    paintBox(&painter, rect(), 2, m_look.theme.color(Token::Press), {});
    const qreal done = m_percent < 0 ? 0.35 : std::clamp(m_percent, 0, 100) / 100.0;
    if (done > 0) paintBox(&painter, QRectF(0, 0, width() * done, 4), 2, m_look.theme.color(Token::AccentFill), {});
}

StatusBar::StatusBar(Look& look, const QString& version, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("statusBar"));
    setFixedHeight(Height);
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(Side, 2, Side, 0);
    m_layout->setSpacing(0);
    m_dot = new Dot(look, this);
    m_layout->addWidget(m_dot);
    m_layout->addSpacing(6);
    m_link = new Label(look, Type::Small, Token::Text2, {}, this);
    m_link->setObjectName(QStringLiteral("link"));
    m_latency = new Label(look, Type::Small, Token::Text3, {}, this);
    m_layout->addWidget(m_link);
    m_layout->addSpacing(9);
    m_layout->addWidget(m_latency);
    m_layout->addSpacing(12);
    auto* line = new Surface(look, Token::Line2, this);
    line->setFixedSize(1, 13);
    m_layout->addWidget(line);
    m_layout->addSpacing(4);
    m_title = new TaskButton(look, this);
    m_title->setObjectName(QStringLiteral("tasks"));
    m_title->setFocusPolicy(Qt::TabFocus);
    m_bar = new ProgressLine(look, this);
    m_percent = new Label(look, Type::Small, Token::Text2, {}, this);
    m_cancel = makeIconButton(look, QStringLiteral("x"), tr("Cancel"), this);
    m_cancel->setFixedSize(22, 22);
    m_layout->addWidget(m_title);
    m_layout->addSpacing(2);
    m_layout->addWidget(m_bar);
    m_layout->addSpacing(9);
    m_layout->addWidget(m_percent);
    m_layout->addSpacing(4);
    m_layout->addWidget(m_cancel);
    m_layout->addStretch(1);
    auto* right = new Label(look, Type::Small, Token::Text3, version, this);
    m_layout->addWidget(right);
    connect(m_title, &QToolButton::clicked, this, &StatusBar::showAll);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_tasks != nullptr) m_tasks->cancel(m_shown);
    });
    connect(&look.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setLink(std::nullopt);
    refreshTasks();
}

void StatusBar::setLink(const std::optional<LinkState>& state)
{
    const bool has = state.has_value();
    m_dot->setVisible(has);
    m_latency->setVisible(has && state->latencyMs >= 0);
    if (!has) {
        m_link->setText(tr("No node"));
        m_link->setToolTip({});
        return;
    }
    static_cast<Dot*>(m_dot)->setState(linkKind(*state));
    m_link->setText(linkWord(*state));
    m_link->setToolTip(state->reason);
    if (state->latencyMs >= 0) m_latency->setText(m_look.format.latency(state->latencyMs));
}

void StatusBar::setTasks(Tasks* tasks)
{
    if (m_tasks != nullptr) m_tasks->disconnect(this);
    m_tasks = tasks;
    if (tasks != nullptr) connect(tasks, &Tasks::changed, this, &StatusBar::refreshTasks);
    refreshTasks();
}

void StatusBar::refreshTasks()
{
    const QList<Tasks::Task> all = m_tasks == nullptr ? QList<Tasks::Task>() : m_tasks->all();
    const bool running = !all.isEmpty() && !all.first().finished;
    const int count = m_tasks == nullptr ? 0 : m_tasks->running();
    for (QWidget* part :
         {static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_percent), static_cast<QWidget*>(m_cancel)})
        part->setVisible(running);
    if (!running) {
        static_cast<TaskButton*>(m_title)->iconName.clear();
        m_title->setText(all.isEmpty() || all.first().outcome.isEmpty() ? tr("No tasks running") : all.first().outcome);
        m_title->setAccessibleName(m_title->text());
        m_title->updateGeometry();
        m_shown = 0;
        return;
    }
    const Tasks::Task& task = all.first();
    m_shown = task.id;
    static_cast<TaskButton*>(m_title)->iconName = QStringLiteral("download");
    m_title->setText(count > 1 ? tr("%1 and %n more", nullptr, count - 1).arg(task.title) : task.title);
    m_title->setAccessibleName(m_title->text());
    m_title->updateGeometry();
    m_bar->setPercent(task.percent);
    m_percent->setVisible(task.percent >= 0);
    m_percent->setText(m_look.format.percent(task.percent * 100));
    m_cancel->setAccessibleName(tr("Cancel %1").arg(task.title));
}

void StatusBar::showAll()
{
    if (m_tasks == nullptr) return;
    auto* popup = new TasksPopup(m_look, *m_tasks, this);
    popup->showAt(m_title, Qt::AlignLeft);
}

void StatusBar::setRim(int px)
{
    setFixedHeight(Height - px);
    m_layout->setContentsMargins(Side - px, 2 + px, Side - px, 0);
}

void StatusBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.theme.color(Token::Window));
    painter.fillRect(0, 0, width(), 1, m_look.theme.color(Token::Line));
}

} // namespace signalbox::ui
