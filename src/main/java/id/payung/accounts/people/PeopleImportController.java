package id.payung.accounts.people;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.MediaKind;
import id.payung.platform.documents.brought.SheetIntake;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.i18n.Messages;
import id.payung.platform.page.Download;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.sheets.SheetAnswers;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.ForAdministrators;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * People from a sheet: fill in, look, take. Between looking and taking the sheet is kept by its bytes, and looked at
 * again.
 */
@Controller
@RequestMapping("/{regency}/people/import")
@ForAdministrators
class PeopleImportController {
  /** A sheet of people to be looked at. */
  record PeopleSheetForm(@NotNull(message = "accounts.import.empty") MultipartFile file) {}

  private static final String PURPOSE = "people";
  private static final int INVALID = 422;

  private final PeopleImport imports;
  private final PeopleSheet sheet;
  private final SheetIntake sheets;
  private final Messages words;

  PeopleImportController(PeopleImport imports, PeopleSheet sheet, SheetIntake sheets, Messages words) {
    this.imports = imports;
    this.sheet = sheet;
    this.sheets = sheets;
    this.words = words;
  }

  @GetMapping
  PeoplePages.PeopleImportPage showForm() {
    return new PeoplePages.PeopleImportPage(FormFields.blank(PeopleSheetForm.class), null, null, false);
  }

  @GetMapping("/template.xlsx")
  Download downloadTemplate(Ui ui) {
    var bytes = new ByteArrayOutputStream();
    sheet.sheet().writeTemplate(bytes, SheetMessages.of(words, ui.locale()));
    return new Download(ui.fileName("xlsx", "orang-dan-penugasan"), MediaKind.XLSX.mediaType(), bytes.toByteArray());
  }

  @PostMapping
  WebResult check(Submission<PeopleSheetForm> sent, @Today LocalDate today, Actor actor) {
    return sent.save(form -> {
      String sha256 = sheets.store(actor, PURPOSE, form.file());
      PeopleImport.PeopleImportPreview looked =
          RefusedFiles.naming(form.file(), () -> imports.check(actor, open(actor, sha256), answers(today)));
      PeoplePages.PeopleImportPage page = new PeoplePages.PeopleImportPage(sent.typed(), looked, sha256, false);
      return page.ready() ? page : new PageWithStatus(page, INVALID);
    }, fields -> new PeoplePages.PeopleImportPage(fields, null, null, false));
  }

  /** Takes the sheet as the answers say; what was not answered, or is wrong with these answers, is shown again. */
  @PostMapping("/taking")
  WebResult importSheet(@Today LocalDate today, Actor actor, @RequestParam String sha256,
      @RequestParam Map<String, String> form) {
    SheetAnswers answers = answers(today).with(form);
    PeopleImport.PeopleImportPreview looked = imports.check(actor, open(actor, sha256), answers);
    if (!looked.preview().questions().isEmpty() && (form.containsKey("again") || !looked.preview().isTakeable())) {
      PeoplePages.PeopleImportPage page = new PeoplePages.PeopleImportPage(FormFields.blank(PeopleSheetForm.class),
          looked, sha256, !form.containsKey("again"));
      return looked.preview().isValid() && form.containsKey("again") ? page : new PageWithStatus(page, INVALID);
    }
    PeopleImport.PeopleImportPreview taken = imports.importSheet(actor, open(actor, sha256), answers);
    return SeeOther.to("/people")
        .saying("accounts.import.taken", taken.newPersonCount(), taken.newMandateCount(),
            taken.newOrganisations().size());
  }

  private Path open(Actor actor, String sha256) {
    return sheets.open(actor, PURPOSE, sha256);
  }

  /** Decrees are seldom older than a working life, and hold for some years. */
  private static SheetAnswers answers(LocalDate today) {
    return SheetAnswers.nearYears(today.getYear() - 40, today.getYear() + 10);
  }
}
