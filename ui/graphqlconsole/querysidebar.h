#pragma once

#include "ui/client/queryhistory.h"
#include "ui/graphqlconsole/schemaindex.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace signalbox::ui {

struct Look;
class Label;
class SettingsStore;
class TabBar;

/// A document kept under a name.
struct SavedQuery
{
    QString name;
    QString document;
    QString variables;
    friend bool operator==(const SavedQuery&, const SavedQuery&) = default;
};

/// At the console's left: the node's schema, what was asked before, and what was saved, each with one search field.
/// Enter or a double click takes an entry.
class QuerySidebar final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Schema, History, Saved };
    static constexpr int shownMax = 400; ///< entries in a list at once; the search finds the others

    QuerySidebar(Look& look, SettingsStore& settings, QWidget* parent = nullptr);

    void setSchema(const QList<SchemaEntry>& entries);
    void setSchemaTrouble(const QString& sentence);
    void setHistory(const QList<AskedQuery>& asked);
    /// Adds it, or replaces the one of that name.
    void save(const SavedQuery& query);
    void removeSaved(const QString& name);
    const QList<SavedQuery>& saved() const { return m_saved; }
    void showTab(Tab tab);
    QLineEdit& searchField() { return *m_search; }
    QListWidget& list() { return *m_list; }

Q_SIGNALS:
    void schemaTaken(const signalbox::ui::SchemaEntry& entry);
    void queryTaken(const QString& document, const QString& variables);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void fillSchema(const QString& text);
    void fillHistory(const QString& text);
    void fillSaved(const QString& text);
    void add(const QString& text, const QString& tip, int index);
    void take();
    void removeCurrent();
    void storeSaved();

    Look& m_look;
    SettingsStore& m_settings;
    TabBar* m_tabs = nullptr;
    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
    Label* m_words = nullptr;
    QList<SchemaEntry> m_schema;
    QList<AskedQuery> m_history;
    QList<SavedQuery> m_saved;
    QString m_schemaTrouble;
};

} // namespace signalbox::ui
