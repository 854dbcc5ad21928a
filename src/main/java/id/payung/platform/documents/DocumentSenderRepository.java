package id.payung.platform.documents;

import id.payung.platform.db.SqlValues;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who sent which new file, for as long as no record may name it. */
@Repository
class DocumentSenderRepository {
  private final JdbcClient jdbc;

  DocumentSenderRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(String regency, UUID person, String sha256, long bytes, Instant now) {
    jdbc.sql("""
        INSERT INTO platform.document_sender (regency, person, sha256, bytes, sent_at)
        VALUES (:regency, :person, :sha256, :bytes, :now) ON CONFLICT (regency, person, sha256) DO NOTHING
        """)
        .param("regency", regency)
        .param("person", person)
        .param("sha256", sha256)
        .param("bytes", bytes)
        .param("now", SqlValues.timestamp(now))
        .update();
  }

  long sumOf(String regency, UUID person) {
    return jdbc
        .sql("SELECT COALESCE(sum(bytes), 0) FROM platform.document_sender WHERE regency = :regency AND person = "
            + ":person")
        .param("regency", regency)
        .param("person", person)
        .query(Long.class)
        .single();
  }

  List<String> listHashes(String regency, UUID person) {
    return jdbc.sql("SELECT sha256 FROM platform.document_sender WHERE regency = :regency AND person = :person")
        .param("regency", regency)
        .param("person", person)
        .query((row, n) -> row.getString("sha256"))
        .list();
  }

  void delete(String regency, UUID person, Collection<String> hashes) {
    jdbc.sql("""
        DELETE FROM platform.document_sender
         WHERE regency = :regency AND person = :person AND sha256 = ANY (CAST(:hashes AS text[]))
        """).param("regency", regency).param("person", person).param("hashes", SqlValues.textArray(hashes)).update();
  }

  /** Those of files that were named in time. */
  void deleteBefore(String regency, Instant moment) {
    jdbc.sql("DELETE FROM platform.document_sender WHERE regency = :regency AND sent_at < :moment")
        .param("regency", regency)
        .param("moment", SqlValues.timestamp(moment))
        .update();
  }
}
