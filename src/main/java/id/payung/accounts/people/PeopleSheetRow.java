package id.payung.accounts.people;

import id.payung.platform.telephone.TelephoneNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the sheet of people: a person with one mandate. A person with two mandates has two rows with the same
 * sign-in name. What is needed and was not understood is empty: then the sheet has a finding and is not taken.
 *
 * @param organisation its full or short name
 * @param kind of organisation: given, the organisation is added when it is not there yet
 * @param area villages or districts by code or name
 */
record PeopleSheetRow(String name, String signInName, @Nullable String mobile, String role, String organisation,
    @Nullable String kind, @Nullable String post, List<String> area, String decreeNumber, @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo) {
  /** The mobile number as it is stored; null when there is none, or what stands there is none. */
  @Nullable
  String storedMobile() {
    return mobile == null ? null : TelephoneNumber.parse(mobile).orElse(null);
  }
}
