package id.payung.agreements.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a draft is dropped. */
record AgreementDraftDropForm(int version,
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500, message = "agreements.wrong.long") String reason) {}
