package id.payung.evidence.indexsheet;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.sheets.taken.NameMatcher;
import id.payung.platform.sheets.taken.RegisterRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of the rows of an index which file is meant and what it proves, by what the regency has. In memory. */
final class EvidenceIndexMatcher {
  private static final int MAX_NAMED = 6;

  private final LocalDate today;
  private final String year;
  private final EvidenceIndexQuestions questions;
  private final EvidenceIndexFiles files;
  private final NameMatcher villages;
  private final NameMatcher offices;
  private final Map<UUID, String> labels;
  private final EvidencePlaceChoices places;
  private final Set<EvidenceIndexLookup.UsedFile> used;
  private final Map<EvidenceIndexLookup.UsedFile, Integer> rowsByUse = new HashMap<>();

  /** Names of villages and offices. */
  record Names(NameMatcher villages, NameMatcher offices, Map<UUID, String> labels) {}

  EvidenceIndexMatcher(LocalDate today, String year, EvidenceIndexQuestions questions, EvidenceIndexFiles files,
      EvidencePlaceChoices places, Names names, Set<EvidenceIndexLookup.UsedFile> used) {
    this.today = today;
    this.year = year;
    this.questions = questions;
    this.files = files;
    this.villages = names.villages();
    this.offices = names.offices();
    this.labels = names.labels();
    this.used = used;
    this.places = places;
  }

  RegisterRow<IndexedEvidenceFile> match(SheetPreview.Line<EvidenceIndexRow> line) {
    int number = line.number();
    List<SheetFinding> why = new ArrayList<>(line.findings());
    if (line.value() == null) {
      return RegisterRow.waiting(number, "", why, null);
    }
    EvidenceIndexRow row = titled(line.value());
    List<SheetFinding> says = new ArrayList<>();
    String title = row.title().isEmpty() ? row.file() : row.title();
    EvidenceItem file = file(number, row, why, says);
    EvidenceQuestion question = question(number, row, why);
    EvidenceSlot slot = question == null ? null : slot(number, question, row, file, why, says);
    Optional<UUID> village = village(number, row, why);
    if (row.day() != null && row.day().isAfter(today)) {
      why.add(SheetFinding.of(number, EvidenceIndexSheet.DAY, "evidence.wrong.to-come"));
    }
    if (file != null && question != null) {
      EvidenceIndexLookup.UsedFile use = new EvidenceIndexLookup.UsedFile(file.id(), question.code());
      if (used.contains(use)) {
        return RegisterRow.<IndexedEvidenceFile>waiting(number, title, List.of(), file.id())
            .there(file.id(), file.title(), List.of());
      }
      Integer twin = why.isEmpty() ? rowsByUse.putIfAbsent(use, number) : null;
      if (twin != null) {
        return RegisterRow.twin(number, title, List.of(SheetFinding.of(number, null, "sheets.register.twin", twin)));
      }
    }
    if (!why.isEmpty() || file == null || question == null || slot == null) {
      return RegisterRow.waiting(number, title, why, null);
    }
    office(number, row, file, says);
    EvidenceItemForm form = form(file, row, new EvidenceSlotKey(year, question.code(), slot.code()), village);
    List<String> facts = new ArrayList<>(List.of(year + " · " + question.code() + " · " + slot.name(), file.title()));
    Optional.ofNullable(row.day()).map(LocalDate::toString).ifPresent(facts::add);
    village.map(labels::get).ifPresent(facts::add);
    return RegisterRow.fresh(number, title, facts, says, new IndexedEvidenceFile(file.id(), form), file.id());
  }

  /** In an index without titles the column Data dukung may name papers rather than what is asked for. */
  private EvidenceIndexRow titled(EvidenceIndexRow row) {
    if (!row.title().isEmpty() || row.slot().isBlank()) {
      return row;
    }
    List<EvidenceQuestion> asked = questions.find(row.code(), row.question());
    return asked.size() != 1 || EvidenceIndexQuestions.slotOf(asked.getFirst(), row.slot()) != null ? row
        : RecordCopy.of(row).with(EvidenceIndexRow::title, row.slot()).with(EvidenceIndexRow::slot, "").make();
  }

