package id.payung.evidence.intake;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.access.ForFileBringers;
import id.payung.evidence.item.EvidenceFilter;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.register.EvidenceList;
import id.payung.evidence.register.EvidenceNameLookup;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refusal;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.Ui;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;

/** Files come in: one by one, as a folder, as an archive. */
@Controller
@RequestMapping("/{regency}/evidence")
@ForFileBringers
class EvidenceUploadController {
  private static final int MAX_EXISTING = 12;
  private static final int MAX_REJECTED_NAMES = 8;

  private final EvidenceItemRepository items;
  private final EvidenceFileUpload fileUpload;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidenceList list;
  private final EvidenceNameLookup lookup;

  EvidenceUploadController(EvidenceItemRepository items, EvidenceFileUpload fileUpload,
      EvidenceQuestionLoader questionLoader, EvidenceList list, EvidenceNameLookup lookup) {
    this.items = items;
    this.fileUpload = fileUpload;
    this.questionLoader = questionLoader;
    this.list = list;
    this.lookup = lookup;
  }

  /**
   * What comes with files.
   *
   * @param batch made with the form: the same batch again adds nothing
   * @param office whose they are; blank when there is one to choose from
   * @param place the slot that they are meant for, or blank
   */
  record UploadForm(UUID batch, @Size(max = 60) String office, @Size(max = 200) String place, List<MultipartFile> files,
      List<MultipartFile> folder) {
    List<MultipartFile> all() {
      return Stream.concat(files.stream(), folder.stream()).toList();
    }
  }

  /**
   * What the page of new files is asked for: a question's slot, and a part of the title of what may be used again.
   *
   * @param others also what is of another kind than the slot asks for
   */
  record UploadQuery(String evaluation, String question, String slot, String q, boolean others) {}

  @GetMapping("/new")
  EvidenceUploadPage showUpload(ListQuery<UploadQuery> query, Actor actor) {
    UploadQuery asked = query.filter();
    FormFields form = FormFields.blank(UploadForm.class).with("batch", Ids.next());
    if (asked.evaluation().isEmpty() || asked.question().isEmpty() || asked.slot().isEmpty()) {
      return uploadPage(actor, form, null, null);
    }
    EvidenceSlotKey place = new EvidenceSlotKey(asked.evaluation(), asked.question(), asked.slot());
    EvidenceQuestionCatalogue catalogue = questionLoader.loadCatalogue(actor, List.of(asked.evaluation()));
    EvidenceQuestion question = catalogue.findQuestion(asked.evaluation(), asked.question());
    if (question == null) {
      throw new NotFound();
    }
    List<EvidenceItem> existing = items
        .list(actor, new EvidenceFilter(asked.q(), fittingKind(question, asked), null), list.rows(null, MAX_EXISTING))
        .stream()
        .limit(MAX_EXISTING)
        .filter(item -> !item.unplaced())
        .toList();
    return uploadPage(actor, form.with("place", place.toString()), question.organisation(),
        RecordCopy.blank(EvidenceUploadPage.Asked.class)
            .with(EvidenceUploadPage.Asked::place, place)
            .with(EvidenceUploadPage.Asked::heading, catalogue.questionLabel(asked.evaluation(), asked.question()))
            .with(EvidenceUploadPage.Asked::slotName, question.slotName(asked.slot()))
            .with(EvidenceUploadPage.Asked::existing, existing)
            .with(EvidenceUploadPage.Asked::thumbnails, lookup.findThumbnails(actor, existing))
            .with(EvidenceUploadPage.Asked::q, asked.q())
            .with(EvidenceUploadPage.Asked::others, asked.others())
            .with(EvidenceUploadPage.Asked::mismatching,
                existing.stream()
                    .filter(item -> question.mismatches(asked.slot(), item.kind()))
                    .map(EvidenceItem::id)
                    .collect(Collectors.toSet()))
            .with(EvidenceUploadPage.Asked::lockedKey, catalogue.lockedKey(asked.evaluation(), asked.question()))
            .make());
  }

  /** The kind that the slot asks for, where it asks for one; empty for all. */
  private static String fittingKind(EvidenceQuestion question, UploadQuery asked) {
    return asked.others() ? "" : question.mismatches(asked.slot(), "activity") ? "official"
        : question.mismatches(asked.slot(), "official") ? "activity"
        : "";
  }

