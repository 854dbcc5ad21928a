package id.payung.agreements.form;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why something of a plan or an activity is taken back, removed or begun anew.
 *
 * @param newest number of the plan's newest version that the person saw, where a new one is begun
 * @param version number of the last save that the person saw, where something is removed
 */
public record PlanReasonForm(int newest, int version,
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500) String reason) {}
