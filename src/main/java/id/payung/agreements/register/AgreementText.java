package id.payung.agreements.register;

import id.payung.platform.form.FoldedField;
import id.payung.platform.form.Unwrapped;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the paper of one version says: fields of the form and columns of the table alike. */
public record AgreementText(
    @NotBlank(message = "agreements.wrong.empty") @Size(max = 300, message = "agreements.wrong.long") String title,
    @Size(max = 5000, message = "agreements.wrong.long") String scope,
    @FoldedField @Size(max = 5000, message = "agreements.wrong.long") String duties,
    @FoldedField @Size(max = 2000, message = "agreements.wrong.long") String costs,
    @FoldedField @Size(max = 120, message = "agreements.wrong.long") String contactPerson,
    @FoldedField @Size(max = 300, message = "agreements.wrong.long") String contact, @Unwrapped Term term,
    @Unwrapped Area area) {

  /** @param starts null while the term is not settled */
  public record Term(@Nullable LocalDate starts, @Nullable LocalDate ends) {}

  /** @param villages empty when it holds in the whole regency */
  public record Area(@HiddenFromPeople boolean wholeRegency, Set<UUID> villages) {
    public Area {
      villages = wholeRegency ? Set.of() : villages;
    }
  }

  /** A paper that holds in the whole regency and says nothing else yet. */
  public static AgreementText of(String title, LocalDate starts, LocalDate ends) {
    return new AgreementText(title, "", "", "", "", "", new Term(starts, ends), new Area(true, Set.of()));
  }
}
