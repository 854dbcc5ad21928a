package id.payung.agreements.register;

import id.payung.platform.errors.Stale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the paper of one version says.
 *
 * @param starts null while the term is not settled
 * @param villages empty when it holds in the whole regency
 */
public record AgreementText(String title, String scope, String duties, String costs, String contact,
    @Nullable LocalDate starts, @Nullable LocalDate ends, boolean wholeRegency, Set<UUID> villages,
    List<AgreementParty> parties) {

  /** Names of the fields that say something else in the other text, for the trail. */
  List<String> changedFields(AgreementText other) {
    List<String> fields =
        new ArrayList<>(differences(other).stream().map(d -> d.label().replaceFirst(".*\\.", "")).toList());
    if (!parties.equals(other.parties())) {
      fields.add("parties");
    }
    if (!villages.equals(other.villages()) || wholeRegency != other.wholeRegency()) {
      fields.add("villages");
    }
    return fields;
  }

  /** What this text says otherwise than the other one, for who must choose. */
  List<Stale.Difference> differences(AgreementText other) {
    List<Stale.Difference> differences = new ArrayList<>();
    addIfDifferent(differences, "agreements.field.title", title, other.title());
    addIfDifferent(differences, "agreements.field.scope", scope, other.scope());
    addIfDifferent(differences, "agreements.field.duties", duties, other.duties());
    addIfDifferent(differences, "agreements.field.costs", costs, other.costs());
    addIfDifferent(differences, "agreements.field.contact", contact, other.contact());
    addIfDifferent(differences, "agreements.field.starts", starts, other.starts());
    addIfDifferent(differences, "agreements.field.ends", ends, other.ends());
    return differences;
  }

  private static void addIfDifferent(List<Stale.Difference> into, String label, @Nullable Object mine,
      @Nullable Object other) {
    if (!Objects.equals(mine, other)) {
      into.add(new Stale.Difference(label, mine == null ? "" : mine.toString(), other == null ? "" : other.toString()));
    }
  }
}
