package id.payung.evidence;

import java.util.List;

/**
 * One ZIP of a package.
 *
 * @param nr through the whole package, from 1
 * @param size in bytes
 */
public record ExportPart(int nr, String block, String name, int files, long size, String sha256,
    List<PackedFile> entries) {

  public ExportPart {
    entries = List.copyOf(entries);
  }
}
