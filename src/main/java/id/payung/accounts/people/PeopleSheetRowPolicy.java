package id.payung.accounts.people;

import id.payung.accounts.SignInName;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.Region;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What is wrong in the rows of a sheet of people, one after the other. */
final class PeopleSheetRowPolicy {
  private static final String SIGN_IN_NAME = "Nama masuk";
  private static final String MOBILE = "Nomor HP";

  private final Actor actor;
  private final PeopleImportLookup known;
  private final Map<String, String> namesInSheet = new HashMap<>();

  /** Rows of people who are not known yet, by their mobile number. */
  private final Map<String, List<SheetPreview.Line<PeopleSheetRow>>> newcomersByMobile = new HashMap<>();

  PeopleSheetRowPolicy(Actor actor, PeopleImportLookup known, List<SheetPreview.Line<PeopleSheetRow>> lines) {
    this.actor = actor;
    this.known = known;
    for (SheetPreview.Line<PeopleSheetRow> line : lines) {
      PeopleSheetRow row = line.value();
      String mobile = row == null || known.person(row) != null ? null : row.storedMobile();
      if (mobile != null) {
        newcomersByMobile.computeIfAbsent(mobile, _ -> new ArrayList<>()).add(line);
      }
    }
  }

  void check(int number, PeopleSheetRow row, List<SheetFinding> findings) {
    checkPerson(number, row, findings);
    checkMobile(number, row, findings);
    if (!row.role().isEmpty()) {
      checkRole(number, Role.valueOf(row.role()), row, findings);
    }
    if (!row.organisation().isEmpty() && known.office(row) == null && row.kind() == null) {
      findings.add(SheetFinding.of(number, PeopleSheet.ORGANISATION, "accounts.import.organisation-unknown",
          row.organisation()));
    } else if (!row.organisation().isEmpty() && !row.role().isEmpty() && known.isNewInRestingOffice(row)) {
      findings.add(SheetFinding.of(number, PeopleSheet.ORGANISATION, "accounts.organisation.rests"));
    }
    row.area().forEach(place -> checkPlace(number, place, findings));
    LocalDate from = row.validFrom();
    LocalDate to = row.validTo();
    if (from != null && to != null && to.isBefore(from)) {
      findings.add(SheetFinding.of(number, "Berlaku sampai", "accounts.import.ends-before"));
    }
  }

  private void checkRole(int number, Role role, PeopleSheetRow row, List<SheetFinding> findings) {
    if (role == Role.SYSTEM_ADMIN && !actor.hasAnyRole(Role.SYSTEM_ADMIN)) {
      findings.add(SheetFinding.of(number, PeopleSheet.ROLE, "accounts.import.role-closed"));
    }
    if (role.reach() == Role.Reach.AREA && row.area().isEmpty()) {
      findings.add(SheetFinding.of(number, PeopleSheet.AREA, "accounts.mandate.area-needed"));
    }
  }

  private void checkPerson(int number, PeopleSheetRow row, List<SheetFinding> findings) {
    if (row.signInName().isEmpty()) {
      return;
    }
    if (!row.signInName().matches(SignInName.NEW)) {
      findings.add(SheetFinding.of(number, SIGN_IN_NAME, "accounts.person.sign-in-name-needed"));
    }
    String first = row.name().isEmpty() ? null : namesInSheet.putIfAbsent(row.signInName(), row.name());
    if (first != null && !first.equals(row.name())) {
      findings.add(SheetFinding.of(number, SIGN_IN_NAME, "accounts.import.two-names", row.signInName()));
    }
    if (known.isOfAnotherRegency(row)) {
      findings.add(SheetFinding.of(number, SIGN_IN_NAME, "accounts.sign-in-name.taken"));
    }
    if (!row.name().isEmpty() && known.isOfSomebodyElse(row)) {
      findings.add(SheetFinding.of(number, SIGN_IN_NAME, "accounts.import.other-person", row.signInName()));
    }
  }

  /** A number signs in, so it is one person's; of a known person the number in the sheet is not written. */
  private void checkMobile(int number, PeopleSheetRow row, List<SheetFinding> findings) {
    String typed = row.mobile();
    String mobile = row.storedMobile();
    if (typed != null && mobile == null) {
      findings.add(SheetFinding.of(number, MOBILE, "accounts.person.mobile-wrong"));
    }
    if (typed == null || mobile == null || known.person(row) != null) {
      return;
    }
    UUID holder = known.holderOf(mobile);
    String name = holder == null ? null : known.nameOf(holder);
    if (name != null) {
      findings.add(SheetFinding.of(number, MOBILE, "accounts.import.mobile-known", typed, name));
    } else if (holder != null) {
      findings.add(SheetFinding.of(number, MOBILE, "accounts.import.mobile-taken", typed));
    }
    newcomersByMobile.getOrDefault(mobile, List.of())
        .stream()
        .filter(other -> !Objects.requireNonNull(other.value()).signInName().equals(row.signInName()))
        .findFirst()
        .ifPresent(other -> findings.add(SheetFinding.of(number, MOBILE, "accounts.import.mobile-twice", typed,
            Objects.requireNonNull(other.value()).name(), other.number())));
  }

  private void checkPlace(int number, String place, List<SheetFinding> findings) {
    List<Region> found = known.places(place);
    if (found.isEmpty()) {
      findings.add(SheetFinding.of(number, PeopleSheet.AREA, "accounts.import.place-unknown", place));
    } else if (found.size() > 1) {
      findings.add(SheetFinding.of(number, PeopleSheet.AREA, "accounts.import.place-twice", place,
          String.join("; ", found.stream().map(Region::label).toList())));
    }
  }
}
