package id.payung.regions;

import static java.util.stream.Collectors.joining;

import id.payung.platform.db.SqlValues;
import id.payung.platform.list.PageKey;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.Rows;
import id.payung.platform.search.LikePattern;
import id.payung.platform.search.SearchText;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds regions by a part of their name: the exact name first, then names that begin so, then names that hold the
 * words, then names that are only like them. In all Indonesia one of the words must stand in the region's own name and
 * the others may stand in its parent's; within a regency any word may stand in the district's.
 */
@Component
class RegionSearchRepository {
  /** Shortest text that is searched: a single letter holds nothing that a trigram index could narrow by. */
  static final int MIN_LENGTH = 2;

  private static final int MAX_LENGTH = 60;
  private static final Pattern NON_WORD_CHARACTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * First gap: the place, a regency or all Indonesia. Second gap: a further condition on the name. The conditions on
   * names are answered by the trigram index, and only the rows that match are ranked: 0 is the exact name, 1 begins
   * with the words, 2 holds them all, up to 4 is only similar.
   */
  private static final String SEARCH_TEMPLATE = """
      WITH found AS (
        SELECT r.id, r.code, r.level, r.parent, r.name, coalesce(p.name, '') AS parent_name,
               CASE WHEN :words IN (btrim(r.search), btrim(r.search || coalesce(ltrim(p.search), ''))) THEN 0
                    WHEN starts_with(ltrim(r.search || coalesce(ltrim(p.search), '')), :words) THEN 1
                    WHEN r.search LIKE ANY (CAST(:every AS text[])) AND r.search || coalesce(p.search, '')
                      LIKE ALL (CAST(:every AS text[])) THEN 2
                    ELSE 4 - round(similarity(r.search, :words)::numeric, 4) END AS rank
          FROM regions.region r LEFT JOIN regions.region p ON p.id = r.parent
         WHERE %s AND r.level = :level AND r.valid_to IS NULL
           AND ((%s r.search || coalesce(p.search, '') LIKE ALL (CAST(:every AS text[])))
                OR r.search %% :words)
      )
      SELECT * FROM found
       WHERE CAST(:afterRank AS numeric) IS NULL OR (rank, code) > (CAST(:afterRank AS numeric), :afterCode)
       ORDER BY rank, code
       LIMIT :limit
      """;

  static final String SEARCH_NATIONWIDE = searchNationwide(List.of());
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
    return search(_ -> SEARCH_IN_REGENCY, regency, 4, typed, after, size);
  }

  Slice<Region> searchNationwide(int level, String typed, @Nullable String after, int size) {
    return search(RegionSearchRepository::searchNationwide, "", level, typed, after, size);
  }

  /** One of the words stands in the name itself: that is what the index finds. */
  private static String searchNationwide(List<String> others) {
    String any = IntStream.range(0, others.size()).mapToObj(i -> " OR r.search LIKE :other" + i).collect(joining());
    return SEARCH_TEMPLATE.formatted("TRUE", "(r.search LIKE :first" + any + ") AND");
  }

  private Slice<Region> search(Function<List<String>, String> sql, String regency, int level, String typed,
      @Nullable String after, int size) {
    String words = normaliseWords(typed);
    if (words.length() < MIN_LENGTH) {
      return new Slice<>(List.of(), null);
    }
    List<String> each = List.of(words.split(" "));
    List<String> others = each.stream().skip(1).filter(word -> word.length() > MIN_LENGTH).toList();
    List<String> last = PageKey.decode(after, "numeric", "text");
    JdbcClient.StatementSpec statement = jdbc.sql(sql.apply(others))
        .param("words", words)
        .param("first", LikePattern.containing(each.getFirst()))
        .param("every", SqlValues.textArray(each.stream().map(LikePattern::containing).toList()))
        .param("level", level)
        .param("afterRank", last == null ? null : last.getFirst())
        .param("afterCode", last == null ? "" : last.getLast())
        .param("limit", size + 1);
    for (int i = 0; i < others.size(); i++) {
      statement = statement.param("other" + i, LikePattern.containing(others.get(i)));
    }
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
    String plain = NON_WORD_CHARACTERS.matcher(SearchText.normalise(typed)).replaceAll(" ").strip();
    String named = plain.replaceAll("(^| )(desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab)(?= .)", " ")
        .replaceAll(" +", " ")
        .strip();
    return named.length() > MAX_LENGTH ? named.substring(0, MAX_LENGTH) : named;
  }
}
