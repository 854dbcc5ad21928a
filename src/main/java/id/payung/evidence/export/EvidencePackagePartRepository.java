package id.payung.evidence.export;

import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The finished parts of packages. They are fetched by the person who asked for the package, and by nobody else. */
@Repository
@Transactional
class EvidencePackagePartRepository {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  EvidencePackagePartRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The next number: parts are numbered through the whole package. */
  void insert(Actor actor, UUID job, String block, String name, List<EvidencePackageEntry> files, long size,
      String sha256, Instant now) {
    ArrayNode entries = json.createArrayNode();
    files.forEach(file -> entries.addObject()
        .put("name", file.name())
        .put("question", file.question())
        .put("slot", file.slot())
        .put("title", file.title())
        .put("number", file.number())
        .put("day", file.day())
        .put("pages", file.pages())
        .put("proves", file.proves())
        .put("size", file.size()));
    jdbc.sql("""
        INSERT INTO evidence.export_part (regency, job, nr, block, name, files, size, sha256, entries, person,
          made_at)
        SELECT :regency, :job, coalesce(max(p.nr), 0) + 1, :block, :name, :files, :size, :sha256,
          CAST(:entries AS jsonb), :person, :now
          FROM evidence.export_part p WHERE p.regency = :regency AND p.job = :job
        """)
        .param("regency", actor.regency())
        .param("job", job)
        .param("block", block)
        .param("name", name)
        .param("files", files.size())
        .param("size", size)
        .param("sha256", sha256)
        .param("entries", json.writeValueAsString(entries))
        .param("person", actor.requirePerson())
        .param("now", SqlValues.timestamp(now))
        .update();
  }

  /** A block that broke off is packed anew. */
  void deleteBlock(Actor actor, UUID job, String block) {
    jdbc.sql("DELETE FROM evidence.export_part WHERE regency = :regency AND job = :job AND block = :block AND person = "
        + ":person")
        .param("regency", actor.regency())
        .param("job", job)
        .param("block", block)
        .param("person", actor.requirePerson())
        .update();
  }

  @Transactional(readOnly = true)
  public List<EvidencePackagePart> listByJob(Actor actor, UUID job) {
    return jdbc.sql(
        "SELECT * FROM evidence.export_part WHERE regency = :regency AND job = :job AND person = :person ORDER BY nr")
        .param("regency", actor.regency())
        .param("job", job)
        .param("person", actor.requirePerson())
        .query((row, n) -> new EvidencePackagePart(row.getInt("nr"), row.getString("block"), row.getString("name"),
            row.getInt("files"), row.getLong("size"), row.getString("sha256"), readEntries(row.getString("entries"))))
        .list();
  }

  Optional<EvidencePackagePart> find(Actor actor, UUID job, int nr) {
    return listByJob(actor, job).stream().filter(part -> part.nr() == nr).findFirst();
  }

  int deleteMadeBefore(String regency, Instant moment) {
    return jdbc.sql("DELETE FROM evidence.export_part WHERE regency = :regency AND made_at < :moment")
        .param("regency", regency)
        .param("moment", SqlValues.timestamp(moment))
        .update();
  }

  private List<EvidencePackageEntry> readEntries(String entries) {
    List<EvidencePackageEntry> files = new ArrayList<>();
    for (JsonNode one : json.readTree(entries)) {
      files.add(new EvidencePackageEntry(one.get("name").asString(), one.get("question").asString(),
          one.get("slot").asString(), one.get("title").asString(), one.get("number").asString(),
          one.get("day").asString(), one.get("pages").asString(), one.get("proves").asString(),
          one.get("size").asLong()));
    }
    return files;
  }
}
