package id.payung.accounts.people;

import id.payung.accounts.NewPerson;
import id.payung.accounts.SignInName;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.Folded;
import id.payung.platform.telephone.TelephoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person with their first mandate here.
 *
 * @param known they have an account through another regency, by exactly this sign-in name and name
 */
record NewPersonForm(UUID person,
    @NotBlank(message = "accounts.person.name-needed") @Size(max = 200,
        message = "accounts.person.name-needed") String name,
    @NotBlank(message = "accounts.person.sign-in-name-needed") @Size(max = 40,
        message = "accounts.person.sign-in-name-needed") @Pattern(regexp = SignInName.NEW + "|",
            message = "accounts.person.sign-in-name-needed") String signInName,
    @Size(max = 40, message = "accounts.person.mobile-wrong") String mobile, boolean known, UUID mandate,
    @NotNull(message = "accounts.mandate.role-needed") Role role,
    @NotNull(message = "accounts.mandate.organisation-needed") UUID organisation, @Folded @Size(max = 120) String post,
    List<UUID> area, @NotBlank(message = "accounts.mandate.decree-needed") @Size(max = 120) String decreeNumber,
    @NotNull(message = "accounts.mandate.from-needed") LocalDate validFrom,
    @Folded @Nullable LocalDate validTo) implements MandateFields {

  @Override
  public void check() {
    MandateFields.super.check();
    if (!mobile.isEmpty() && TelephoneNumber.parse(mobile).isEmpty()) {
      throw new Invalid("mobile", "accounts.person.mobile-wrong");
    }
  }

  NewPerson newPerson() {
    return new NewPerson(person, name, signInName, mobile.isEmpty() ? null : mobile, null, false);
  }
}
