#pragma once

#include "tests/support/fakenodesession.h"
#include "ui/common/dialog.h"
#include "ui/shell/mainwindow.h"

#include <memory>

namespace signalbox::ui::test {

/// A sandbox that only says which state it is in.
class FakeDemo final : public Demo
{
    Q_OBJECT
public:
    using Demo::Demo;
    State state() const override { return m_state; }
    QString failure() const override { return m_failure; }
    void start() override { set(State::Starting); }
    QString folder() const override { return QStringLiteral("/sandbox"); }
    void set(State state, const QString& failure = {})
    {
        m_state = state;
        m_failure = failure;
        Q_EMIT changed();
    }

private:
    State m_state = State::Off;
    QString m_failure;
};

/// The whole window as main builds it, over nodes made of lists: `alder` with everything, and what a test adds.
/// Settings and profiles are files in a folder that goes away with the stage.
class WindowStage
{
public:
    explicit WindowStage(const QList<PageSpec>& pages);
    ~WindowStage();
    WindowStage(const WindowStage&) = delete;
    WindowStage& operator=(const WindowStage&) = delete;

    /// A saved node. `prepare` sees its client before any page does.
    void addNode(const QString& name, Environment environment, std::function<void(FakeNodeClient&)> prepare = {});
    /// Lists with something of everything.
    static void fill(FakeNodeClient& client);
    /// What of that is data and no text: names, codes, addresses.
    static QStringList data();

    void show(QSize size);
    /// Lets answers arrive and pages lay themselves out.
    void settle();
    MainWindow& window() { return *m_window; }
    FakeNodeClient* client(const QString& profileId);
    Dialog* dialog() const;

    Look look;
    FakeDemo demo;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace signalbox::ui::test
