package id.payung.platform.documents;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that systems put beside those of people: previews of phones and storage boxes, bins, locks of programs, lists
 * of icons. They look like photos and are nobody's proof.
 */
public final class SystemFileNames {
  /** Synology, QNAP, Windows, macOS, Linux and Android, in this order. */
  private static final Set<String> FOLDERS = Set.of("@eadir", "#recycle", "#snapshot", "@tmp", "@recycle",
      "@recently-snapshot", "$recycle.bin", "recycler", "system volume information", "found.000", "__macosx",
      "network trash folder", "temporary items", "lost+found", "lost.dir");

  private static final Set<String> FILES =
      Set.of("thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "folder.ini",
          "autorun.inf", "photothumb.db", "zbthumbnail.info", "picasa.ini");

  /** What Windows calls a file in its bin, and Word one that it has open. */
  private static final Pattern NUMBERED = Pattern.compile("\\$[ri][0-9a-z]{2,6}(\\.[^.]+)?|~wr[a-z]\\d{4}\\.tmp");

  private SystemFileNames() {}

  /**
   * @param path names of folders and file, joined by {@code /}
   */
  public static boolean isSystemFile(String path) {
    String[] parts = path.toLowerCase(Locale.ROOT).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].strip();
      boolean last = i == parts.length - 1;
      if (part.startsWith(".") && !part.equals(".") && !part.equals("..") || !last && FOLDERS.contains(part)
          || last && (part.startsWith("~$") || FILES.contains(part) || NUMBERED.matcher(part).matches())) {
        return true;
      }
    }
    return false;
  }
}
