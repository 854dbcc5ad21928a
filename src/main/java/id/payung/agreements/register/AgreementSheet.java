package id.payung.agreements.register;

import id.payung.agreements.form.AgreementFormOptions;
import id.payung.platform.actor.Actor;
import id.payung.platform.sheets.SheetWriter;
import id.payung.platform.web.Ui;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The register as a sheet, as the list was narrowed. */
final class AgreementSheet {
  /** More than any regency has; a longer list is narrowed first. */
  static final int MAX_ROWS = 5000;

  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private AgreementSheet() {}

  static void write(List<Agreement> rows, AgreementDirectory agreements, Actor actor, Ui ui,
      AgreementFormOptions formOptions, HttpServletResponse response) throws IOException {
    Map<UUID, List<AgreementParty>> partiesByAgreement =
        agreements.listParties(actor, rows.stream().map(Agreement::id).toList());
    var bytes = new ByteArrayOutputStream();
    try (var sheet = new SheetWriter(bytes)) {
      List<String> notes = new ArrayList<>(
          List.of(ui.regencyName() + " · " + ui.t("agreements.as-of", ui.date(agreements.today(actor)))));
      if (rows.size() == MAX_ROWS) {
        notes.add(ui.t("agreements.export.cut", ui.number(MAX_ROWS)));
      }
      sheet.beginSheet(ui.t("agreements.title"), notes,
          List.of(new SheetWriter.Heading(ui.t("agreements.field.title"), 60),
              new SheetWriter.Heading(ui.t("agreements.field.kind"), 26),
              new SheetWriter.Heading(ui.t("agreements.field.stage"), 24),
              new SheetWriter.Heading(ui.t("agreements.field.parties"), 50),
              new SheetWriter.Heading(ui.t("agreements.field.numbers"), 40),
              new SheetWriter.Heading(ui.t("agreements.field.signers"), 50),
              new SheetWriter.Heading(ui.t("agreements.field.starts"), 14),
              new SheetWriter.Heading(ui.t("agreements.field.ends"), 14),
              new SheetWriter.Heading(ui.t("agreements.field.begun"), 14)));
      for (Agreement row : rows) {
        List<AgreementParty> parties = partiesByAgreement.getOrDefault(row.id(), List.of());
        sheet.addRow(
            Arrays.<@Nullable Object>asList(row.title(), formOptions.codeList("kinds").nameOf(row.kind(), ui.locale()),
                formOptions.codeList("stages").nameOf(row.stage().code(), ui.locale()),
                parties.stream().map(AgreementParty::name).collect(Collectors.joining("; ")),
                parties.stream()
                    .map(AgreementParty::number)
                    .filter(number -> !number.isBlank())
                    .collect(Collectors.joining("; ")),
                parties.stream()
                    .filter(party -> !party.signer().isBlank())
                    .map(party -> party.signer() + ", " + party.post())
                    .collect(Collectors.joining("; ")),
                row.starts(), row.ends(), row.begunOn()));
      }
    }
    response.setContentType(XLSX);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + ui.fileName("xlsx", "kerja-sama") + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(bytes.toByteArray());
  }
}
