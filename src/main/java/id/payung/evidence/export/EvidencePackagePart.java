package id.payung.evidence.export;

import id.payung.platform.rows.Id;
import id.payung.platform.rows.Json;
import id.payung.platform.rows.Table;
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
public record EvidencePackagePart(@Id UUID job, @Id int nr, String block, String name, int files, long size,
    String sha256, @Json List<EvidencePackageEntry> entries, UUID person, Instant madeAt) {}
