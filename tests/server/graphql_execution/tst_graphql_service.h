#pragma once

#include <QObject>

/// GraphQL over HTTP and the cache of prepared documents. In a header because moc cannot read the raw strings of the
/// source.
class GraphqlService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bad_variables_are_a_400();
    void documents_that_do_not_parse_or_validate_are_400();
    void a_request_without_a_query_is_400();
    void batches_are_refused();
    void operations_are_chosen_by_name();
    void get_needs_a_preflight_and_runs_queries_only();
    void requests_a_browser_could_forge_are_refused();
    void other_methods_are_405();
    void introspection_can_be_switched_off();
    void limits_are_a_validation_error();
    void the_cache_is_bounded();
    void the_cache_evicts_by_bytes_too();
    void a_cached_document_serves_many_threads();
    void the_context_lives_until_the_last_resolver_has_ended();
};
