#include "ui/shell/palette.h"

#include "ui/common/command.h"
#include "ui/common/paint.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr int Width = 600;
constexpr int RowHeight = 34;
constexpr int FieldHeight = 40;
constexpr int TopDistance = 6;

class PaletteDelegate final : public QStyledItemDelegate
{
public:
    PaletteDelegate(Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {Width - 40, RowHeight}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Look& m_look;
};

} // namespace

class Palette::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const PaletteEntry& entry = m_rows[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return entry.title;
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2 %3").arg(entry.title, entry.section, entry.keys.toString());
        case Qt::UserRole:
            return entry.section;
        case Qt::UserRole + 1:
            return entry.icon;
        case Qt::UserRole + 2:
            return entry.keys.toString(QKeySequence::NativeText);
        case Qt::UserRole + 3:
            return entry.locked;
        default:
            return {};
        }
    }
    void set(QList<PaletteEntry> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const QList<PaletteEntry>& rows() const { return m_rows; }

private:
    QList<PaletteEntry> m_rows;
};

namespace {

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Painting painting(painter);
    const Theme& theme = m_look.theme;
    const QRectF box = QRectF(option.rect).adjusted(6, 0, -6, 0);
    if (option.state.testFlag(QStyle::State_Selected))
        paintBox(painter, box, FieldRadius, theme.color(Token::Select), {});
    else if (option.state.testFlag(QStyle::State_MouseOver))
        paintBox(painter, box, FieldRadius, theme.color(Token::Hover), {});
    const bool locked = index.data(Qt::UserRole + 3).toBool();
    const QString icon = locked ? QStringLiteral("lock") : index.data(Qt::UserRole + 1).toString();
    if (!icon.isEmpty())
        m_look.icons.paint(painter, QRectF(box.left() + 10, box.top(), 16, box.height()), icon, 16, Token::Text2);
    qreal right = box.right() - 10;
    if (const QString keys = index.data(Qt::UserRole + 2).toString(); !keys.isEmpty()) {
        const QFont caption = theme.font(Type::Caption);
        const qreal width = textWidth(caption, keys) + 12;
        const QRectF mark(right - width, box.center().y() - 9, width, 18);
        paintBox(painter, mark, TagRadius, theme.color(Token::Sunken), theme.color(Token::Line));
        paintText(painter, mark, Qt::AlignHCenter, caption, theme.color(Token::Text2), keys);
        right -= width + 10;
    }
    const QFont small = theme.font(Type::Small);
    const QString section = index.data(Qt::UserRole).toString();
    const qreal sectionWidth = std::min(textWidth(small, section) + 1, box.width() * 0.4);
    paintText(painter, QRectF(right - sectionWidth, box.top(), sectionWidth, box.height()), Qt::AlignRight, small,
              theme.color(Token::Text3), elided(small, section, sectionWidth));
    const QFont font = theme.font(Type::Body);
    const QRectF words(box.left() + 36, box.top(), right - sectionWidth - box.left() - 48, box.height());
    paintText(painter, words, Qt::AlignLeft, font, theme.color(Token::Text),
              elided(font, index.data().toString(), words.width()));
}

} // namespace

Palette::Palette(Look& look, QWidget* host) : QWidget(host), m_look(look)
{
    setObjectName(QStringLiteral("palette"));
    hide();
    host->installEventFilter(this);
    m_panel = new QWidget(this);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 9, 1, 7);
    column->setSpacing(6);
    auto* fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(9, 0, 9, 0);
    m_field = new QLineEdit(m_panel);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Search or run a command"));
    m_field->setAccessibleName(m_field->placeholderText());
    setSize(m_field, ControlSize::Form);
    m_field->installEventFilter(this);
    fieldRow->addWidget(m_field);
    column->addLayout(fieldRow);
    m_list = new QListView(m_panel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("What fits"));
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_model = new Model(m_list);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(look, m_list));
    column->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::narrow);
    connect(m_list, &QListView::clicked, this, &Palette::runCurrent);
}

void Palette::open(std::function<QList<PaletteEntry>()> source)
{
    m_entries = source();
    if (!isVisible()) m_before = QApplication::focusWidget();
    m_field->clear();
    narrow();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void Palette::close()
{
    if (!isVisible()) return;
    hide();
    m_entries.clear();
    if (m_before != nullptr) m_before->setFocus(Qt::PopupFocusReason);
}

QStringList Palette::listed() const
{
    QStringList ids;
    for (const PaletteEntry& entry : m_model->rows()) ids.append(entry.id);
    return ids;
}

void Palette::narrow()
{
    const QString typed = m_field->text();
    QList<std::pair<int, qsizetype>> scored;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& entry = m_entries[i];
        if (typed.trimmed().isEmpty()) {
            scored.append({entry.weight, i});
            continue;
        }
        const int title = Commands::fit(typed, entry.title);
        const int whole = Commands::fit(typed, entry.section + u' ' + entry.title) / 2;
        if (const int score = std::max(title, whole); score > 0) scored.append({score + entry.weight, i});
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<PaletteEntry> rows;
    for (const auto& [score, i] : scored) {
        if (rows.size() == EntriesMost) break;
        rows.append(m_entries[i]);
    }
    m_model->set(std::move(rows));
    m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

void Palette::place()
{
    setGeometry(parentWidget()->rect());
    const int rows = std::clamp(m_model->rowCount({}), 1, RowsMost);
    m_list->setFixedHeight(rows * RowHeight + 2);
    const int width = std::min(Width, parentWidget()->width() - 32);
    m_panel->setGeometry((parentWidget()->width() - width) / 2, TopDistance, width,
                         FieldHeight + rows * RowHeight + 22);
    update();
}

void Palette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) return;
    const std::function<void()> run = m_model->rows()[index.row()].run;
    close();
    if (run) run();
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) place();
    if (watched != m_field) return false;
    if (event->type() == QEvent::FocusOut && isVisible() && !isAncestorOf(QApplication::focusWidget())) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const int rows = m_model->rowCount({});
    const int row = m_list->currentIndex().row();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_model->index(rows == 0 ? 0 : (row + 1) % rows, 0));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_model->index(rows == 0 ? 0 : (row + rows - 1) % rows, 0));
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentIndex(m_model->index(std::min(rows - 1, row + RowsMost), 0));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentIndex(m_model->index(std::max(0, row - RowsMost), 0));
        return true;
    default:
        return false;
    }
}

void Palette::mousePressEvent(QMouseEvent*)
{
    close();
}

void Palette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Painting painting(&painter);
    paintShadow(&painter, m_panel->geometry(), DialogRadius, m_look.theme);
    paintBox(&painter, m_panel->geometry(), DialogRadius, m_look.theme.color(Token::Raised),
             m_look.theme.color(Token::Line2));
    if (m_model->rowCount({}) == 0) {
        const QRectF below = QRectF(m_panel->geometry()).adjusted(0, FieldHeight + 8, 0, 0);
        paintText(&painter, below, Qt::AlignHCenter, m_look.theme.font(Type::Body), m_look.theme.color(Token::Text3),
                  tr("Nothing fits these letters"));
    }
}

} // namespace signalbox::ui
