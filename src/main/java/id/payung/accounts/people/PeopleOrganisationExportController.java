package id.payung.accounts.people;

import id.payung.accounts.MandateRepository;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.db.SqlValues;
import id.payung.platform.i18n.Messages;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * People and organisations as sheets, as their lists were narrowed. That of people is the one that comes back by the
 * import.
 */
@Controller
class PeopleOrganisationExportController {
  /** More than any regency has; a longer list is narrowed first, and the sheet says so. */
  private static final int MAX_ROWS = 5000;

  private static final MediaType XLSX =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final MandateRepository mandateRepository;
  private final OrganisationRepository organisations;
  private final PeopleSheet sheet;
  private final RegionRepository regions;
  private final ReferenceCatalogue reference;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Messages words;
  private final UiFactory uis;

  PeopleOrganisationExportController(MandateRepository mandateRepository, OrganisationRepository organisations,
      PeopleSheet sheet, RegionRepository regions, ReferenceCatalogue reference, JdbcClient jdbc,
      TransactionTemplate transactions, Messages words, UiFactory uis) {
    this.mandateRepository = mandateRepository;
    this.organisations = organisations;
    this.sheet = sheet;
    this.regions = regions;
    this.reference = reference;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.words = words;
    this.uis = uis;
  }

  @AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
  @GetMapping("/{regency}/people/export.xlsx")
  ResponseEntity<byte[]> exportPeople(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "false") boolean ended,
      HttpServletRequest request) {
    Ui ui = uis.forRequest(request);
    List<MandateRepository.MandateView> mandates = mandateRepository.list(actor, q, role, ended, null, MAX_ROWS).rows();
    Map<UUID, Organisation> offices = organisations.findByIds(actor,
        mandates.stream().map(MandateRepository.MandateView::organisation).distinct().toList());
    Map<UUID, String> signInNamesById =
        loadSignInNames(mandates.stream().map(MandateRepository.MandateView::person).distinct().toList());
    Map<UUID, String> regionNames = loadRegionNames(actor);
    var bytes = new ByteArrayOutputStream();
    sheet.sheet()
        .writeRows(
            mandates.stream()
                .filter(mandate -> signInNamesById.containsKey(mandate.person())
                    && (mandate.role() != Role.SYSTEM_ADMIN || actor.hasAnyRole(Role.SYSTEM_ADMIN)))
                .map(mandate -> toSheetRow(mandate, offices, signInNamesById, regionNames)),
            bytes, SheetMessages.of(words, ui.locale()), sheetNotes(ui, mandates.size()));
    return xlsxResponse(ui.fileName("xlsx", "orang-dan-penugasan"), bytes);
  }

  private static PeopleSheetRow toSheetRow(MandateRepository.MandateView mandate, Map<UUID, Organisation> offices,
      Map<UUID, String> signInNamesById, Map<UUID, String> regionNames) {
    Organisation office = offices.get(mandate.organisation());
    return new PeopleSheetRow(mandate.personName(), Objects.requireNonNull(signInNamesById.get(mandate.person())), null,
        mandate.role().name(), office == null ? "–" : office.name(), office == null ? null : office.kind(),
        mandate.post().isBlank() ? null : mandate.post(),
        mandate.area().stream().map(id -> regionNames.getOrDefault(id, id.toString())).toList(), mandate.decreeNumber(),
        mandate.validFrom(), mandate.validTo());
  }

  /** Of those only who have a mandate here; the door alone sees sign-in names. */
  private Map<UUID, String> loadSignInNames(Collection<UUID> persons) {
    Map<UUID, String> found = new HashMap<>();
    ActorContext
        .runAs(Actor.anonymous(),
            () -> transactions.executeWithoutResult(status -> jdbc
                .sql("SELECT id, sign_in_name FROM accounts.person WHERE id = ANY (CAST(:persons AS uuid[]))")
                .param("persons", SqlValues.uuidArray(persons))
                .query((row, n) -> found.put(SqlValues.uuid(row, "id"), row.getString("sign_in_name")))
                .list()));
    return found;
  }

  /** As the import reads them: a village with its district, since names repeat. */
  private Map<UUID, String> loadRegionNames(Actor actor) {
    Map<UUID, String> names = new HashMap<>();
    regions.listDistricts(actor.regency()).forEach(district -> names.put(district.id(), "Kec. " + district.name()));
    regions.listVillages(actor.regency()).forEach(village -> names.put(village.id(), village.label()));
    return names;
  }

  @AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN, Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY})
  @GetMapping("/{regency}/organisations/export.xlsx")
  ResponseEntity<byte[]> exportOrganisations(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind, HttpServletRequest request) {
    Ui ui = uis.forRequest(request);
    List<Organisation> rows = organisations.list(actor, q, kind, null, MAX_ROWS).rows();
    CodeList kinds = reference.list("accounts/organisation-kinds");
    Map<UUID, Region> villages =
        regions.listVillages(actor.regency()).stream().collect(Collectors.toMap(Region::id, Function.identity()));
    var bytes = new ByteArrayOutputStream();
    try (var writer = new SheetWriter(bytes)) {
      writer.beginSheet(ui.t("accounts.organisations.title"), sheetNotes(ui, rows.size()),
          List.of(new SheetWriter.Heading(ui.t("accounts.field.name"), 60),
              new SheetWriter.Heading(ui.t("accounts.field.short-name"), 20),
              new SheetWriter.Heading(ui.t("accounts.field.kind"), 28),
              new SheetWriter.Heading(ui.t("accounts.field.area"), 36),
              new SheetWriter.Heading(ui.t("accounts.field.state"), 16)));
      for (Organisation one : rows) {
        @Nullable Region village = one.village() == null ? null : villages.get(one.village());
        writer.addRow(Arrays.<@Nullable Object>asList(one.name(), one.shortName(),
            kinds.nameOf(one.kind(), ui.locale()), village == null ? null : village.label(),
            ui.t(one.active() ? "accounts.organisation.active" : "accounts.organisation.at-rest")));
      }
    }
    return xlsxResponse(ui.fileName("xlsx", "lembaga"), bytes);
  }

  private static List<String> sheetNotes(Ui ui, int rows) {
    String where = ui.regencyName() + " · " + ui.date(ui.today());
    return rows < MAX_ROWS ? List.of(where) : List.of(where, ui.t("accounts.export.cut", ui.number(MAX_ROWS)));
  }

  private static ResponseEntity<byte[]> xlsxResponse(String name, ByteArrayOutputStream bytes) {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(bytes.toByteArray());
  }
}
