package id.payung.platform.form;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.errors.DiskFull;
import id.payung.platform.errors.RefusedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.multipart.MultipartFile;

/** The files that came with a form: those chosen now, and those that wait since it came back. */
final class FormUploads {
  static final FormUploads NONE = new FormUploads(Map.of(), null);

  /** Behind the name of the field, the ids of files that wait. */
  static final String WAITING = ".waiting";

  private static final Logger LOG = LoggerFactory.getLogger(FormUploads.class);

  private static final int MAX_WAITING = 60;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Map<String, List<MultipartFile>> byField;
  private final @Nullable WaitingFileFolder folder;

  /** What a field for files shows of those that came when its form comes back: kept, or to be chosen again. */
  record ReturnedFiles(List<WaitingFile> waiting, List<String> lost) {}

  private FormUploads(Map<String, List<MultipartFile>> byField, @Nullable WaitingFileFolder folder) {
    this.byField = byField;
    this.folder = folder;
  }

  /**
   * @param chosen by field
   * @param sent all that was sent, among it the ids of files that wait
   */
  static FormUploads of(Map<String, List<MultipartFile>> chosen, Map<String, List<String>> sent) {
    Actor actor = ActorContext.currentOrNull();
    UUID person = actor == null ? null : actor.person();
    WaitingFileFolder folder = person == null ? null : new WaitingFileFolder(person);
    Map<String, List<MultipartFile>> all = new LinkedHashMap<>();
    chosen.forEach((field, files) -> all.put(field, files.stream().filter(FormUploads::isChosen).toList()));
    if (folder != null) {
      sent.keySet()
          .stream()
          .filter(name -> name.endsWith(WAITING))
          .forEach(name -> addWaiting(folder, name.substring(0, name.length() - WAITING.length()), sent, all));
    }
    return new FormUploads(all, folder);
  }

  /** Behind those chosen now: where one file is taken, the newer one counts. */
  private static void addWaiting(WaitingFileFolder folder, String field, Map<String, List<String>> sent,
      Map<String, List<MultipartFile>> all) {
    Stream<WaitingFile> waiting = Objects.requireNonNull(sent.get(field + WAITING))
        .stream()
        .limit(MAX_WAITING)
        .filter(id -> ID.matcher(id).matches())
        .distinct()
        .flatMap(id -> folder.find(field, UUID.fromString(id)).stream());
    all.put(field, Stream.concat(all.getOrDefault(field, List.of()).stream(), waiting).toList());
  }

  /** A place without a file comes without a name; a file of no bytes was chosen, and is refused by who keeps it. */
  private static boolean isChosen(MultipartFile file) {
    return !file.isEmpty() || !Objects.requireNonNullElse(file.getOriginalFilename(), "").isBlank();
  }

  Map<String, List<MultipartFile>> byField() {
    return byField;
  }

  boolean isEmpty() {
    return byField.values().stream().allMatch(List::isEmpty);
  }

  /** Lets all files wait but those that were refused. */
  Map<String, ReturnedFiles> keepAllBut(List<RefusedFiles.RefusedFile> refused) {
    Map<String, ReturnedFiles> kept = new LinkedHashMap<>();
    byField.forEach((field, files) -> {
      ReturnedFiles returned = new ReturnedFiles(new ArrayList<>(), new ArrayList<>());
      for (MultipartFile file : files) {
        if (refused.stream().noneMatch(one -> one.file().equals(file))) {
          keep(field, file, returned);
        }
      }
      if (!returned.waiting().isEmpty() || !returned.lost().isEmpty()) {
        kept.put(field, returned);
      }
    });
    return kept;
  }

  private void keep(String field, MultipartFile file, ReturnedFiles returned) {
    String name = RefusedFiles.nameOf(file);
    if (file instanceof WaitingFile waiting) {
      returned.waiting().add(waiting);
      return;
    }
    try {
      WaitingFile waiting = folder == null || returned.waiting().size() >= MAX_WAITING ? null
          : folder.add(field, name, file).orElse(null);
      if (waiting != null) {
        returned.waiting().add(waiting);
        return;
      }
    } catch (IOException | DiskFull e) {
      LOG.warn("a file of a form could not be kept: {}", e.getClass().getSimpleName());
    }
    returned.lost().add(name);
  }

  /** Those that waited have been taken, or are no longer wanted. */
  void deleteWaiting() {
    if (folder == null) {
      return;
    }
    for (List<MultipartFile> files : byField.values()) {
      for (MultipartFile file : files) {
        if (file instanceof WaitingFile waiting) {
          try {
            folder.delete(waiting);
          } catch (IOException e) {
            LOG.warn("a file that waited could not be deleted: {}", e.getClass().getSimpleName());
          }
        }
      }
    }
  }
}
