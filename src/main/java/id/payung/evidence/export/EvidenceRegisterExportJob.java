package id.payung.evidence.export;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceItemRepository;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.evidence.register.EvidenceUseListItem;
import id.payung.evidence.register.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobHandler;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.list.Slice;
import id.payung.platform.reference.CodeList;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.Ui;
import id.payung.regions.Region;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Daftar Data Dukung as a sheet: a row an item, as far as the person sees them. Quick enough to begin anew after a
 * break.
 */
@Component
class EvidenceRegisterExportJob implements JobHandler {
  static final String KIND = "evidence.register";
  private static final int ROWS_A_CHUNK = 200;

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidencePageLookup lookup;
  private final Messages words;
  private final RegencyDirectory regencies;
  private final Clock clock;

  EvidenceRegisterExportJob(EvidenceItemRepository items, EvidenceUseRepository uses, EvidencePageLookup lookup,
      Messages words, RegencyDirectory regencies, Clock clock) {
    this.items = items;
    this.uses = uses;
    this.lookup = lookup;
    this.words = words;
    this.regencies = regencies;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.OFFICE_CLERK,
        Role.OFFICE_HEAD, Role.DATA_OWNER);
  }

  private record SheetRows(List<List<@Nullable Object>> rows, @Nullable String next) {}

  @Override
  public void run(JobRun run) throws Exception {
    Ui ui = Ui.forPaper(words, Locale.of("id"), regencies.require(run.regency()), clock);
    Path file = run.temporaryFile("register.xlsx");
    long done = 0;
    try (OutputStream out = Files.newOutputStream(file); SheetWriter sheet = new SheetWriter(out)) {
      sheet.beginSheet(ui.t("evidence.title"), List.of(), headings(ui));
      String next = null;
      do {
        String from = next;
        SheetRows rows = run.runChunk(() -> loadRows(run.actor(), ui, from));
        rows.rows().forEach(sheet::addRow);
        done += rows.rows().size();
        run.progress(done, 0);
        next = rows.next();
      } while (next != null);
    }
    run.storeResult(file, ui.fileName("xlsx", "daftar-data-dukung"));
  }

  private static List<SheetWriter.Heading> headings(Ui ui) {
    return List.of(heading(ui, "title", 44), heading(ui, "kind", 18), heading(ui, "doc-kind", 22),
        heading(ui, "number", 18), heading(ui, "date", 14), heading(ui, "valid-to", 14), heading(ui, "held-on", 14),
        heading(ui, "village", 30), heading(ui, "office", 22), heading(ui, "uses", 40), heading(ui, "warnings", 40),
        heading(ui, "added", 24));
  }

  private static SheetWriter.Heading heading(Ui ui, String field, int width) {
    return new SheetWriter.Heading(ui.t("evidence.field." + field), width);
  }

  private SheetRows loadRows(Actor actor, Ui ui, @Nullable String from) {
    Slice<EvidenceItem> slice =
        items.list(actor, new EvidenceItemRepository.EvidenceItemFilter("", "", ""), from, ROWS_A_CHUNK);
    Map<UUID, Organisation> offices =
        lookup.findOffices(actor, slice.rows().stream().map(EvidenceItem::organisation).distinct().toList());
    Map<UUID, Region> villages = lookup
        .findVillages(slice.rows().stream().map(EvidenceItem::village).filter(Objects::nonNull).distinct().toList());
    Map<UUID, List<EvidenceUseListItem>> byItem =
        uses.listByItems(actor, slice.rows().stream().map(EvidenceItem::id).toList())
            .stream()
            .collect(Collectors.groupingBy(line -> line.use().item()));
    CodeList kinds = lookup.documentKinds();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (EvidenceItem item : slice.rows()) {
      Organisation office = offices.get(item.organisation());
      Region village = item.village() == null ? null : villages.get(item.village());
      List<EvidenceUseListItem> used = byItem.getOrDefault(item.id(), List.of());
      rows.add(Arrays.asList(item.title(), ui.t("evidence.kind." + item.kind()),
          item.docKind().isBlank() ? null : kinds.nameOf(item.docKind(), ui.locale()), item.number(), item.docDate(),
          item.validTo(), item.heldOn(), village == null ? null : village.label(),
          office == null ? null : office.label(),
          used.stream()
              .map(line -> line.evaluation() + " " + line.use().question() + " " + line.use().slot() + " ("
                  + ui.t("evidence.state." + line.use().state()) + ")")
              .collect(Collectors.joining("; ")),
          used.stream()
              .flatMap(line -> line.use().warnings().stream())
              .distinct()
              .map(code -> ui.t("evidence.warning." + code))
              .collect(Collectors.joining("; ")),
          item.addedByName() + ", " + ui.dateTime(item.addedAt())));
    }
    return new SheetRows(rows, slice.next());
  }
}
