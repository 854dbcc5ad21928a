package id.payung.evidence.intake;

import id.payung.accounts.Organisation;
import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceFilter;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceLikenessRepository;
import id.payung.evidence.item.EvidenceQuestionCatalogue;
import id.payung.evidence.item.EvidenceQuestionLoader;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.evidence.register.EvidenceItemLifeCycle;
import id.payung.evidence.register.EvidenceList;
import id.payung.evidence.register.EvidencePageLookup;
import id.payung.evidence.register.EvidencePlacement;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.ids.Ids;
import id.payung.platform.list.ListQuery;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.ui.PageUrl;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files come in, wait under "Belum ditempatkan", and are placed one after another. */
@Controller
@RequestMapping("/{regency}/evidence")
@AllowedRoles({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER,
  Role.VILLAGE_OPERATOR})
class EvidenceInboxController {
  private static final int MAX_SHOWN = 60;
  private static final int MAX_EXISTING = 12;
  private static final int MAX_REJECTED_NAMES = 8;

  private final EvidenceItemRepository items;
  private final EvidenceItemLifeCycle itemLifeCycle;
  private final EvidenceLikenessRepository likenesses;
  private final EvidenceFileUpload fileUpload;
  private final EvidencePlacement placement;
  private final EvidenceQuestionLoader questionLoader;
  private final EvidenceList list;
  private final EvidencePageLookup lookup;

  EvidenceInboxController(EvidenceItemRepository items, EvidenceItemLifeCycle itemLifeCycle,
      EvidenceLikenessRepository likenesses, EvidenceFileUpload fileUpload, EvidencePlacement placement,
      EvidenceQuestionLoader questionLoader, EvidenceList list, EvidencePageLookup lookup) {
    this.items = items;
    this.itemLifeCycle = itemLifeCycle;
    this.likenesses = likenesses;
    this.fileUpload = fileUpload;
    this.placement = placement;
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
  record UploadForm(UUID batch, @Size(max = 60) String office, @Size(max = 200) String place) {}

  /** What the page of new files is asked for: a question's slot, and a part of the title of what may be used again. */
  record UploadQuery(String evaluation, String question, String slot, String q) {}

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
    List<EvidenceItem> existing =
        items.list(actor, new EvidenceFilter(asked.q(), "", null), list.rows(null, MAX_EXISTING))
            .stream()
            .limit(MAX_EXISTING)
            .filter(item -> !item.unplaced())
            .toList();
    return uploadPage(actor, form.with("place", place.toString()), question.organisation(),
        new EvidenceUploadPage.Asked(place, catalogue.questionLabel(asked.evaluation(), asked.question()),
            question.slotName(asked.slot()), existing, asked.q()));
  }

  private EvidenceUploadPage uploadPage(Actor actor, FormFields form, @Nullable UUID owner,
      EvidenceUploadPage.@Nullable Asked asked) {
    List<Organisation> offices = lookup.listSelectableOffices(actor);
    UUID office = owner != null ? owner : offices.size() == 1 ? offices.getFirst().id() : null;
    return new EvidenceUploadPage(office == null ? form : form.with("office", office), offices, asked);
  }

  @PostMapping("/files")
  WebResult upload(Submission<UploadForm> sent, @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @RequestParam(required = false) @Nullable List<MultipartFile> folder, Actor actor, Ui ui) {
    return sent.save(form -> {
      UUID organisation = requireOffice(actor, form.office());
      EvidenceSlotKey chosen = EvidenceSlotKey.parse(form.place());
      List<MultipartFile> all =
          Stream.of(files, folder).filter(Objects::nonNull).flatMap(List<MultipartFile>::stream).toList();
      EvidenceFileUpload.UploadResult received = fileUpload.storeInInbox(actor, form.batch(), organisation, all);
      if (received.items().isEmpty()) {
        throw nothingTaken(received, ui);
      }
      boolean straight = received.items().size() == 1 || chosen != null;
      PageUrl next = PageUrl.of("/evidence/inbox" + (straight ? "/" + received.items().getFirst() : ""));
      return done(SeeOther.to(next.withParameter("place", chosen).text()), received, ui);
    }, fields -> uploadPage(actor, fields, null, null));
  }

  private static Refused nothingTaken(EvidenceFileUpload.UploadResult received, Ui ui) {
    if (received.left().size() == 1 && received.systemFiles().isEmpty()) {
      Refused why = received.left().getFirst().why();
      return new Refused(why.key(), why.args());
    }
    String said = describeLeft(received, ui).strip();
    return said.isEmpty() ? new Refused("evidence.upload.none") : new Refused("evidence.upload.nothing", said);
  }

