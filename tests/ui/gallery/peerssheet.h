#pragma once

#include "tests/ui/gallery/samples.h"

#include "ui/common/settingsstore.h"

#include <QWidget>

namespace signalbox::ui {

struct Look;
class TablePage;

/// A page like the drawing `peers`: the whole table page with rows, verbs and a drawer, without the shell around it.
class PeersSheet final : public QWidget
{
    Q_OBJECT

public:
    explicit PeersSheet(Look& look, QWidget* parent = nullptr);

private:
    Look& m_look;
    MemorySettings m_settings;
    std::unique_ptr<RowModel<SamplePeer>> m_model;
    TablePage* m_page = nullptr;
};

} // namespace signalbox::ui
