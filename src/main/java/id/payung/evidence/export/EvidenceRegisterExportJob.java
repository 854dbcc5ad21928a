package id.payung.evidence.export;

import id.payung.evidence.access.ForEvidenceExporters;
import id.payung.evidence.item.EvidenceFilter;
import id.payung.evidence.register.EvidenceList;
import id.payung.evidence.register.EvidenceListItem;
import id.payung.platform.actor.Role;
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
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Daftar Data Dukung as a sheet: a row an item, as far as the person sees them. Quick enough to begin anew after a
 * break.
 */
@Component
class EvidenceRegisterExportJob implements JobHandler {
  static final String KIND = "evidence.register";
  private static final int ROWS_A_CHUNK = 200;

  private final EvidenceList list;
  private final UiFactory uis;

  EvidenceRegisterExportJob(EvidenceList list, UiFactory uis) {
    this.list = list;
    this.uis = uis;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Set<Role> allowedRoles() {
    return Set.of(AccessRoles.of(ForEvidenceExporters.class));
  }

  @Override
  public void run(JobRun run) throws Exception {
    Ui ui = uis.forPaper(run.regency(), Messages.INDONESIAN);
    Path file = run.temporaryFile("register.xlsx");
    long done = 0;
    try (OutputStream out = Files.newOutputStream(file); SheetWriter sheet = new SheetWriter(out)) {
      list.definition().beginSheet(ui, List.of(), sheet);
      String next = null;
      do {
        String from = next;
        Slice<EvidenceListItem> slice =
            run.runChunk(() -> list.load(run.actor(), EvidenceFilter.NONE, list.rows(from, ROWS_A_CHUNK)).slice());
        slice.rows().forEach(line -> sheet.addRow(list.definition().sheetRow(ui, line)));
        done += slice.rows().size();
        run.progress(done, 0);
        next = slice.next();
      } while (next != null);
    }
    run.storeResult(file, ui.fileName("xlsx", "daftar-data-dukung"));
  }
}
