package id.payung.evidence.export;

import java.util.List;

/**
 * One ZIP of a package.
 *
 * @param nr through the whole package, from 1
 * @param size in bytes
 */
public record EvidencePackagePart(int nr, String block, String name, int files, long size, String sha256,
    List<EvidencePackageEntry> entries) {

  public EvidencePackagePart {
    entries = List.copyOf(entries);
  }
}
