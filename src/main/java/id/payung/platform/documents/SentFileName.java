package id.payung.platform.documents;

import java.util.Objects;
import org.springframework.web.multipart.MultipartFile;

/** The name that a file came with, as it may be kept: without folders that some browsers send along, not too long. */
public final class SentFileName {
  private static final int LONGEST = 300;

  private SentFileName() {}

  public static String of(MultipartFile file) {
    String sent = Objects.requireNonNullElse(file.getOriginalFilename(), "")
        .replaceAll("^.*[\\\\/]", "")
        .replaceAll("\\p{Cntrl}|\\p{Cf}", "")
        .strip();
    if (sent.isEmpty()) {
      return "berkas";
    }
    return sent.codePointCount(0, sent.length()) > LONGEST ? sent.substring(0, sent.offsetByCodePoints(0, LONGEST))
        : sent;
  }
}
