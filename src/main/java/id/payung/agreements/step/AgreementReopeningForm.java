package id.payung.agreements.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an agreement that was ended goes on. */
record AgreementReopeningForm(
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500, message = "agreements.wrong.long") String reason) {}