  private EvidenceUploadPage uploadPage(Actor actor, FormFields form, @Nullable UUID owner,
      EvidenceUploadPage.@Nullable Asked asked) {
    List<Organisation> offices = lookup.listSelectableOffices(actor);
    UUID office = owner != null ? owner : offices.size() == 1 ? offices.getFirst().id() : null;
    return new EvidenceUploadPage(office == null ? form : form.with("office", office), offices, asked);
  }

  @PostMapping("/files")
  WebResult upload(Submission<UploadForm> sent, Actor actor, Ui ui) {
    return sent.save(form -> {
      UUID organisation = requireOffice(actor, form.office());
      EvidenceSlotKey chosen = EvidenceSlotKey.parse(form.place());
      EvidenceFileUpload.UploadResult received = fileUpload.storeInInbox(actor, form.batch(), organisation, form.all());
      if (received.items().isEmpty()) {
        throw nothingTaken(form.all(), received, ui);
      }
      boolean straight = received.items().size() == 1 || chosen != null;
      PageUrl next = PageUrl.of("/evidence/inbox" + (straight ? "/" + received.items().getFirst() : ""));
      return done(SeeOther.to(next.withParameter("place", chosen).text()), received, ui);
    }, fields -> uploadPage(actor, fields, null, null));
  }

  /** None of the files is worth waiting; each that came by itself is named with its own reason. */
  private static Refusal nothingTaken(List<MultipartFile> files, EvidenceFileUpload.UploadResult received, Ui ui) {
    String said = describeLeft(received, ui, Integer.MAX_VALUE).strip();
    if (files.isEmpty() || said.isEmpty()) {
      return new Invalid("files", files.isEmpty() ? "evidence.upload.none" : "evidence.upload.nothing-inside");
    }
    Map<String, Refused> reasons = new HashMap<>();
    received.left().forEach(left -> reasons.putIfAbsent(left.name(), left.why()));
    return new RefusedFiles(files.stream()
        .map(file -> new RefusedFiles.RefusedFile(file,
            reasons.getOrDefault(RefusedFiles.nameOf(file), new Refused("evidence.upload.nothing", said))))
        .toList());
  }

  private static SeeOther done(SeeOther next, EvidenceFileUpload.UploadResult received, Ui ui) {
    String known = received.known() == 0 ? "" : " " + ui.t("evidence.upload.known", received.known());
    SeeOther said = next.saying("evidence.upload.done", received.items().size(), known,
        describeLeft(received, ui, MAX_REJECTED_NAMES));
    return received.left().size() <= MAX_REJECTED_NAMES ? said
        : RefusedFileNames.carry(said, received.left().stream().map(one -> describe(one, ui)).toList());
  }

  private static String describe(EvidenceFileUpload.RejectedFile left, Ui ui) {
    return left.name() + " (" + ui.t(left.why().key(), left.why().args()) + ")";
  }

  /** What was not taken: how many and which, and why. */
  private static String describeLeft(EvidenceFileUpload.UploadResult received, Ui ui, int most) {
    return listNames(ui, most, "evidence.upload.left", received.left(), received.left().size(),
        one -> describe(one, ui))
        + listNames(ui, most, "evidence.upload.system", received.systemFiles(),
            received.systemFiles().size() + received.moreSystemFiles(), path -> path.replace("__MACOSX/", ""));
  }

  private static <T> String listNames(Ui ui, int most, String key, List<T> files, int count, Function<T, String> name) {
    if (files.isEmpty()) {
      return "";
    }
    int shown = Math.min(most, files.size());
    String more = count > shown ? "; " + ui.t("evidence.upload.more", count - shown) : "";
    return " " + ui.t(key, count) + " "
        + files.stream().limit(shown).map(name).collect(Collectors.joining("; ", "", more));
  }

  private UUID requireOffice(Actor actor, String office) {
    List<Organisation> own = lookup.listSelectableOffices(actor);
    if (own.isEmpty()) {
      throw new Refused("evidence.no-organisation");
    }
    if (office.isBlank() && own.size() == 1) {
      return own.getFirst().id();
    }
    return own.stream()
        .map(Organisation::id)
        .filter(id -> id.toString().equals(office))
        .findFirst()
        .orElseThrow(() -> new Refused("evidence.office.needed"));
  }
}
