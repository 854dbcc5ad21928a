package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.Variant;
import id.payung.platform.errors.Refused;
import id.payung.platform.i18n.Words;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.sheets.SheetWords;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Ui;
import id.payung.platform.web.UiFactory;
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
@Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
class PeopleImportPages {
  private final PeopleImport imports;
  private final PeopleSheet sheet;
  private final Documents documents;
  private final Words words;
  private final UiFactory uis;

  PeopleImportPages(PeopleImport imports, PeopleSheet sheet, Documents documents, Words words, UiFactory uis) {
    this.imports = imports;
    this.sheet = sheet;
    this.documents = documents;
    this.words = words;
    this.uis = uis;
  }

  @GetMapping
  String blank(Model model) {
    return page(null, null, model);
  }

  @GetMapping("/template.xlsx")
  void template(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Ui ui = uis.of(request);
    var bytes = new ByteArrayOutputStream();
    sheet.sheet().template(bytes, SheetWords.of(words, ui.locale()));
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition",
        "attachment; filename=\"" + ui.fileName("xlsx", "orang-dan-penugasan") + "\"");
    response.getOutputStream().write(bytes.toByteArray());
  }

  @PostMapping
  String look(Actor actor, @RequestParam MultipartFile file, HttpServletResponse response, Model model) {
    if (file.isEmpty()) {
      throw new Refused("accounts.import.empty");
    }
    String sha256 = documents.keep(actor, file, DocumentLimits.SHEET).sha256();
    PeopleImport.Wishes wishes = imports.look(actor, documents.open(actor, sha256, Variant.ORIGINAL).path());
    if (!wishes.preview().isGood()) {
      response.setStatus(422);
    }
    return page(wishes, sha256, model);
  }

  @PostMapping("/taking")
  String take(Actor actor, @RequestParam String sha256, RedirectAttributes redirect) {
    PeopleImport.Wishes taken = imports.take(actor, documents.open(actor, sha256, Variant.ORIGINAL).path());
    Flash.say(redirect, "accounts.import.taken", taken.persons(), taken.mandates(), taken.organisations().size());
    return "redirect:/" + actor.regency() + "/people";
  }

  private static String page(PeopleImport.@Nullable Wishes wishes, @Nullable String sha256, Model model) {
    model.addAttribute("wishes", wishes);
    model.addAttribute("sha256", sha256);
    model.addAttribute("limit", SheetLimits.USUAL.bytes());
    return "accounts/import";
  }
}
