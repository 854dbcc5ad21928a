package id.payung.accounts.organisation;

import id.payung.accounts.Organisation;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What is written down of an organisation.
 *
 * @param version 0 for a new one; only that chooses its kind
 */
record OrganisationForm(UUID id, int version,
    @NotBlank(message = "accounts.organisation.name-needed") @Size(max = 300,
        message = "accounts.organisation.name-needed") String name,
    @Size(max = 60) String shortName, @Size(max = 60) String kind, boolean active) implements CrossFieldRules {

  static OrganisationForm of(Organisation kept) {
    return new OrganisationForm(kept.id(), kept.version(), kept.name(), kept.shortName(), kept.kind(), kept.active());
  }

  boolean isNew() {
    return version == 0;
  }

  @Override
  public void check() {
    if (isNew() && kind.isBlank()) {
      throw new Invalid("kind", "accounts.organisation.kind-needed");
    }
  }
}