  private static SeeOther done(SeeOther next, EvidenceFileUpload.UploadResult received, Ui ui) {
    String known = received.known() == 0 ? "" : " " + ui.t("evidence.upload.known", received.known());
    return next.saying("evidence.upload.done", received.items().size(), known, describeLeft(received, ui));
  }

  /** What was not taken: how many and which, and why. */
  private static String describeLeft(EvidenceFileUpload.UploadResult received, Ui ui) {
    return listNames(ui, "evidence.upload.left", received.left(), received.left().size(),
        one -> one.name() + " (" + ui.t(one.why().key(), one.why().args()) + ")")
        + listNames(ui, "evidence.upload.system", received.systemFiles(),
            received.systemFiles().size() + received.moreSystemFiles(), path -> path.replace("__MACOSX/", ""));
  }

  private static <T> String listNames(Ui ui, String key, List<T> files, int count, Function<T, String> name) {
    if (files.isEmpty()) {
      return "";
    }
    String more = count > MAX_REJECTED_NAMES ? "; " + ui.t("evidence.upload.more", count - MAX_REJECTED_NAMES) : "";
    return " " + ui.t(key, count) + " "
        + files.stream().limit(MAX_REJECTED_NAMES).map(name).collect(Collectors.joining("; ", "", more));
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

  @GetMapping("/inbox")
  EvidenceInboxPage showInbox(Actor actor) {
    List<EvidenceItem> waiting = items.listUnplaced(actor, MAX_SHOWN + 1);
    return new EvidenceInboxPage(waiting.stream().limit(MAX_SHOWN).toList(), waiting.size() > MAX_SHOWN);
  }

  @GetMapping("/inbox/{id}")
  WebResult showPlacement(@PathVariable UUID id, @RequestParam(defaultValue = "") String place, Actor actor,
      @Today LocalDate today) {
    EvidenceItem item = requireEditable(actor, id);
    if (!item.unplaced()) {
      return SeeOther.to("/evidence/" + id);
    }
    FormFields form = EvidenceItemForm.of(item).with("place", place);
    Optional<LocalDate> day = FileNameDateParser.findDate(item.title()).filter(named -> !named.isAfter(today));
    if (day.isPresent()) {
      form = form.with("heldOn", day.get());
    }
    return placementPage(actor, item, item.villages().size() == 1 ? form.with("village", item.villages()) : form,
        day.isPresent());
  }

  @PostMapping("/inbox/{id}")
  WebResult savePlacement(@PathVariable UUID id, Submission<EvidenceItemForm> sent, Actor actor) {
    EvidenceItem item = requireEditable(actor, id);
    return sent.save(form -> {
      String done = placement.describeAndPlace(actor, item, form);
      return next(actor, item, null).saying(done);
    }, fields -> placementPage(actor, item, fields, false));
  }

  @GetMapping("/inbox/{id}/next")
  WebResult skip(@PathVariable UUID id, @RequestParam(defaultValue = "") String place, Actor actor) {
    return next(actor, items.require(actor, id), place);
  }

  @PostMapping("/inbox/{id}/discard")
  WebResult discard(@PathVariable UUID id, Actor actor) {
    EvidenceItem item = requireEditable(actor, id);
    if (!item.unplaced()) {
      return next(actor, item, null);
    }
    itemLifeCycle.withdraw(actor, id, StoredReason.DISCARDED);
    return next(actor, item, null).saying("evidence.withdrawn");
  }

  private SeeOther next(Actor actor, EvidenceItem item, @Nullable String place) {
    String path = items.findNextUnplaced(actor, item).map(id -> "/evidence/inbox/" + id).orElse("/evidence/inbox");
    return SeeOther.to(PageUrl.of(path).withParameter("place", place).text());
  }

  private EvidenceItem requireEditable(Actor actor, UUID id) {
    EvidenceItem item = items.require(actor, id);
    EvidenceAccessPolicy.requireMayEdit(actor, item);
    return item;
  }

  private EvidencePlacementPage placementPage(Actor actor, EvidenceItem item, FormFields form, boolean dayFromName) {
    return new EvidencePlacementPage(item, form, lookup.itemChoices(actor),
        EvidenceQuestionLoader.slotOptions(actor, questionLoader.loadCatalogue(actor, List.of())),
        likenesses.listByItem(actor, item.id()), items.listUnplaced(actor, MAX_SHOWN).size(), dayFromName);
  }
}
