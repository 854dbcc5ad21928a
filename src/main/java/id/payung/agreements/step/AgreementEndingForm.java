package id.payung.agreements.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * When and why an agreement ends.
 *
 * @param withWork whether it ends although work stands recorded after that day
 */
record AgreementEndingForm(@NotNull(message = "agreements.wrong.empty") LocalDate on,
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500, message = "agreements.wrong.long") String reason,
    boolean withWork) {}