  private @Nullable EvidenceItem file(int number, EvidenceIndexRow row, List<SheetFinding> why,
      List<SheetFinding> says) {
    if (files.isCrowded(row)) {
      why.add(SheetFinding.of(number, EvidenceIndexSheet.FILE, "evidence.index.file-crowded", row.file()));
      return null;
    }
    List<EvidenceItem> found = files.find(row);
    if (found.size() != 1) {
      why.add(SheetFinding.of(number, EvidenceIndexSheet.FILE,
          found.isEmpty() ? "evidence.index.file-missing" : "evidence.index.file-doubled", row.file(), found.size()));
      return null;
    }
    EvidenceItem file = found.getFirst();
    Optional<EvidenceItem> twin = file.unplaced() ? files.findTwin(file) : Optional.empty();
    twin.ifPresent(
        same -> says.add(SheetFinding.of(number, EvidenceIndexSheet.FILE, "evidence.index.file-known", same.title())));
    return twin.orElse(file);
  }

  private @Nullable EvidenceQuestion question(int number, EvidenceIndexRow row, List<SheetFinding> why) {
    List<EvidenceQuestion> found = questions.find(row.code(), row.question());
    if (found.size() == 1) {
      return found.getFirst();
    }
    String said = row.code().isEmpty() ? row.question() : row.code();
    why.add(said.isEmpty() ? SheetFinding.of(number, EvidenceIndexSheet.CODE, "evidence.index.question-blank")
        : found.isEmpty()
            ? SheetFinding.of(number, EvidenceIndexSheet.CODE, "evidence.index.question-unknown", said, year)
        : SheetFinding.of(number, EvidenceIndexSheet.CODE, "evidence.index.question-many", said,
            found.stream().map(EvidenceQuestion::code).limit(MAX_NAMED).collect(Collectors.joining(", "))));
    return null;
  }

  private @Nullable EvidenceSlot slot(int number, EvidenceQuestion question, EvidenceIndexRow row,
      @Nullable EvidenceItem file, List<SheetFinding> why, List<SheetFinding> says) {
    EvidenceSlot slot =
        !row.slot().isBlank() ? EvidenceIndexQuestions.slotOf(question, row.slot()) : file == null ? null
            : places.find(question, file);
    String asked = question.slots().stream().map(EvidenceSlot::name).limit(MAX_NAMED).collect(Collectors.joining("; "));
    if (slot == null && row.slot().isBlank()) {
      if (file != null) {
        why.add(SheetFinding.of(number, EvidenceIndexSheet.SLOT, "evidence.index.slot-open", asked));
      }
    } else if (slot == null) {
      why.add(SheetFinding.of(number, EvidenceIndexSheet.SLOT, "evidence.index.slot", question.code(), asked));
    } else if (row.slot().isBlank() && question.slots().size() > 1) {
      says.add(SheetFinding.of(number, EvidenceIndexSheet.SLOT, "evidence.index.slot-guessed", slot.name(), asked));
    }
    return slot;
  }

  private Optional<UUID> village(int number, EvidenceIndexRow row, List<SheetFinding> why) {
    Optional<UUID> village = row.village().isEmpty() ? Optional.empty() : villages.find(row.village());
    if (!row.village().isEmpty() && village.isEmpty()) {
      why.add(SheetFinding.of(number, EvidenceIndexSheet.VILLAGE, "evidence.index.village", row.village()));
    }
    return village;
  }

  /** Whose file it is was said when it was brought; what the index says otherwise is told and changes nothing. */
  private void office(int number, EvidenceIndexRow row, EvidenceItem file, List<SheetFinding> says) {
    Optional<UUID> office = row.office().isEmpty() ? Optional.empty() : offices.find(row.office());
    office.filter(id -> !id.equals(file.organisation()))
        .ifPresent(id -> says.add(SheetFinding.of(number, EvidenceIndexSheet.OFFICE, "evidence.index.office",
            labels.getOrDefault(file.organisation(), "–"))));
  }

  private static EvidenceItemForm form(EvidenceItem file, EvidenceIndexRow row, EvidenceSlotKey place,
      Optional<UUID> village) {
    boolean activity = file.unplaced() ? file.picture() : file.kind().equals("activity");
    RecordCopy<EvidenceItemForm> form = RecordCopy.blank(EvidenceItemForm.class)
        .withAll(file, "pages")
        .with(EvidenceItemForm::kind, activity ? "activity" : "official")
        .with(EvidenceItemForm::place, place.toString())
        .with(EvidenceItemForm::proves, row.note());
    if (file.unplaced()) {
      form = form.with(EvidenceItemForm::title, row.title().isEmpty() ? file.title() : row.title())
          .with(EvidenceItemForm::docDate, row.day())
          .with(EvidenceItemForm::heldOn, row.day())
          .with(EvidenceItemForm::village, village.orElse(file.village()));
    }
    return form.make();
  }
}
