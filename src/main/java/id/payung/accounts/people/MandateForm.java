package id.payung.accounts.people;

import id.payung.accounts.addition.NewOrganisationForm;
import id.payung.platform.actor.Role;
import id.payung.platform.form.FoldedField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One more mandate of a person. */
record MandateForm(UUID mandate, @NotNull(message = "accounts.mandate.role-needed") Role role,
    @Nullable UUID organisation, @Valid @Nullable NewOrganisationForm added, @FoldedField @Size(max = 120) String post,
    List<UUID> area, @NotBlank(message = "accounts.mandate.decree-needed") @Size(max = 120) String decreeNumber,
    @NotNull(message = "accounts.mandate.from-needed") LocalDate validFrom,
    @FoldedField @Nullable LocalDate validTo) implements MandateFields {}
