package id.payung.agreements.form;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The reason why a part of a plan or an activity is taken back, removed or begun anew.
 *
 * @param newest number of the newest version of the plan that the page showed, where a new version is begun
 * @param version version of the record that the page showed, where a record is removed
 */
public record PlanReasonForm(int newest, int version,
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500) String reason) {}
