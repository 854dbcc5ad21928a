package id.payung.evidence.proposal;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.access.ForEvidenceOffices;
import id.payung.evidence.item.EvidenceCorrection;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceUseLifeCycle;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What an office does with a proof that came back from a checker; afterwards it is at its question again. */
@Controller
@RequestMapping("/{regency}/evidence/uses/{use}")
@ForEvidenceOffices
class EvidenceMendingController {
  private final EvidenceItemRepository items;
  private final EvidenceUseLifeCycle useLifeCycle;
  private final EvidenceCorrection correction;
  private final EvidenceReplacement replacement;
  private final EvidenceQuestionLoader questionLoader;
  private final DocumentStorage documents;

  EvidenceMendingController(EvidenceItemRepository items, EvidenceUseLifeCycle useLifeCycle,
      EvidenceCorrection correction, EvidenceReplacement replacement, EvidenceQuestionLoader questionLoader,
      DocumentStorage documents) {
    this.items = items;
    this.useLifeCycle = useLifeCycle;
    this.correction = correction;
    this.replacement = replacement;
    this.questionLoader = questionLoader;
    this.documents = documents;
  }

  @GetMapping("/mending")
  WebResult showMending(@PathVariable UUID use, Actor actor) {
    return show(actor, use, false, FormFields.blank(EvidenceMendingForm.class));
  }

  @GetMapping("/replacement")
  WebResult showReplacement(@PathVariable UUID use, Actor actor) {
    EvidenceItem item = items.require(actor, useLifeCycle.requireOwnUse(actor, use).use().item());
    return show(actor, use, true,
        FormFields.blank(EvidenceReplacementForm.class)
            .with("id", Ids.next())
            .with("day", item.kind().equals("activity") ? item.heldOn() : item.docDate()));
  }

  /** Where nothing is sent back there is nothing to mend: the item shows what is. */
  private WebResult show(Actor actor, UUID use, boolean replaces, FormFields form) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    return line.use().sentBack() && !(replaces && line.kind().equals("computed")) ? page(actor, line, replaces, form)
        : SeeOther.to("/evidence/" + line.use().item() + "#use-" + use);
  }

  private EvidenceMendingPage page(Actor actor, EvidenceUseListItem line, boolean replaces, FormFields form) {
    return new EvidenceMendingPage(line, replaces, questionLoader.loadCatalogue(actor, List.of(line.evaluation())),
        form);

  }

  @PostMapping("/mending")
  WebResult saveMending(@PathVariable UUID use, Submission<EvidenceMendingForm> sent, Actor actor) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    return sent.save(form -> {
      correction.reportMended(actor, use, form.note());
      return done(actor, line, "evidence.mended");
    }, fields -> page(actor, line, false, fields));
  }

  /** The file is kept before the record's own transaction opens. */
  @PostMapping("/replacement")
  WebResult saveReplacement(@PathVariable UUID use, Submission<EvidenceReplacementForm> sent, Actor actor) {
    EvidenceUseListItem line = useLifeCycle.requireOwnUse(actor, use);
    if (line.kind().equals("computed")) {
      throw new Refused("evidence.replacement.computed");
    }
    return sent.save(form -> {
      StoredDocument file = documents.store(actor, form.file().getFirst(), DocumentLimits.EVIDENCE);
      replacement.replaceFile(actor, use, form, file);
      return done(actor, line, "evidence.replaced");
    }, fields -> page(actor, line, true, fields));
  }

  /**
   * Nothing is left to the office only where no proof of the question was sent back too, or has a warning that no
   * checker has accepted.
   */
  private SeeOther done(Actor actor, EvidenceUseListItem line, String what) {
    boolean left = useLifeCycle.listUses(actor, line.evaluation(), line.use().question())
        .stream()
        .anyMatch(use -> use.sentBack() || use.countsForAnswer() && !use.fillsPlace());
    return SeeOther.to(line.questionPath()).saying(left ? what + ".more" : what);
  }
}
