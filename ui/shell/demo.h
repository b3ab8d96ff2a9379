#pragma once

#include <QObject>
#include <QString>

namespace signalbox::ui {

/// The sandbox inside this program, as the shell sees it: it can be started, and then its nodes appear among Nodes.
/// The program hands in the real one; no page of the console knows that a node runs in this process.
class Demo : public QObject
{
    Q_OBJECT
public:
    enum class State { Off, Starting, Running, Failed };

    using QObject::QObject;
    [[nodiscard]] virtual State state() const = 0;
    /// One sentence, when it failed.
    [[nodiscard]] virtual QString failure() const = 0;
    /// Does nothing while it starts or runs; after a failure tries again. Never blocks.
    virtual void start() = 0;
    /// Where it keeps its data.
    [[nodiscard]] virtual QString folder() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace signalbox::ui
