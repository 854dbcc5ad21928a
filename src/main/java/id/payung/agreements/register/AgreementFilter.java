package id.payung.agreements.register;

import id.payung.platform.list.PageKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list of agreements is narrowed to, how it is ordered, and where it goes on.
 *
 * @param expiring in force and ending within the warned days
 * @param incomplete work has begun and the paper is not complete
 */
record AgreementFilter(String q, String kind, String stage, @Nullable UUID organisation, boolean expiring,
    boolean incomplete, Sort sort, int warnDays, @Nullable String page) {
  enum Sort {
    NEWEST, TITLE, ENDS;

    static Sort parse(String word) {
      return switch (word) {
        case "title" -> TITLE;
        case "ends" -> ENDS;
        default -> NEWEST;
      };
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean hasConditions() {
    return !q.isBlank() || !kind.isEmpty() || !stage.isEmpty() || organisation != null || expiring || incomplete;
  }

  void appendConditions(StringBuilder sql, Map<String, @Nullable Object> params, LocalDate today) {
    if (!q.isBlank()) {
      sql.append(" AND a.search LIKE :pattern");
      params.put("pattern",
          "%" + q.strip().toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }
    if (!kind.isEmpty()) {
      sql.append(" AND a.kind = :kind");
      params.put("kind", kind);
    }
    if (!stage.isEmpty()) {
      sql.append(" AND a.stage = :stage");
      params.put("stage", stage);
    }
    if (organisation != null) {
      sql.append(" AND a.organisations @> CAST(:organisation AS uuid[])");
      params.put("organisation", "{" + organisation + "}");
    }
    if (expiring) {
      sql.append(
          " AND a.stage IN ('signed', 'in-force') AND a.ended_on IS NULL AND coalesce(a.ends, DATE '9999-12-31') <= "
              + ":until");
      params.put("until", today.plusDays(warnDays));
    }
    if (incomplete) {
      sql.append(" AND a.begun_on IS NOT NULL AND a.stage NOT IN ('signed', 'in-force')");
    }
  }

  void appendOrder(StringBuilder sql, Map<String, @Nullable Object> params) {
    List<String> after = PageKey.decode(page, 2);
    switch (sort) {
      case TITLE -> sql.append(after == null ? "" : " AND (a.title, a.id) > (:afterValue, CAST(:afterId AS uuid))")
          .append(" ORDER BY a.title, a.id");
      case ENDS -> sql.append(after == null ? ""
          : " AND (coalesce(a.ends, DATE '9999-12-31'), a.id) > (CAST(:afterValue AS date), CAST(:afterId AS uuid))")
          .append(" ORDER BY coalesce(a.ends, DATE '9999-12-31'), a.id");
      case NEWEST -> sql
          .append(after == null ? ""
              : " AND (a.created_at, a.id) < ((SELECT c.created_at FROM agreements.agreement c WHERE c.regency = "
                  + ":regency AND c.id = CAST(:afterId AS uuid)), CAST(:afterId AS uuid))")
          .append(" ORDER BY a.created_at DESC, a.id DESC");
    }
    if (after != null) {
      params.put("afterValue", after.getFirst());
      params.put("afterId", after.getLast());
    }
  }

  String pageKeyOf(Agreement row) {
    return switch (sort) {
      case TITLE -> PageKey.encode(row.title(), row.id());
      case ENDS -> PageKey.encode(Objects.requireNonNullElse(row.ends(), LocalDate.of(9999, 12, 31)), row.id());
      case NEWEST -> PageKey.encode("", row.id());
    };
  }
}
