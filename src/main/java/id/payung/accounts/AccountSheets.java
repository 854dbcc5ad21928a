package id.payung.accounts;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.db.Sql;
import id.payung.platform.i18n.Words;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Reference;
import id.payung.platform.sheets.SheetWords;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.regions.Region;
import id.payung.regions.Regions;
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
class AccountSheets {
  /** More than any regency has; a longer list is narrowed first, and the sheet says so. */
  private static final int MOST = 5000;

  private static final MediaType XLSX =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Directory directory;
  private final Organisations organisations;
  private final PeopleSheet sheet;
  private final Regions regions;
  private final Reference reference;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Words words;
  private final UiFactory uis;

  AccountSheets(Directory directory, Organisations organisations, PeopleSheet sheet, Regions regions,
      Reference reference, JdbcClient jdbc, TransactionTemplate transactions, Words words, UiFactory uis) {
    this.directory = directory;
    this.organisations = organisations;
    this.sheet = sheet;
    this.regions = regions;
    this.reference = reference;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.words = words;
    this.uis = uis;
  }

  @Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
  @GetMapping("/{regency}/people/export.xlsx")
  ResponseEntity<byte[]> people(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "false") boolean ended,
      HttpServletRequest request) {
    Ui ui = uis.of(request);
    List<Directory.Mandate> mandates = directory.list(actor, q, role, ended, null, MOST).rows();
    Map<UUID, Organisation> offices =
        organisations.named(actor, mandates.stream().map(Directory.Mandate::organisation).distinct().toList());
    Map<UUID, String> signIns = signInNames(mandates.stream().map(Directory.Mandate::person).distinct().toList());
    Map<UUID, String> places = placeNames(actor);
    var bytes = new ByteArrayOutputStream();
    sheet.sheet()
        .export(
            mandates.stream()
                .filter(mandate -> signIns.containsKey(mandate.person())
                    && (mandate.role() != Role.SYSTEM_ADMIN || actor.has(Role.SYSTEM_ADMIN)))
                .map(mandate -> row(mandate, offices, signIns, places)),
            bytes, SheetWords.of(words, ui.locale()), notes(ui, mandates.size()));
    return answer(ui.fileName("xlsx", "orang-dan-penugasan"), bytes);
  }

  private static PeopleRow row(Directory.Mandate mandate, Map<UUID, Organisation> offices, Map<UUID, String> signIns,
      Map<UUID, String> places) {
    Organisation office = offices.get(mandate.organisation());
    return new PeopleRow(mandate.personName(), Objects.requireNonNull(signIns.get(mandate.person())), null,
        mandate.role().name(), office == null ? "–" : office.name(), office == null ? null : office.kind(),
        mandate.post().isBlank() ? null : mandate.post(),
        mandate.area().stream().map(id -> places.getOrDefault(id, id.toString())).toList(), mandate.decreeNumber(),
        mandate.validFrom(), mandate.validTo());
  }

  /** Of those only who have a mandate here; the door alone sees sign-in names. */
  private Map<UUID, String> signInNames(Collection<UUID> persons) {
    Map<UUID, String> found = new HashMap<>();
    Acting
        .doing(Actor.door(),
            () -> transactions.executeWithoutResult(status -> jdbc
                .sql("SELECT id, sign_in_name FROM accounts.person WHERE id = ANY (CAST(:persons AS uuid[]))")
                .param("persons", Sql.uuids(persons))
                .query((row, n) -> found.put(Sql.uuid(row, "id"), row.getString("sign_in_name")))
                .list()));
    return found;
  }

  /** As the import reads them: a village with its district, since names repeat. */
  private Map<UUID, String> placeNames(Actor actor) {
    Map<UUID, String> names = new HashMap<>();
    regions.districtsOf(actor.regency()).forEach(district -> names.put(district.id(), "Kec. " + district.name()));
    regions.villagesOf(actor.regency()).forEach(village -> names.put(village.id(), village.label()));
    return names;
  }

  @Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN, Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY})
  @GetMapping("/{regency}/organisations/export.xlsx")
  ResponseEntity<byte[]> organisations(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind, HttpServletRequest request) {
    Ui ui = uis.of(request);
    List<Organisation> rows = organisations.list(actor, q, kind, null, MOST).rows();
    CodeList kinds = reference.list("accounts/organisation-kinds");
    Map<UUID, Region> villages =
        regions.villagesOf(actor.regency()).stream().collect(Collectors.toMap(Region::id, Function.identity()));
    var bytes = new ByteArrayOutputStream();
    try (var writer = new SheetWriter(bytes)) {
      writer.sheet(ui.t("accounts.organisations.title"), notes(ui, rows.size()),
          List.of(new SheetWriter.Heading(ui.t("accounts.field.name"), 60),
              new SheetWriter.Heading(ui.t("accounts.field.short-name"), 20),
              new SheetWriter.Heading(ui.t("accounts.field.kind"), 28),
              new SheetWriter.Heading(ui.t("accounts.field.area"), 36),
              new SheetWriter.Heading(ui.t("accounts.field.state"), 16)));
      for (Organisation one : rows) {
        @Nullable Region village = one.village() == null ? null : villages.get(one.village());
        writer.row(Arrays.<@Nullable Object>asList(one.name(), one.shortName(), kinds.nameOf(one.kind(), ui.locale()),
            village == null ? null : village.label(),
            ui.t(one.active() ? "accounts.organisation.active" : "accounts.organisation.at-rest")));
      }
    }
    return answer(ui.fileName("xlsx", "lembaga"), bytes);
  }

  private static List<String> notes(Ui ui, int rows) {
    String where = ui.regencyName() + " · " + ui.date(ui.today());
    return rows < MOST ? List.of(where) : List.of(where, ui.t("accounts.export.cut", ui.number(MOST)));
  }

  private static ResponseEntity<byte[]> answer(String name, ByteArrayOutputStream bytes) {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(bytes.toByteArray());
  }
}
