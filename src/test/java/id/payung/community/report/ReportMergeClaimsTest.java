package id.payung.community.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.community.ReportDeclaration;
import id.payung.fieldwork.kind.FieldConflict;
import id.payung.fieldwork.kind.FieldMerge;
import id.payung.platform.testing.SeededTrials;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Claims about every pair of edits of one report: nothing that somebody wrote disappears in silence. */
class ReportMergeClaimsTest {
  private static final FieldMerge MERGE = new FieldMerge(ReportDeclaration.KIND);

  private static final String[] FIELDS =
      {"title", "notes", "volume", "cost", "people.childrenM", "people.adultsF", "ages.0-5.m", "heldOn"};

  private static ObjectNode body(SplittableRandom random) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (String field : FIELDS) {
      if (random.nextInt(3) > 0) {
        change(body, field, random);
      }
    }
    return body;
  }

  private static void change(ObjectNode body, String field, SplittableRandom random) {
    boolean number = !field.equals("title") && !field.equals("notes") && !field.equals("heldOn");
    FieldMerge.setField(body, field,
        random.nextInt(6) == 0 ? JsonNodeFactory.instance.nullNode()
            : number ? JsonNodeFactory.instance.numberNode(random.nextInt(4))
            : JsonNodeFactory.instance.stringNode("abcd".substring(random.nextInt(4)).substring(0, 1)));
  }

  private static ObjectNode edited(ObjectNode base, SplittableRandom random) {
    ObjectNode edited = base.deepCopy();
    for (int n = random.nextInt(4); n > 0; n--) {
      change(edited, FIELDS[random.nextInt(FIELDS.length)], random);
    }
    return edited;
  }

  @Test
  void what_only_one_side_changed_is_taken_and_what_both_changed_otherwise_is_said() {
    SeededTrials.run(5_000, random -> {
      ObjectNode base = body(random);
      ObjectNode mine = edited(base, random);
      ObjectNode theirs = edited(base, random);
      FieldMerge.MergeResult merged = MERGE.merge(base, mine, theirs);

      Set<String> torn =
          merged.conflicts().stream().map(FieldConflict::field).collect(Collectors.toCollection(TreeSet::new));
      for (String field : FIELDS) {
        var before = MERGE.fieldValue(base, field);
        var own = MERGE.fieldValue(mine, field);
        var standing = MERGE.fieldValue(theirs, field);
        var now = MERGE.fieldValue(merged.body(), field);
        boolean iChanged = !FieldMerge.sameValue(before, own);
        boolean theyChanged = !FieldMerge.sameValue(before, standing);
        boolean differ = !FieldMerge.sameValue(own, standing);
        assertThat(torn.contains(field)).as(field).isEqualTo(iChanged && theyChanged && differ);
        assertThat(FieldMerge.sameValue(now, iChanged && !theyChanged ? own : standing)).as(field).isTrue();
      }
    });
  }

  @Test
  void merging_the_same_edit_again_changes_nothing_and_the_order_of_two_does_not_matter_where_they_agree() {
    SeededTrials.run(5_000, random -> {
      ObjectNode base = body(random);
      ObjectNode mine = edited(base, random);
      ObjectNode theirs = edited(base, random);
      FieldMerge.MergeResult once = MERGE.merge(base, mine, theirs);
      FieldMerge.MergeResult other = MERGE.merge(base, theirs, mine);

      assertThat(MERGE.merge(base, mine, mine).changed()).isEmpty();
      assertThat(MERGE.merge(base, base, theirs).body()).isEqualTo(theirs);
      if (once.conflicts().isEmpty()) {
        assertThat(MERGE.merge(base, mine, once.body()).changed()).isEmpty();
        for (String field : FIELDS) {
          assertThat(FieldMerge.sameValue(MERGE.fieldValue(once.body(), field), MERGE.fieldValue(other.body(), field)))
              .as(field)
              .isTrue();
        }
      }
    });
  }
}
