#pragma once

#include <QObject>

/// In a header because moc cannot read the raw strings of the source.
class GraphqlExecution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalars_are_written_as_the_admin_api_writes_them();
    void text_is_escaped();
    void objects_lists_and_arguments_nest();
    void the_default_of_an_argument_counts_when_it_is_absent();
    void fields_stand_in_document_order_and_merge();
    void fragments_apply_to_matching_types_only();
    void skip_and_include_decide_per_request();
    void typename_is_the_concrete_type();

    void null_in_a_nullable_field_stays_there();
    void null_in_a_required_field_goes_up_to_the_next_nullable();
    void null_at_the_root_takes_all_data();
    void a_failing_item_of_required_items_takes_the_list();
    void a_late_failure_takes_its_parent_and_leaves_siblings();
    void a_late_failure_far_up_discards_what_is_still_open();
    void values_out_of_range_are_errors_not_numbers();

    void late_fields_run_side_by_side();
    void mutations_run_one_after_the_other();
    void a_failed_required_mutation_stops_the_rest();

    void every_error_code_has_its_text();
    void a_problem_adds_details_and_its_own_code();
    void errors_name_place_and_path();

    void variables_are_coerced_and_defaults_applied();
    void inputs_know_absent_from_null();
    void a_variable_changes_arguments_between_requests();

    void unbound_root_fields_are_listed_and_say_so();
    void a_field_that_is_bound_to_not_implemented_says_so();
    void binding_reports_what_is_missing_and_what_does_not_fit();

    void introspection_describes_the_schema();

    void names_are_made_for_cpp();
};
