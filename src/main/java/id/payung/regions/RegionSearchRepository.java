package id.payung.regions;

import id.payung.platform.db.SqlValues;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.LikePattern;
import id.payung.platform.rows.Rows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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
class RegionSearchRepository {
  /** Below this a trigram index has nothing to look for. */
  static final int MIN_LENGTH = 2;

  private static final int MAX_LENGTH = 60;
  private static final Pattern NON_WORD_CHARACTERS = Pattern.compile("[^\\p{L}\\p{N}'-]+");

  /** Names first in the index; ranks then sort the few that are left. The place narrows. */
  private static final String SEARCH_TEMPLATE = """
      WITH found AS (
        SELECT r.id, r.code, r.level, r.parent, r.name, coalesce(p.name, '') AS parent_name,
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

  static final String SEARCH_NATIONWIDE = SEARCH_TEMPLATE.formatted("TRUE", "lower(r.name) LIKE :first AND");
  private static final String SEARCH_IN_REGENCY = SEARCH_TEMPLATE.formatted("r.regency = :regency", "");

  private final JdbcClient jdbc;
  private final Rows rows;

  RegionSearchRepository(JdbcClient jdbc, Rows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** What was found, and how well: 0 is the name itself. */
  private record RankedRegion(Region region, BigDecimal rank) {}

  Slice<Region> searchVillages(String regency, String typed, @Nullable String after, int size) {
    return search(SEARCH_IN_REGENCY, regency, 4, typed, after, size);
  }

  Slice<Region> searchNationwide(int level, String typed, @Nullable String after, int size) {
    return search(SEARCH_NATIONWIDE, "", level, typed, after, size);
  }

  private Slice<Region> search(String sql, String regency, int level, String typed, @Nullable String after, int size) {
    String words = normaliseWords(typed);
    if (words.length() < MIN_LENGTH) {
      return new Slice<>(List.of(), null);
    }
    List<String> each = List.of(words.split(" "));
    List<String> last = PageKey.decode(after, 2);
    JdbcClient.StatementSpec statement = jdbc.sql(sql)
        .param("words", words)
        .param("first", LikePattern.containing(each.getFirst()))
        .param("every", SqlValues.textArray(each.stream().map(LikePattern::containing).toList()))
        .param("level", level)
        .param("afterRank", last == null ? null : last.getFirst())
        .param("afterCode", last == null ? "" : last.getLast())
        .param("limit", size + 1);
    if (!regency.isEmpty()) {
      statement = statement.param("regency", regency);
    }
    List<RankedRegion> found = statement.query(rows.mapper(RankedRegion.class)).list();
    Slice<RankedRegion> slice = Slice.of(found, size, one -> PageKey.encode(one.rank(), one.region().code()));
    return new Slice<>(slice.rows().stream().map(RankedRegion::region).toList(), slice.next());
  }

  /**
   * Lower case, one space between words, without the signs and titles that people type:
   * {@code "Ds. Baruga, Kec. Malili"} → {@code baruga malili}.
   */
  static String normaliseWords(String typed) {
    String plain = NON_WORD_CHARACTERS.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    String named = plain.replaceAll("(^| )(desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab)(?= .)", " ")
        .replaceAll(" +", " ")
        .strip();
    return named.length() > MAX_LENGTH ? named.substring(0, MAX_LENGTH) : named;
  }
}
