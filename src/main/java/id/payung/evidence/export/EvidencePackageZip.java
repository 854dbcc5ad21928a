package id.payung.evidence.export;

import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One ZIP of a package.
 *
 * @param nr through the whole package, from 1
 * @param size in bytes
 * @param person who asked for the package, and alone fetches it
 */
@Table(value = "evidence.export_part", reach = "author:person")
public record EvidencePackageZip(@KeyColumn UUID job, @KeyColumn int nr, String block, String name, int files,
    long size, String sha256, @JsonColumn List<EvidencePackageIndexEntry> entries, UUID person, Instant madeAt) {}
