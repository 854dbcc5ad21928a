package id.payung.regions;

import id.payung.platform.db.Sql;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds regions by a part of their name: the exact name first, then names that begin so, then names that hold the
 * words, then names that are only like them. In all Indonesia the first word must stand in the region's own name and
 * the others may stand in its parent's; within a regency any word may stand in the district's.
 */
@Component
class RegionSearch {
  /** Below this a trigram index has nothing to look for. */
  static final int SHORTEST = 2;

  private static final int LONGEST = 60;
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}'-]+");

  /** Names first in the index; ranks then sort the few that are left. The place narrows. */
  private static final String FIND = """
      WITH found AS (
        SELECT r.id, r.code, r.level, r.parent, r.name, p.name AS parent_name,
               CASE WHEN :words IN (lower(r.name), lower(r.name || ' ' || coalesce(p.name, ''))) THEN 0
                    WHEN starts_with(lower(r.name || ' ' || coalesce(p.name, '')), :words) THEN 1
                    WHEN lower(r.name) LIKE :first AND lower(r.name || ' ' || coalesce(p.name, ''))
                      LIKE ALL (CAST(:every AS text[])) THEN 2
                    ELSE 4 - round(similarity(lower(r.name), :words)::numeric, 4) END AS rank
          FROM regions.region r LEFT JOIN regions.region p ON p.id = r.parent
         WHERE %s AND r.level = :level AND r.valid_to IS NULL
           AND ((%s lower(r.name || ' ' || coalesce(p.name, '')) LIKE ALL (CAST(:every AS text[])))
                OR lower(r.name) %% :words)
      )
      SELECT * FROM found
       WHERE CAST(:afterRank AS numeric) IS NULL OR (rank, code) > (CAST(:afterRank AS numeric), :afterCode)
       ORDER BY rank, code
       LIMIT :limit
      """;

  static final String EVERYWHERE = FIND.formatted("TRUE", "lower(r.name) LIKE :first AND");
  private static final String WITHIN = FIND.formatted("r.regency = :regency", "");

  private final JdbcClient jdbc;

  RegionSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was found, and how well: 0 is the name itself. */
  private record Found(Region region, BigDecimal rank) {}

  Slice<Region> villages(String regency, String typed, @Nullable String after, int size) {
    return find(WITHIN, regency, 4, typed, after, size);
  }

  Slice<Region> everywhere(int level, String typed, @Nullable String after, int size) {
    return find(EVERYWHERE, "", level, typed, after, size);
  }

  private Slice<Region> find(String sql, String regency, int level, String typed, @Nullable String after, int size) {
    String words = words(typed);
    if (words.length() < SHORTEST) {
      return new Slice<>(List.of(), null);
    }
    List<String> each = List.of(words.split(" "));
    List<String> last = PageKey.read(after, 2);
    JdbcClient.StatementSpec statement = jdbc.sql(sql)
        .param("words", words)
        .param("first", part(each.getFirst()))
        .param("every", Sql.texts(each.stream().map(RegionSearch::part).toList()))
        .param("level", level)
        .param("afterRank", last == null ? null : last.getFirst())
        .param("afterCode", last == null ? "" : last.getLast())
        .param("limit", size + 1);
    if (!regency.isEmpty()) {
      statement = statement.param("regency", regency);
    }
    List<Found> found =
        statement.query((row, n) -> new Found(Regions.read(row), Objects.requireNonNull(row.getBigDecimal("rank"))))
            .list();
    Slice<Found> slice = Slice.of(found, size, one -> PageKey.of(one.rank(), one.region().code()));
    return new Slice<>(slice.rows().stream().map(Found::region).toList(), slice.next());
  }

  /**
   * Lower case, one space between words, without the signs and titles that people type:
   * {@code "Ds. Baruga, Kec. Malili"} → {@code baruga malili}.
   */
  static String words(String typed) {
    String plain = GAPS.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    String named = plain.replaceAll("(^| )(desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab)(?= .)", " ")
        .replaceAll(" +", " ")
        .strip();
    return named.length() > LONGEST ? named.substring(0, LONGEST) : named;
  }

  private static String part(String word) {
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
