#pragma once

#include "tests/support/fakenodesession.h"
#include "ui/common/dialog.h"
#include "ui/shell/page.h"

#include <memory>

namespace signalbox::ui::test {

/// A window with nothing in it but one page, over a node made of lists: what the shell gives a page, without the shell.
class PageStage
{
public:
    PageStage();
    ~PageStage();
    PageStage(const PageStage&) = delete;
    PageStage& operator=(const PageStage&) = delete;

    Look look;
    MemorySettings settings;
    std::unique_ptr<Commands> commands;
    Tasks tasks;
    FakeNodeSession session;

    /// The page's size in a window of 1280 × 800.
    static constexpr QSize pageSize{1072, 728};

    [[nodiscard]] PageSurroundings surroundings();
    /// Puts the page into the window and into sight; the stage owns it from now on.
    void show(NodePage* page);
    /// Takes the page away, as closing the node does.
    void close();
    /// The one dialog that is open, or null.
    template <class D = Dialog>
    D* dialog() const
    {
        for (D* found : m_window->findChildren<D*>()) {
            if (found->isVisible()) return found;
        }
        return nullptr;
    }
    QWidget* window() const { return m_window.get(); }
    void run(const QString& commandId) { commands->action(commandId)->trigger(); }

    /// With SIGNALBOX_SHOTS set to a folder, pictures of the window, light and dark; otherwise nothing.
    void shoot(const QString& name);

private:
    std::unique_ptr<QWidget> m_window;
    NodePage* m_page = nullptr;
};

} // namespace signalbox::ui::test
