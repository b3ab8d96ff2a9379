#pragma once

#include "ui/common/cell.h"
#include "ui/shell/page.h"

#include <QStandardItemModel>
#include <QTreeView>
#include <QVariantAnimation>

namespace signalbox::ui {

/// The list of pages in four groups. Arrow keys walk, type-ahead finds; below CollapseBelow of the window's width only
/// the icons stay. Says which page is wanted and knows nothing of pages.
class Sidebar final : public QTreeView
{
    Q_OBJECT
public:
    static constexpr int Wide = 208;
    static constexpr int Narrow = 48;
    static constexpr int CollapseBelow = 1100;

    explicit Sidebar(Look& look, QWidget* parent = nullptr);

    /// Replaces the entries; the current page stays when it is among them.
    void setPages(const QList<PageSpec>& pages);
    void setCurrent(const QString& pageId);
    [[nodiscard]] QString current() const;
    /// 0 hides the count.
    void setBadge(const QString& pageId, int count, StateKind state);
    void clearBadges();
    /// Ids in the order shown.
    [[nodiscard]] QStringList pageIds() const;

    void setCollapsed(bool collapsed, bool animated = true);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    /// Width of a rim beside it: it gives that much of its own padding.
    void setRim(int px);
    [[nodiscard]] int rim() const { return m_rim; }

Q_SIGNALS:
    void pageWanted(const QString& pageId);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    class Delegate;
    [[nodiscard]] QStandardItem* itemOf(const QString& pageId) const;
    void applyWidth(int width);

    Look& m_look;
    QStandardItemModel m_model;
    QVariantAnimation m_slide;
    bool m_collapsed = false;
    bool m_quiet = false;
    int m_rim = 0;
};

} // namespace signalbox::ui
