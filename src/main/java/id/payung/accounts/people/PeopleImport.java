package id.payung.accounts.people;

import id.payung.accounts.Mandate;
import id.payung.accounts.NewMandate;
import id.payung.accounts.NewPerson;
import id.payung.accounts.OrganisationRepository;
import id.payung.accounts.PersonRegistration;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetChangePreview;
import id.payung.platform.sheets.SheetPreview;
import id.payung.regions.RegionRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People, organisations and mandates from a sheet: looked at first, then taken whole or not at all. Known people are
 * known by their sign-in name, so the same sheet once more changes nothing; nobody is removed and no mandate is ended
 * by a sheet.
 */
@Component
class PeopleImport {
  /** What is told of accounts without a mandate here. */
  private static final Set<String> OF_OTHERS = Set.of("accounts.import.mobile-taken", "accounts.sign-in-name.taken");

  private final PeopleSheet sheet;
  private final PersonRegistration people;
  private final OrganisationRepository organisations;
  private final RegionRepository regions;
  private final OtherRegencyAccountRepository accounts;
  private final Rows rows;
  private final TransactionTemplate transactions;

  PeopleImport(PeopleSheet sheet, PersonRegistration people, OrganisationRepository organisations,
      RegionRepository regions, OtherRegencyAccountRepository accounts, Rows rows, TransactionTemplate transactions) {
    this.sheet = sheet;
    this.people = people;
    this.organisations = organisations;
    this.regions = regions;
    this.accounts = accounts;
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * What taking the sheet would do.
   *
   * @param written row by row
   * @param knownOtherwise people whose mandate is kept with another post or other days, which stay
   * @param newOrganisations new ones by name
   * @param newPersonCount how many new ones
   * @param newMandateCount how many new ones
   * @param unchangedRowCount rows that change nothing
   */
  public record PeopleImportPreview(SheetPreview<PeopleSheetRow> preview, List<SheetChangePreview> written,
      List<String> knownOtherwise, List<String> newOrganisations, int newPersonCount, int newMandateCount,
      int unchangedRowCount) {
    public boolean hasChanges() {
      return newPersonCount + newMandateCount + newOrganisations.size() > 0;
    }
  }

  /** Looks at the sheet and writes nothing. */
  PeopleImportPreview check(Actor actor, Path file, SheetAnswers answers) {
    PeopleImportPreview looked = read(actor, file, answers, (read, known) -> check(actor, read, known));
    accounts.countFound(actor,
        looked.preview().findings().stream().filter(finding -> OF_OTHERS.contains(finding.key())).count());
    return looked;
  }

  /** Takes the whole sheet in one transaction. */
  PeopleImportPreview importSheet(Actor actor, Path file, SheetAnswers answers) {
    return read(actor, file, answers, (read, known) -> {
      PeopleImportPreview looked = check(actor, read, known);
      if (!looked.preview().isValid()) {
        throw new Refused("accounts.import.stale");
      }
      looked.preview().values().forEach(row -> importRow(actor, row, known));
      return looked;
    });
  }

  private PeopleImportPreview read(Actor actor, Path file, SheetAnswers answers,
      BiFunction<SheetPreview<PeopleSheetRow>, PeopleImportLookup, PeopleImportPreview> work) {
    SheetPreview<PeopleSheetRow> read = sheet.sheet().read(file, answers);
    List<PeopleSheetRow> rows = read.lines().stream().map(SheetPreview.Line::value).filter(Objects::nonNull).toList();
    // Before our transaction: the door has its own.
    Map<String, UUID> known =
        accounts.findIdsBySignInName(rows.stream().map(PeopleSheetRow::signInName).distinct().toList());
    Map<String, UUID> holders = accounts
        .findIdsByMobile(rows.stream().map(PeopleSheetRow::storedMobile).filter(Objects::nonNull).distinct().toList());
    return Objects.requireNonNull(transactions.execute(status -> work.apply(read, lookup(actor, known, holders))));
  }

  private PeopleImportLookup lookup(Actor actor, Map<String, UUID> known, Map<String, UUID> holders) {
    Set<UUID> persons = new HashSet<>(known.values());
    persons.addAll(holders.values());
    return new PeopleImportLookup(known, holders, rows.query(actor, Mandate.class).in("person", persons).list(),
        organisations.listActiveFirst(actor), regions.listDistricts(actor.regency()),
        regions.listVillages(actor.regency()));
  }

  private PeopleImportPreview check(Actor actor, SheetPreview<PeopleSheetRow> read, PeopleImportLookup known) {
    SheetPreview<PeopleSheetRow> preview =
        read.withFindingsOf(new PeopleSheetRowPolicy(actor, known, read.lines())::check);
    List<PeopleSheetRow> valid = preview.isValid() ? preview.proposedValues() : List.of();
    List<SheetChangePreview> written = new ArrayList<>();
    Set<String> knownOtherwise = new LinkedHashSet<>();
    Set<String> offices = new LinkedHashSet<>();
    Set<String> persons = new HashSet<>();
    Set<String> mandates = new HashSet<>(known.mandateKeys());
    int added = 0;
    for (PeopleSheetRow row : valid) {
      if (known.office(row) == null) {
        offices.add(row.organisation());
      }
      boolean newPerson = known.person(row) == null && persons.add(row.signInName());
      boolean newMandate = mandates.add(known.mandateKey(row));
      added += newMandate ? 1 : 0;
      written.add(newMandate ? SheetChangePreview.added(row.name(), fieldsOf(row, known, newPerson))
          : SheetChangePreview.changed(row.name(), List.of()));
      if (known.isKnownOtherwise(row)) {
        knownOtherwise.add(row.name());
      }
    }
    return new PeopleImportPreview(preview, written, List.copyOf(knownOtherwise), List.copyOf(offices), persons.size(),
        added, valid.size() - added);
  }

  /**
   * All that is written of a row, of a known person the mandate alone; the names of codes are those of the list,
   * whatever was typed.
   */
  private List<SheetChangePreview.Field> fieldsOf(PeopleSheetRow row, PeopleImportLookup known, boolean newPerson) {
    List<SheetChangePreview.Field> fields = new ArrayList<>();
    add(fields, "accounts.field.sign-in-name", row.signInName());
    add(fields, "accounts.field.mobile", newPerson ? row.mobile() : null);
    add(fields, "accounts.field.role", sheet.nameOfRole(row.role()));
    add(fields, "accounts.field.organisation", row.organisation());
    if (known.office(row) == null && row.kind() != null) {
      add(fields, "accounts.field.kind", sheet.nameOfKind(row.kind()));
    }
    add(fields, "accounts.field.post", row.post());
    add(fields, "accounts.field.area", String.join("; ", known.areaLabels(row)));
    add(fields, "accounts.field.decree", row.decreeNumber());
    add(fields, "accounts.field.valid-from", row.validFrom());
    add(fields, "accounts.field.valid-to", row.validTo() == null ? "accounts.import.no-end" : row.validTo());
    return fields;
  }

  private static void add(List<SheetChangePreview.Field> fields, String label, @Nullable Object value) {
    fields.add(new SheetChangePreview.Field(label, null, value == null ? "" : value.toString()));
  }

  private void importRow(Actor actor, PeopleSheetRow row, PeopleImportLookup known) {
    if (known.office(row) == null) {
      UUID office = Ids.next();
      organisations.insertIfAbsent(actor, office, Objects.requireNonNull(row.kind(), "checked"), row.organisation(), "",
          null, false);
      known.addOffice(row, office);
    }
    if (known.person(row) == null) {
      UUID person = Ids.next();
      people.register(actor, new NewPerson(person, row.name(), row.signInName(), row.mobile(), null, false));
      known.addPerson(row, person);
    }
    if (known.mandateKeys().add(known.mandateKey(row))) {
      people.grantMandate(actor,
          RecordCopy.blank(NewMandate.class)
              .with(NewMandate::id, Ids.next())
              .with(NewMandate::person, Objects.requireNonNull(known.person(row)))
              .with(NewMandate::role, Role.valueOf(row.role()))
              .with(NewMandate::organisation, Objects.requireNonNull(known.office(row)))
              .with(NewMandate::post, row.post() == null ? "" : row.post())
              .with(NewMandate::area, known.area(row))
              .with(NewMandate::decreeNumber, row.decreeNumber())
              .with(NewMandate::validFrom, Objects.requireNonNull(row.validFrom(), "checked"))
              .with(NewMandate::validTo, row.validTo())
              .make());
    }
  }
}
