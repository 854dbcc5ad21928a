package id.payung.platform.page;

import id.payung.platform.ui.Breadcrumb;
import id.payung.platform.ui.FileThumbnail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture large, with those around it to leaf through.
 *
 * @param files in their order, each leading to its own page of this kind
 * @param at which of them is shown
 * @param large address of what is shown; null when there is nothing to show, or not to this reader
 * @param original address of the file as it came, or null
 * @param record path of the page that tells of the file
 * @param crumbs the way back, the same for all of them
 * @param more whether others come before or behind these, so that their number is not said
 */
@Template("platform/picture")
public record PicturePage(List<FileThumbnail> files, int at, @Nullable String large, @Nullable String original,
    String record, List<Breadcrumb> crumbs, boolean more) implements PageModel {

  /** All that there are. */
  public PicturePage(List<FileThumbnail> files, int at, @Nullable String large, @Nullable String original,
      String record, List<Breadcrumb> crumbs) {
    this(files, at, large, original, record, crumbs, false);
  }

  public FileThumbnail file() {
    return files.get(at);
  }

  public @Nullable String previous() {
    return at > 0 ? files.get(at - 1).page() : null;
  }

  public @Nullable String next() {
    return at + 1 < files.size() ? files.get(at + 1).page() : null;
  }
}
