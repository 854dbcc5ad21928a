package id.payung.agreements.step;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The next version of an agreement.
 *
 * @param newest the newest version that the person saw
 * @param sort addendum or renewal
 */
record AgreementRenewalForm(int newest, @Size(max = 60) String sort,
    @NotBlank(message = "agreements.wrong.reason") @Size(max = 500, message = "agreements.wrong.long") String reason) {

  public AgreementRenewalForm {
    sort = "renewal".equals(sort) ? sort : "addendum";
  }
}
