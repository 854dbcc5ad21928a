package id.payung.platform.errors;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files of a form that are not taken, each with the reason. Everything else of the form is kept by its page. */
public final class RefusedFiles extends Refusal {
  private static final long serialVersionUID = 1L;

  private final transient List<RefusedFile> files;

  /** One of them. */
  public record RefusedFile(MultipartFile file, Refused why) {
    /** The name that the person knows it by, without folders that some browsers send along. */
    public String name() {
      return nameOf(file);
    }
  }

  /** @param files at least one */
  public RefusedFiles(List<RefusedFile> files) {
    super(422, files.getFirst().why().key(), files.getFirst().why().args());
    this.files = List.copyOf(files);
  }

  /** Does something with the content of a file: what is refused of it is said of the file. */
  public static <T> T naming(MultipartFile file, Supplier<T> work) {
    try {
      return work.get();
    } catch (Refused why) {
      throw new RefusedFiles(List.of(new RefusedFile(file, why)));
    }
  }

  public List<RefusedFile> files() {
    return files;
  }

  public static String nameOf(MultipartFile file) {
    @Nullable String sent = file.getOriginalFilename();
    return sent == null ? "" : sent.replaceFirst("^.*[\\\\/]", "").strip();
  }
}
