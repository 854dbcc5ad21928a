package id.payung.audit;

import id.payung.platform.actor.Role;
import id.payung.platform.i18n.LocaleFormatter;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobHandler;
import id.payung.platform.jobs.JobRun;
import id.payung.platform.list.Slice;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AccessRoles;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The trail, or a part of it, as a sheet. Written anew after a break: a sheet cannot be continued. */
@Component
class TrailExportJob implements JobHandler {
  static final String KIND = "audit.trail";

  /** What a spreadsheet still opens on an office computer; the note says when there is more. */
  static final int MAX_ROWS = 200_000;

  private static final int CHUNK_SIZE = 500;

  private final TrailEntryRepository lines;
  private final RecordTitleLookup titles;
  private final UiFactory uis;
  private final Clock clock;

  TrailExportJob(TrailEntryRepository lines, RecordTitleLookup titles, UiFactory uis, Clock clock) {
    this.lines = lines;
    this.titles = titles;
    this.uis = uis;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(AccessRoles.of(TrailController.class));
  }

  @Override
  public void run(JobRun run) throws Exception {
    TrailSelection query = TrailSelection.ofParams(run.params());
    Locale locale = Messages.localeOf(run.params().path("language").asString("id"));
    Ui ui = uis.forPaper(run.regency(), locale);
    Path file = run.temporaryFile("trail.xlsx");
    long written = 0;
    boolean more = true;
    try (OutputStream out = Files.newOutputStream(file); SheetWriter sheet = new SheetWriter(out)) {
      sheet.beginSheet(ui.t("audit.title"),
          List.of(ui.t("audit.sheet.note", new LocaleFormatter(locale).dateTime(clock.instant(), ui.zone()))),
          headings(ui));
      String key = null;
      do {
        String from = key;
        Slice<TrailEntryView> slice = run.runChunk(() -> lines.list(run.actor(), query, from, CHUNK_SIZE));
        Map<UUID, String> names = run.runChunk(() -> titles.findTitles(run.actor(), slice.rows()));
        slice.rows().forEach(line -> sheet.addRow(toCells(ui, line, names)));
        written += slice.rows().size();
        key = slice.next();
        more = key != null;
        run.progress(written, 0);
      } while (more && written < MAX_ROWS);
    }
    if (more) {
      run.setNote("audit.sheet.cut", written);
    }
    run.storeResult(file, ui.fileName("xlsx", "riwayat-perubahan"));
  }

  private static List<SheetWriter.Heading> headings(Ui ui) {
    return List.of(new SheetWriter.Heading(ui.t("audit.when"), 20), new SheetWriter.Heading(ui.t("audit.who"), 28),
        new SheetWriter.Heading(ui.t("audit.record"), 24), new SheetWriter.Heading(ui.t("audit.record-name"), 40),
        new SheetWriter.Heading(ui.t("audit.deed"), 28), new SheetWriter.Heading(ui.t("audit.fields"), 40),
        new SheetWriter.Heading(ui.t("audit.reason"), 40), new SheetWriter.Heading(ui.t("audit.subject"), 38));
  }

  private static List<@Nullable Object> toCells(Ui ui, TrailEntryView line, Map<UUID, String> names) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.addAll(
        Arrays.asList(ui.dateTime(line.at()), line.actorLabel(ui), line.recordLabel(ui), names.get(line.subject()),
            line.actionLabel(ui), line.fieldLabels(ui), line.reason(), line.subject().toString()));
    return cells;
  }
}
