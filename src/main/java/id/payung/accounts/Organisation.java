package id.payung.accounts;

import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.sheets.taken.KnownName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation of any kind, as one regency knows it.
 *
 * @param kind reference data: opd, vertical, village, ngo, company, …
 * @param village of a village government
 */
@Table(value = "accounts.organisation", reach = "shared")
public record Organisation(UUID id, String kind, @FieldLabelKey("accounts.field.full-name") String name,
    String shortName, @HiddenFromPeople @Nullable UUID village, @HiddenFromPeople boolean synthetic,
    @FieldLabelKey("accounts.field.state") boolean active, int version) {

  /** For lists that show the label: BPS after BPKAD, wherever their full names would put them. */
  public static final Comparator<Organisation> BY_LABEL =
      Comparator.comparing((Organisation one) -> one.label().toLowerCase(Locale.ROOT))
          .thenComparing(Organisation::name)
          .thenComparing(Organisation::id);

  /** The short name where there is one. */
  public String label() {
    return shortName.isBlank() ? name : shortName;
  }

  /** As registers that come in from Excel may name it. */
  public KnownName called(String label) {
    return new KnownName(id, label, List.of(name, shortName));
  }
}
