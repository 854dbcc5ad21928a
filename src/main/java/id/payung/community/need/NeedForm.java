package id.payung.community.need;

import id.payung.platform.errors.Invalid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A note as it is corrected at a desk; how long and how many is read as from a phone. */
record NeedForm(UUID id, int version, @NotBlank @Size(max = 60) String help, int children, int women, int others,
    int urgency, @NotNull @PastOrPresent LocalDate day, @Size(max = 500) String text) {

  static NeedForm of(NeedNote note) {
    Need need = note.need();
    return new NeedForm(note.id(), note.version(), need.help(), need.people().children(), need.people().women(),
        need.people().others(), need.urgency(), need.day(), need.text());
  }

  ObjectNode body(NeedNote kept) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("village", kept.village().toString()).put("help", help).put("urgency", urgency).put("day", day.toString());
    body.putObject("people").put("children", children).put("women", women).put("others", others);
    return body.put("text", text);
  }

  /** The numbers have a field each on the page. */
  static Invalid onPage(Invalid wrong) {
    Map<String, String> fields = new HashMap<>();
    wrong.fields()
        .forEach((field, key) -> fields.put(field.replaceFirst("^people\\.?", "").replaceFirst("^$", "children"), key));
    return new Invalid(fields);
  }
}
