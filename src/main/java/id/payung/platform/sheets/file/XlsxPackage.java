package id.payung.platform.sheets.file;

import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The parts of a workbook, and how they refer to each other. */
final class XlsxPackage implements AutoCloseable {
  private final ZipFile zip;

  /**
   * What a part refers to.
   *
   * @param kind the last word of its type, which Strict Open XML has in common with the other one
   */
  record Relation(String kind, String part) {}

  XlsxPackage(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
  }

  /** @throws Refused when there is no such part */
  XlsxPart open(String part) {
    return openIfThere(part).orElseThrow(() -> new Refused("sheets.refused.torn"));
  }

  Optional<XlsxPart> openIfThere(String part) {
    ZipEntry entry = zip.getEntry(part);
    Optional<? extends ZipEntry> found = entry != null ? Optional.of(entry)
        : zip.stream().filter(one -> one.getName().equalsIgnoreCase(part)).findFirst();
    return found.map(one -> {
      try {
        return new XlsxPart(zip.getInputStream(one));
      } catch (IOException e) {
        throw new Refused("sheets.refused.torn");
      }
    });
  }

  /** By the id of the reference. */
  Map<String, Relation> relationsOf(String part) {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    Map<String, Relation> relations = new HashMap<>();
    openIfThere(folder + "_rels/" + part.substring(slash) + ".rels").ifPresent(xml -> {
      try (xml) {
        while (xml.next()) {
          String id = xml.attribute("Id");
          String type = xml.attribute("Type");
          String target = xml.attribute("Target");
          if (id != null && type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
            relations.put(id, new Relation(type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
          }
        }
      }
    });
    return relations;
  }

  private static String resolve(String folder, String target) {
    try {
      return Path.of("/" + folder).resolve(target.replace('\\', '/')).normalize().toString().substring(1);
    } catch (InvalidPathException e) {
      throw new Refused("sheets.refused.torn");
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new Refused("sheets.refused.torn");
    }
  }
}
