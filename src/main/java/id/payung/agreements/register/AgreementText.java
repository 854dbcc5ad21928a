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
    List<Party> parties) {

  /** Names of the fields that say something else in the other text, for the trail. */
  List<String> changedFields(AgreementText theirs) {
    List<String> fields =
        new ArrayList<>(differences(theirs).stream().map(d -> d.label().replaceFirst(".*\\.", "")).toList());
    if (!parties.equals(theirs.parties())) {
      fields.add("parties");
    }
    if (!villages.equals(theirs.villages()) || wholeRegency != theirs.wholeRegency()) {
      fields.add("villages");
    }
    return fields;
  }

  /** What this text says otherwise than the other one, for who must choose. */
  List<Stale.Difference> differences(AgreementText theirs) {
    List<Stale.Difference> differences = new ArrayList<>();
    differ(differences, "agreements.field.title", title, theirs.title());
    differ(differences, "agreements.field.scope", scope, theirs.scope());
    differ(differences, "agreements.field.duties", duties, theirs.duties());
    differ(differences, "agreements.field.costs", costs, theirs.costs());
    differ(differences, "agreements.field.contact", contact, theirs.contact());
    differ(differences, "agreements.field.starts", starts, theirs.starts());
    differ(differences, "agreements.field.ends", ends, theirs.ends());
    return differences;
  }

  private static void differ(List<Stale.Difference> into, String label, @Nullable Object mine,
      @Nullable Object theirs) {
    if (!Objects.equals(mine, theirs)) {
      into.add(
          new Stale.Difference(label, mine == null ? "" : mine.toString(), theirs == null ? "" : theirs.toString()));
    }
  }
}
