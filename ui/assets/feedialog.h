#pragma once

#include "ui/client/nodeclient.h"
#include "ui/resource/formdialog.h"

namespace signalbox::ui {

class Facts;

/// A new fee of one asset, with what a payment of 100.00 costs before and after at the right. A fee is never edited:
/// the newest of its kind counts, the others stay in the history.
class FeeDialog final : public FormDialog
{
    Q_OBJECT
public:
    static constexpr int SideWidth = 320;

    FeeDialog(Look& look, QWidget* host, NodeClient& client, const AssetRow& asset, FeeType type, NewId newId);

    /// What the preview says, a line each: `Fee on 100.00 USD: 1.50 → 2.00`.
    QStringList previewLines() const { return m_lines; }

Q_SIGNALS:
    void saved();

protected:
    bool check() override;

private:
    void showType();
    void preview();
    void save();
    FeeType type() const;
    const std::optional<FeeRow>& before() const;

    Look& m_look;
    NodeClient& m_client;
    AssetRow m_asset;
    Segmented* m_type = nullptr;
    MoneyField* m_fixed = nullptr;
    QLineEdit* m_share = nullptr;
    FormRow* m_fixedRow = nullptr;
    FormRow* m_shareRow = nullptr;
    QWidget* m_changes = nullptr;
    Label* m_note = nullptr;
    QStringList m_lines;
    FeeChange m_input;
};

} // namespace signalbox::ui
