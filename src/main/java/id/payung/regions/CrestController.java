package id.payung.regions;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentResponseFactory;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.DocumentVariant;
import id.payung.platform.documents.MediaKind;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.ForAdministrators;
import id.payung.platform.web.confirmation.AsksFirst;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The coat of arms: uploaded once, on every letterhead. */
@Controller
@RequestMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regency/crest")
class CrestController {
  static final DocumentLimits LIMITS = DocumentLimits.of(5 << 20, MediaKind.PNG, MediaKind.JPEG);

  private final RegencySettingsRepository settings;
  private final DocumentStorage documents;

  CrestController(RegencySettingsRepository settings, DocumentStorage documents) {
    this.settings = settings;
    this.documents = documents;
  }

  @AllowedToSignedIn
  @GetMapping
  ResponseEntity<Resource> show(Actor actor) {
    String crest = settings.getSettings(actor.regency()).crestSha256();
    if (crest == null) {
      throw new NotFound();
    }
    return DocumentResponseFactory.inlineUncached(documents.open(actor, crest, DocumentVariant.THUMB), "lambang.jpg");
  }

  @ForAdministrators
  @PostMapping
  WebResult save(Submission<CrestForm> sent, Actor actor) {
    return sent.save(form -> {
      settings.saveCrest(actor, documents.store(actor, form.file().getFirst(), LIMITS));
      return SeeOther.to("/settings/regency").saying("regions.settings.crest.saved");
    }, fields -> page(actor, fields));
  }

  @ForAdministrators
  @AsksFirst("regions.settings.crest.asks")
  @PostMapping("/removal")
  WebResult remove(Actor actor) {
    settings.saveCrest(actor, null);
    return SeeOther.to("/settings/regency").saying("regions.settings.crest.removed");
  }

  private RegencySettingsPage page(Actor actor, FormFields crest) {
    RegencyRow kept = settings.getSettings(actor.regency());
    return new RegencySettingsPage(FormFields.of(RegencySettingsForm.of(kept)), crest, kept.crestSha256() != null);
  }
}
