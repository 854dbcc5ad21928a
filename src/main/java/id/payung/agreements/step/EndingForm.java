package id.payung.agreements.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** When and why an agreement ends. */
record EndingForm(@NotNull(message = "agreements.wrong.empty") LocalDate on,
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500, message = "agreements.wrong.long") String reason) {}
