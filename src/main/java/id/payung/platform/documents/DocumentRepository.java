package id.payung.platform.documents;

import id.payung.platform.db.SqlValues;
import id.payung.platform.images.PerceptualHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DocumentRepository {
  private final JdbcClient jdbc;

  DocumentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the bytes told. */
  record InspectedFile(MediaKind kind, boolean readable, @Nullable Integer width, @Nullable Integer height,
      @Nullable Integer pages, @Nullable PerceptualHash likeness, @Nullable PictureCaptureDetails origin) {}

  /**
   * Announces a file before it has its place.
   *
   * @return whether the regency did not have it
   */
  boolean insertPending(String regency, String sha256, long size, InspectedFile facts, Instant now) {
    PerceptualHash likeness = facts.likeness();
    int added = jdbc.sql("""
        INSERT INTO platform.document (regency, sha256, size, kind, state, readable, width, height, pages,
                                       phash, band0, band1, band2, band3, received_at, touched_at)
        VALUES (:regency, :sha256, :size, :kind, 'pending', :readable, :width, :height, :pages,
                :phash, :band0, :band1, :band2, :band3, :now, :now)
        ON CONFLICT (regency, sha256) DO NOTHING
        """)
        .param("regency", regency)
        .param("sha256", sha256)
        .param("size", size)
        .param("kind", facts.kind().sqlName())
        .param("readable", facts.readable())
        .param("width", facts.width())
        .param("height", facts.height())
        .param("pages", facts.pages())
        .param("phash", likeness == null ? null : likeness.bits())
        .param("band0", likeness == null ? null : likeness.band(0))
        .param("band1", likeness == null ? null : likeness.band(1))
        .param("band2", likeness == null ? null : likeness.band(2))
        .param("band3", likeness == null ? null : likeness.band(3))
        .param("now", SqlValues.timestamp(now))
        .update();
    updateTouchedAt(regency, sha256, now);
    return added == 1;
  }

  void updateTouchedAt(String regency, String sha256, Instant now) {
    jdbc.sql("UPDATE platform.document SET touched_at = :now WHERE regency = :regency AND sha256 = :sha256")
        .param("regency", regency)
        .param("sha256", sha256)
        .param("now", SqlValues.timestamp(now))
        .update();
  }

  /** Keeps the sweeper and a second upload of the same bytes apart until the transaction ends. */
  void lockDocument(String regency, String sha256) {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('payung.document.' || :regency), hashtext(:sha256))")
        .param("regency", regency)
        .param("sha256", sha256)
        .query((row, n) -> true)
        .single();
  }

  void markKept(String regency, String sha256) {
    int kept = jdbc.sql("UPDATE platform.document SET state = 'kept' WHERE regency = :regency AND sha256 = :sha256")
        .param("regency", regency)
        .param("sha256", sha256)
        .update();
    if (kept != 1) {
      throw new IllegalStateException("an announced document is gone");
    }
  }

  void markPending(String regency, String sha256) {
    jdbc.sql("UPDATE platform.document SET state = 'pending' WHERE regency = :regency AND sha256 = :sha256")
        .param("regency", regency)
        .param("sha256", sha256)
        .update();
  }

  void delete(String regency, String sha256) {
    jdbc.sql("DELETE FROM platform.document WHERE regency = :regency AND sha256 = :sha256")
        .param("regency", regency)
        .param("sha256", sha256)
        .update();
  }

  Optional<StoredDocument> find(String regency, String sha256, boolean known) {
    return jdbc.sql("SELECT * FROM platform.document WHERE regency = :regency AND sha256 = :sha256 AND state = 'kept'")
        .param("regency", regency)
        .param("sha256", sha256)
        .query((row, n) -> mapRow(row, known))
        .optional();
  }

  List<StoredDocument> find(String regency, List<String> hashes) {
    return jdbc
        .sql("SELECT * FROM platform.document WHERE regency = :regency AND sha256 = ANY (CAST(:hashes AS text[])) AND "
            + "state = 'kept'")
        .param("regency", regency)
        .param("hashes", SqlValues.textArray(hashes))
        .query((row, n) -> mapRow(row, true))
        .list();
  }

  private static StoredDocument mapRow(ResultSet row, boolean known) throws SQLException {
    Long bits = SqlValues.longOrNull(row, "phash");
    return new StoredDocument(row.getString("sha256"), row.getLong("size"),
        MediaKind.fromSqlName(row.getString("kind")), row.getBoolean("readable"), SqlValues.integerOrNull(row, "width"),
        SqlValues.integerOrNull(row, "height"), SqlValues.integerOrNull(row, "pages"),
        bits == null ? null : new PerceptualHash(bits), SqlValues.instant(row, "received_at"), known);
  }

  List<SimilarPicture> findSimilar(String regency, PerceptualHash wanted, int most, int limit) {
    return jdbc.sql("""
        SELECT sha256, phash FROM platform.document
         WHERE regency = :regency AND state = 'kept' AND phash IS NOT NULL
           AND (band0 = ANY (CAST(:near0 AS int[])) OR band1 = ANY (CAST(:near1 AS int[]))
             OR band2 = ANY (CAST(:near2 AS int[])) OR band3 = ANY (CAST(:near3 AS int[])))
        """)
        .param("regency", regency)
        .param("near0", intArrayLiteral(wanted.bandNeighbours(0)))
        .param("near1", intArrayLiteral(wanted.bandNeighbours(1)))
        .param("near2", intArrayLiteral(wanted.bandNeighbours(2)))
        .param("near3", intArrayLiteral(wanted.bandNeighbours(3)))
        .query((row, n) -> new SimilarPicture(row.getString("sha256"),
            wanted.distance(new PerceptualHash(row.getLong("phash")))))
        .list()
        .stream()
        .filter(similar -> similar.distance() <= most)
        .sorted(Comparator.comparingInt(SimilarPicture::distance).thenComparing(SimilarPicture::sha256))
        .limit(limit)
        .toList();
  }

  private static String intArrayLiteral(List<Integer> numbers) {
    return numbers.toString().replace('[', '{').replace(']', '}');
  }

  /** What is known already stays: the first word of a camera is the nearest to the day. */
  void saveCaptureDetails(String regency, String sha256, PictureCaptureDetails origin) {
    jdbc.sql("""
        INSERT INTO platform.document_origin AS o (regency, sha256, taken_at, utc_offset, latitude, longitude)
        VALUES (:regency, :sha256, :takenAt, :utcOffset, :latitude, :longitude)
        ON CONFLICT (regency, sha256) DO UPDATE
           SET taken_at = coalesce(o.taken_at, excluded.taken_at),
               utc_offset = CASE WHEN o.taken_at IS NULL THEN excluded.utc_offset ELSE o.utc_offset END,
               latitude = CASE WHEN o.latitude IS NULL THEN excluded.latitude ELSE o.latitude END,
               longitude = CASE WHEN o.latitude IS NULL THEN excluded.longitude ELSE o.longitude END
        """)
        .param("regency", regency)
        .param("sha256", sha256)
        .param("takenAt", origin.takenAt())
        .param("utcOffset", origin.utcOffset())
        .param("latitude", origin.latitude())
        .param("longitude", origin.longitude())
        .update();
  }

  Optional<PictureCaptureDetails> findCaptureDetails(String regency, String sha256) {
    return jdbc.sql("SELECT * FROM platform.document_origin WHERE regency = :regency AND sha256 = :sha256")
        .param("regency", regency)
        .param("sha256", sha256)
        .query((row, n) -> new PictureCaptureDetails(row.getObject("taken_at", LocalDateTime.class),
            row.getString("utc_offset"), row.getObject("latitude", Double.class),
            row.getObject("longitude", Double.class)))
        .optional();
  }

  /** Files that nobody has sent for so many days, oldest first. */
  List<String> listUntouchedSince(Instant moment, String regency, String after, int limit) {
    return jdbc.sql("""
        SELECT sha256 FROM platform.document
         WHERE regency = :regency AND touched_at < :moment AND sha256 > :after ORDER BY sha256 LIMIT :limit
        """)
        .param("regency", regency)
        .param("moment", moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .param("after", after)
        .param("limit", limit)
        .query((row, n) -> row.getString("sha256"))
        .list();
  }

  boolean isUntouchedSince(Instant moment, String regency, String sha256) {
    return jdbc
        .sql(
            "SELECT EXISTS (SELECT FROM platform.document WHERE regency = :regency AND sha256 = :sha256 AND touched_at "
                + "< :moment)")
        .param("regency", regency)
        .param("sha256", sha256)
        .param("moment", moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }
}
