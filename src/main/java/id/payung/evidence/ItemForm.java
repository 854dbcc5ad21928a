package id.payung.evidence;

import id.payung.platform.errors.Invalid;
import id.payung.platform.reference.Entry;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person says of an item, as typed. */
public record ItemForm(String kind, String title, String docKind, String number, String docDate, String validFrom,
    String validTo, String heldOn, String village, String version) {

  public ItemForm {
    kind = said(kind);
    title = said(title);
    docKind = said(docKind);
    number = said(number);
    docDate = said(docDate);
    validFrom = said(validFrom);
    validTo = said(validTo);
    heldOn = said(heldOn);
    village = said(village);
    version = said(version);
  }

  private static String said(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  static ItemForm of(Item item) {
    return new ItemForm(item.unplaced() ? (item.picture() ? "activity" : "official") : item.kind(), item.title(),
        item.docKind(), item.number(), text(item.docDate()), text(item.validFrom()), text(item.validTo()),
        text(item.heldOn()), text(item.village()), String.valueOf(item.version()));
  }

  ItemForm heldOn(LocalDate day) {
    return new ItemForm(kind, title, docKind, number, docDate, validFrom, validTo, day.toString(), village, version);
  }

  /** The same words on another version: who saves again has seen what stood. */
  public ItemForm basedOn(int now) {
    return new ItemForm(kind, title, docKind, number, docDate, validFrom, validTo, heldOn, village,
        String.valueOf(now));
  }

  ItemForm villageOf(UUID id) {
    return new ItemForm(kind, title, docKind, number, docDate, validFrom, validTo, heldOn, id.toString(), version);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** A day that was typed, or null; for the page. */
  public @Nullable LocalDate day(String typed) {
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
  Item applied(Item item, List<Entry> kinds, List<UUID> villages, LocalDate today) {
    Map<String, String> wrong = new LinkedHashMap<>();
    if (!Rights.KINDS.contains(kind)) {
      wrong.put("kind", "evidence.wrong.kind");
    }
    if (title.isBlank() || title.length() > 300) {
      wrong.put("title", "evidence.wrong.title");
    }
    Optional<Entry> entry = kinds.stream().filter(known -> known.code().equals(docKind)).findFirst();
    if (!docKind.isBlank() && entry.isEmpty()) {
      wrong.put("docKind", "evidence.wrong.doc-kind");
    }
    if (number.length() > 120) {
      wrong.put("number", "evidence.wrong.number");
    }
    boolean official = kind.equals("official");
    LocalDate dated = date("docDate", docDate, official ? today : LocalDate.MAX, wrong);
    LocalDate from = date("validFrom", validFrom, LocalDate.MAX, wrong);
    LocalDate to = date("validTo", validTo, LocalDate.MAX, wrong);
    LocalDate held = date("heldOn", heldOn, official ? LocalDate.MAX : today, wrong);
    if (from != null && to != null && to.isBefore(from)) {
      wrong.put("validTo", "evidence.wrong.ends-before");
    }
    UUID place = villageId(villages, wrong);
    if (!wrong.isEmpty()) {
      throw new Invalid(wrong);
    }
    return new Item(item.id(), kind, title, docKind, official ? number : "", official ? dated : null,
        official ? from : null, official ? to : null, official ? null : held, place, item.organisation(), item.report(),
        item.activity(), item.sha256(), item.safeSha256(), item.faces(), item.readable(), item.picture(), item.pages(),
        null, null, null, item.withdrawn(), item.addedByName(), item.addedAt(), item.organisations(),
        place == null ? item.villages() : List.of(place), versionNumber());
  }

  private int versionNumber() {
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
  }

  private @Nullable UUID villageId(List<UUID> villages, Map<String, String> wrong) {
    if (village.isBlank()) {
      return null;
    }
    Optional<UUID> known = villages.stream().filter(id -> id.toString().equals(village)).findFirst();
    if (known.isEmpty()) {
      wrong.put("village", "evidence.wrong.village");
    }
    return known.orElse(null);
  }

  private static @Nullable LocalDate date(String field, String typed, LocalDate latest, Map<String, String> wrong) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.isAfter(latest)) {
        wrong.put(field, "evidence.wrong.to-come");
      } else if (day.getYear() < 1945 || day.getYear() > 2200) {
        wrong.put(field, "evidence.wrong.date");
      }
      return day;
    } catch (DateTimeParseException e) {
      wrong.put(field, "evidence.wrong.date");
      return null;
    }
  }
}
