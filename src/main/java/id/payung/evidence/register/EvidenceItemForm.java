package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;

import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.CodeListEntry;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person says of an item, as typed. */
public record EvidenceItemForm(String kind, String title, String docKind, String number, String docDate,
    String validFrom, String validTo, String heldOn, String village, String version) {

  public EvidenceItemForm {
    kind = stripped(kind);
    title = stripped(title);
    docKind = stripped(docKind);
    number = stripped(number);
    docDate = stripped(docDate);
    validFrom = stripped(validFrom);
    validTo = stripped(validTo);
    heldOn = stripped(heldOn);
    village = stripped(village);
    version = stripped(version);
  }

  private static String stripped(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  public static EvidenceItemForm from(EvidenceItem item) {
    return new EvidenceItemForm(item.unplaced() ? (item.picture() ? "activity" : "official") : item.kind(),
        item.title(), item.docKind(), item.number(), text(item.docDate()), text(item.validFrom()), text(item.validTo()),
        text(item.heldOn()), text(item.village()), String.valueOf(item.version()));
  }

  public EvidenceItemForm heldOn(LocalDate day) {
    return new EvidenceItemForm(kind, title, docKind, number, docDate, validFrom, validTo, day.toString(), village,
        version);
  }

  /** The same words on another version: who saves again has seen what stood. */
  public EvidenceItemForm withVersion(int now) {
    return new EvidenceItemForm(kind, title, docKind, number, docDate, validFrom, validTo, heldOn, village,
        String.valueOf(now));
  }

  public EvidenceItemForm withVillage(UUID id) {
    return new EvidenceItemForm(kind, title, docKind, number, docDate, validFrom, validTo, heldOn, id.toString(),
        version);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** A day that was typed, or null; for the page. */
  public @Nullable LocalDate parseDay(String typed) {
    try {
      return typed.isBlank() ? null : LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /**
   * The item as described. Days are asked only where they cannot be: in the future, or the end before the beginning;
   * what is missing is a warning beside each use and no refusal.
   *
   * @param kinds that may be chosen
   * @throws Invalid field → message key
   */
  public EvidenceItem toItem(EvidenceItem item, List<CodeListEntry> kinds, List<UUID> villages, LocalDate today) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (!EvidenceAccessPolicy.SELECTABLE_KINDS.contains(kind)) {
      errors.put("kind", "evidence.wrong.kind");
    }
    if (title.isBlank() || title.length() > 300) {
      errors.put("title", "evidence.wrong.title");
    }
    Optional<CodeListEntry> entry = kinds.stream().filter(known -> known.code().equals(docKind)).findFirst();
    if (!docKind.isBlank() && entry.isEmpty()) {
      errors.put("docKind", "evidence.wrong.doc-kind");
    }
    if (number.length() > 120) {
      errors.put("number", "evidence.wrong.number");
    }
    boolean official = kind.equals("official");
    LocalDate dated = parseDate("docDate", docDate, official ? today : LocalDate.MAX, errors);
    LocalDate from = parseDate("validFrom", validFrom, LocalDate.MAX, errors);
    LocalDate to = parseDate("validTo", validTo, LocalDate.MAX, errors);
    LocalDate held = parseDate("heldOn", heldOn, official ? LocalDate.MAX : today, errors);
    if (from != null && to != null && to.isBefore(from)) {
      errors.put("validTo", "evidence.wrong.ends-before");
    }
    UUID place = parseVillage(villages, errors);
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return new EvidenceItem(item.id(), kind, title, docKind, official ? number : "", official ? dated : null,
        official ? from : null, official ? to : null, official ? null : held, place, item.organisation(), item.report(),
        item.activity(), item.sha256(), item.safeSha256(), item.faces(), item.readable(), item.picture(), item.pages(),
        null, null, null, item.withdrawn(), item.addedByName(), item.addedAt(), item.organisations(),
        place == null ? item.villages() : List.of(place), parseVersion());
  }

  private int parseVersion() {
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }

  private @Nullable UUID parseVillage(List<UUID> villages, Map<String, String> errors) {
    if (village.isBlank()) {
      return null;
    }
    Optional<UUID> known = villages.stream().filter(id -> id.toString().equals(village)).findFirst();
    if (known.isEmpty()) {
      errors.put("village", "evidence.wrong.village");
    }
    return known.orElse(null);
  }

  private static @Nullable LocalDate parseDate(String field, String typed, LocalDate latest,
      Map<String, String> errors) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.isAfter(latest)) {
        errors.put(field, "evidence.wrong.to-come");
      } else if (day.getYear() < 1945 || day.getYear() > 2200) {
        errors.put(field, "evidence.wrong.date");
      }
      return day;
    } catch (DateTimeParseException e) {
      errors.put(field, "evidence.wrong.date");
      return null;
    }
  }
}
