package id.payung.platform.documents;

import id.payung.platform.errors.Refused;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one place of a form takes. It is said on the page before the upload starts, checked against the announced
 * length, and again while the bytes come.
 *
 * @param kinds that are taken there
 * @param bytes of one file at most
 */
public record DocumentLimits(Set<MediaKind> kinds, long bytes) {
  private static final long MB = 1 << 20;

  /** A photo of an activity, or of a paper list. */
  public static final DocumentLimits PHOTO = of(20 * MB, MediaKind.JPEG, MediaKind.PNG);

  /** A decree, a letter, a signed agreement: a scan or a photo of it. */
  public static final DocumentLimits OFFICIAL = of(50 * MB, MediaKind.PDF, MediaKind.JPEG, MediaKind.PNG);

  /** Whatever may serve as evidence. */
  public static final DocumentLimits EVIDENCE =
      of(50 * MB, MediaKind.PDF, MediaKind.JPEG, MediaKind.PNG, MediaKind.XLSX, MediaKind.DOCX);

  /** A sheet to import. */
  public static final DocumentLimits SHEET = of(20 * MB, MediaKind.XLSX, MediaKind.CSV);

  /** Many files at once. */
  public static final DocumentLimits ARCHIVE = of(200 * MB, MediaKind.ZIP);

  /** What jobs make. */
  public static final DocumentLimits RESULT =
      of(2048 * MB, MediaKind.PDF, MediaKind.XLSX, MediaKind.ZIP, MediaKind.CSV, MediaKind.JPEG, MediaKind.PNG);

  public DocumentLimits {
    kinds = Set.copyOf(kinds);
  }

  public static DocumentLimits of(long bytes, MediaKind first, MediaKind... others) {
    return new DocumentLimits(EnumSet.of(first, others), bytes);
  }

  /** For the hint beside the place: {@code JPEG, PDF, PNG}. */
  public String kindsText() {
    return kinds.stream().map(MediaKind::name).sorted().collect(Collectors.joining(", "));
  }

  /** For the {@code accept} of an input. */
  public String accept() {
    return kinds.stream()
        .map(kind -> kind.mediaType() + ",." + kind.extension())
        .sorted()
        .collect(Collectors.joining(","));
  }

  public long megabytes() {
    return bytes / MB;
  }

  /**
   * @param announcedBytes the length that the sender announces; negative when unknown
   * @throws Refused {@code documents.too-large}
   */
  public void requireSize(long announcedBytes) {
    if (announcedBytes > bytes) {
      throw tooLargeRefusal();
    }
  }

  Refused tooLargeRefusal() {
    return new Refused("documents.too-large", megabytes());
  }

  Refused wrongKindRefusal() {
    return new Refused("documents.kind", kindsText());
  }
}
