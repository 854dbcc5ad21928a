package id.payung.evidence.export;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The finished parts of packages. They are fetched by the person who asked for the package, and by nobody else. */
@Repository
@Transactional
class EvidencePackageZipRepository {
  private final Rows rows;
  private final Clock clock;

  EvidencePackageZipRepository(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Under the next number: parts are numbered through the whole package. */
  void insert(Actor actor, UUID job, String block, String name, List<EvidencePackageIndexEntry> entries,
      StoredDocument file) {
    int last = rows.sql(actor, "SELECT max(nr) FROM evidence.export_part WHERE regency = :regency AND job = :job")
        .param("job", job)
        .optional(Integer.class)
        .orElse(0);
    rows.insert(actor,
        RecordCopy.blank(EvidencePackageZip.class)
            .with(EvidencePackageZip::job, job)
            .with(EvidencePackageZip::nr, last + 1)
            .with(EvidencePackageZip::block, block)
            .with(EvidencePackageZip::name, name)
            .with(EvidencePackageZip::files, (int) filesIn(name, entries))
            .with(EvidencePackageZip::size, file.size())
            .with(EvidencePackageZip::sha256, file.sha256())
            .with(EvidencePackageZip::entries, entries)
            .with(EvidencePackageZip::person, actor.requirePerson())
            .with(EvidencePackageZip::madeAt, clock.instant())
            .make());
  }

  /** Several lines of the index may name one file, or one of another ZIP. */
  private static long filesIn(String zip, List<EvidencePackageIndexEntry> entries) {
    return entries.stream().filter(entry -> entry.isIn(zip)).map(EvidencePackageIndexEntry::name).distinct().count();
  }

  /** A block that broke off is packed anew. */
  void deleteBlock(Actor actor, UUID job, String block) {
    own(actor, job).is("block", block).delete();
  }

  @Transactional(readOnly = true)
  public List<EvidencePackageZip> listByJob(Actor actor, UUID job) {
    return own(actor, job).orderBy("r.nr").list();
  }

  Optional<EvidencePackageZip> find(Actor actor, UUID job, int nr) {
    return own(actor, job).is("nr", nr).optional();
  }

  private RowQuery<EvidencePackageZip> own(Actor actor, UUID job) {
    return rows.query(actor, EvidencePackageZip.class).is("job", job).is("person", actor.requirePerson());
  }

  /** Of a job of anybody, for the service that keeps results. */
  @Transactional(readOnly = true)
  public List<EvidencePackageZip> listAllOf(Actor service, UUID job) {
    return rows.query(service, EvidencePackageZip.class).is("job", job).orderBy("r.nr").list();
  }

  void deleteAllOf(Actor service, UUID job) {
    rows.query(service, EvidencePackageZip.class).is("job", job).delete();
  }
}
