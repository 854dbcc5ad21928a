package id.payung.community;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.testing.Many;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Claims about every pair of edits of one report: nothing that somebody wrote disappears in silence. */
class MergeClaimsTest {
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
    Merge.set(body, field,
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
    Many.times(5_000, random -> {
      ObjectNode base = body(random);
      ObjectNode mine = edited(base, random);
      ObjectNode theirs = edited(base, random);
      Merge.Merged merged = Merge.of(base, mine, theirs);

      Set<String> torn =
          merged.conflicts().stream().map(Difference::field).collect(Collectors.toCollection(TreeSet::new));
      for (String field : FIELDS) {
        var before = Merge.valueOf(base, field);
        var own = Merge.valueOf(mine, field);
        var standing = Merge.valueOf(theirs, field);
        var now = Merge.valueOf(merged.body(), field);
        boolean iChanged = !Merge.same(before, own);
        boolean theyChanged = !Merge.same(before, standing);
        boolean differ = !Merge.same(own, standing);
        assertThat(torn.contains(field)).as(field).isEqualTo(iChanged && theyChanged && differ);
        assertThat(Merge.same(now, iChanged && !theyChanged ? own : standing)).as(field).isTrue();
      }
    });
  }

  @Test
  void merging_the_same_edit_again_changes_nothing_and_the_order_of_two_does_not_matter_where_they_agree() {
    Many.times(5_000, random -> {
      ObjectNode base = body(random);
      ObjectNode mine = edited(base, random);
      ObjectNode theirs = edited(base, random);
      Merge.Merged once = Merge.of(base, mine, theirs);
      Merge.Merged other = Merge.of(base, theirs, mine);

      assertThat(Merge.of(base, mine, mine).changed()).isEmpty();
      assertThat(Merge.of(base, base, theirs).body()).isEqualTo(theirs);
      if (once.conflicts().isEmpty()) {
        assertThat(Merge.of(base, mine, once.body()).changed()).isEmpty();
        for (String field : FIELDS) {
          assertThat(Merge.same(Merge.valueOf(once.body(), field), Merge.valueOf(other.body(), field))).as(field)
              .isTrue();
        }
      }
    });
  }
}
