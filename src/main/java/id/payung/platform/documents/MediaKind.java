package id.payung.platform.documents;

import java.util.Locale;

/** What a file is, by its bytes and not by its name. What is not here is not kept. */
public enum MediaKind {
  JPEG("image/jpeg", "jpg"), PNG("image/png", "png"), PDF("application/pdf", "pdf"), XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "xlsx"), DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "docx"), CSV("text/csv", "csv"), ZIP("application/zip", "zip");

  private final String mediaType;
  private final String extension;

  MediaKind(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }

  public boolean isPicture() {
    return this == JPEG || this == PNG;
  }

  /** Browsers show these without running anything of ours; all else is offered for download. */
  public boolean isShownInline() {
    return isPicture() || this == PDF;
  }

  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MediaKind fromSqlName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
