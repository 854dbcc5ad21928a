package id.payung.accounts.people;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Messages;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * People from a sheet: fill in, look, take. Between looking and taking the sheet is kept by its bytes, and looked at
 * again.
 */
@Controller
@RequestMapping("/{regency}/people/import")
@AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
class PeopleImportController {
  private final PeopleImport imports;
  private final PeopleSheet sheet;
  private final DocumentStorage documents;
  private final Messages words;
  private final UiFactory uis;

  PeopleImportController(PeopleImport imports, PeopleSheet sheet, DocumentStorage documents, Messages words,
      UiFactory uis) {
    this.imports = imports;
    this.sheet = sheet;
    this.documents = documents;
    this.words = words;
    this.uis = uis;
  }

  @GetMapping
  String showForm(Model model) {
    return render(null, null, model);
  }

  @GetMapping("/template.xlsx")
  void downloadTemplate(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Ui ui = uis.forRequest(request);
    var bytes = new ByteArrayOutputStream();
    sheet.sheet().writeTemplate(bytes, SheetMessages.of(words, ui.locale()));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition",
        "attachment; filename=\"" + ui.fileName("xlsx", "orang-dan-penugasan") + "\"");
    response.getOutputStream().write(bytes.toByteArray());
  }

  @PostMapping
  String check(Actor actor, @RequestParam MultipartFile file, HttpServletResponse response, Model model) {
    if (file.isEmpty()) {
      throw new Refused("accounts.import.empty");
    }
    String sha256 = documents.store(actor, file, DocumentLimits.SHEET).sha256();
    PeopleImport.PeopleImportPreview wishes =
        imports.check(actor, documents.open(actor, sha256, DocumentVariant.ORIGINAL).path());
    if (!wishes.preview().isValid()) {
      response.setStatus(422);
    }
    return render(wishes, sha256, model);
  }

  @PostMapping("/taking")
  String importSheet(Actor actor, @RequestParam String sha256, RedirectAttributes redirect) {
    PeopleImport.PeopleImportPreview taken =
        imports.importSheet(actor, documents.open(actor, sha256, DocumentVariant.ORIGINAL).path());
    FlashMessages.add(redirect, "accounts.import.taken", taken.newPersonCount(), taken.newMandateCount(),
        taken.newOrganisations().size());
    return "redirect:/" + actor.regency() + "/people";
  }

  private static String render(PeopleImport.@Nullable PeopleImportPreview wishes, @Nullable String sha256,
      Model model) {
    model.addAttribute("wishes", wishes);
    model.addAttribute("sha256", sha256);
    model.addAttribute("limit", SheetLimits.DEFAULT.bytes());
    return "accounts/import";
  }
}
